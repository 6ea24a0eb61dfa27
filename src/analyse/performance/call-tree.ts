/** The steps of a journey as a tree of calls: a step is made by the latest step before it that led to its caller. */
import type { Topology } from '../topology/topology.ts'
import type { NumberedWay } from './answer-transform.ts'
import type { Visit } from './demand.ts'
import { type Way, waysOf } from './trips.ts'

export interface CallNode {
  visit: Visit
  /**
   * Per call of the caller: so many times, each with a chance (that a cache missed), so many calls. Their product is the mean
   * number of calls.
   */
  times: number
  chance: number
  calls: number
  below: CallNode[]
}

/** A call with the ways to each of its targets, where it matters in which place it or its caller is. */
export interface PlacedCall extends CallNode {
  ways?: NumberedWay[][]
  below: PlacedCall[]
}

/** Roots are made by the user, once per journey. `run` holds the visits of one journey and population, in order. */
export function callTree(run: readonly Visit[]): CallNode[] {
  const roots: CallNode[] = []
  const latest = new Map<string, CallNode>()
  for (const visit of run) {
    const caller = latest.get(visit.step.from)
    const made = caller ? caller.visit.count : 1
    const { asked: times, chance } = visit.thinning
    const calls = made > 0 && chance > 0 ? visit.count / made / times / chance : 0
    const node: CallNode = { visit, times, chance, calls, below: [] }
    if (caller) caller.below.push(node)
    else roots.push(node)
    latest.set(visit.step.to, node)
  }
  return roots
}

/** Numbers of the places on the ways of one tree; 0 is nowhere in particular (a device, an edge). */
type Numbers = Map<string, number>

/**
 * The tree with its ways: an instance makes all its calls from where it stands, so that the ways of one request are not independent.
 * A call has none when all ways to each target are equally long and nothing that it calls is nearer to one of its places.
 */
export function placed(
  topology: Topology,
  nodes: readonly CallNode[],
  numbers: Numbers = new Map([['', 0]]),
): PlacedCall[] {
  return nodes.map((node) => {
    const below = placed(topology, node.below, numbers)
    const ways = node.visit.targets.map((target) => waysOf(topology, target))
    const uneven = ways.some((own) => own.some((way) => way.seconds !== own[0]?.seconds))
    const matters = uneven || below.some((one) => one.ways)
    return { ...node, below, ...(matters ? { ways: ways.map((own) => own.map((way) => numbered(way, numbers))) } : {}) }
  })
}

function numbered({ from, to, weight, seconds }: Way, numbers: Numbers): NumberedWay {
  const numberOf = (place: string): number => {
    const known = numbers.get(place) ?? numbers.size
    numbers.set(place, known)
    return known
  }
  return { from: numberOf(from), to: numberOf(to), weight, seconds }
}
