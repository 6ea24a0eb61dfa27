/**
 * Regions at which a global balancer lets the users of a journey in, and from which of them all that a journey waits for answers.
 * Calls between services stay in their region, or go to the nearest that has the callee: only users are led elsewhere.
 */
import type { GlobalBalancer, Id, Store } from '../../../language/vocabulary/index.ts'
import { copyLost, type Effect } from '../../data/effect.ts'
import { fateOf } from '../../data/fate.ts'
import { ledBy } from '../../data/leaders.ts'
import { groupsUsed } from '../../topology/groups.ts'
import { hardSteps } from '../../topology/journeys.ts'
import { nearestRegion } from '../../topology/nearest.ts'
import type { Population, ResolvedJourney, ResolvedStep, Topology } from '../../topology/topology.ts'
import { isDead } from './dead.ts'

/** How users of a journey come in. */
export interface WayIn {
  balancer: GlobalBalancer
  /** The first thing with instances behind it. */
  entry: Id
  /** What users wait for from there on. */
  hard: readonly ResolvedStep[]
  /** All steps behind the balancer. */
  behind: readonly ResolvedStep[]
}

/** Where regions stand for the users of a journey. */
export interface Standing {
  /** Regions with a living entry, in the order of its instances: those from which everything answers, and the others. */
  whole: Id[]
  sick: Id[]
}

/** The way in by a balancer that may lead users to another region; undefined without one. */
export function wayIn(topology: Topology, journey: ResolvedJourney, effect: Effect): WayIn | undefined {
  const { steps } = journey
  const at = steps.findIndex((step) => topology.elements.get(step.to)?.kind === 'globalBalancer')
  const balancer = at < 0 ? undefined : (topology.elements.get(steps[at]?.to ?? '') as GlobalBalancer)
  if (!balancer || balancer.policy === 'static' || effect.lost.has(balancer.id)) return undefined
  const behind = steps.slice(at + 1)
  const entry = behind.map((step) => topology.runnerOf(step.to)).find((id) => topology.instancesOf(id).length > 0)
  if (!entry) return undefined
  const after = new Set(behind)
  return { balancer, entry, hard: hardSteps(journey).filter((step) => after.has(step)), behind }
}

/** A check that looks at the dependencies sees that a region is cut off from them; a person who edits records does not follow. */
export function seesCuts({ failoverBy, healthCheck }: GlobalBalancer): boolean {
  return failoverBy !== 'record-edit' && healthCheck.depth === 'dependencies'
}

/** Which regions answer; stores are asked only about cuts: what is lost of them is lost wherever users come in. */
export function standingOf(topology: Topology, effect: Effect, way: WayIn, population: Population): Standing {
  const found: Standing = { whole: [], sick: [] }
  const living = topology.instancesOf(way.entry).filter((i) => !isDead(topology, effect, i))
  for (const region of new Set(living.map((i) => topology.regionOf(i.place)))) {
    found[answersFrom(topology, effect, way, population, region) ? 'whole' : 'sick'].push(region)
  }
  return found
}

/** Every step that is waited for reaches what it needs when users come in at this region. */
function answersFrom(topology: Topology, effect: Effect, way: WayIn, population: Population, region: Id): boolean {
  return callsFrom(topology, effect, way, population, region).every(({ callers, parts }) =>
    parts.every((places) => reaches(effect, callers, places)),
  )
}

/** Stations of services (`element@region`) that users who come in at this region wait for. */
export function stationsFrom(
  topology: Topology,
  effect: Effect,
  way: WayIn,
  population: Population,
  region: Id,
): ReadonlySet<string> {
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
