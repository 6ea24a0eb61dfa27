/** Hits on what is lost. Thousands of scenarios lose the same places in other company: hits are remembered by what they depend on. */
import type { Element, Id } from '../../language/vocabulary/index.ts'
import type { Effect } from '../data/effect.ts'
import { restoredTogether } from '../data/together.ts'
import type { Group } from '../topology/topology.ts'
import type { Calm } from './calm.ts'
import type { Hit } from './hit.ts'
import { serviceHits } from './services.ts'
import { storeHit } from './stores.ts'
import { onlyPlaces, type Wired } from './wiring.ts'

/** Hits on what is lost, in the author's order. */
export function partHits(topology: Wired, effect: Effect, calm: Calm): Hit[] {
  let jobs: ReturnType<typeof restoredTogether> | undefined
  const together = () => {
    jobs ??= restoredTogether(topology, effect)
    return jobs
  }
  const places = onlyPlaces(topology, effect)
  const near = places && lossesByRegion(topology, effect)
  const found: Hit[] = []
  for (const element of topology.touchedBy(effect)) {
    const groups = topology.groupsOf(element.id).filter((group) => group.copies.length > 0)
    if (groups.length === 0) {
      const make = () => serviceHits(topology, element, effect, calm.flows)
      found.push(...(near ? knownServiceHits(topology, element, effect, near, make) : make()))
    }
    for (const group of groups) {
      const hit = knownHit(topology, group, effect, places, together)
      if (hit) found.push(hit, ...(hit.also ?? []))
    }
  }
  return found
}

/** The hit on a group; remembered by the places that matter to it when only places are lost. A restore has company. */
function knownHit(
  topology: Wired,
  group: Group,
  effect: Effect,
  places: readonly string[] | undefined,
  together: () => ReturnType<typeof restoredTogether>,
): Hit | undefined {
  if (!places) return storeHit(topology, group, effect, together)
  const near = topology.placesOf(group.id)
  const key = `${group.id} ${lossesIn(effect, (place) => near.has(place))}`
  if (topology.known.has(key)) return topology.known.get(key)
  const hit = storeHit(topology, group, effect, together)
  if (hit?.recovery.effect !== 'restore') {
    topology.known.set(key, hit)
    for (const one of hit ? [hit, ...(hit.also ?? [])] : []) topology.numbers.set(one, topology.numbers.size)
  }
  return hit
}

/** Lost places with how long, as text. */
function lossesIn(effect: Effect, matters: (place: Id) => boolean): string {
  return effect.faults
    .map((f) => (f.kind === 'lose-place' && matters(f.place) ? `${f.place}=${f.for ?? ''} ` : ''))
    .join('')
}

/** What matters to instances of each region, by region: losses in it, of its control planes, and of what alerts people. */
function lossesByRegion(topology: Wired, effect: Effect): ReadonlyMap<Id, string> {
  return new Map(
    topology.regions.flatMap((region) => {
      const near = topology.nearRegion(region)
      const losses = lossesIn(effect, (place) => near.has(place))
      return losses === '' ? [] : [[region, `${region} ${losses}`] as const]
    }),
  )
}

/**
 * Hits on the instances of an element when only places are lost. Those of one region depend on what is lost near it and, when
 * nothing is left there, on the first region where something is.
 */
function knownServiceHits(
  topology: Wired,
  element: Element,
  effect: Effect,
  near: ReadonlyMap<Id, string>,
  make: () => Hit[],
): Hit[] {
  const regions = topology.regionsOf(element.id)
  if (regions.length === 0) return make()
  const lives = (region: Id) =>
    topology.instancesIn(element.id, region).some((i) => !topology.ancestors(i.place).some((at) => effect.lost.has(at)))
  const known = topology.hitsOf(element.id)
  const found: Hit[] = []
  for (const region of regions) {
    const losses = near.get(region)
    if (losses === undefined) continue
    const key = lives(region) ? losses : `${losses}> ${regions.find(lives) ?? ''}`
    let hits = known.get(key)
    if (!hits) {
      hits = make().filter((hit) => hit.recovery.id === `${element.id}@${region}`)
      known.set(key, hits)
      for (const hit of hits) topology.numbers.set(hit, topology.numbers.size)
    }
    found.push(...hits)
  }
  return found
}
