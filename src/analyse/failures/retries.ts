/**
 * Retries multiply the load on what fails. A call that fails with probability f and is tried again r times makes
 * 1 + f + f^2 + ... + f^r calls; along a chain of callers these multiply, up to the product of (1 + r_i) when it always fails.
 * A station at utilisation u above 1 fails the share 1 - 1/u, so the load is a fixed point: it is iterated from the load
 * without retries and can only grow. All calls of one relation together stay below what its callers can hold open at once:
 * their concurrency / the time-out.
 */
import { seconds } from '../../language/units.ts'
import type { Topology } from '../topology/topology.ts'
import { type Run, type StationFlow, stationFlows } from './flow.ts'

/** Rounds of the fixed point; the error is then far below a per cent except just above saturation. */
const ROUNDS = 60
const SETTLED = 1e-6

export interface Retried {
  flows: Map<string, StationFlow>
  /** Calls per call at each visit of each run. */
  tries: (run: Run, index: number) => number
}

/** Load with retries. `dead`: visits that surely fail (nothing answers). */
export function withRetries(
  topology: Topology,
  runs: readonly Run[],
  dead: (run: Run, index: number) => boolean,
): Retried {
  let multipliers = new Map<Run, number[]>()
  const tries = (run: Run, index: number) => multipliers.get(run)?.[index] ?? 1
  let flows = stationFlows(topology, runs)
  for (let round = 0; round < ROUNDS; round++) {
    const failing = (station: string | undefined) => {
      const utilisation = station === undefined ? 0 : (flows.get(station)?.utilisation ?? 0)
      return utilisation > 1 ? 1 - 1 / utilisation : 0
    }
    const next = new Map(runs.map((run) => [run, multipliersOf(run, failing, dead)]))
    bound(topology, runs, next)
    const before = flows
    multipliers = next
    flows = stationFlows(topology, runs, tries)
    const moved = [...flows].some(([id, flow]) => flow.arrivals > (before.get(id)?.arrivals ?? 0) * (1 + SETTLED))
    if (!moved) break
  }
  const final = multipliers
  return { flows, tries: (run, index) => final.get(run)?.[index] ?? 1 }
}

/** The visit that a visit is made from: the latest one before it at its caller. -1: the user. */
function parents(run: Run): number[] {
  return run.visits.map((visit, index) => {
    for (let k = index - 1; k >= 0; k--) if (run.visits[k]?.step.to === visit.step.from) return k
    return -1
  })
}

/** Calls per call at each visit: its own tries times those of its callers. */
function multipliersOf(
  run: Run,
  failing: (station: string | undefined) => number,
  dead: (run: Run, index: number) => boolean,
): number[] {
  const above = parents(run)
  const works = run.visits.map((visit, index) => {
    if (dead(run, index)) return 0
    return visit.targets.reduce((sum, target) => sum + target.share * (1 - failing(target.station)), 0)
  })
  // What a visit calls and waits for decides whether its own call works. Children come after their callers.
  for (let index = run.visits.length - 1; index >= 0; index--) {
    const relation = run.visits[index]?.step.relation
    const parent = above[index] ?? -1
    const hard = (relation?.need ?? 'hard') === 'hard' && relation?.mode !== 'async'
    if (parent < 0 || !hard) continue
    const failed = (1 - (works[index] ?? 1)) ** ((relation?.retries ?? 0) + 1)
    works[parent] = (works[parent] ?? 1) * (1 - failed)
  }
  const found: number[] = []
  run.visits.forEach((visit, index) => {
    const fails = 1 - (works[index] ?? 1)
    const retries = visit.step.relation?.retries ?? 0
    const own = fails === 0 ? 1 : fails === 1 ? 1 + retries : (1 - fails ** (retries + 1)) / (1 - fails)
    found.push(own * (found[above[index] ?? -1] ?? 1))
  })
  return found
}

/** Keeps the calls of each relation below what its callers hold open at once: servers / time-out. */
function bound(topology: Topology, runs: readonly Run[], multipliers: Map<Run, number[]>): void {
  const sums = new Map<string, { plain: number; all: number; limit: number }>()
  for (const run of runs) {
    run.visits.forEach((visit, index) => {
      const { relation } = visit.step
      const factor = multipliers.get(run)?.[index] ?? 1
      if (!relation?.timeout || !relation.retries || factor <= 1) return
      const calls = visit.rate * (run.counts[index] ?? 0)
      const known = sums.get(relation.id) ?? {
        plain: 0,
        all: 0,
        limit: slots(topology, relation.from, relation.timeout),
      }
      sums.set(relation.id, { ...known, plain: known.plain + calls, all: known.all + calls * factor })
    })
  }
  for (const run of runs) {
    const own = multipliers.get(run) ?? []
    run.visits.forEach((visit, index) => {
      const sum = visit.step.relation ? sums.get(visit.step.relation.id) : undefined
      if (!sum || sum.all <= Math.max(sum.limit, sum.plain)) return
      const scale = (Math.max(sum.limit, sum.plain) - sum.plain) / (sum.all - sum.plain)
      own[index] = 1 + ((own[index] ?? 1) - 1) * scale
    })
  }
}

/** Calls per second that all instances of a caller can have time out: each holds one per worker. */
function slots(topology: Topology, caller: string, timeout: Parameters<typeof seconds>[0]): number {
  const element = topology.elements.get(caller)
  const concurrency = element && 'concurrency' in element ? element.concurrency : undefined
  const instances = topology.instancesOf(caller).length
  if (concurrency === undefined || instances === 0) return Number.POSITIVE_INFINITY
  return (concurrency * instances) / seconds(timeout)
}
