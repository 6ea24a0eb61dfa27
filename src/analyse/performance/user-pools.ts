/**
 * Pools of users who wait for the answer before they ask again, as closed networks beside the open traffic of all others.
 * Exact when there is one pool whose work the users all wait for; several pools see each other as open traffic, found by
 * iteration.
 */
import { byConvention, fromModel, ranged } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { seconds } from '../../language/units.ts'
import { type Derivation, exactly, quantity } from '../../quantity/quantity.ts'
import type { UserPool } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import type { Visit } from './demand.ts'
import { nameOf } from './leaves.ts'
import { type ClosedState, type ClosedStation, closedNetwork } from './queueing/closed.ts'
import { mmc } from './queueing/mmc.ts'
import type { Station } from './stations.ts'

/** Users beyond which a pool is solved as an open stream with the rate that fits (cost of the exact way grows as N^2). */
const EXACT_USERS = 2000
const ROUNDS = 200

interface Pool {
  visits: Visit[]
  users: number
  think: number
  /** Delays of a request that are no station: network, commits, external systems. */
  delay: number
  /** Waited and unwaited busy seconds per request, by station. */
  demand: Map<string, number>
  aside: Map<string, number>
  throughput: number
}

/** Pools of all populations with `users`, in order. */
export function userPools(
  topology: Topology,
  all: readonly Visit[],
  stations: ReadonlyMap<string, Station>,
): UserPool[] {
  const pools = poolsOf(all)
  if (pools.length === 0) return []
  const missing = pools.map((pool) => whatIsMissing(pool, stations))
  if (missing.some((m) => m !== undefined))
    return pools.map((pool, i) => unknownPool(pool, missing[i] ?? missing.find((m) => m)!))
  const background = openLoad(all, stations, pools)
  const alone = pools.length === 1 && pools[0]!.aside.size === 0
  let solved: Solved[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = 0
    solved = pools.map((pool) => {
      const found = solve(pool, stations, background, pools)
      moved = Math.max(moved, Math.abs(found.throughput - pool.throughput) / (found.throughput || 1))
      // Half a step: two pools that crowd each other out would otherwise swing.
      pool.throughput = alone || round === 0 ? found.throughput : (pool.throughput + found.throughput) / 2
      return found
    })
    if (alone || moved < 1e-9) break
  }
  return pools.map((pool, i) => described(topology, pool, solved[i]!, stations, alone && pool.users <= EXACT_USERS))
}

function poolsOf(all: readonly Visit[]): Pool[] {
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
        throughput: 0,
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
    into.set(target.station, (into.get(target.station) ?? 0) + busy)
  }
}

function whatIsMissing(pool: Pool, stations: ReadonlyMap<string, Station>): Said | undefined {
  for (const id of [...pool.demand.keys(), ...pool.aside.keys()]) {
    const missing = stations.get(id)?.load.unknown
    if (missing) return missing
  }
  const unserved = pool.visits.find((visit) => visit.unserved && visit.step.need === 'hard' && visit.step.waits)
  return unserved?.unserved
}

/** Busy servers by station without the pools. */
function openLoad(
  all: readonly Visit[],
  stations: ReadonlyMap<string, Station>,
  pools: readonly Pool[],
): Map<string, number> {
  const closed = new Set(pools.flatMap((pool) => pool.visits))
  const load = new Map<string, number>()
  for (const visit of all) {
    if (closed.has(visit)) continue
    for (const target of visit.targets) {
      if (target.station === undefined || !stations.has(target.station)) continue
      const busy = visit.rate * visit.count * target.share * (visit.time?.typical ?? 0)
      load.set(target.station, (load.get(target.station) ?? 0) + busy)
    }
  }
  return load
}

interface Solved {
  throughput: number
  response: number
  saturation: number
  bottleneck: string
  utilisation: number
}

function solve(
  pool: Pool,
  stations: ReadonlyMap<string, Station>,
  background: ReadonlyMap<string, number>,
  pools: readonly Pool[],
): Solved {
  const ids = [...pool.demand.keys()].filter((id) => stations.has(id))
  const network = ids.map((id): ClosedStation => {
    let open = background.get(id) ?? 0
    for (const other of pools) {
      if (other !== pool) open += other.throughput * (other.demand.get(id) ?? 0)
      open += other.throughput * (other.aside.get(id) ?? 0)
    }
    const servers = stations.get(id)?.load.servers ?? 1
    // Other traffic never takes all: what is left of a saturated station is a hundredth of a server.
    return { service: pool.demand.get(id) ?? 0, visits: 1, servers, open: Math.min(open, servers - 0.01) }
  })
  const outside = pool.think + pool.delay
  const state =
    pool.users <= EXACT_USERS ? closedNetwork(network, pool.users, outside) : asOpen(network, pool.users, outside)
  const spare = (s: ClosedStation): number => s.service / (s.servers - (s.open ?? 0))
  const worst = network.reduce((most, s, i) => (spare(s) > spare(network[most] ?? s) ? i : most), 0)
  const limit = network[worst]
  const whole = outside + network.reduce((sum, s) => sum + s.service, 0)
  return {
    throughput: state.throughput,
    response: state.response + pool.delay,
    saturation: limit && spare(limit) > 0 ? whole / spare(limit) : Number.POSITIVE_INFINITY,
    bottleneck: ids[worst] ?? '',
    utilisation: limit ? (state.throughput * limit.service + (limit.open ?? 0)) / limit.servers : 0,
  }
}

/** The rate at which an open network would hold just that many users: x (think + R(x)) = N, by bisection. */
function asOpen(
  network: readonly ClosedStation[],
  users: number,
  think: number,
): Pick<ClosedState, 'throughput' | 'response'> {
  const response = (x: number): number =>
    network.reduce((sum, s) => {
      if (s.service <= 0) return sum
      const arrivals = x + (s.open ?? 0) / s.service
      return sum + mmc(arrivals, s.service, s.servers).response
    }, 0)
  let low = 0
  let high = users / (think + network.reduce((sum, s) => sum + s.service, 0) || 1e-9)
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2
    if (middle * (think + response(middle)) > users) high = middle
    else low = middle
  }
  return { throughput: low, response: users / low - think }
}

function unknownPool(pool: Pool, unknown: Said): UserPool {
  const nothing = quantity({
    label: { ru: 'пул пользователей', en: 'pool of users' },
    value: exactly(Number.NaN),
    unit: 's',
    origin: { kind: 'computed' },
    note: unknown,
  })
  const { journey, region } = pool.visits[0]!.population
  const base = { journey, region, users: pool.users, bottleneck: '', method: 'exact' as const }
  return { ...base, throughput: nothing, response: nothing, saturation: nothing, unknown }
}

function described(
  topology: Topology,
  pool: Pool,
  solved: Solved,
  stations: ReadonlyMap<string, Station>,
  exact: boolean,
): UserPool {
  const first = pool.visits[0]!
  const { journey, region } = first.population
  const path = `${journey}.rates.${first.populationIndex}`
  const name = nameOf(topology, journey)
  const place = nameOf(topology, region)
  const users = fromModel({ ru: 'пользователей в пуле', en: 'users of the pool' }, 'count', pool.users, `${path}.users`)
  const thinkLabel = { ru: 'время на размышление', en: 'think time' }
  const think =
    first.journey.journey.rates[first.populationIndex]?.think === undefined
      ? byConvention(thinkLabel, 's', 0, {
          ru: 'следующий запрос идёт сразу, если модель не говорит иного',
          en: 'the next request follows at once unless the model says more',
        })
      : fromModel(thinkLabel, 's', pool.think, `${path}.think`)
  const busiest = stations.get(solved.bottleneck)?.load
  const inputs: Derivation[] = [users, think, ...(busiest ? [busiest.utilisation.derivation] : [])]
  const note: Said = exact
    ? {
        ru: 'замкнутая сеть с потоком остальных сценариев; точное решение для экспоненциальной обработки',
        en: 'a closed network beside the traffic of the other journeys; exact for exponential busy times',
      }
    : {
        ru: 'приближённо: другие пулы и то, чего пользователь не ждёт, считаются открытым потоком',
        en: 'approximate: other pools, and work the user does not wait for, count as open traffic',
      }
  const q = (label: Said, value: number, unit: Derivation['unit'], formula: Said) =>
    quantity(ranged(label, unit, formula, exactly(value), inputs, note))
  return {
    journey,
    region,
    users: pool.users,
    throughput: q(
      { ru: `поток пула «${name.ru}», ${place.ru}`, en: `throughput of the pool "${name.en}", ${place.en}` },
      solved.throughput,
      '/s',
      { ru: 'пользователей / (размышление + ответ)', en: 'users / (think + response)' },
    ),
    response: q(
      {
        ru: `среднее время ответа пулу «${name.ru}», ${place.ru}`,
        en: `mean response of the pool "${name.en}", ${place.en}`,
      },
      solved.response,
      's',
      { ru: 'замкнутая сеть, нормирующая константа', en: 'closed network, normalising constant' },
    ),
    saturation: q(
      { ru: 'пользователей, при которых насыщается узел', en: 'users that saturate the bottleneck' },
      solved.saturation,
      'count',
      {
        ru: '(размышление + ответ одному) / (обработка в узком месте / свободные каналы)',
        en: '(think + response of one) / (demand of the bottleneck / free servers)',
      },
    ),
    bottleneck: solved.bottleneck,
    method: exact ? 'exact' : 'approximate',
  }
}
