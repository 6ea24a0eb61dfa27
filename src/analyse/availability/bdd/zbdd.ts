/**
 * Zero-suppressed decision diagrams of families of sets, in typed arrays: the minimal cut sets of a module. Node 0 is the
 * empty family, node 1 the family of the empty set. Children have smaller indices; no recursion; when the node (or step)
 * limit is reached the operations answer OVERFLOWN, never a wrong family.
 */
import { createTable, grown, hash, type Nodes, nodeOf } from './nodes.ts'
import type { Bdd, Edge } from './robdd.ts'

export const EMPTY = 0
export const BASE = 1
export const OVERFLOWN = -1
const FRAME = 5
const MOST_CACHED = 1 << 23
/** Steps of work allowed per node of the limit: families may be small and the way to them endless. */
const STEPS_PER_NODE = 4

export interface Family extends Nodes {
  root: number
}

function createZbdd(limit: number) {
  const table = createTable(2, limit, MOST_CACHED)
  let stack = new Int32Array(FRAME * 32)
  let steps = Math.min(limit * STEPS_PER_NODE, 0x7fffffff) | 0

  function make(at: number, lo: number, hi: number): number {
    return hi === EMPTY ? lo : nodeOf(table, at, lo, hi)
  }

  /**
   * The sets of `a` that contain no set of `b`. Both are families of minimal sets. A frame holds a, b, the step it is in
   * and two intermediate results; steps: 0 high part against b's high, 1 the same against b's low, 2 low part.
   */
  function without(a: number, b: number): number {
    let f = a
    let g = b
    let sp = 0
    for (;;) {
      let result = OVERFLOWN
      for (;;) {
        // A variable at the top of b alone cannot occur in a: only b's sets without it can be inside sets of a.
        if (f > BASE) while (table.level[g]! < table.level[f]!) g = table.low[g]!
        if (f === EMPTY || g === BASE || f === g) result = EMPTY
        // A family of minimal sets holds the empty set only when it is BASE, which the line above has answered.
        else if (g === EMPTY || f === BASE) result = f
        else {
          const slot = (hash(f, g, 1) & (table.cacheSize - 1)) * 3
          if (table.cache[slot] === f && table.cache[slot + 1] === g) result = table.cache[slot + 2]!
          else {
            steps -= 1
            if (steps < 0) return OVERFLOWN
            if (sp + FRAME > stack.length) stack = grown(stack, stack.length * 2)
            stack[sp] = f
            stack[sp + 1] = g
            const same = table.level[f] === table.level[g]
            stack[sp + 2] = same ? 0 : 1
            sp += FRAME
            if (same) g = table.high[g]!
            f = table.high[f]!
            continue
          }
        }
        break
      }
      for (;;) {
        if (sp === 0) return result
        const frame = sp - FRAME
        const wholeA = stack[frame]!
        const wholeB = stack[frame + 1]!
        const step = stack[frame + 2]!
        const same = table.level[wholeA] === table.level[wholeB]
        if (step === 0) {
          stack[frame + 2] = 1
          f = result
          g = table.low[wholeB]!
          break
        }
        if (step === 1) {
          stack[frame + 2] = 2
          stack[frame + 3] = result
          f = table.low[wholeA]!
          g = same ? table.low[wholeB]! : wholeB
          break
        }
        result = make(table.level[wholeA]!, result, stack[frame + 3]!)
        if (result === OVERFLOWN) return OVERFLOWN
        const slot = (hash(wholeA, wholeB, 1) & (table.cacheSize - 1)) * 3
        table.cache[slot] = wholeA
        table.cache[slot + 1] = wholeB
        table.cache[slot + 2] = result
        sp = frame
      }
    }
  }

  return {
    make,
    without,
    family: (root: number): Family => ({
      root,
      count: table.count,
      level: table.level,
      low: table.low,
      high: table.high,
    }),
  }
}

/**
 * Minimal cut sets of a function (of its coherent hull when it is not monotone): the minimal sets of variables whose being
 * true, all others being false, makes it true. `x: (min f1 without those that contain one of min f0) + min f0` (Rauzy
 * 1993, minsol). Undefined when `limit` nodes are not enough.
 */
export function minimalCutSets(bdd: Bdd, root: Edge, limit: number): Family | undefined {
  const nodes = bdd.nodes()
  const zbdd = createZbdd(limit)
  const needed = new Uint8Array(nodes.count * 2)
  needed[root] = 1
  for (let edge = nodes.count * 2 - 1; edge >= 2; edge -= 1) {
    if (needed[edge] === 0) continue
    needed[nodes.low[edge >> 1]! ^ (edge & 1)] = 1
    needed[nodes.high[edge >> 1]! ^ (edge & 1)] = 1
  }
  const minimal = new Int32Array(nodes.count * 2)
  minimal[0] = BASE
  minimal[1] = EMPTY
  for (let edge = 2; edge < needed.length; edge += 1) {
    if (needed[edge] === 0) continue
    const node = edge >> 1
    const low = minimal[nodes.low[node]! ^ (edge & 1)]!
    const high = zbdd.without(minimal[nodes.high[node]! ^ (edge & 1)]!, low)
    if (high === OVERFLOWN) return undefined
    const made = zbdd.make(nodes.level[node]!, low, high)
    if (made === OVERFLOWN) return undefined
    minimal[edge] = made
  }
  return zbdd.family(minimal[root]!)
}
