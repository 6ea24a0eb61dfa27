/** Cheapest way over the lattice from a set of ports to another: length, bends, crossings, borders. Deterministic. */
import type { Lattice } from './lattice.ts'

/** Where a line may start or end: the cell one track outside the box, and the direction of travel there. */
export interface Port {
  cell: number
  /** 0 right, 1 down, 2 left, 3 up. */
  direction: number
  /** Price of using this port. */
  price: number
  /** Point on the border of the box. */
  x: number
  y: number
}

const BEND = 7
const CROSSING = 9
const BORDER = 12
/** Sharing a track with another line is not allowed. */
const HORIZONTAL = 1
const VERTICAL = 2
const TURN = 4

/** The cells from a start port to an end port, or undefined when there is no way. */
export function findWay(
  lattice: Lattice,
  starts: readonly Port[],
  ends: readonly Port[],
): { start: Port; end: Port; cells: number[] } | undefined {
  const states = lattice.columns * lattice.rows * 4
  const price = new Float64Array(states).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(states).fill(-1)
  const heap = makeHeap(price)
  const startAt = new Map<number, Port>()
  for (const start of starts) {
    const state = start.cell * 4 + start.direction
    if (lattice.blocked[start.cell] || isTaken(lattice, start.cell, start.direction)) continue
    if (start.price < (price[state] ?? 0)) {
      price[state] = start.price
      startAt.set(state, start)
      heap.push(state)
    }
  }
  const endAt = new Map<number, Port>()
  for (const end of ends) endAt.set(end.cell * 4 + end.direction, end)
  const steps = [1, lattice.columns, -1, -lattice.columns]
  let best: { state: number; total: number; end: Port } | undefined
  for (let state = heap.pop(); state !== undefined; state = heap.pop()) {
    const here = price[state] ?? 0
    if (best && here >= best.total) break
    const cell = Math.floor(state / 4)
    const direction = state % 4
    const end = endAt.get(state)
    if (end && (!best || here + end.price < best.total)) best = { state, total: here + end.price, end }
    for (let turn = 0; turn < 4; turn++) {
      if (turn === (direction + 2) % 4) continue
      const next = cell + (steps[turn] ?? 0)
      if (!inside(lattice, cell, turn) || lattice.blocked[next]) continue
      if (turn !== direction && (lattice.used[cell] ?? 0) !== 0) continue
      if (isTaken(lattice, next, turn)) continue
      const total = here + stepPrice(lattice, next, turn) + (turn === direction ? 0 : BEND)
      const to = next * 4 + turn
      if (total < (price[to] ?? 0) - 1e-9) {
        price[to] = total
        from[to] = state
        heap.push(to)
      }
    }
  }
  if (!best) return undefined
  const cells: number[] = []
  let state = best.state
  for (;;) {
    cells.push(Math.floor(state / 4))
    const before = from[state] ?? -1
    if (before < 0) break
    state = before
  }
  const start = startAt.get(state)
  return start ? { start, end: best.end, cells: cells.reverse() } : undefined
}

/** Marks a way as used, so that later lines keep off it. */
export function occupy(lattice: Lattice, cells: readonly number[]): void {
  cells.forEach((cell, i) => {
    const before = cells[i - 1]
    const after = cells[i + 1]
    const horizontal = [before, after].some((c) => c !== undefined && Math.abs(c - cell) === 1)
    const vertical = [before, after].some((c) => c !== undefined && Math.abs(c - cell) === lattice.columns)
    const turn = (horizontal && vertical) || before === undefined || after === undefined
    lattice.used[cell] =
      (lattice.used[cell] ?? 0) | (horizontal ? HORIZONTAL : 0) | (vertical ? VERTICAL : 0) | (turn ? TURN : 0)
  })
}

function isTaken(lattice: Lattice, cell: number, direction: number): boolean {
  const used = lattice.used[cell] ?? 0
  return (used & TURN) !== 0 || (used & (direction % 2 === 0 ? HORIZONTAL : VERTICAL)) !== 0
}

function stepPrice(lattice: Lattice, cell: number, direction: number): number {
  const along = direction % 2 === 0 ? lattice.alongX[cell] : lattice.alongY[cell]
  return 1 + (along ? BORDER : 0) + (lattice.used[cell] ? CROSSING : 0)
}

function inside(lattice: Lattice, cell: number, direction: number): boolean {
  const column = cell % lattice.columns
  const row = Math.floor(cell / lattice.columns)
  if (direction === 0) return column < lattice.columns - 1
  if (direction === 2) return column > 0
  return direction === 1 ? row < lattice.rows - 1 : row > 0
}

/** A binary heap of states by price, ties by number; stale entries are skipped by their price. */
function makeHeap(price: Float64Array): { push: (state: number) => void; pop: () => number | undefined } {
  const keys: number[] = []
  const prices: number[] = []
  const less = (a: number, b: number): boolean =>
    (prices[a] ?? 0) < (prices[b] ?? 0) || (prices[a] === prices[b] && (keys[a] ?? 0) < (keys[b] ?? 0))
  const swap = (a: number, b: number): void => {
    const key = keys[a] as number
    keys[a] = keys[b] as number
    keys[b] = key
    const p = prices[a] as number
    prices[a] = prices[b] as number
    prices[b] = p
  }
  const push = (state: number): void => {
    keys.push(state)
    prices.push(price[state] ?? 0)
    for (let i = keys.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1
      if (!less(i, parent)) break
      swap(i, parent)
      i = parent
    }
  }
  const take = (): { state: number; at: number } | undefined => {
    if (keys.length === 0) return undefined
    swap(0, keys.length - 1)
    const state = keys.pop() as number
    const at = prices.pop() as number
    for (let i = 0; ; ) {
      const left = i * 2 + 1
      let least = i
      if (left < keys.length && less(left, least)) least = left
      if (left + 1 < keys.length && less(left + 1, least)) least = left + 1
      if (least === i) break
      swap(i, least)
      i = least
    }
    return { state, at }
  }
  const pop = (): number | undefined => {
    for (let top = take(); top; top = take()) if (top.at <= (price[top.state] ?? 0)) return top.state
    return undefined
  }
  return { push, pop }
}
