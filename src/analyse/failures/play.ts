/**
 * Plays one scenario on the deployed system: faults that overlap in time together, groups of faults that do not one after
 * another, with the roles that earlier failovers left behind.
 */
import type { JourneyOutcome, PerformanceAnalysis, ScenarioOutcome } from '../analysis.ts'
import { type Effect, effectOf } from '../data/effect.ts'
import type { Played } from '../data/scenarios.ts'
import { restoredTogether } from '../data/together.ts'
import { type Stage, stagesOf } from '../data/worst-loss.ts'
import { analysePerformance } from '../performance/analyse.ts'
import type { Group, Topology } from '../topology/topology.ts'
import { backlogsOf } from './backlog.ts'
import type { Hit } from './hit.ts'
import { calmOutcome, journeyOutcome } from './journeys.ts'
import { type Aftermath, aftermath, routesAfter } from './load.ts'
import { mergedMoments } from './merge.ts'
import { loadHits, stormHits } from './overload.ts'
import { serviceHits } from './services.ts'
import { storeHit } from './stores.ts'
import { budgetOf, humanSteps } from './summary.ts'
import { telemetryHits } from './telemetry.ts'
import { type Calm, onlyPlaces, type Wired, wired } from './wiring.ts'

/** The outcome of a scenario: recoveries, what each journey's users see, load of the survivors, people's steps, budget. */
export function playScenario(topology: Topology, peak: PerformanceAnalysis, scenario: Played): ScenarioOutcome {
  const stages = stagesOf(wired(topology), scenario.faults, scenario.id)
  const outcomes = stages.map((stage) => playMoment(stage, topology, peak, scenario))
  const only = outcomes[0]
  if (only && outcomes.length === 1) return only
  const merged = mergedMoments(outcomes)
  const journeys = outcomes.flatMap((outcome) => outcome.journeys)
  return { ...merged, budget: budgetOf(topology, scenario, journeys), moments: outcomes.length }
}

/** The faults of one moment, all together. */
function playMoment(
  { topology: now, moment }: Stage,
  original: Topology,
  peak: PerformanceAnalysis,
  scenario: Played,
): ScenarioOutcome {
  // Earlier moments moved roles: the load before this one is another.
  const moved = now !== original && now.groups !== original.groups
  const before = moved ? analysePerformance(now, { load: peak.load, growth: peak.growth, latenciesOf: [] }) : peak
  const topology = wired(moved ? plain(now) : now)
  const effect = effectOf(topology, scenario.faults, scenario.id, moment.active)
  const calm = topology.calm(before.load, before.growth)
  const hits = partHits(topology, effect, calm)
  hits.push(...telemetryHits(topology, hits))
  const load = aftermath(topology, before, effect)
  hits.push(...otherHits(topology, effect, load, calm, hits))
  const { routes } = calm
  const after = routesAfter(topology, load, before)
  const byElement = Map.groupBy(hits, (hit) => hit.recovery.element)
  const scene = { topology, effect, hits: byElement, before: routes, after, served: servedOf(load) }
  const touched = effect.partitioned ? undefined : new Set(topology.reaching(new Set(byElement.keys())))
  const journeys = topology.journeys.flatMap((journey) =>
    journey.populations.map(
      (population): JourneyOutcome =>
        touched && !touched.has(journey)
          ? topology.undisturbed(population, () => calmOutcome(journey, population))
          : journeyOutcome(scene, journey, population),
    ),
  )
  const put = touched ? load.before.filter((run) => touched.has(run.journey)) : load.before
  const backlogs = backlogsOf(topology, hits, put, calm.flows)
  return {
    scenario: scenario.id,
    title: scenario.title,
    generated: scenario.generated,
    rate: scenario.rate,
    recoveries: hits.map((hit) => hit.recovery),
    journeys,
    load: load.load,
    overloaded: load.overloaded,
    humanSteps: humanSteps(topology, hits),
    budget: budgetOf(topology, scenario, journeys),
    ...(load.cascade.length > 0 ? { cascade: load.cascade } : {}),
    ...(backlogs.length > 0 ? { backlogs } : {}),
  }
}

/** A topology with other roles needs indexes of its own. */
function plain(topology: Topology): Topology {
  const { callersOf: _callers, ...rest } = topology as Partial<Wired> & Topology
  return rest
}

/** Hits on what is lost, in the author's order. */
function partHits(topology: Wired, effect: Effect, calm: Calm): Hit[] {
  let jobs: ReturnType<typeof restoredTogether> | undefined
  const together = () => {
    jobs ??= restoredTogether(topology, effect)
    return jobs
  }
  const places = onlyPlaces(topology, effect)
  return topology.touchedBy(effect).flatMap((element) => {
    const groups = topology.groupsOf(element.id).filter((group) => group.copies.length > 0)
    if (groups.length === 0) return serviceHits(topology, element, effect, calm.flows)
    return groups.flatMap((group) => {
      const hit = knownHit(topology, group, effect, places, together)
      return hit ? [hit, ...(hit.also ?? [])] : []
    })
  })
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
  const mine = effect.faults.filter((fault) => fault.kind === 'lose-place' && near.has(fault.place))
  const key = `${group.id} ${mine.map((f) => (f.kind === 'lose-place' ? `${f.place}=${f.for ?? ''}` : '')).join(' ')}`
  if (topology.known.has(key)) return topology.known.get(key)
  const hit = storeHit(topology, group, effect, together)
  if (hit?.recovery.effect !== 'restore') topology.known.set(key, hit)
  return hit
}

/** Hits of the load, of regions that leave balancing and of retries; an overload matters only where something still serves. */
function otherHits(topology: Wired, effect: Effect, load: Aftermath, calm: Calm, hits: readonly Hit[]): Hit[] {
  const dead = new Set(hits.filter((hit) => hit.recovery.effect === 'down').map((hit) => hit.recovery.id))
  const led = hits.filter((hit) => hit.recovery.effect === 'failover' && hit.recovery.id.includes('@'))
  const moved = Math.max(0, ...led.map((hit) => hit.recovery.rto?.typical ?? 0))
  const found = loadHits(topology, effect, load, Number.isFinite(moved) ? moved : 0)
  const overloaded = new Set(found.map((hit) => hit.recovery.id))
  const storms = stormHits(topology, calm, hits).filter((hit) => !overloaded.has(hit.recovery.id))
  return [...found, ...storms].filter((hit) => !dead.has(hit.recovery.id))
}

/** Share of the requests that each overloaded station serves at best. */
function servedOf(load: Aftermath): ReadonlyMap<string, number> {
  return new Map(load.load.flatMap((row) => (row.served === undefined ? [] : [[row.station, row.served] as const])))
}
