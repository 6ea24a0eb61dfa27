/**
 * Reduced ordered binary decision diagrams with complement edges, in typed arrays. A function is an edge
 * `node * 2 + sign`; the high edge of a node is never complemented, so equal functions are equal numbers. Children have
 * smaller indices than their parents. There is no recursion and no garbage collection; when the node (or step)
 * limit is reached every operation answers OVERFLOW, never a wrong function.
 */
import { hash } from './hash.ts'

export type Edge = number
export const ONE: Edge = 0
export const ZERO: Edge = 1
export const OVERFLOW: Edge = -1
const TERMINAL_LEVEL = 0x7fffffff
const FRAME = 7
/** Most modules of a tree are tiny: arrays start small and double. */
const FIRST_CAPACITY = 1 << 6
/** Steps of work allowed per node of the limit: bounds the time of an unlucky order as well as its memory. */
const STEPS_PER_NODE = 16

/** Read access to the nodes for passes over the diagram. */
export interface Nodes {
  count: number
  level: Int32Array
  low: Int32Array
  high: Int32Array
}

export interface Bdd {
  /** The function of the variable at a level. Smaller levels are nearer to the root. */
  variable: (level: number) => Edge
  and: (f: Edge, g: Edge) => Edge
  or: (f: Edge, g: Edge) => Edge
  level: (f: Edge) => number
  nodes: () => Nodes
}

function grown(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(size)
  next.set(array)
  return next
}

/** An empty diagram that holds at most `limit` nodes. */
export function createBdd(limit: number): Bdd {
  let capacity = FIRST_CAPACITY
  let level = new Int32Array(capacity)
  let low = new Int32Array(capacity)
  let high = new Int32Array(capacity)
  let count = 1
  level[0] = TERMINAL_LEVEL
  let buckets = new Int32Array(capacity * 2)
  let cacheSize = FIRST_CAPACITY * 2
  let cache = new Int32Array(cacheSize * 3)
  let stack = new Int32Array(FRAME * 32)
  // A small integer for the engine: a double would be boxed anew at every step.
  let steps = Math.min(limit * STEPS_PER_NODE, 0x7fffffff) | 0

  function grow(): void {
    capacity *= 2
    level = grown(level, capacity)
    low = grown(low, capacity)
    high = grown(high, capacity)
    buckets = new Int32Array(capacity * 2)
    const mask = buckets.length - 1
    for (let n = 1; n < count; n += 1) {
      let at = hash(level[n]!, low[n]!, high[n]!) & mask
      while (buckets[at] !== 0) at = (at + 1) & mask
      buckets[at] = n
    }
    if (cacheSize < capacity && cacheSize < 1 << 22) {
      cacheSize = capacity
      cache = new Int32Array(cacheSize * 3)
    }
  }

  function make(at: number, lo: Edge, hi: Edge): Edge {
    if (lo === hi) return lo
    const sign = hi & 1
    const l = lo ^ sign
    const h = hi ^ sign
    const mask = buckets.length - 1
    let slot = hash(at, l, h) & mask
    for (let n = buckets[slot]!; n !== 0; n = buckets[slot]!) {
      if (level[n] === at && low[n] === l && high[n] === h) return n * 2 + sign
      slot = (slot + 1) & mask
    }
    if (count >= limit) return OVERFLOW
    if (count === capacity) {
      grow()
      const wide = buckets.length - 1
      slot = hash(at, l, h) & wide
      while (buckets[slot] !== 0) slot = (slot + 1) & wide
    }
    const node = count
    count += 1
    level[node] = at
    low[node] = l
    high[node] = h
    buckets[slot] = node
    return node * 2 + sign
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
        const slot = (key & (cacheSize - 1)) * 3
        if (cache[slot] === f && cache[slot + 1] === g) result = cache[slot + 2]!
        else {
          const nf = f >> 1
          const ng = g >> 1
          const lf = level[nf]!
          const lg = level[ng]!
          const top = Math.min(lf, lg)
          const sf = f & 1
          const sg = g & 1
          steps -= 1
          if (steps < 0) return OVERFLOW
          if (sp + FRAME > stack.length) stack = grown(stack, stack.length * 2)
          stack[sp] = f
          stack[sp + 1] = g
          stack[sp + 2] = top
          stack[sp + 3] = lf === top ? low[nf]! ^ sf : f
          stack[sp + 4] = lg === top ? low[ng]! ^ sg : g
          stack[sp + 5] = -1
          stack[sp + 6] = key
          sp += FRAME
          if (lf === top) f = high[nf]! ^ sf
          if (lg === top) g = high[ng]! ^ sg
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
        const slot = (stack[frame + 6]! & (cacheSize - 1)) * 3
        cache[slot] = stack[frame]!
        cache[slot + 1] = stack[frame + 1]!
        cache[slot + 2] = result
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
    level: (f) => level[f >> 1] ?? TERMINAL_LEVEL,
    nodes: () => ({ count, level, low, high }),
  }
}
