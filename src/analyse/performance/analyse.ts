/**
 * Performance of the deployed system as an open queueing network: utilisation, response times, bottlenecks, the most it
 * carries, connection pools. Pure and deterministic; what the model lacks makes the figure unknown, never zero.
 */
import type { Id } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, type Quantity, quantity } from '../../quantity/quantity.ts'
import type { PerformanceAnalysis } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import { autoscalerResponses } from './autoscalers.ts'
import { queueBacklogs } from './backlogs.ts'
import { type Visit, visits } from './demand.ts'
import { growthLimits } from './growth.ts'
import { latencyOf } from './latency.ts'
import { nameOf, rateLeaf } from './leaves.ts'
import type { PerformanceOptions } from './options.ts'
import { poolChecks } from './pools.ts'
import { scalabilities } from './scalability.ts'
import { scaledOut } from './scaled-out.ts'
import { type Station, stations } from './stations.ts'
import { userPools } from './user-pools.ts'

export type { PerformanceOptions } from './options.ts'

/** Analyses the system under one load, optionally grown, with parts of it lost or slowed. */
export function analysePerformance(topology: Topology, options: PerformanceOptions): PerformanceAnalysis {
  const all = visits(topology, options)
  const found = stations(topology, all, options)
  const loads = [...found.values()].map((station) => station.load)
  return {
    load: options.load,
    growth: options.growth ?? 1,
    stations: loads,
    bottlenecks: loads
      .filter((load) => load.unknown === undefined)
      .sort((a, b) => b.utilisation.typical - a.utilisation.typical)
      .map((load) => load.id),
    latencies: populations(all).flatMap((steps) => latencyOf(topology, steps, found, options) ?? []),
    throughput: topology.journeys.flatMap((journey) => {
      const value = throughputOf(topology, journey.journey.id, all, found, options)
      return value ? [{ journey: journey.journey.id, value }] : []
    }),
    pools: poolChecks(topology, all, found),
    ...(options.latenciesOf === undefined ? outlook(topology, all, found, options) : {}),
    routes: all.flatMap((visit) =>
      visit.targets.flatMap((target) =>
        target.station !== undefined && found.has(target.station)
          ? [
              {
                journey: visit.journey.journey.id,
                region: visit.population.region,
                station: target.station,
                visits: visit.count * target.share,
              },
            ]
          : [],
      ),
    ),
  }
}

/** What goes beyond the moment: pools of users, backlogs, growth and, at peak, what autoscalers make of the rise to it. */
function outlook(
  topology: Topology,
  all: Visit[],
  found: Map<string, Station>,
  options: PerformanceOptions,
): Partial<PerformanceAnalysis> {
  const scaled = options.load === 'peak' && topology.document.deployments.some((d) => d.autoscaling !== undefined)
  const calm = { ...options, load: 'normal' as const }
  const low = scaled ? stations(topology, visits(topology, calm), calm) : new Map<string, Station>()
  return {
    userPools: userPools(topology, all, found),
    backlogs: queueBacklogs(topology, all, found),
    growthLimits: growthLimits(topology, all, found),
    autoscalers: autoscalerResponses(topology, low, found),
    scalability: scalabilities(topology),
    ...atMost(topology, options),
  }
}

/** The same load on all replicas that autoscalers may start. */
function atMost(topology: Topology, options: PerformanceOptions): Pick<PerformanceAnalysis, 'scaledOut'> {
  const most = scaledOut(topology)
  if (!most) return {}
  const { stations, throughput } = analysePerformance(most, { ...options, latenciesOf: [] })
  return { scaledOut: { stations, throughput } }
}

/** Visits cut into runs of one journey and population. */
function populations(all: readonly Visit[]): Visit[][] {
  const runs: Visit[][] = []
  for (const visit of all) {
    const last = runs.at(-1)
    if (last?.[0]?.population === visit.population) last.push(visit)
    else runs.push([visit])
  }
  return runs
}

/**
 * Arrivals at which the first station on the journey's way reaches 100 %, all journeys growing in proportion:
 * arrivals / utilisation of its busiest station. Undefined when a station on the way is unknown or nothing arrives.
 */
function throughputOf(
  topology: Topology,
  journey: Id,
  all: readonly Visit[],
  found: ReadonlyMap<string, Station>,
  options: PerformanceOptions,
): Quantity | undefined {
  const own = all.filter((visit) => visit.journey.journey.id === journey)
  const rates = populations(own).flatMap((run) => run[0] ?? [])
  const arrivals = rates.reduce((sum, visit) => sum + visit.rate, 0)
  const used = own
    .filter((visit) => visit.count > 0)
    .flatMap((visit) =>
      visit.targets.flatMap((t) => (t.station === undefined ? [] : (found.get(t.station)?.load ?? []))),
    )
  if (arrivals === 0 || used.length === 0 || used.some((load) => load.unknown)) return undefined
  const busiest = used.reduce((a, b) => (b.utilisation.typical > a.utilisation.typical ? b : a))
  if (busiest.utilisation.typical <= 0) return undefined
  const name = nameOf(topology, journey)
  const sum: Derivation = {
    label: { ru: `поток пути «${name.ru}», все регионы`, en: `arrivals of "${name.en}", all regions` },
    value: exactly(arrivals),
    unit: '/s',
    origin: { kind: 'computed' },
    formula: { ru: 'сумма потоков', en: 'sum of the rates' },
    inputs: rates.map((visit) => rateLeaf(topology, visit, options)),
  }
  return quantity({
    label: { ru: `предельный поток пути «${name.ru}»`, en: `most that "${name.en}" carries` },
    value: exactly(arrivals / busiest.utilisation.typical),
    unit: '/s',
    origin: { kind: 'computed' },
    formula: { ru: 'поток / загрузка самого занятого ресурса', en: 'arrivals / utilisation of the busiest resource' },
    note: {
      ru: 'все пути растут одинаково; при этом потоке насыщается указанный ниже ресурс',
      en: 'all journeys grow in proportion; at this rate the resource named below saturates first',
    },
    inputs: [sum, busiest.utilisation.derivation],
  })
}
