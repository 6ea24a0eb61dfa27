/** Reads through a cache: old answers where a node of the cache answers, else the read of the store itself. */

import { isStore } from '../../language/stores.ts'
import type { Said } from '../../language/text.ts'
import type { Element } from '../../language/vocabulary/index.ts'
import { formatAuthored } from '../../text/authored.ts'
import { titleOf } from '../data/names.ts'
import type { Topology } from '../topology/topology.ts'
import { type Behaviour, plain, type Rule, type Subject } from './behaviour.ts'
import { type Situation, sideOf } from './situations.ts'

/** The rule of a group, or why there is none. */
type RuleOf = (subject: Subject) => { rule: Rule } | Said

/** `caches` are asked before the store; at least one. */
export function cachedRead(
  subject: Subject,
  situation: Situation,
  caches: readonly Element[],
  ruleOf: RuleOf,
): Behaviour {
  const { topology } = subject
  const answering = caches.find((cache) => answers(topology, cache, situation, ruleOf))
  if (answering) return remembered(topology, answering)
  const own = ruleOf(subject)
  const read: Behaviour =
    'rule' in own ? own.rule(subject, situation, 'read') : plain('refused', 'none', own.ru, own.en)
  return {
    ...read,
    why: {
      ru: `ни один узел кэша на этой стороне не отвечает, читают само хранилище: ${read.why.ru}`,
      en: `no node of the cache answers on this side, the store itself is read: ${read.why.en}`,
    },
  }
}

/** Whether a cache answers reads there. One that the partition does not concern does, like one whose place is not told. */
function answers(topology: Topology, cache: Element, { kind, here, there }: Situation, ruleOf: RuleOf): boolean {
  if (!here || !there) return true
  const groups = isStore(cache) ? topology.groupsOf(cache.id).filter((group) => group.copies.length > 0) : []
  if (groups.length === 0) {
    const places = topology.instancesOf(cache.id).map((instance) => instance.place)
    return places.length === 0 || places.some((place) => here.holds(place) || !there.holds(place))
  }
  return groups.some((group) => {
    if (!isStore(cache) || group.copies.some(({ place }) => !here.holds(place) && !there.holds(place))) return true
    const own = ruleOf({ topology, store: cache, group })
    if (!('rule' in own)) return group.copies.some((copy) => here.has(copy))
    const situation: Situation = {
      id: `cache ${cache.id}`,
      title: { ru: '', en: '' },
      kind,
      here: sideOf(cache, group, here.sites, here.holds),
      there: sideOf(cache, group, there.sites, there.holds),
    }
    const { answer } = own.rule({ topology, store: cache, group }, situation, 'read')
    return answer === 'served' || answer === 'stale'
  })
}

function remembered(topology: Topology, cache: Element): Behaviour {
  const name = titleOf(topology, cache.id)
  const ttl = 'cache' in cache ? cache.cache?.ttl : undefined
  return plain(
    'stale',
    'eventual',
    `«${name.ru}» отдаёт запомненное${ttl ? ` не дольше ${formatAuthored(ttl, 'ru')}` : ', срок не задан'}`,
    `"${name.en}" answers with what it remembers${ttl ? `, up to ${formatAuthored(ttl, 'en')} old` : ', for no stated time'}`,
  )
}
