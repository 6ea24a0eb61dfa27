/**
 * One round of the fixed point of retries on arrays: the failing share of each station gives the tries of each call, these
 * give the load of each station. Only active runs try again; the others that reach the same stations load them as ever.
 */

import type { Duration } from '../../../language/units.ts'
import { seconds } from '../../../language/units.ts'
import type { Topology } from '../../topology/topology.ts'
import { runAt, runsReaching, stationFlows } from './flow.ts'
import type { Moved, StationFlow } from './state.ts'
import type { Run } from './walk.ts'

/** A run with the place of its calls in the arrays. */
interface Placed {
  run: Run
  first: number
  active: boolean
  dead: ReadonlySet<number>
}

/** Runs that share stations with the active ones, and what each of their calls brings to each station. */
export interface Part {
  placed: readonly Placed[]
  /** Stations without retries, and their index by id. */
  flows: readonly StationFlow[]
  index: ReadonlyMap<string, number>
  calls: number
  /** By call and destination: call, station, calls per second, busy seconds per call (0 when not known). */
  entries: readonly { call: number; station: number; plain: number; time: number }[]
}

/** Tries per call, and what they load: arrivals and busy servers by station. */
export interface Round {
  tries: Float64Array
  arrivals: Float64Array
  busy: Float64Array
}

/** The part of the system around active runs (positions). `dead`: calls of a run that surely fail. */
export function partOf(
  topology: Topology,
  moved: Moved,
  active: ReadonlySet<number>,
  dead: (position: number) => ReadonlySet<number>,
): Part {
  const stations = new Set<string>()
  for (const k of active) for (const id of runAt(moved, k)?.stations ?? []) stations.add(id)
  const runs = runsReaching(moved, stations)
  const flows = [...stationFlows(topology, runs, stations).values()]
  const index = new Map(flows.map((flow, k) => [flow.id, k]))
  let calls = 0
  const placed = runs.map((run): Placed => {
    const first = calls
    calls += run.visits.length
    return { run, first, active: active.has(run.position), dead: dead(run.position) }
  })
  const entries = placed.flatMap(({ run, first }) =>
    run.visits.flatMap(({ targets, time }, k) => {
      const rate = run.rate * (run.counts[k] ?? 0)
      return targets.flatMap(({ station, share, servers }) => {
        const at = station === undefined ? undefined : index.get(station)
        if (at === undefined) return []
        return [{ call: first + k, station: at, plain: rate * share, time: servers === undefined ? 0 : (time ?? 0) }]
      })
    }),
  )
  return { placed, flows, index, calls, entries }
}

/** No retries yet; `before`: those of an earlier, smaller part. */
export function firstRound(part: Part, before?: { part: Part; round: Round }): Round {
  const tries = new Float64Array(part.calls).fill(1)
  if (before) {
    const old = new Map(before.part.placed.map(({ run, first }) => [run.position, first]))
    for (const { run, first } of part.placed) {
      const from = old.get(run.position)
      if (from !== undefined) tries.set(before.round.tries.subarray(from, from + run.visits.length), first)
    }
  }
  return loaded(part, tries)
}

/** The next round. */
export function nextRound(topology: Topology, part: Part, { busy }: Round): Round {
  const failing = part.flows.map((flow, s) => {
    const utilisation = (busy[s] ?? 0) / flow.servers
    return utilisation > 1 ? 1 - 1 / utilisation : 0
  })
  const tries = new Float64Array(part.calls).fill(1)
  for (const placed of part.placed) if (placed.active) tryAgain(part, placed, failing, tries)
  bound(topology, part, tries)
  return loaded(part, tries)
}

function loaded(part: Part, tries: Float64Array): Round {
  const [arrivals, busy] = [new Float64Array(part.flows.length), new Float64Array(part.flows.length)]
  for (const { call, station, plain, time } of part.entries) {
    const all = plain * (tries[call] ?? 1)
    arrivals[station] = (arrivals[station] ?? 0) + all
    busy[station] = (busy[station] ?? 0) + all * time
  }
  return { tries, arrivals, busy }
}

/** The stations as a round loads them. */
export function flowsIn(part: Part, { arrivals, busy }: Round): StationFlow[] {
  return part.flows.map((flow, s) => {
    const own = busy[s] ?? 0
    return { ...flow, arrivals: arrivals[s] ?? 0, busy: own, utilisation: own / flow.servers }
  })
}

/** Calls per call at each visit of a run: its own tries times those of its callers. */
function tryAgain(part: Part, { run, first, dead }: Placed, failing: readonly number[], tries: Float64Array): void {
  const works = run.visits.map(({ targets }, k) => {
    if (dead.has(k)) return 0
    return targets.reduce((sum, { station, share }) => {
      const at = station === undefined ? undefined : part.index.get(station)
      return sum + share * (1 - (at === undefined ? 0 : (failing[at] ?? 0)))
    }, 0)
  })
  // What a visit calls and waits for decides whether its own call works. Children come after their callers.
  for (let k = run.visits.length - 1; k >= 0; k--) {
    const relation = run.visits[k]?.step.relation
    const parent = run.parents[k] ?? -1
    const hard = (relation?.need ?? 'hard') === 'hard' && relation?.mode !== 'async'
    if (parent < 0 || !hard) continue
    const failed = (1 - (works[k] ?? 1)) ** ((relation?.retries ?? 0) + 1)
    works[parent] = (works[parent] ?? 1) * (1 - failed)
  }
  for (const [k, { step }] of run.visits.entries()) {
    const fails = 1 - (works[k] ?? 1)
    const retries = step.relation?.retries ?? 0
    const own = fails === 0 ? 1 : fails === 1 ? 1 + retries : (1 - fails ** (retries + 1)) / (1 - fails)
    const parent = run.parents[k] ?? -1
    tries[first + k] = own * (parent < 0 ? 1 : (tries[first + parent] ?? 1))
  }
}

/** Keeps the calls of each relation below what its callers hold open at once: servers / time-out. */
function bound(topology: Topology, part: Part, tries: Float64Array): void {
  const sums = new Map<string, { plain: number; all: number; limit: number }>()
  const active = part.placed.filter((placed) => placed.active)
  for (const { run, first } of active) {
    for (const [k, { step }] of run.visits.entries()) {
      const { relation } = step
      const factor = tries[first + k] ?? 1
      if (!relation?.timeout || !relation.retries || factor <= 1) continue
      const calls = run.rate * (run.counts[k] ?? 0)
      let sum = sums.get(relation.id)
      if (!sum) {
        sum = { plain: 0, all: 0, limit: slots(topology, relation.from, relation.timeout) }
        sums.set(relation.id, sum)
      }
      sum.plain += calls
      sum.all += calls * factor
    }
  }
  for (const { run, first } of active) {
    for (const [k, { step }] of run.visits.entries()) {
      const sum = step.relation ? sums.get(step.relation.id) : undefined
      if (!sum || sum.all <= Math.max(sum.limit, sum.plain)) continue
      const scale = (Math.max(sum.limit, sum.plain) - sum.plain) / (sum.all - sum.plain)
      tries[first + k] = 1 + ((tries[first + k] ?? 1) - 1) * scale
    }
  }
}

/** Calls per second that all instances of a caller can have time out: each holds one per worker. */
function slots(topology: Topology, caller: string, timeout: Duration): number {
  const element = topology.elements.get(caller)
  const concurrency = element && 'concurrency' in element ? element.concurrency : undefined
  const instances = topology.instancesOf(caller).length
  if (concurrency === undefined || instances === 0) return Number.POSITIVE_INFINITY
  return (concurrency * instances) / seconds(timeout)
}
