/**
 * The way of one request as parts for the transform, nested as its calls are: what is called below a cache that missed happens
 * only when it missed. One model per case, and models where waits of the same request in one queue are not independent.
 */
import type { Range } from '../../quantity/quantity.ts'
import type { Topology } from '../topology/topology.ts'
import type { Answer, Part } from './answer-transform.ts'
import { callTree, type PlacedCall, placed } from './call-tree.ts'
import type { Visit } from './demand.ts'
import type { Station } from './stations.ts'
import { meanOf } from './transform.ts'

type Case = keyof Range
type Stations = ReadonlyMap<string, Station>

export interface LatencyModels {
  best: Part[]
  typical: Part[]
  worst: Part[]
  /**
   * A request that comes to the same queue several times finds it equally long each time: where all replicas share a queue as
   * typical takes it, and where each has its own as worst does. Absent where no request comes back to a queue.
   */
  sharedEqual?: Part[]
  worstEqual?: Part[]
  /** All cases are the same. */
  flat: boolean
}

/**
 * Waits are independent of one another in the three cases; at best and worst all calls take the nearest and the farthest way.
 * `waited`: visits that the user waits for, in order.
 */
export function latencyModels(topology: Topology, waited: readonly Visit[], stations: Stations): LatencyModels {
  const tree = placed(topology, callTree(waited))
  const visits = visitsOf(waited)
  const parts = (which: Case, joint: (id: string) => boolean): Part[] =>
    tree.map((node) => partOf(node, stations, which, joint))
  const plain = (which: Case): Part[] => parts(which, () => false)
  const [best, typical, worst] = [plain('best'), plain('typical'), plain('worst')]
  const equal = (which: Case, joint: (id: string) => boolean): Part[] => [
    ...parts(which, joint),
    ...jointWaits(visits, stations, which, joint),
  ]
  const often = (id: string): boolean => (visits.get(id) ?? 0) > 1
  // Replicas picked at random have queues of their own.
  const single = (id: string): boolean => often(id) && stations.get(id)?.replicas === 1
  const felt = meanOf(jointWaits(visits, stations, 'typical', often)) > NEGLIGIBLE * meanOf(typical)
  return {
    best,
    typical,
    worst,
    ...(felt ? { sharedEqual: equal('typical', often) } : {}),
    ...([...visits.keys()].some(single) ? { worstEqual: equal('worst', single) } : {}),
    flat: same(best, typical) && same(typical, worst),
  }
}

/** Waits that are a smaller share of the response than this are nobody's concern. */
const NEGLIGIBLE = 0.01

function same(a: Part[], b: Part[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Visits of each station per request. */
function visitsOf(waited: readonly Visit[]): Map<string, number> {
  const visits = new Map<string, number>()
  for (const visit of waited) {
    for (const target of visit.targets) {
      if (target.station === undefined) continue
      visits.set(target.station, (visits.get(target.station) ?? 0) + visit.count * target.share)
    }
  }
  return visits
}

function partOf(node: PlacedCall, stations: Stations, which: Case, joint: (id: string) => boolean): Part {
  const { visit, times, chance, calls, below, ways } = node
  const answers = visit.targets.map((target, n): Answer => {
    const own = which === 'typical' ? ways?.[n] : undefined
    const station = target.station === undefined ? undefined : stations.get(target.station)
    const queue = station && !joint(station.load.id) ? station.queue[which] : undefined
    return {
      share: target.share,
      waits: queue?.waits ?? 0,
      wait: queue?.wait ?? 0,
      service: visit.time?.[which] ?? 0,
      // What has no servers of ours (an external system, a delay) is a plain constant: only its range is known.
      variability: station ? visit.step.variability : 0,
      constant: target.commit.seconds + (own ? 0 : target.trip.seconds[which]),
      ...(own ? { ways: own } : {}),
      ...(queue?.single ? { single: queue.single } : {}),
    }
  })
  const nothing = { share: 1, waits: 0, wait: 0, service: 0, variability: 0, constant: 0 }
  return {
    count: calls,
    ...(chance < 1 ? { times, chance } : {}),
    answers: answers.length > 0 ? answers : [nothing],
    ...(below.length > 0 ? { below: below.map((one) => partOf(one, stations, which, joint)) } : {}),
  }
}

/** One wait for all visits of a queue together. */
function jointWaits(
  visits: ReadonlyMap<string, number>,
  stations: Stations,
  which: Case,
  joint: (id: string) => boolean,
): Part[] {
  return [...visits].flatMap(([id, count]) => {
    const queue = joint(id) ? stations.get(id)?.queue[which] : undefined
    if (!queue || queue.waits <= 0) return []
    const answer = { share: 1, service: 0, variability: 0, constant: 0 }
    return [{ count: 1, answers: [{ ...answer, waits: queue.waits, wait: queue.wait * count }] }]
  })
}
