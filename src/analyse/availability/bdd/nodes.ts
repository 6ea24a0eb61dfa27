/**
 * The unique table of both kinds of diagram, in typed arrays that double: equal triples of level, low and high are one node.
 * Children have smaller indices than their parents. A cache of results of operations grows with it. There is no garbage
 * collection; the number of nodes is limited.
 */

export const TERMINAL_LEVEL = 0x7fffffff
/** Most modules of a tree are tiny: arrays start small and double. */
const FIRST_CAPACITY = 1 << 6

/** The nodes, for passes over a diagram. */
export interface Nodes {
  count: number
  level: Int32Array<ArrayBuffer>
  low: Int32Array<ArrayBuffer>
  high: Int32Array<ArrayBuffer>
}

/** The nodes and how they are found. */
export interface NodeTable extends Nodes {
  limit: number
  terminals: number
  buckets: Int32Array<ArrayBuffer>
  /** Operands and result of an operation, three numbers each; a power of two of them. */
  cache: Int32Array<ArrayBuffer>
  cacheSize: number
  /** Most results to remember. */
  mostCached: number
}

/** The hash of a node or of an operation: three integers to one, spread over 32 bits, signed: numbers above 2^31 would be boxed. */
export function hash(a: number, b: number, c: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  return h ^ (h >>> 13)
}

/** A copy with room for `size` numbers. */
export function grown(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(size)
  next.set(array)
  return next
}

/** A table of `terminals` leaves that holds at most `limit` nodes. */
export function createTable(terminals: number, limit: number, mostCached: number): NodeTable {
  const level = new Int32Array(FIRST_CAPACITY)
  level.fill(TERMINAL_LEVEL, 0, terminals)
  return {
    count: terminals,
    level,
    low: new Int32Array(FIRST_CAPACITY),
    high: new Int32Array(FIRST_CAPACITY),
    limit,
    terminals,
    buckets: new Int32Array(FIRST_CAPACITY * 2),
    cache: new Int32Array(FIRST_CAPACITY * 2 * 3),
    cacheSize: FIRST_CAPACITY * 2,
    mostCached,
  }
}

/** The node of the triple, made when it is new; -1 when the limit is reached. */
export function nodeOf(table: NodeTable, at: number, lo: number, hi: number): number {
  const { level, low, high, buckets, count } = table
  const mask = buckets.length - 1
  let slot = hash(at, lo, hi) & mask
  for (let n = buckets[slot]!; n !== 0; n = buckets[slot]!) {
    if (level[n] === at && low[n] === lo && high[n] === hi) return n
    slot = (slot + 1) & mask
  }
  if (count >= table.limit) return -1
  table.count = count + 1
  if (count === level.length) grow(table, at, lo, hi)
  else {
    level[count] = at
    low[count] = lo
    high[count] = hi
    buckets[slot] = count
  }
  return count
}

/** Doubles the table, the last node of which is the given one. */
function grow(table: NodeTable, at: number, lo: number, hi: number): void {
  const capacity = table.level.length * 2
  const level = grown(table.level, capacity)
  const low = grown(table.low, capacity)
  const high = grown(table.high, capacity)
  const last = table.count - 1
  level[last] = at
  low[last] = lo
  high[last] = hi
  const buckets = new Int32Array(capacity * 2)
  const mask = buckets.length - 1
  for (let n = table.terminals; n <= last; n += 1) {
    let slot = hash(level[n]!, low[n]!, high[n]!) & mask
    while (buckets[slot] !== 0) slot = (slot + 1) & mask
    buckets[slot] = n
  }
  table.level = level
  table.low = low
  table.high = high
  table.buckets = buckets
  if (table.cacheSize < capacity && table.cacheSize < table.mostCached) {
    table.cacheSize = capacity
    table.cache = new Int32Array(capacity * 3)
  }
}
