/** Who the pools of users are, and what a request of each asks of the stations; and the open traffic beside them. */
import type { Said } from '../../language/text.ts'
import { seconds } from '../../language/units.ts'
import type { Visit } from './demand.ts'
import type { Station } from './stations.ts'

/** Calls, and busy seconds of all of them: of a request, or per second. */
export interface Work {
  calls: number
  busy: number
}

export interface Pool {
  visits: Visit[]
  users: number
  think: number
  /** Delays of a request that are no station: network, commits, external systems. */
  delay: number
  /** Work of a request by station: what the user waits for, and what not. */
  demand: Map<string, Work>
  aside: Map<string, Work>
}

/** Pools of all populations with `users`, in order. */
export function poolsOf(all: readonly Visit[]): Pool[] {
  const pools: Pool[] = []
  for (const visit of all) {
    const rate = visit.journey.journey.rates[visit.populationIndex]
    if (rate?.users === undefined) continue
    let pool = pools.at(-1)
    if (pool?.visits[0]?.population !== visit.population) {
      const think = rate.think === undefined ? 0 : seconds(rate.think)
      pool = {
        visits: [],
        users: Math.max(1, Math.round(rate.users)),
        think,
        delay: 0,
        demand: new Map(),
        aside: new Map(),
      }
      pools.push(pool)
    }
    add(pool!, visit)
  }
  return pools
}

function add(pool: Pool, visit: Visit): void {
  pool.visits.push(visit)
  for (const target of visit.targets) {
    const calls = visit.count * target.share
    if (visit.step.waits) pool.delay += calls * (target.trip.seconds.typical + target.commit.seconds)
    const busy = calls * (visit.time?.typical ?? Number.NaN)
    if (target.station === undefined) {
      if (visit.step.waits) pool.delay += busy
      continue
    }
    const into = visit.step.waits ? pool.demand : pool.aside
    addWork(into, target.station, calls, busy)
  }
}

function addWork(into: Map<string, Work>, station: string, calls: number, busy: number): void {
  const before = into.get(station) ?? { calls: 0, busy: 0 }
  into.set(station, { calls: before.calls + calls, busy: before.busy + busy })
}

/** What the model lacks for the figures of a pool. */
export function whatIsMissing(pool: Pool, stations: ReadonlyMap<string, Station>): Said | undefined {
  for (const id of [...pool.demand.keys(), ...pool.aside.keys()]) {
    const missing = stations.get(id)?.load.unknown
    if (missing) return missing
  }
  const unserved = pool.visits.find((visit) => visit.unserved && visit.step.need === 'hard' && visit.step.waits)
  return unserved?.unserved
}

/** Calls per second and busy servers by station without the pools. */
export function openLoad(
  all: readonly Visit[],
  stations: ReadonlyMap<string, Station>,
  pools: readonly Pool[],
): Map<string, Work> {
  const closed = new Set(pools.flatMap((pool) => pool.visits))
  const load = new Map<string, Work>()
  for (const visit of all) {
    if (closed.has(visit)) continue
    for (const target of visit.targets) {
      if (target.station === undefined || !stations.has(target.station)) continue
      const calls = visit.rate * visit.count * target.share
      addWork(load, target.station, calls, calls * (visit.time?.typical ?? 0))
    }
  }
  return load
}
