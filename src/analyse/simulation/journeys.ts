/**
 * The journeys of a deployed system as a network to simulate: the same stations, visits, hit ratios, distances and commit
 * waits as the analysis of performance takes, plus the time-outs and retries of the relations. Plain data comes out.
 */
import type { Said } from '../../language/text.ts'
import { seconds } from '../../language/units.ts'
import type { Element } from '../../language/vocabulary/index.ts'
import { callTree, type PlacedCall, placed } from '../performance/call-tree.ts'
import { type Visit, visits } from '../performance/demand.ts'
import type { PerformanceOptions } from '../performance/options.ts'
import { type Station, stations } from '../performance/stations.ts'
import type { Topology } from '../topology/topology.ts'
import type { SimulatedCall, SimulatedClass, SimulatedNetwork } from './network.ts'

export interface NetworkOptions extends PerformanceOptions {
  /** `shared`: the balancer always finds a free replica; `random`: it picks one without looking. Default `shared`. */
  balancing?: 'shared' | 'random'
  /** Time-outs and retries are played. Default true. */
  timeouts?: boolean
  /** Populations with `users` are played as closed pools. Default true. */
  pools?: boolean
}

/** The network, with the class of each journey and region (`journey@region`); or what the model lacks for it. */
export function networkOf(
  topology: Topology,
  options: NetworkOptions,
): { network: SimulatedNetwork; unknown?: undefined } | { network?: undefined; unknown: Said } {
  const all = visits(topology, options)
  const found = stations(topology, all, options)
  for (const station of found.values()) if (station.load.unknown) return { unknown: station.load.unknown }
  const index = new Map([...found.keys()].map((id, at) => [id, at]))
  const replicas = new Map(all.flatMap((v) => v.targets.map((t) => [t.station ?? '', t.replicas] as const)))
  const runs = new Map<string, Visit[]>()
  for (const visit of all) {
    const id = `${visit.population.journey}@${visit.population.region}`
    const run = runs.get(id)
    if (run) run.push(visit)
    else runs.set(id, [visit])
  }
  return {
    network: {
      stations: [...found.values()].map((station) => stationOf(station, replicas, options)),
      classes: [...runs].flatMap(([id, run]) => classOf(topology, id, run, index, options)),
    },
  }
}

function stationOf(station: Station, replicas: Map<string, number>, options: NetworkOptions) {
  const { id, servers } = station.load
  const queues = options.balancing === 'random' ? (replicas.get(id) ?? 1) : 1
  return { id, queues, servers: Math.max(1, Math.round(servers / queues)) }
}

function classOf(
  topology: Topology,
  id: string,
  run: Visit[],
  index: Map<string, number>,
  options: NetworkOptions,
): SimulatedClass[] {
  const first = run[0]
  if (!first) return []
  const calls = placed(topology, callTree(run)).map((node) => callOf(topology, node, undefined, index, options))
  const rate = first.journey.journey.rates[first.populationIndex]
  if (options.pools !== false && rate?.users !== undefined) {
    return [{ id, users: rate.users, think: rate.think === undefined ? 0 : seconds(rate.think), calls }]
  }
  return first.rate > 0 ? [{ id, rate: first.rate, calls }] : []
}

function callOf(
  topology: Topology,
  { visit, times, chance, calls, below, ways }: PlacedCall,
  caller: Visit | undefined,
  index: Map<string, number>,
  options: NetworkOptions,
): SimulatedCall {
  return {
    calls,
    ...(chance < 1 ? { chance, times } : {}),
    targets: visit.targets.map((target, n) => {
      const station = target.station === undefined ? undefined : index.get(target.station)
      return {
        ...(station === undefined ? {} : { station }),
        share: target.share,
        before: target.trip.seconds.typical,
        after: target.commit.seconds,
        ...(ways?.[n] ? { ways: ways[n] } : {}),
      }
    }),
    service: visit.time?.typical ?? 0,
    variability: visit.targets.some((t) => t.station !== undefined) ? visit.step.variability : 0,
    soft: visit.step.relation?.need === 'soft',
    async: isAsync(visit, caller),
    ...(options.timeouts === false ? {} : patience(topology.elements.get(visit.step.from), visit)),
    below: below.map((node) => callOf(topology, node, visit, index, options)),
  }
}

function isAsync(visit: Visit, caller: Visit | undefined): boolean {
  const { relation, operation, waits } = visit.step
  if (relation?.mode === 'async' || relation?.need === 'async' || operation === 'publish') return true
  return !waits && (caller?.step.waits ?? true)
}

/** How long the caller waits and how often it tries again. A client's own time-out holds where the relation says nothing. */
function patience(caller: Element | undefined, visit: Visit): Partial<SimulatedCall> {
  const { relation } = visit.step
  const own = caller && 'timeout' in caller ? caller.timeout : undefined
  const timeout = relation?.timeout ?? own
  return {
    ...(timeout === undefined ? {} : { timeout: seconds(timeout) }),
    ...(relation?.retries === undefined ? {} : { retries: relation.retries }),
    ...(relation?.backoff === undefined ? {} : { backoff: seconds(relation.backoff) }),
  }
}
