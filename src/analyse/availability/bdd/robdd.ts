/**
 * Reduced ordered binary decision diagrams with complement edges, in typed arrays. A function is an edge
 * `node * 2 + sign`; the high edge of a node is never complemented, so equal functions are equal numbers. Children have
 * smaller indices than their parents. There is no recursion and no garbage collection; when the node (or step)
 * limit is reached every operation answers OVERFLOW, never a wrong function.
 */
import { createTable, grown, hash, type Nodes, nodeOf, TERMINAL_LEVEL } from './nodes.ts'

export type Edge = number
export const ONE: Edge = 0
export const ZERO: Edge = 1
export const OVERFLOW: Edge = -1
const FRAME = 7
/** Steps of work allowed per node of the limit: bounds the time of an unlucky order as well as its memory. */
const STEPS_PER_NODE = 16
const MOST_CACHED = 1 << 22

export interface Bdd {
  /** The function of the variable at a level. Smaller levels are nearer to the root. */
  variable: (level: number) => Edge
  and: (f: Edge, g: Edge) => Edge
  or: (f: Edge, g: Edge) => Edge
  level: (f: Edge) => number
  nodes: () => Nodes
}

/** An empty diagram that holds at most `limit` nodes. */
export function createBdd(limit: number): Bdd {
  const table = createTable(1, limit, MOST_CACHED)
  let stack = new Int32Array(FRAME * 32)
  // A small integer for the engine: a double would be boxed anew at every step.
  let steps = Math.min(limit * STEPS_PER_NODE, 0x7fffffff) | 0

  function make(at: number, lo: Edge, hi: Edge): Edge {
    if (lo === hi) return lo
    const sign = hi & 1
    const node = nodeOf(table, at, lo ^ sign, hi ^ sign)
    return node < 0 ? OVERFLOW : node * 2 + sign
  }

  function and(a: Edge, b: Edge): Edge {
    let f = a
    let g = b
    let sp = 0
    for (;;) {
      let result = OVERFLOW
      if (f === ZERO || g === ZERO || f === (g ^ 1)) result = ZERO
      else if (f === ONE || f === g) result = g
      else if (g === ONE) result = f
      else {
        if (f > g) {
          const swap = f
          f = g
          g = swap
        }
        const key = hash(f, g, 0)
        const slot = (key & (table.cacheSize - 1)) * 3
        if (table.cache[slot] === f && table.cache[slot + 1] === g) result = table.cache[slot + 2]!
        else {
          const nf = f >> 1
          const ng = g >> 1
          const lf = table.level[nf]!
          const lg = table.level[ng]!
          const top = Math.min(lf, lg)
          const sf = f & 1
          const sg = g & 1
          steps -= 1
          if (steps < 0) return OVERFLOW
          if (sp + FRAME > stack.length) stack = grown(stack, stack.length * 2)
          stack[sp] = f
          stack[sp + 1] = g
          stack[sp + 2] = top
          stack[sp + 3] = lf === top ? table.low[nf]! ^ sf : f
          stack[sp + 4] = lg === top ? table.low[ng]! ^ sg : g
          stack[sp + 5] = -1
          stack[sp + 6] = key
          sp += FRAME
          if (lf === top) f = table.high[nf]! ^ sf
          if (lg === top) g = table.high[ng]! ^ sg
          continue
        }
      }
      for (;;) {
        if (sp === 0) return result
        const frame = sp - FRAME
        const hi = stack[frame + 5]!
        if (hi < 0) {
          stack[frame + 5] = result
          f = stack[frame + 3]!
          g = stack[frame + 4]!
          break
        }
        result = make(stack[frame + 2]!, result, hi)
        if (result === OVERFLOW) return OVERFLOW
        const slot = (stack[frame + 6]! & (table.cacheSize - 1)) * 3
        table.cache[slot] = stack[frame]!
        table.cache[slot + 1] = stack[frame + 1]!
        table.cache[slot + 2] = result
        sp = frame
      }
    }
  }

  return {
    variable: (at) => make(at, ZERO, ONE),
    and: (f, g) => (f < 0 || g < 0 ? OVERFLOW : and(f, g)),
    or: (f, g) => {
      if (f < 0 || g < 0) return OVERFLOW
      const nor = and(f ^ 1, g ^ 1)
      return nor < 0 ? OVERFLOW : nor ^ 1
    },
    level: (f) => table.level[f >> 1] ?? TERMINAL_LEVEL,
    nodes: () => table,
  }
}
