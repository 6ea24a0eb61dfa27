/** The steps of a journey as a tree of calls: a step is made by the latest step before it that led to its caller. */
import type { Id } from '../../language/vocabulary/index.ts'
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

/**
 * A call with the ways to each of its targets, where it matters in which place it or its caller is. Places are numbered by the call
 * that is answered there: those from which all that it calls is equally far have one number; 0 is nowhere in particular.
 */
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

/** The ways of a call, and by the place of its caller what they and all below look like from there. */
interface Surveyed {
  node: CallNode
  ways: Way[][]
  below: Surveyed[]
  matters: boolean
  seen: ReadonlyMap<Id, number>
}

/** Numbers of the views met so far: what is seen further down stands in a view by its number. */
type Views = Map<string, number>

/**
 * The tree with its ways: an instance makes all its calls from where it stands, so that the ways of one request are not independent.
 * A call has none when all ways to each target are equally long and nothing that it calls is nearer to one of its places.
 */
export function placed(topology: Topology, nodes: readonly CallNode[]): PlacedCall[] {
  const views: Views = new Map()
  return nodes.map((node) => numbered(survey(topology, node, views), () => 0))
}

function survey(topology: Topology, node: CallNode, views: Views): Surveyed {
  const below = node.below.map((one) => survey(topology, one, views))
  const ways = node.visit.targets.map((target) => waysOf(topology, target))
  const uneven = ways.some((own) => own.some((way) => way.seconds !== own[0]?.seconds))
  const matters = uneven || below.some((one) => one.matters)
  const rows = new Map<Id, Map<string, number>>()
  for (const [n, own] of (matters ? ways : []).entries()) {
    const share = node.visit.targets[n]?.share ?? 0
    for (const { from, to, weight, seconds } of own) {
      const row = rows.get(from) ?? new Map<string, number>()
      const key = `${n} ${seconds} ${viewFrom(below, to)}`
      rows.set(from, row.set(key, (row.get(key) ?? 0) + share * weight))
    }
  }
  return { node, ways, below, matters, seen: new Map([...rows].map(([from, row]) => [from, viewOf(row, views)])) }
}

/** The same number for the same shares of the whole. */
function viewOf(row: ReadonlyMap<string, number>, views: Views): number {
  const whole = [...row.values()].reduce((sum, share) => sum + share, 0)
  const text = [...row]
    .map(([key, share]) => `${key}=${(share / whole).toPrecision(9)}`)
    .sort()
    .join(';')
  const known = views.get(text) ?? views.size + 1
  views.set(text, known)
  return known
}

/** What all calls of an instance look like from its place. */
function viewFrom(below: readonly Surveyed[], place: Id): string {
  return below.map((one) => one.seen.get(place) ?? 0).join()
}

function numbered({ node, ways, below, matters }: Surveyed, caller: (place: Id) => number): PlacedCall {
  const numbers = new Map<string, number>()
  const here = (place: Id): number => {
    const view = viewFrom(below, place)
    const known = numbers.get(view) ?? numbers.size + 1
    numbers.set(view, known)
    return known
  }
  const own = matters ? ways.map((list) => merged(list, caller, here)) : undefined
  return { ...node, below: below.map((one) => numbered(one, here)), ...(own ? { ways: own } : {}) }
}

/** Ways by number; those that differ in nothing are one. */
function merged(ways: readonly Way[], caller: (place: Id) => number, here: (place: Id) => number): NumberedWay[] {
  const found = new Map<string, NumberedWay>()
  for (const { from, to, weight, seconds } of ways) {
    const way = { from: caller(from), to: here(to), weight, seconds }
    const key = `${way.from} ${way.to} ${seconds}`
    const known = found.get(key)
    if (known) known.weight += weight
    else found.set(key, way)
  }
  return [...found.values()]
}
