/**
 * Pools of users who wait for the answer before they ask again, as classes of one closed network beside the open traffic of all
 * others. Exact when the users wait for all the work and every station has a product form; else the reason is said.
 */
import { byConvention, fromModel, ranged } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { type Derivation, exactly, quantity } from '../../quantity/quantity.ts'
import type { UserPool } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import type { Visit } from './demand.ts'
import { nameOf } from './leaves.ts'
import type { Station } from './stations.ts'
import { openLoad, type Pool, poolsOf, whatIsMissing } from './user-pool-demand.ts'
import { type SolvedPool, solvePools } from './user-pool-solution.ts'

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
  const { solved, approximate } = solvePools(pools, stations, openLoad(all, stations, pools))
  return pools.map((pool, i) => described(topology, pool, solved[i]!, stations, noteOf(pools.length, approximate)))
}

/** How good the figures are, and whether they are exact. */
interface Method {
  method: UserPool['method']
  note: Said
}

function noteOf(pools: number, approximate: readonly Said[]): Method {
  const together: Said =
    pools > 1
      ? {
          ru: `замкнутая сеть с ${pools} классами пользователей и потоком остальных путей`,
          en: `a closed network of ${pools} classes of users beside the traffic of the other journeys`,
        }
      : {
          ru: 'замкнутая сеть с потоком остальных путей',
          en: 'a closed network beside the traffic of the other journeys',
        }
  if (approximate.length === 0) {
    const note = {
      ru: `${together.ru}; решение точное для экспоненциальной обработки`,
      en: `${together.en}; exact for exponential busy times`,
    }
    return { method: 'exact', note }
  }
  const ru = approximate.map((why) => why.ru).join('; ')
  const en = approximate.map((why) => why.en).join('; ')
  return {
    method: 'approximate',
    note: { ru: `${together.ru}; приближённо: ${ru}`, en: `${together.en}; approximate: ${en}` },
  }
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
  solved: SolvedPool,
  stations: ReadonlyMap<string, Station>,
  { method, note }: Method,
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
    method,
  }
}
