/**
 * How the users of each journey come in by a global balancer, and what they wait for from each region then. Nothing of it depends on
 * what is lost, so it is made once for all scenarios.
 */
import type { GlobalBalancer, Id } from '../../../language/vocabulary/index.ts'
import { balancerAt, entryOf } from '../../topology/entry.ts'
import { hardSteps } from '../../topology/journeys.ts'
import { nearestRegion } from '../../topology/nearest.ts'
import type { ResolvedJourney, ResolvedStep, Topology } from '../../topology/topology.ts'

/** How users of a journey come in. */
export interface WayIn {
  journey: ResolvedJourney
  balancer: GlobalBalancer
  /** The first thing with instances behind it. */
  entry: Id
  /** What users wait for from there on. */
  hard: readonly ResolvedStep[]
  /** All steps behind the balancer. */
  behind: readonly ResolvedStep[]
  /** Positions of its runs: by the order of the journeys and their regions. */
  positions: readonly number[]
  /** All that come in by the same balancer at the same entry, this one among them, in the author's order. */
  beside: readonly WayIn[]
}

/** Where regions stand for the users of a journey. */
export interface Standing {
  /** Regions with a living entry, in the order of its instances: those from which everything answers, and the others. */
  whole: Id[]
  sick: Id[]
}

/** The ways in of the journeys that a balancer may lead to another region, by journey. */
export function waysIn(topology: Topology): ReadonlyMap<Id, WayIn> {
  const alike = new Map<string, WayIn[]>()
  const found = new Map<Id, WayIn>()
  let position = 0
  for (const journey of topology.journeys) {
    const { steps } = journey
    const positions = journey.populations.map(() => position++)
    const at = balancerAt(topology, steps)
    const balancer = at < 0 ? undefined : (topology.elements.get(steps[at]?.to ?? '') as GlobalBalancer)
    if (!balancer || balancer.policy === 'static') continue
    const behind = steps.slice(at + 1)
    const entry = entryOf(topology, steps)
    if (!entry) continue
    const beside = alike.get(`${balancer.id} ${entry}`) ?? []
    alike.set(`${balancer.id} ${entry}`, beside)
    const after = new Set(behind)
    const hard = hardSteps(journey).filter((step) => after.has(step))
    const way = { journey, balancer, entry, hard, behind, positions, beside }
    beside.push(way)
    found.set(journey.journey.id, way)
  }
  return found
}

/**
 * Stations of services (`element@region`), the entry first, that must answer when users of a way come in at a region, while nothing is cut; undefined
 * when that depends on what lives: what is called by something that any region may answer for.
 */
export function awaitedFrom(topology: Topology, way: WayIn, region: Id): ReadonlySet<string> | undefined {
  const awaited = new Set(way.hard)
  const at = new Map<Id, Id | 'any'>([[way.entry, region]])
  const found = new Set([`${way.entry}@${region}`])
  for (const step of way.behind) {
    const runner = topology.runnerOf(step.to)
    const regions = topology.groupsOf(step.to).some((g) => g.copies.length > 0) ? [] : topology.regionsOf(runner)
    const waits = awaited.has(step) && runner !== way.entry
    const from = at.get(topology.runnerOf(step.from)) ?? region
    const any = step.relation?.locality === 'any'
    if (regions.length === 0) continue
    if (from === 'any' || (any && waits)) return undefined
    const to = any ? ('any' as const) : nearestRegion(topology, from, regions)
    if (!at.has(runner)) at.set(runner, to)
    if (waits) found.add(`${runner}@${to}`)
  }
  return found
}
