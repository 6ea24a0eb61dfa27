/**
 * Minimal cut sets out of the diagrams of the modules: exact counts by order without listing them, and the most probable
 * ones in falling order without listing the others.
 */
import type { Circuit } from './circuit.ts'
import { createHeap } from './heap.ts'
import type { ModuleBdd } from './module-bdd.ts'
import { BASE, EMPTY, type Family } from './zbdd.ts'

/** A module with the family of its minimal cut sets over its leaves. */
export interface ModuleFamily {
  module: ModuleBdd
  family: Family
}

/** Indices of basic events in rising order, with the product of their probabilities. */
export interface RankedSet {
  probability: number
  events: number[]
}

function marked(family: Family): Uint8Array {
  const { root, low, high } = family
  const flags = new Uint8Array(root + 1)
  flags[root] = 1
  for (let node = root; node > 1; node -= 1) {
    if (flags[node] === 0) continue
    flags[low[node]!] = 1
    flags[high[node]!] = 1
  }
  return flags
}

/** Polynomial of counts by order of each leaf: `z` for an event. */
type Counts = readonly bigint[]

/** Counts by order (index = order) over all modules; the last module is the top. Exact at any size. */
export function countByOrder(families: readonly ModuleFamily[]): bigint[] {
  const known = new Map<number, Counts>()
  let last: Counts = [1n]
  for (const { module, family } of families) {
    const leaves = module.leaves.map((leaf) => known.get(leaf) ?? [0n, 1n])
    last = countFast(family, leaves) ?? countBig(family, leaves)
    known.set(module.node, last)
  }
  return [...last]
}

/** Degrees and offsets of ragged arrays, one per reachable node. */
function shape(
  family: Family,
  leaves: readonly Counts[],
  flags: Uint8Array,
): { degree: Int32Array; offset: Float64Array; total: number } {
  const { root, level, low, high } = family
  const degree = new Int32Array(root + 1)
  const offset = new Float64Array(root + 1)
  let total = 0
  for (let node = 0; node <= root; node += 1) {
    if (flags[node] === 0) continue
    if (node > 1)
      degree[node] = Math.max(degree[low[node]!]!, degree[high[node]!]! + (leaves[level[node]!]?.length ?? 1) - 1)
    offset[node] = total
    total += degree[node]! + 1
  }
  return { degree, offset, total }
}

/** In doubles; undefined when a count may have left the whole numbers a double holds (then the slow way is taken). */
function countFast(family: Family, leaves: readonly Counts[]): bigint[] | undefined {
  const flags = marked(family)
  const { root, level, low, high } = family
  const { degree, offset, total } = shape(family, leaves, flags)
  const counts = new Float64Array(total)
  if (root >= BASE && flags[BASE] === 1) counts[offset[BASE]!] = 1
  const numbers = leaves.map((leaf) => leaf.map(Number))
  for (let node = 2; node <= root; node += 1) {
    if (flags[node] === 0) continue
    const at = offset[node]!
    const lo = low[node]!
    const hi = high[node]!
    for (let i = degree[lo]!; i >= 0; i -= 1) counts[at + i] = counts[offset[lo]! + i]!
    const leaf = numbers[level[node]!] ?? []
    for (let d = 0; d < leaf.length; d += 1) {
      const factor = leaf[d]!
      if (factor === 0) continue
      for (let i = degree[hi]!; i >= 0; i -= 1) counts[at + i + d]! += factor * counts[offset[hi]! + i]!
    }
  }
  const result = [...counts.subarray(offset[root]!, offset[root]! + degree[root]! + 1)]
  // Every family below the root has at most as many sets as the root's, so the sum at the root bounds every number met.
  return result.reduce((a, b) => a + b, 0) < 2 ** 52 ? result.map(BigInt) : undefined
}

function countBig(family: Family, leaves: readonly Counts[]): bigint[] {
  const flags = marked(family)
  const { root, level, low, high } = family
  const counts: bigint[][] = new Array<bigint[]>(root + 1)
  counts[EMPTY] = [0n]
  counts[BASE] = [1n]
  for (let node = 2; node <= root; node += 1) {
    if (flags[node] === 0) continue
    const below = counts[high[node]!] ?? []
    const leaf = leaves[level[node]!] ?? []
    const own = [...(counts[low[node]!] ?? [])]
    for (let d = 0; d < leaf.length; d += 1) {
      for (let i = 0; i < below.length; i += 1) own[i + d] = (own[i + d] ?? 0n) + (leaf[d] ?? 0n) * (below[i] ?? 0n)
    }
    counts[node] = Array.from(own, (x) => x ?? 0n)
  }
  return counts[root] ?? [0n]
}

interface Step {
  /** Logarithm of the largest probability of any set below, rounded so that equal ones are equal. */
  rank: number
  /** Probability of what is chosen so far. */
  chosen: number
  node: number
  sets: readonly number[][]
  order: number
}

/** The `k` most probable minimal cut sets, falling (relative 1e-9); equal ones in order of size and then of the diagram. */
export function mostProbable(
  circuit: Circuit,
  families: readonly ModuleFamily[],
  probabilities: readonly number[],
  k: number,
): RankedSet[] {
  const known = new Map<number, RankedSet[]>()
  let last: RankedSet[] = []
  for (const { module, family } of families) {
    const leaves = module.leaves.map((leaf) => {
      const event = circuit.events[leaf] ?? -1
      return known.get(leaf) ?? [{ probability: probabilities[event] ?? 0, events: [event] }]
    })
    last = bestOf(family, leaves, k)
    known.set(module.node, last)
  }
  return last
}

/** Products of the same factors in another order differ in the last digits: without rounding, ties would be searched breadth first. */
function rank(probability: number): number {
  return probability > 0 ? Math.round(Math.log(probability) * 1e9) : -Number.MAX_VALUE
}

function bestOf(family: Family, leaves: readonly RankedSet[][], k: number): RankedSet[] {
  const { root, level, low, high } = family
  if (root === EMPTY) return []
  const flags = marked(family)
  const best = new Float64Array(Math.max(2, root + 1))
  best[EMPTY] = -1
  best[BASE] = 1
  for (let node = 2; node <= root; node += 1) {
    if (flags[node] === 0) continue
    best[node] = Math.max(best[low[node]!]!, (leaves[level[node]!]?.[0]?.probability ?? 0) * best[high[node]!]!)
  }
  const found: RankedSet[] = []
  const heap = createHeap<Step>((a, b) => b.rank - a.rank || b.order - a.order)
  heap.push({ rank: rank(best[root]!), chosen: 1, node: root, sets: [], order: 0 })
  let order = 0
  for (let step = heap.pop(); step && found.length < k; step = heap.pop()) {
    const { chosen, node, sets } = step
    if (node === BASE) {
      found.push({ probability: chosen, events: sets.flat().sort((a, b) => a - b) })
      continue
    }
    order += 1
    const lo = low[node]!
    if (lo !== EMPTY) heap.push({ rank: rank(chosen * best[lo]!), chosen, node: lo, sets, order })
    const hi = high[node]!
    for (const choice of leaves[level[node]!] ?? []) {
      order += 1
      const p = chosen * choice.probability
      heap.push({ rank: rank(p * best[hi]!), chosen: p, node: hi, sets: [...sets, choice.events], order })
    }
  }
  return found.sort((a, b) => b.probability - a.probability || a.events.length - b.events.length)
}
