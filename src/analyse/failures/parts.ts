/** Hits on what is lost. Thousands of scenarios lose the same places in other company: hits are remembered by what they depend on. */
import type { Element, Id } from '../../language/vocabulary/index.ts'
import type { Effect } from '../data/effect.ts'
import { restoredTogether } from '../data/together.ts'
import type { Group } from '../topology/topology.ts'
import type { Hit } from './hit.ts'
import type { Calm } from './load/state.ts'
import { mayBeHit } from './services/nowhere.ts'
import { destinationsOf } from './services/reroute.ts'
import { hitsIn, serviceHits } from './services/service-hits.ts'
import { sharedHit } from './sharing.ts'
import { proxyHits } from './stores/proxies.ts'
import { storeHit } from './stores/store-hit.ts'
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
    const all = topology.groupsOf(element.id)
    const groups = all.length === 0 ? all : all.filter((group) => group.copies.length > 0)
    if (groups.length === 0) {
      const hits = near
        ? knownServiceHits(topology, element, effect, near, calm)
        : serviceHits(topology, element, effect, calm.flows)
      found.push(...hits)
    }
    for (const group of groups) {
      const hit = knownHit(topology, group, effect, places, together)
      if (hit) found.push(hit, ...(hit.also ?? []))
    }
    const proxies = topology.proxies.get(element.id)
    if (proxies) found.push(...proxyHits(topology, proxies, effect).map((hit) => sharedHit(topology, hit)))
  }
  found.push(...mayBeHit(topology.nowhere, effect))
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

/** Losses near a region as text, and the hits that they are known to give, by element. */
interface Losses {
  key: string
  known: Map<Id, readonly Hit[] | 'gone'>
}

/** What matters to instances of each region, by region: losses in it, of its control planes, and of what alerts people. */
function lossesByRegion(topology: Wired, effect: Effect): ReadonlyMap<Id, Losses> {
  return new Map(
    topology.regions.flatMap((region) => {
      const near = topology.nearRegion(region)
      const losses = lossesIn(effect, (place) => near.has(place))
      if (losses === '') return []
      const key = `${region} ${losses}`
      return [[region, { key, known: topology.hitsOf(key) }] as const]
    }),
  )
}

/**
 * Hits on the instances of an element when only places are lost. Those of one region depend on what is lost near it and, when
 * nothing is left there, on the regions to which users are led.
 */
function knownServiceHits(
  topology: Wired,
  element: Element,
  effect: Effect,
  near: ReadonlyMap<Id, Losses>,
  calm: Calm,
): readonly Hit[] {
  const regions = topology.regionsOf(element.id)
  if (regions.length === 0) return serviceHits(topology, element, effect, calm.flows)
  const make = (region: Id) => hitsIn(topology, element, effect, region, calm.flows)
  const found: Hit[] = []
  for (const region of near.size === 1 ? near.keys() : regions) {
    const losses = near.get(region)
    if (losses === undefined) continue
    const { key, known } = losses
    let hits = known.get(element.id)
    if (!hits && topology.instancesIn(element.id, region).length === 0) {
      hits = remembered(topology, known, element.id, [])
    } else if (hits === 'gone' || (!hits && livingIn(topology, element, effect, region) === 0)) {
      known.set(element.id, 'gone')
      const elsewhere = topology.hitsOf(`${key}> ${destinationsOf(topology, effect, element.id, region)}`)
      hits = elsewhere.get(element.id) ?? remembered(topology, elsewhere, element.id, make(region))
    } else if (!hits) {
      hits = remembered(topology, known, element.id, make(region))
    }
    if (hits !== 'gone') found.push(...hits)
  }
  return found
}

function livingIn(topology: Wired, element: Element, effect: Effect, region: Id): number {
  const lost = (place: Id) => topology.ancestors(place).some((at) => effect.lost.has(at))
  return topology.instancesIn(element.id, region).filter((i) => !lost(i.place)).length
}

function remembered(
  topology: Wired,
  known: Map<Id, readonly Hit[] | 'gone'>,
  element: Id,
  hits: readonly Hit[],
): readonly Hit[] {
  known.set(element, hits)
  for (const hit of hits) if (!topology.numbers.has(hit)) topology.numbers.set(hit, topology.numbers.size)
  return hits
}
