/**
 * Stations of the open queueing network: demand summed over the visits, utilisation with its derivation, wait by M/M/c
 * (Allen-Cunneen when the calls' times are not exponential).
 */
import type { Said } from '../../language/text.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, quantity } from '../../quantity/quantity.ts'
import type { StationLoad } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import type { SingleServer } from './answer-transform.ts'
import type { Visit, VisitTarget } from './demand.ts'
import { countLeaf, nameOf, rateLeaf, serverLeaves, timeLeaf } from './leaves.ts'
import type { PerformanceOptions } from './options.ts'
import { allenCunneen, errorBand } from './queueing/general.ts'

/** A station with what the latency of journeys needs beyond the public figures. */
export interface Station {
  load: StationLoad
  /** Typical: one queue for all replicas. Best and worst carry the error band of the wait; worst also has a queue per replica. */
  queue: { best: Queue; typical: Queue; worst: Queue }
  /** All calls take exponential times of one mean: what exact closed networks ask for. */
  uniform: boolean
  /** Living replicas that share the calls; 1 for a copy of a store. */
  replicas: number
  /** It is a copy of a store. */
  ofStore: boolean
}

/** Probability of waiting, and mean wait of those that wait, s. */
export interface Queue {
  waits: number
  wait: number
  /** A single server whose calls are not all exponential: the distribution of the wait is known. */
  single?: SingleServer
}

interface Demand {
  visit: Visit
  target: VisitTarget
  /** Calls per second that arrive here. */
  calls: number
}

/** Stations by id, in the order in which journeys first reach them. */
export function stations(topology: Topology, all: readonly Visit[], options: PerformanceOptions): Map<string, Station> {
  const demands = new Map<string, Demand[]>()
  for (const visit of all) {
    for (const target of visit.targets) {
      if (target.station === undefined) continue
      const list = demands.get(target.station) ?? []
      list.push({ visit, target, calls: visit.rate * visit.count * target.share })
      demands.set(target.station, list)
    }
  }
  const found = new Map<string, Station>()
  for (const [id, list] of demands) {
    const station = resolve(topology, id, list, options)
    if (station) found.set(id, station)
  }
  return found
}

function resolve(topology: Topology, id: string, list: Demand[], options: PerformanceOptions): Station | undefined {
  const first = list[0]
  if (!first) return undefined
  const element = topology.runnerOf(first.visit.step.to)
  const servers = first.target.servers
  const idle = list.every((d) => d.visit.time?.typical === 0)
  // Balancers and devices without a time of their own are no resource: nothing would be said about them but zero.
  if (idle) return undefined
  const unknown = whatIsMissing(topology, element, list, servers)
  const arrivals = list.reduce((sum, d) => sum + d.calls, 0)
  const busy = list.reduce((sum, d) => sum + d.calls * (d.visit.time?.typical ?? Number.NaN), 0)
  const squares = list.reduce((sum, d) => {
    const time = d.visit.time?.typical ?? Number.NaN
    return sum + d.calls * time * time * (1 + d.visit.step.variability)
  }, 0)
  const service = arrivals > 0 ? busy / arrivals : (first.visit.time?.typical ?? Number.NaN)
  const raw = arrivals > 0 && service > 0 ? squares / arrivals / (service * service) - 1 : first.visit.step.variability
  // Rounding must not turn an exponential mix into one that is not.
  const variability = Math.abs(raw - 1) < 1e-9 ? 1 : Math.max(0, raw)
  const count = servers ?? Number.NaN
  const state = unknown ? undefined : allenCunneen(arrivals, service, count, variability)
  const wait = state?.wait ?? Number.NaN
  return {
    load: {
      id,
      element,
      region: first.target.region,
      servers: count,
      arrivals,
      service,
      utilisation: quantity(utilisation(topology, id, list, count, busy / count, options)),
      wait,
      response: state?.response ?? Number.NaN,
      variability,
      waitError: state ? errorBand(state.utilisation, count, variability) : Number.NaN,
      ...(unknown ? { unknown } : {}),
    },
    queue: queues(arrivals, service, count, first.target.replicas, variability),
    uniform: list.every((d) => d.visit.time?.typical === first.visit.time?.typical && d.visit.step.variability === 1),
    replicas: first.target.replicas,
    ofStore: first.target.copy !== undefined,
  }
}

/**
 * Best and typical: the balancer always finds a free replica (one common queue); the error of Allen-Cunneen makes the best.
 * Worst: it picks replicas without looking, each has a queue of its own.
 */
function queues(
  arrivals: number,
  service: number,
  servers: number,
  replicas: number,
  variability: number,
): Station['queue'] {
  const at = (count: number, share: number, sign: -1 | 0 | 1): Queue => {
    const state = allenCunneen(arrivals * share, service, count, variability)
    // A queue without an end has none shorter.
    if (state.wait === Number.POSITIVE_INFINITY) return { waits: 1, wait: state.wait }
    const band = 1 + sign * errorBand(state.utilisation, count, variability)
    return {
      waits: state.waits,
      wait: state.waits > 0 ? (state.wait / state.waits) * Math.max(0, band) : 0,
      ...(count === 1 && variability !== 1 ? { single: { utilisation: state.utilisation, service, variability } } : {}),
    }
  }
  return {
    best: at(servers, 1, -1),
    typical: at(servers, 1, 0),
    worst: at(servers / replicas, 1 / replicas, 1),
  }
}

function whatIsMissing(topology: Topology, element: Id, list: Demand[], servers: number | undefined): Said | undefined {
  const timeless = list.find((d) => d.visit.time === undefined)
  const name = nameOf(topology, element)
  if (timeless) {
    const path = timeless.visit.step.timePath
    return {
      ru: `не задано время обработки: «${name.ru}» (${path})`,
      en: `no busy time is given for "${name.en}" (${path})`,
    }
  }
  if (servers === undefined) {
    return {
      ru: `не задано, сколько вызовов одновременно обрабатывает «${name.ru}» (${element}.concurrency)`,
      en: `it is not said how many calls "${name.en}" works on at once (${element}.concurrency)`,
    }
  }
  return undefined
}

function utilisation(
  topology: Topology,
  id: string,
  list: Demand[],
  servers: number,
  value: number,
  options: PerformanceOptions,
): Derivation {
  const first = list[0]
  const element = first ? topology.runnerOf(first.visit.step.to) : id
  const region = first?.target.region ?? ''
  const name = nameOf(topology, element)
  const place = nameOf(topology, first?.target.copy?.place ?? region)
  return {
    label: { ru: `загрузка: «${name.ru}», ${place.ru}`, en: `utilisation of "${name.en}", ${place.en}` },
    value: exactly(value),
    unit: 'ratio',
    origin: { kind: 'computed' },
    formula: { ru: 'сумма (поток × вызовов × время) / исполнителей', en: 'sum of (rate × calls × time) / servers' },
    inputs: [
      ...list.map((d) => share(topology, d, options)),
      serverLeaves(topology, element, region, servers, first?.target.copy !== undefined),
    ],
  }
}

function share(topology: Topology, demand: Demand, options: PerformanceOptions): Derivation {
  const { visit, target, calls } = demand
  const journey = nameOf(topology, visit.journey.journey.id)
  const region = nameOf(topology, visit.population.region)
  const time = timeLeaf(topology, visit)
  const part = target.share < 1 ? ` × ${Number(target.share.toPrecision(3))}` : ''
  return {
    label: { ru: `занято запросами пути «${journey.ru}», ${region.ru}`, en: `busy with "${journey.en}", ${region.en}` },
    value: exactly(calls * (visit.time?.typical ?? Number.NaN)),
    unit: 'count',
    origin: { kind: 'computed' },
    formula: {
      ru: `поток × вызовов × время${part}`,
      en: `rate × calls × time${part}`,
    },
    inputs: [rateLeaf(topology, visit, options), countLeaf(topology, visit), ...(time ? [time] : [])],
  }
}
