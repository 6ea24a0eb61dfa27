/**
 * Retries multiply the load on what fails. A call that fails with probability f and is tried again r times makes
 * 1 + f + f^2 + ... + f^r calls; along a chain of callers these multiply, up to the product of (1 + r_i) when it always fails.
 * A station at utilisation u above 1 fails the share 1 - 1/u, so the load is a fixed point: it is iterated from the load
 * without retries and can only grow. All calls of one relation together stay below what its callers can hold open at once:
 * their concurrency / the time-out. Only runs that meet something failing are in the iteration; it grows as they spread.
 */
import type { Topology } from '../../topology/topology.ts'
import { meet, overloaded, reaching, runAt, withStations } from './flow.ts'
import { firstRound, flowsIn, nextRound, type Part, partOf, type Round } from './retry-round.ts'
import type { Calm, Flows, Moved } from './state.ts'

/** Rounds of the fixed point; the error is then far below a per cent except just above saturation. */
const ROUNDS = 60
const SETTLED = 1e-6

/** Calls that surely fail, by position and index. */
export type Dead = ReadonlyMap<number, ReadonlySet<number>>

const none: ReadonlySet<number> = new Set()

/** Load with retries. `dead`: calls that surely fail. What the calm system's own overload does is counted once. */
export function withRetries(topology: Topology, moved: Moved, plain: Flows, dead: Dead): Flows {
  const own = plain.calm.busy.length > 0 ? calmRetried(topology, plain.calm) : undefined
  if (!own) return settled(topology, moved, plain, dead, seedsOf(moved, plain, dead)).flows
  // What moved does not meet what is overloaded anyway: each is played for itself.
  const apart = !meet(plain.anew, own.stations) && ![...dead.keys()].some((k) => own.runs.has(k))
  if (apart) {
    const seeds = seedsOf(moved, plain, dead).filter((k) => !own.runs.has(k))
    const found = settled(topology, moved, plain, dead, seeds)
    if (!meet(found.stations, own.stations)) return withStations(found.flows, own.stations, own.changed)
  }
  return settled(topology, moved, plain, dead, seedsOf(moved, plain, dead)).flows
}

function calmRetried(topology: Topology, calm: Calm): NonNullable<Calm['retried']> {
  if (calm.retried) return calm.retried
  const moved: Moved = { calm, runs: new Map() }
  const plain: Flows = { calm, anew: new Set(), changed: new Map() }
  const found = settled(topology, moved, plain, new Map(), seedsOf(moved, plain, new Map()))
  calm.retried = { stations: found.stations, changed: found.flows.changed, runs: found.active }
  return calm.retried
}

/** Positions of the runs that meet something failing, in order. */
function seedsOf(moved: Moved, flows: Flows, dead: Dead): number[] {
  const found = new Set(dead.keys())
  for (const flow of overloaded(flows)) if (flow.utilisation > 1) for (const k of reaching(moved, flow.id)) found.add(k)
  return [...found].sort((a, b) => a - b)
}

interface Found {
  flows: Flows
  stations: ReadonlySet<string>
  active: ReadonlySet<number>
}

function settled(topology: Topology, moved: Moved, plain: Flows, dead: Dead, seeds: readonly number[]): Found {
  const active = new Set(seeds)
  if (active.size === 0) return { flows: plain, stations: new Set(), active }
  const around = () => partOf(topology, moved, active, (k) => dead.get(k) ?? none)
  const spread = new Set<string>()
  let part = around()
  let round = firstRound(part)
  for (let left = ROUNDS; left > 0; left--) {
    if (spreads(part, round, moved, spread, active)) {
      const before = { part, round }
      part = around()
      round = firstRound(part, before)
    }
    const { arrivals } = round
    round = nextRound(topology, part, round)
    if (!round.arrivals.some((now, s) => now > (arrivals[s] ?? 0) * (1 + SETTLED))) break
  }
  const changed = new Map(flowsIn(part, round).map((flow) => [flow.id, flow]))
  const stations = new Set<string>()
  for (const k of active) for (const id of runAt(moved, k)?.stations ?? []) stations.add(id)
  return { flows: withStations(plain, stations, changed), stations, active }
}

/** Runs that reach what is overloaded by now join the active ones; whether there are new ones. */
function spreads(part: Part, { busy }: Round, moved: Moved, spread: Set<string>, active: Set<number>): boolean {
  const before = active.size
  for (const [s, { id, servers }] of part.flows.entries()) {
    if (spread.has(id) || !((busy[s] ?? 0) / servers > 1)) continue
    spread.add(id)
    for (const k of reaching(moved, id)) active.add(k)
  }
  return active.size > before
}
