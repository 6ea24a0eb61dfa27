/**
 * Where the load goes: the deployed system with its lost parts taken away, at peak. Users are led to the survivors, retries
 * and cold caches add to it, an overloaded region may leave balancing in turn; played until nothing changes.
 */
import type { Fault } from '../../../language/vocabulary/index.ts'
import type { CascadeStep, PerformanceAnalysis, ScenarioOutcome } from '../../analysis.ts'
import type { Effect } from '../../data/effect.ts'
import type { PerformanceOptions } from '../../performance/options.ts'
import type { Lost } from '../../performance/routing.ts'
import type { Wired } from '../wiring.ts'
import { type Leaving, leavingRegions } from './cascade.ts'
import { chilled, coldness, declaredCold, silentCaches } from './cold.ts'
import { differs, flowAt, flowsOf, overloaded } from './flow.ts'
import { ledOn } from './led-load.ts'
import { flowsMoved, movedBy } from './moves.ts'
import { withRetries } from './retries.ts'
import type { Calm, Flows, Moved, StationFlow } from './state.ts'
import type { Run } from './walk.ts'

/** The load after a scenario, where it has settled. */
export interface Aftermath {
  load: ScenarioOutcome['load']
  /** Stations that had work before and have none left. */
  idle: string[]
  overloaded: string[]
  /** Overloaded stations, and those that are so only until caches are warm, or until caches that are out answer again. */
  stations: { flow: StationFlow; cold: boolean; out: boolean }[]
  /** Where users go now. */
  moved: Moved
  /** Caches that are cold for a while, by the users that find them so. */
  cold: Map<string, ReadonlySet<string>>
  /** Caches that do not answer at all and that users do without. */
  silent: ReadonlySet<string>
  leaving: Leaving[]
  cascade: CascadeStep[]
}

const factorKinds = ['slow', 'overload', 'cold-cache']

/** Rows of a station among which an equal one is looked for. */
const ROWS = 16

/** More rounds than any system has regions. */
const ROUNDS = 64

/** Load of the survivors. A scenario that takes away and changes nothing leaves the load as it is. */
export function aftermath(wired: Wired, before: PerformanceAnalysis, effect: Effect): Aftermath {
  const calm = wired.calm(before.load, before.growth)
  const factors = effect.faults.some((fault) => factorKinds.includes(fault.kind))
  const changed = effect.lost.size > 0 || effect.partitioned || factors
  const nothing = { load: [], idle: [], overloaded: [], stations: [], leaving: [], cascade: [] }
  if (!changed) return { ...nothing, moved: { calm, runs: new Map() }, cold: new Map(), silent: new Set() }
  const { flows, warm, moved, cold, silent, answered, leaving } = settle(wired, calm, before, effect)
  const old = wired.utilisations(before)
  const load: Aftermath['load'] = []
  const over: StationFlow[] = []
  const add = (flow: StationFlow) => {
    const entry = flow.unknown ? undefined : row(flow, warm, old)
    if (!entry) return
    load.push(shared(wired, entry))
    if (flow.utilisation >= 1) over.push(flow)
  }
  // Thousands of single faults pass here, most of which leave nearly every station as it was.
  for (const flow of wired.differing(before)) if (!flows.anew.has(flow.id)) add(flow)
  for (const flow of flows.changed.values()) add(flow)
  return {
    load,
    idle: [...flows.anew].filter((id) => !flows.changed.has(id) && (old.get(id) ?? 0) > 0),
    overloaded: over.map((flow) => flow.id),
    stations: over.map((flow) => ({
      flow,
      cold: warm !== undefined && isUnder(flowAt(warm, flow.id)),
      out: answered !== undefined && isUnder(flowAt(answered, flow.id)),
    })),
    moved,
    cold,
    silent,
    leaving,
    cascade: leaving.map(({ round, region, balancer, station, utilisation }) => ({
      round,
      region,
      balancer,
      station,
      utilisation,
    })),
  }
}

function isUnder(flow: StationFlow | undefined): boolean {
  return flow !== undefined && flow.utilisation < 1
}

function row(flow: StationFlow, warm: Flows | undefined, old: ReadonlyMap<string, number>) {
  const before = old.get(flow.id) ?? 0
  const after = flow.utilisation
  if (!differs(after, before)) return undefined
  const tries = flow.plain > 0 ? flow.arrivals / flow.plain : 1
  const later = warm && flowAt(warm, flow.id)?.utilisation
  return {
    station: flow.id,
    before,
    after,
    ...(after > 1 ? { served: 1 / after } : {}),
    ...(tries > 1 + 1e-6 ? { tries } : {}),
    ...(later !== undefined && Math.abs(later - after) > 1e-9 ? { warm: later } : {}),
  }
}

/** Equal rows of many scenarios are one object. */
function shared(wired: Wired, row: Aftermath['load'][number]): Aftermath['load'][number] {
  const own = wired.rows.get(row.station) ?? []
  const known = own.find(
    (other) =>
      other.after === row.after && other.before === row.before && other.tries === row.tries && other.warm === row.warm,
  )
  if (known) return known
  if (own.length < ROWS) own.push(row)
  wired.rows.set(row.station, own)
  return row
}

interface Settled {
  moved: Moved
  /** Entries of regions that live and do not answer: no users are led there. */
  away: ReadonlySet<string>
  flows: Flows
  /** Load once caches are warm; undefined when none is cold. */
  warm: Flows | undefined
  cold: Map<string, ReadonlySet<string>>
  silent: ReadonlySet<string>
  /** Load if the silent caches answered; undefined when all answer. */
  answered: Flows | undefined
}

function settle(
  wired: Wired,
  calm: Calm,
  before: PerformanceAnalysis,
  effect: Effect,
): Settled & { leaving: Leaving[] } {
  const out = new Set<string>()
  const leaving: Leaving[] = []
  for (let round = 1; ; round++) {
    const state = stateWith(wired, calm, before, effect, out)
    const over = round > ROUNDS ? [] : overloaded(state.flows)
    const gone = state.away.size > 0 ? new Set([...out, ...state.away]) : out
    const next = over.length === 0 ? [] : leavingRegions(wired, effect, state.moved, over, gone, round)
    if (next.length === 0) return { ...state, leaving }
    leaving.push(...next)
    for (const region of next) for (const id of region.instances) out.add(id)
  }
}

function stateWith(wired: Wired, calm: Calm, before: PerformanceAnalysis, effect: Effect, out: Lost): Settled {
  const lost = out.size === 0 ? effect.lost : new Set([...effect.lost, ...out])
  const options: PerformanceOptions = { load: before.load, growth: before.growth, factors: factorsOf(effect.faults) }
  const factors = effect.faults.some((fault) => factorKinds.includes(fault.kind))
  const first = movedBy(wired, calm, lost, options, factors)
  const { moved: led, out: away } = factors
    ? { moved: first, out: new Set<string>() }
    : ledOn(wired, effect, first, lost)
  const without = wired.caches ? withoutSilent(wired, led) : undefined
  const warm = without?.moved ?? led
  const chill = wired.caches ? chillOf(wired, effect, warm) : undefined
  const known = factors || without || led !== first ? undefined : lost
  const rest = {
    away,
    silent: without?.silent ?? new Set<string>(),
    answered: without && loadOf(wired, led, factors || led !== first ? undefined : lost),
  }
  if (!chill) return { moved: warm, flows: loadOf(wired, warm, known), warm: undefined, cold: new Map(), ...rest }
  return { moved: chill.moved, flows: loadOf(wired, chill.moved), warm: loadOf(wired, warm), cold: chill.cold, ...rest }
}

/** The same users with all that silent caches kept away from the stores; undefined when every cache answers. */
function withoutSilent(wired: Wired, moved: Moved): { moved: Moved; silent: ReadonlySet<string> } | undefined {
  const silent = new Set<string>()
  const runs = new Map(moved.runs)
  for (const run of moved.runs.values()) {
    const caches = silentCaches(wired, run)
    if (caches.size === 0) continue
    for (const id of caches) silent.add(id)
    runs.set(run.position, chilled(wired, run, caches, 1))
  }
  return silent.size > 0 ? { moved: { calm: moved.calm, runs }, silent } : undefined
}

/** The same users while caches are cold; undefined when none is. A run that stays where it was finds what it had. */
function chillOf(wired: Wired, effect: Effect, warm: Moved) {
  const declared = declaredCold(effect)
  const found = [...warm.runs.values()].flatMap((run) => {
    const { share, caches } = coldness(wired, declared, warm.calm.runs[run.position], run)
    return share > 0 ? [{ run, share, caches }] : []
  })
  if (found.length === 0) return undefined
  const caches = new Set(found.flatMap((c) => [...c.caches]))
  const runs = new Map(warm.runs)
  for (const { run, share } of found) runs.set(run.position, chilled(wired, run, caches, share))
  return { moved: { calm: warm.calm, runs }, cold: new Map(found.map(({ run, caches: own }) => [run.key, own])) }
}

/** Load of the stations, with retries where something fails. `lost`: what moved the users, when nothing else changed them. */
function loadOf(wired: Wired, moved: Moved, lost?: Lost): Flows {
  const flows = lost ? flowsMoved(wired, moved, lost) : flowsOf(wired, moved)
  if (!wired.retries) return flows
  const dead = new Map([...moved.runs.values()].flatMap((run) => unanswered(run)))
  return withRetries(wired, moved, flows, dead)
}

/** Calls of a run that nothing alive answers. */
function unanswered(run: Run): [number, ReadonlySet<number>][] {
  const found = run.visits.flatMap(({ targets }, index) => (targets.length === 0 ? [index] : []))
  return found.length > 0 ? [[run.position, new Set(found)]] : []
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
