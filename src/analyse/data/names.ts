/** Titles of things of the model inside sentences of the analysis. */

import type { Said } from '../../language/text.ts'
import { said } from '../../language/text.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'

/** Title of an element or place in both languages; its id when it has none. */
export function titleOf(topology: Topology, id: Id): Said {
  const thing = topology.elements.get(id) ?? topology.places.get(id)
  return thing ? said(thing.title) : { ru: id, en: id }
}

/** `place (copy id)`. */
export function copyName(topology: Topology, copy: Copy): Said {
  const place = titleOf(topology, copy.place)
  return { ru: `${place.ru} (${copy.id})`, en: `${place.en} (${copy.id})` }
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
