/** Titles of things of the model inside sentences of the analysis. */

import type { Said } from '../../language/text.ts'
import { said } from '../../language/text.ts'
import type { Element, Id } from '../../language/vocabulary/index.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'

/** Title of an element or place in both languages; its id when it has none. */
export function titleOf(topology: Topology, id: Id): Said {
  const thing = topology.elements.get(id) ?? topology.places.get(id)
  return thing ? said(thing.title) : { ru: id, en: id }
}

/** Copies of one group are told apart by their places: `«Moscow, zone b»`. */
export function copyName(topology: Topology, copy: Copy): Said {
  const place = titleOf(topology, copy.place)
  return { ru: `«${place.ru}»`, en: `"${place.en}"` }
}

/** What an element is, as a word before its title in quotes: the title itself is never declined. */
export function calledOf(topology: Topology, id: Id): Said {
  const title = titleOf(topology, id)
  const kind = topology.elements.get(id)?.kind
  const noun = kind ? nouns[kind] : undefined
  return noun
    ? { ru: `${noun.ru} «${title.ru}»`, en: `${noun.en} "${title.en}"` }
    : { ru: `«${title.ru}»`, en: `"${title.en}"` }
}

const nouns: Partial<Record<Element['kind'], Said>> = {
  service: { ru: 'сервис', en: 'service' },
  worker: { ru: 'обработчик', en: 'worker' },
  gateway: { ru: 'шлюз', en: 'gateway' },
  database: { ru: 'база данных', en: 'database' },
  cache: { ru: 'кэш', en: 'cache' },
  sessionStore: { ru: 'хранилище сессий', en: 'session store' },
  queue: { ru: 'очередь', en: 'queue' },
  topic: { ru: 'топик', en: 'topic' },
  objectStore: { ru: 'объектное хранилище', en: 'object store' },
  externalSystem: { ru: 'внешняя система', en: 'external system' },
}

/** Title of a shard group: its own, else that of its store. */
export function groupName(topology: Topology, group: Group): Said {
  const store = titleOf(topology, group.store)
  if (!group.spec) return store
  const own = said(group.spec.title ?? group.spec.id)
  return { ru: `${store.ru}: ${own.ru}`, en: `${store.en}: ${own.en}` }
}

/** Titles joined by commas. */
export function listOf(items: readonly Said[]): Said {
  return { ru: items.map((i) => i.ru).join(', '), en: items.map((i) => i.en).join(', ') }
}
