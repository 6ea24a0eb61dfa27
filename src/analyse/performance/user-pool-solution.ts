/**
 * Pools of users as classes of one closed network beside the open traffic of all others. Work that a pool's users do not wait
 * for is open traffic at the pool's own rate. Queues are first come first served: where calls are of unlike length, everybody
 * queues behind calls of the mean length, and a class whose own calls are longer spends the difference without queueing.
 */
import type { Said } from '../../language/text.ts'
import type { ClosedClass, SharedStation } from './queueing/closed-network.ts'
import { closedClasses } from './queueing/multiclass.ts'
import { approximateThroughput } from './queueing/schweitzer.ts'
import type { Station } from './stations.ts'
import type { Pool, Work } from './user-pool-demand.ts'

const ROUNDS = 100

/** Most that one solution inside an iteration may cost, in multiplications: a tenth of a second. */
const OPERATIONS = 3e7

export interface SolvedPool {
  throughput: number
  response: number
  saturation: number
  bottleneck: string
}

interface Problem {
  pools: readonly Pool[]
  /** Stations that users of the pools wait at. */
  ids: readonly string[]
  stations: ReadonlyMap<string, Station>
  background: ReadonlyMap<string, Work>
}

/** Solutions of the pools, in order; and why they are approximate, if they are. */
export function solvePools(
  pools: readonly Pool[],
  stations: ReadonlyMap<string, Station>,
  background: ReadonlyMap<string, Work>,
): { solved: SolvedPool[]; approximate: Said[] } {
  const ids = [...new Set(pools.flatMap((pool) => [...pool.demand.keys()]))].filter((id) => stations.has(id))
  const problem: Problem = { pools, ids, stations, background }
  const idle = pools.map(() => 0)
  const exact = exactly(problem, idle) !== undefined
  const aside = pools.some((pool) => pool.aside.size > 0)
  const unlikely = ids.some((id) => stations.get(id)?.uniform === false)
  const step = (rates: readonly number[]): number[] =>
    (exact ? exactly(problem, rates) : undefined) ?? approximateThroughput(...networkOf(problem, rates))
  const throughput = aside || unlikely ? settled(step, step(idle)) : step(idle)
  return {
    solved: pools.map((pool, k) => ({
      throughput: throughput[k] as number,
      response: responseOf(pool, throughput[k] as number),
      ...limitOf(problem, pool, throughput),
    })),
    approximate: [...(exact ? [] : [tooMany]), ...(aside ? [besides] : []), ...(unlikely ? [unlike] : [])],
  }
}

/**
 * Little's law over the whole cycle; of next to nothing beside the thinking the difference is rounding, and then the request is
 * alone.
 */
function responseOf(pool: Pool, throughput: number): number {
  const alone = [...pool.demand.values()].reduce((sum, work) => sum + work.busy, pool.delay)
  return Math.max(alone, pool.users / throughput - pool.think)
}

const tooMany: Said = {
  ru: 'пользователей во всех пулах вместе слишком много для точного решения, применён приближённый анализ средних (Швейцер)',
  en: 'all pools together have too many users for the exact solution, so approximate mean value analysis is used (Schweitzer)',
}
const besides: Said = {
  ru: 'работа, которой пользователь не ждёт, считается открытым потоком',
  en: 'work the user does not wait for counts as open traffic',
}
const unlike: Said = {
  ru: 'вызовы одного ресурса занимают его на разное время, и ожидание считается по среднему вызову',
  en: 'calls of one resource take unlike times, and waits are those behind calls of mean length',
}

/** Repeats half a step at a time, or pools that crowd each other out would swing. */
function settled(step: (rates: readonly number[]) => number[], start: readonly number[]): number[] {
  let rates = [...start]
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = step(rates)
    const moved = next.map((x, k) => Math.abs(x - rates[k]!) / (x || 1))
    rates = next.map((x, k) => (x + rates[k]!) / 2)
    if (Math.max(...moved) < 1e-8) break
  }
  return rates
}

function exactly(problem: Problem, rates: readonly number[]): number[] | undefined {
  return closedClasses(...networkOf(problem, rates), { most: OPERATIONS })?.throughput
}

/** The closed network of all pools when they go round at these rates. */
function networkOf(problem: Problem, rates: readonly number[]): [SharedStation[], ClosedClass[]] {
  const { pools } = problem
  const outside = pools.map((pool) => pool.think + pool.delay)
  const network = problem.ids.map((id): SharedStation => {
    const station = problem.stations.get(id)
    const servers = station?.load.servers ?? 1
    const open = openWork(problem, id, rates)
    const all = pools.reduce((sum, pool, k) => plus(sum, pool.demand.get(id), rates[k] as number), open)
    const mean = station?.uniform === false && all.calls > 0 ? all.busy / all.calls : undefined
    const demands = pools.map((pool, k) => {
      const own = pool.demand.get(id) ?? { calls: 0, busy: 0 }
      if (mean === undefined) return own.busy
      outside[k] = (outside[k] as number) + own.busy - own.calls * mean
      return own.calls * mean
    })
    // Other traffic never takes all: what is left of a saturated station is a hundredth of a server.
    return { demands, servers, open: Math.min(open.busy, servers - 0.01) }
  })
  return [network, pools.map(({ users }, k) => ({ customers: users, think: Math.max(0, outside[k] as number) }))]
}

/** Work per second beside what users of pools wait for: open journeys, work aside, and, for one pool, the other pools. */
function openWork(problem: Problem, id: string, rates: readonly number[], apart?: Pool): Work {
  return problem.pools.reduce((sum, pool, k) => {
    const beside = plus(sum, pool.aside.get(id), rates[k] as number)
    return apart === undefined || pool === apart ? beside : plus(beside, pool.demand.get(id), rates[k] as number)
  }, problem.background.get(id) ?? { calls: 0, busy: 0 })
}

function plus(sum: Work, more: Work | undefined, times: number): Work {
  return more ? { calls: sum.calls + times * more.calls, busy: sum.busy + times * more.busy } : sum
}

/** Users that saturate the station with the least free servers for the pool's demand, the others going on as they do. */
function limitOf(problem: Problem, pool: Pool, rates: readonly number[]): { saturation: number; bottleneck: string } {
  let bottleneck = ''
  let most = 0
  let whole = pool.think + pool.delay
  for (const id of problem.ids) {
    const demand = pool.demand.get(id)?.busy ?? 0
    const servers = problem.stations.get(id)?.load.servers ?? 1
    const spare = Math.max(0.01, servers - openWork(problem, id, rates, pool).busy)
    whole += demand
    if (demand / spare <= most) continue
    most = demand / spare
    bottleneck = id
  }
  return { saturation: most > 0 ? whole / most : Number.POSITIVE_INFINITY, bottleneck }
}
