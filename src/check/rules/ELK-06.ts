import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'ELK-06',
  severity: 'warning',
  title: { ru: 'Копии шарда могут оказаться в одной зоне', en: 'Copies of a shard may sit in one zone' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: узлы стоят в ${ru.count(p.zones, 'зоне', 'зонах', 'зонах')}, но размещение шардов о них не знает.`,
    en: (p) =>
      `${en.quote(p.id)}: its nodes stand in ${en.count(p.zones, 'zone')}, but the placement of shards does not know of them.`,
  },
  fix: {
    ru: () => 'Задайте cluster.routing.allocation.awareness.attributes: zone (allocationAwareness: true).',
    en: () => 'Set cluster.routing.allocation.awareness.attributes: zone (allocationAwareness: true).',
  },
  why: {
    ru: 'Потеря зоны унесёт обе копии части данных, хотя узлов в других зонах хватало.',
    en: 'The loss of a zone takes both copies of some data, although other zones had nodes enough.',
  },
  source: 'Elastic, shard allocation awareness',
  example: { id: 'search', zones: 3 },
}

/** Only where a zone holds more than one node: otherwise copies part by themselves. */
export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap(({ id, elasticsearch }) => {
      if (!elasticsearch || elasticsearch.allocationAwareness === true) return []
      const sites = context.groupsOf(id).flatMap((group) => group.copies.map((copy) => context.siteOf(copy.member.in)))
      const zones = new Set(sites).size
      if (zones < 2 || Math.max(sites.length, elasticsearch.dataNodes ?? 0) <= zones) return []
      return [report(context, entry, `${id}.elasticsearch.allocationAwareness`, { id, zones })]
    }),
}
