/**
 * Regions at which a global balancer lets the users of a journey in, and from which of them all that a journey waits for answers.
 * Calls between services stay in their region, or go to the nearest that has the callee: only users are led elsewhere.
 */
import type { GlobalBalancer, Id, Store } from '../../../language/vocabulary/index.ts'
import { copyLost, type Effect } from '../../data/effect.ts'
import { fateOf } from '../../data/fate.ts'
import { ledBy } from '../../data/leaders.ts'
import { groupsUsed } from '../../topology/groups.ts'
import { nearestRegion } from '../../topology/nearest.ts'
import type { Population, ResolvedJourney, ResolvedStep, Topology } from '../../topology/topology.ts'
import type { Wired } from '../wiring.ts'
import { isDead } from './dead.ts'
import type { Standing, WayIn } from './ways.ts'

/** The way in by a balancer that may lead users to another region; undefined without one, or when it is lost. */
export function wayIn(topology: Wired, journey: ResolvedJourney, effect: Effect): WayIn | undefined {
  const way = topology.ways.get(journey.journey.id)
  return way && !effect.lost.has(way.balancer.id) ? way : undefined
}

/** A check that looks at the dependencies sees that a region is cut off from them; a person who edits records does not follow. */
export function seesCuts({ failoverBy, healthCheck }: GlobalBalancer): boolean {
  return failoverBy !== 'record-edit' && healthCheck.depth === 'dependencies'
}

/** Which regions answer; stores are asked only about cuts: what is lost of them is lost wherever users come in. Once for each effect. */
export function standingOf(topology: Wired, effect: Effect, way: WayIn, population: Population): Standing {
  const known = topology.standings.get(effect) ?? new Map<string, Standing>()
  topology.standings.set(effect, known)
  const key = `${way.journey.journey.id} ${effect.partitioned ? population.region : ''}`
  const standing = known.get(key) ?? standingNow(topology, effect, way, population)
  known.set(key, standing)
  return standing
}

function standingNow(topology: Wired, effect: Effect, way: WayIn, population: Population): Standing {
  const found: Standing = { whole: [], sick: [] }
  const living = topology.instancesOf(way.entry).filter((i) => !isDead(topology, effect, i))
  for (const region of new Set(living.map((i) => topology.regionOf(i.place)))) {
    found[answersFrom(topology, effect, way, population, region) ? 'whole' : 'sick'].push(region)
  }
  return found
}

/** Every step that is waited for reaches what it needs when users come in at this region. */
function answersFrom(topology: Wired, effect: Effect, way: WayIn, population: Population, region: Id): boolean {
  const fixed = effect.partitioned ? undefined : topology.awaitedFrom(way, region)
  if (fixed) return [...fixed].every((station) => isAlive(topology, effect, station))
  return callsFrom(topology, effect, way, population, region).every(({ callers, parts }) =>
    parts.every((places) => reaches(effect, callers, places)),
  )
}

/** Some instance of a station (`element@region`) lives. */
function isAlive(topology: Topology, effect: Effect, station: string): boolean {
  const at = station.lastIndexOf('@')
  return placesIn(topology, effect, station.slice(0, at), station.slice(at + 1)).length > 0
}

/** Stations of services (`element@region`) that users who come in at this region wait for. */
export function stationsFrom(
  topology: Wired,
  effect: Effect,
  way: WayIn,
  population: Population,
  region: Id,
): ReadonlySet<string> {
  const fixed = effect.partitioned ? undefined : topology.awaitedFrom(way, region)
  if (fixed) return fixed
  const calls = callsFrom(topology, effect, way, population, region)
  const behind = calls.flatMap(({ step, parts }) =>
    parts.flat().map((place) => `${topology.runnerOf(step.to)}@${topology.regionOf(place)}`),
  )
  return new Set([`${way.entry}@${region}`, ...behind])
}

interface CallFrom {
  step: ResolvedStep
  callers: readonly Id[]
  /** Places of each part that it needs. */
  parts: Id[][]
}

/** The calls behind the entry that are waited for when users come in at this region. */
function callsFrom(topology: Topology, effect: Effect, way: WayIn, population: Population, region: Id): CallFrom[] {
  const awaited = new Set(way.hard)
  const at = new Map<Id, Id[]>([[way.entry, placesIn(topology, effect, way.entry, region)]])
  return way.behind.flatMap((step) => {
    const runner = topology.runnerOf(step.to)
    const callers = at.get(topology.runnerOf(step.from)) ?? []
    const parts = partsOf(topology, effect, step, population, callers.length > 0 ? callers : [region])
    if (!at.has(runner)) at.set(runner, parts.flat())
    return awaited.has(step) && runner !== way.entry ? [{ step, callers, parts }] : []
  })
}

/** Places of living instances of an element in a region. */
function placesIn(topology: Topology, effect: Effect, element: Id, region: Id): Id[] {
  return topology
    .instancesIn(element, region)
    .filter((i) => !isDead(topology, effect, i))
    .map((i) => i.place)
}

/** Places of each part that a step needs: what answers in the region of the caller, or of the nearest that has it. */
function partsOf(
  topology: Topology,
  effect: Effect,
  step: ResolvedStep,
  population: Population,
  callers: readonly Id[],
): Id[][] {
  const stores = storesOf(topology, effect, step, population)
  if (stores) return effect.partitioned ? stores.filter((places) => places.length > 0) : []
  const runner = topology.runnerOf(step.to)
  const deployed = topology.regionsOf(runner)
  if (deployed.length === 0) return []
  if (step.relation?.locality === 'any') return [deployed.flatMap((at) => placesIn(topology, effect, runner, at))]
  const from = topology.regionOf(callers[0] ?? '')
  return [placesIn(topology, effect, runner, nearestRegion(topology, from, deployed))]
}

/** Places of each group that serve after the fault; any copy that is left serves reads at replicas. Undefined for what has no copies. */
export function storesOf(
  topology: Topology,
  effect: Effect,
  step: ResolvedStep,
  population: Population,
): Id[][] | undefined {
  const groups = groupsUsed(topology, step.to, population.region)
  if (groups.length === 0) return undefined
  const store = topology.elements.get(step.to) as Store
  const led = groups.flatMap((group) => ledBy(store, group))
  return led.map((group) => {
    if (step.operation === 'read-replica') {
      const readable = group.copies.filter((copy) => copy.role !== 'witness' && !copy.member.delay)
      return readable.filter((copy) => !copyLost(topology, effect, copy)).map((copy) => copy.place)
    }
    const fate = fateOf(topology, group, effect)
    if (fate.kind === 'failover') return fate.candidates.map((copy) => copy.place)
    return group.copies.filter((copy) => copy.role === 'primary').map((copy) => copy.place)
  })
}

function reaches(effect: Effect, callers: readonly Id[], places: readonly Id[]): boolean {
  if (places.length === 0) return false
  return callers.length === 0 || callers.some((a) => places.some((b) => !effect.separated(a, b)))
}
