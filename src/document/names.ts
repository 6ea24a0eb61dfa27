/**
 * Names of deployed things in words: an architect reads «Points · Moscow», not `points@msk`. The words are titles of the
 * model; an id without a title stays as it is.
 */
import { inLanguage, type Said } from '../language/text.ts'
import type { Range } from '../quantity/quantity.ts'
import type { Context } from './context.ts'
import { type Inline, range } from './write.ts'

/** A shard group: store and shard; the store alone when it is not cut into shards. */
export function groupName(c: Context, group: string): string {
  const found = c.topology.groups.find((g) => g.id === group)
  if (!found) return group
  const store = c.title(found.store)
  return found.spec ? `${store} · ${shardOf(c, found.id)}` : store
}

/** The shard alone, for places where the store is named already. */
export function shardOf(c: Context, group: string): string {
  const spec = c.topology.groups.find((g) => g.id === group)?.spec
  return spec ? inLanguage(spec.title ?? spec.id, c.language) : ''
}

/** A station, copy, group or element: its title and where it runs. */
export function stationName(c: Context, station: string): string {
  for (const group of c.topology.groups) {
    const copy = group.copies.find((item) => item.id === station)
    if (copy) {
      const reads = copy.role === 'replica' ? c.say(' · реплика', ' · replica') : ''
      const [shard, place] = [groupName(c, group.id), c.title(copy.place)]
      // A shard that is called like its place is named once.
      return `${shard}${shard.endsWith(` · ${place}`) ? '' : ` · ${place}`}${reads}`
    }
  }
  if (c.topology.groups.some((g) => g.id === station)) return groupName(c, station)
  const [element = '', region] = station.split('@')
  return region === undefined ? c.title(element) : `${c.title(element)} · ${c.title(region)}`
}

/** Of a recovery that never ends. */
export const neverBack: Said = { ru: 'вернуть нечем', en: 'nothing brings it back' }

/** A recovery time in words: what never ends is said, not drawn as a sign. */
export function recoveryTime(c: Context, rto: Range): Inline {
  if (rto.typical === Number.POSITIVE_INFINITY) return neverBack[c.language]
  return range(rto, 's', c.language)
}

/** A sentence that stands alone: its first letter large. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Replaces ids of copies, stations and groups inside a sentence of the analysis by their names. */
export function namedIds(c: Context, sentence: string): string {
  return sentence.replace(/[a-z0-9-]+(?:@[a-z0-9-]+(?:\/\d+)?|(?:\/[a-z0-9-]+){1,2})/g, (id) => {
    const [station = id, instance] = id.includes('@') ? id.split('/') : [id]
    const name = stationName(c, station)
    return name === station ? id : `«${name}»${instance ? ` (${instance})` : ''}`
  })
}
