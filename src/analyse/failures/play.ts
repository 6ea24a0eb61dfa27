/**
 * Plays one scenario on the deployed system: faults that overlap in time together, groups of faults that do not one after
 * another, with the roles that earlier failovers left behind.
 */
import type { PerformanceAnalysis, ScenarioOutcome } from '../analysis.ts'
import { type Effect, effectOf } from '../data/effect.ts'
import type { Played } from '../data/scenarios.ts'
import { type Stage, stagesOf } from '../data/worst-loss.ts'
import { analysePerformance } from '../performance/analyse.ts'
import type { Topology } from '../topology/topology.ts'
import type { Hit } from './hit.ts'
import { disturbedBy } from './journeys/disturbed.ts'
import { mergedMoments } from './journeys/merge.ts'
import { budgetOf, type Disturbed, humanSteps } from './journeys/summary.ts'
import { type Aftermath, aftermath } from './load/aftermath.ts'
import { backlogsOf } from './load/backlog.ts'
import { loadHits } from './load/overload.ts'
import type { Calm } from './load/state.ts'
import { stormHits } from './load/storm.ts'
import { partHits } from './parts.ts'
import { telemetryHits } from './telemetry.ts'
import { type Wired, wired } from './wiring.ts'

/** The outcome of a scenario: recoveries, what each journey's users see, load of the survivors, people's steps, budget. */
export function playScenario(topology: Topology, peak: PerformanceAnalysis, scenario: Played): ScenarioOutcome {
  const deployed = wired(topology)
  const moments = momentsPlayed(deployed, peak, scenario)
  const outcomes = moments.map(({ outcome, disturbed }) => {
    const journeys = [...deployed.undisturbed]
    for (const [position, found] of disturbed) journeys[position] = found
    return { ...outcome, journeys }
  })
  const only = outcomes[0]
  if (only && outcomes.length === 1) return only
  const disturbed = moments.flatMap((moment) => moment.disturbed)
  return { ...mergedMoments(outcomes), budget: budgetOf(deployed, scenario, disturbed), moments: outcomes.length }
}

/** The same for one fault; `journeys` are those alone that it concerns. */
export function playSingle(topology: Wired, peak: PerformanceAnalysis, scenario: Played): ScenarioOutcome[] {
  return momentsPlayed(topology, peak, scenario).map(({ outcome, disturbed }) => ({
    ...outcome,
    journeys: disturbed.map(([, found]) => found),
  }))
}

interface Moment {
  outcome: Omit<ScenarioOutcome, 'journeys'>
  disturbed: Disturbed[]
}

function momentsPlayed(topology: Wired, peak: PerformanceAnalysis, scenario: Played): Moment[] {
  return stagesOf(topology, scenario.faults, scenario.id).map((stage) => playMoment(stage, topology, peak, scenario))
}

/** The faults of one moment, all together. */
function playMoment(
  { topology: now, moment }: Stage,
  original: Topology,
  peak: PerformanceAnalysis,
  scenario: Played,
): Moment {
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
  const byElement = Map.groupBy(hits, (hit) => hit.recovery.element)
  const disturbed = disturbedBy({ topology, effect, hits: byElement, moved: load.moved, served: servedOf(load) })
  const backlogs = backlogsOf(topology, byElement, calm)
  const outcome = {
    scenario: scenario.id,
    title: scenario.title,
    generated: scenario.generated,
    rate: scenario.rate,
    recoveries: hits.map((hit) => hit.recovery),
    load: load.load,
    ...(load.idle.length > 0 ? { idle: load.idle } : {}),
    overloaded: load.overloaded,
    humanSteps: humanSteps(topology, hits),
    budget: budgetOf(topology, scenario, disturbed),
    ...(load.cascade.length > 0 ? { cascade: load.cascade } : {}),
    ...(backlogs.length > 0 ? { backlogs } : {}),
  }
  return { outcome, disturbed }
}

/** A topology with other roles needs indexes of its own. */
function plain(topology: Topology): Topology {
  const { callersOf: _callers, ...rest } = topology as Partial<Wired> & Topology
  return rest
}

/** Hits of the load, of regions that leave balancing and of retries; an overload matters only where something still serves. */
function otherHits(topology: Wired, effect: Effect, load: Aftermath, calm: Calm, hits: readonly Hit[]): Hit[] {
  const dead = new Set(hits.filter((hit) => hit.recovery.effect === 'down').map((hit) => hit.recovery.id))
  const led = hits.filter((hit) => hit.recovery.effect === 'failover' && hit.recovery.id.includes('@'))
  const moved = Math.max(0, ...led.map((hit) => hit.recovery.rto?.typical ?? 0))
  const found = loadHits(topology, effect, load, hits, Number.isFinite(moved) ? moved : 0)
  const overloaded = new Set(found.map((hit) => hit.recovery.id))
  const storms = stormHits(topology, calm, hits).filter((hit) => !overloaded.has(hit.recovery.id))
  return [...found, ...storms].filter((hit) => !dead.has(hit.recovery.id))
}

/** Share of the requests that each overloaded station serves at best. */
function servedOf(load: Aftermath): ReadonlyMap<string, number> {
  return new Map(load.load.flatMap((row) => (row.served === undefined ? [] : [[row.station, row.served] as const])))
}
