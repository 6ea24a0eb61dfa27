/**
 * Where the load goes: the deployed system with its lost parts taken away, at peak. Users are led to the survivors, retries
 * and cold caches add to it, an overloaded region may leave balancing in turn; played until nothing changes.
 */
import type { Fault } from '../../language/vocabulary/index.ts'
import type { CascadeStep, PerformanceAnalysis, ScenarioOutcome } from '../analysis.ts'
import type { Effect } from '../data/effect.ts'
import { type Visit, visits } from '../performance/demand.ts'
import type { PerformanceOptions } from '../performance/options.ts'
import { type Leaving, leavingRegions } from './cascade.ts'
import { chilled, coldness, declaredCold } from './cold.ts'
import { concerned, type Run, runsOf, type StationFlow, stationFlows } from './flow.ts'
import type { RouteIndex } from './journeys.ts'
import { withRetries } from './retries.ts'
import type { Calm, Wired } from './wiring.ts'

/** The load after a scenario, where it has settled. */
export interface Aftermath {
  load: ScenarioOutcome['load']
  overloaded: string[]
  /** Overloaded stations, and those that are so only until caches are warm. */
  stations: { flow: StationFlow; cold: boolean }[]
  /** Runs before and after; a run that nothing touches is the same object. */
  before: readonly Run[]
  after: readonly Run[]
  flows: ReadonlyMap<string, StationFlow>
  /** Caches that are cold for a while, by the users that find them so. */
  cold: Map<string, ReadonlySet<string>>
  leaving: Leaving[]
  cascade: CascadeStep[]
}

const factorKinds = ['slow', 'overload', 'cold-cache']

/** More rounds than any system has regions. */
const ROUNDS = 64

/** Load of the survivors. A scenario that takes away and changes nothing leaves the load as it is. */
export function aftermath(wired: Wired, before: PerformanceAnalysis, effect: Effect): Aftermath {
  const calm = wired.calm(before.load, before.growth).runs
  const changed = effect.lost.size > 0 || effect.faults.some((fault) => factorKinds.includes(fault.kind))
  const unmoved = { load: [], overloaded: [], stations: [], before: calm, after: calm, cold: new Map() }
  if (!changed) return { ...unmoved, flows: new Map(), leaving: [], cascade: [] }
  const state = settle(wired, calm, before, effect)
  const old = wired.utilisations(before)
  const load: Aftermath['load'] = []
  const over: StationFlow[] = []
  // Thousands of single faults pass here, most of which leave nearly every station as it was.
  for (const flow of state.flows.values()) {
    const entry = flow.unknown ? undefined : row(flow, state.warm, old)
    if (!entry) continue
    load.push(entry)
    if (flow.utilisation >= 1) over.push(flow)
  }
  return {
    load,
    overloaded: over.map((flow) => flow.id),
    stations: over.map((flow) => ({ flow, cold: (state.warm?.get(flow.id)?.utilisation ?? flow.utilisation) < 1 })),
    before: calm,
    after: state.runs,
    flows: state.flows,
    cold: state.cold,
    leaving: state.leaving,
    cascade: state.leaving.map(({ round, region, balancer, station, utilisation }) => ({
      round,
      region,
      balancer,
      station,
      utilisation,
    })),
  }
}

function row(flow: StationFlow, warm: ReadonlyMap<string, StationFlow> | undefined, old: ReadonlyMap<string, number>) {
  const before = old.get(flow.id) ?? 0
  const after = flow.utilisation
  if (!(Math.abs(after - before) > 1e-9)) return undefined
  const tries = flow.plain > 0 ? flow.arrivals / flow.plain : 1
  const later = warm?.get(flow.id)?.utilisation
  return {
    station: flow.id,
    before,
    after,
    ...(after > 1 ? { served: 1 / after } : {}),
    ...(tries > 1 + 1e-6 ? { tries } : {}),
    ...(later !== undefined && Math.abs(later - after) > 1e-9 ? { warm: later } : {}),
  }
}

interface Settled {
  runs: Run[]
  flows: ReadonlyMap<string, StationFlow>
  /** Load once caches are warm; undefined when none is cold. */
  warm: ReadonlyMap<string, StationFlow> | undefined
  cold: Map<string, ReadonlySet<string>>
  leaving: Leaving[]
}

function settle(wired: Wired, calm: readonly Run[], before: PerformanceAnalysis, effect: Effect): Settled {
  const out = new Set<string>()
  const leaving: Leaving[] = []
  for (let round = 1; ; round++) {
    const state = stateWith(wired, calm, before, effect, out)
    const next = round > ROUNDS ? [] : leavingRegions(wired, effect, state.runs, state.flows, out, round)
    if (next.length === 0) return { ...state, leaving }
    leaving.push(...next)
    for (const region of next) for (const id of region.instances) out.add(id)
  }
}

function stateWith(
  wired: Wired,
  calm: readonly Run[],
  before: PerformanceAnalysis,
  effect: Effect,
  out: ReadonlySet<string>,
): Omit<Settled, 'leaving'> {
  const lost = out.size === 0 ? effect.lost : new Set([...effect.lost, ...out])
  const factors = factorsOf(effect.faults)
  const options: PerformanceOptions = { load: before.load, growth: before.growth, lost, factors }
  const warmRuns = runsWith(wired, calm, effect, out, options)
  const load = (runs: readonly Run[]) => loadOf(wired, runs, before)
  const declared = declaredCold(effect)
  const known = new Map(calm.map((run) => [run.key, run]))
  const cold = wired.caches
    ? warmRuns
        .map((run) => coldness(wired, declared, known.get(run.key), run))
        .map((c) => (c.share > 0 ? c : undefined))
    : []
  const caches = new Set(cold.flatMap((c) => [...(c?.caches ?? [])]))
  if (caches.size === 0) return { runs: warmRuns, flows: load(warmRuns), warm: undefined, cold: new Map() }
  const empty = { ...factors, caches: Object.fromEntries([...caches].map((id) => [id, 0])) }
  const emptied = new Map(
    runsWith(wired, calm, effect, out, { ...options, factors: empty }).map((run) => [run.key, run]),
  )
  const runs = warmRuns.map((run, k) => chilled(run, emptied.get(run.key), cold[k]?.share ?? 0))
  const coldUsers = warmRuns.flatMap((run, k): [string, ReadonlySet<string>][] => {
    const found = cold[k]
    return found ? [[run.key, found.caches]] : []
  })
  return { runs, flows: load(runs), warm: load(warmRuns), cold: new Map(coldUsers) }
}

/** Load of the stations: that of the calm system, where nobody who moved goes, and retries where something fails. */
function loadOf(wired: Wired, runs: readonly Run[], before: PerformanceAnalysis): ReadonlyMap<string, StationFlow> {
  const calm = wired.calm(before.load, before.growth)
  const moved = runs.flatMap((run, k) => (run === calm.runs[k] ? [] : [k]))
  const flows = moved.length === 0 ? calm.flows : movedFlows(wired, runs, calm, moved)
  const failing =
    wired.retries &&
    (moved.some((k) => runs[k]?.visits.some((visit) => visit.targets.length === 0)) || overUsed(flows.values()))
  return failing ? withRetries(wired, runs, unanswered).flows : flows
}

function movedFlows(
  wired: Wired,
  runs: readonly Run[],
  calm: Calm,
  moved: readonly number[],
): ReadonlyMap<string, StationFlow> {
  const { positions, stations } = concerned(moved, calm.runs, runs, calm.reachedBy)
  const some = stationFlows(
    wired,
    positions.flatMap((k) => runs[k] ?? []),
  )
  const flows = new Map<string, StationFlow>()
  for (const [id, flow] of calm.flows) if (!stations.has(id)) flows.set(id, flow)
  for (const [id, flow] of some) if (stations.has(id)) flows.set(id, flow)
  return flows
}

function overUsed(flows: Iterable<StationFlow>): boolean {
  for (const flow of flows) if (flow.utilisation > 1) return true
  return false
}

/** Runs under an effect: only journeys that reach something lost are walked anew. */
function runsWith(
  wired: Wired,
  calm: readonly Run[],
  effect: Effect,
  out: ReadonlySet<string>,
  options: PerformanceOptions,
): Run[] {
  if (effect.faults.some((fault) => factorKinds.includes(fault.kind))) return runsOf(visits(wired, options))
  const { places } = wired.calm(options.load, options.growth ?? 1)
  // The loss of a place that a run does not use leads nobody elsewhere: what it uses is still there.
  const ids = [...effect.lost]
  const named = new Set(ids.filter((id) => !wired.places.has(id)).map((id) => wired.ownerOf(id)))
  for (const id of out) named.add(wired.ownerOf(id))
  const reaching = new Set(wired.reaching(named))
  const moving = (k: number, run: Run) => reaching.has(run.journey) || ids.some((id) => places[k]?.has(id))
  const byJourney = Map.groupBy(
    calm.filter((run, k) => moving(k, run)),
    (run) => run.journey,
  )
  const journeys = [...byJourney].map(([journey, runs]) => ({ ...journey, populations: runs.map((r) => r.population) }))
  const moved = new Map(runsOf(visits({ ...wired, journeys }, options)).map((run) => [run.key, run]))
  return calm.map((run) => moved.get(run.key) ?? run)
}

/** Nothing alive answers the call. */
function unanswered(run: Run, index: number): boolean {
  const visit: Visit | undefined = run.visits[index]
  return visit !== undefined && visit.targets.length === 0
}

function factorsOf(faults: readonly Fault[]) {
  const journeys: Record<string, number> = {}
  const elements: Record<string, number> = {}
  for (const fault of faults) {
    if (fault.kind === 'overload') journeys[fault.journey] = (journeys[fault.journey] ?? 1) * fault.factor
    if (fault.kind === 'slow') elements[fault.element] = (elements[fault.element] ?? 1) * fault.factor
  }
  return { journeys, elements }
}

/** Stations that each run's users reach after an effect. */
export function routesAfter(wired: Wired, state: Aftermath, before: PerformanceAnalysis): RouteIndex {
  const { routes } = wired.calm(before.load, before.growth)
  if (state.after === state.before) return routes
  return new Map(
    state.after.map((run, k) => [run.key, run === state.before[k] ? (routes.get(run.key) ?? new Set()) : run.stations]),
  )
}
