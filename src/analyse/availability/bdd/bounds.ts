/**
 * What can be said when the diagram does not fit: two-sided bounds that always hold. Interval bounds go up the circuit
 * (Esary-Proschan for coherent trees, union and intersection bounds otherwise); then partial cut sets are expanded best
 * first (MOCUS) and the sum over finished and unfinished ones bounds the top from above (rare-event bound; min-cut upper
 * bound when the tree is coherent), and Bonferroni's inequality bounds the union of the finished ones from below. Nothing
 * is cut off silently: what is not expanded is in the sum.
 */
import { AND, type Circuit, type Literal, VARIABLE } from './circuit.ts'
import type { RankedSet } from './cut-sets.ts'
import { createHeap } from './heap.ts'

export interface Bounds {
  lower: number
  upper: number
  /** Cut sets found, by falling probability. All of them when `complete`. */
  found: RankedSet[]
  complete: boolean
}

interface Partial {
  /** Upper bound of the probability. */
  bound: number
  product: number
  /** Literals of variables. */
  chosen: Literal[]
  /** Literals of gates still to expand; all are ORs. */
  pending: Literal[]
  order: number
}

const COMPARED = 400

/** Lower and upper bound of P(node) by node. */
function intervals(
  circuit: Circuit,
  probabilities: readonly number[],
  coherent: boolean,
): { low: Float64Array; up: Float64Array } {
  const n = circuit.kinds.length
  const low = new Float64Array(n)
  const up = new Float64Array(n)
  for (let node = 0; node < n; node += 1) {
    if (circuit.kinds[node] === VARIABLE) {
      low[node] = probabilities[circuit.events[node] ?? -1] ?? 0
      up[node] = low[node]!
      continue
    }
    const lows = (circuit.inputs[node] ?? []).map((x) => (x & 1 ? 1 - up[x >> 1]! : low[x >> 1]!))
    const ups = (circuit.inputs[node] ?? []).map((x) => (x & 1 ? 1 - low[x >> 1]! : up[x >> 1]!))
    const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)
    const product = (values: number[]): number => values.reduce((a, b) => a * b, 1)
    if (circuit.kinds[node] === AND) {
      low[node] = coherent ? product(lows) : Math.max(0, sum(lows) - lows.length + 1)
      up[node] = ups.reduce((a, b) => Math.min(a, b), 1)
    } else {
      low[node] = lows.reduce((a, b) => Math.max(a, b), 0)
      up[node] = coherent ? -Math.expm1(sum(ups.map((p) => Math.log1p(-p)))) : Math.min(1, sum(ups))
    }
  }
  return { low, up }
}

/** Bounds of P(root) with at most `budget` expansions. */
export function boundTop(circuit: Circuit, probabilities: readonly number[], budget: number): Bounds {
  const coherent = (circuit.root & 1) === 0 && circuit.inputs.every((inputs) => inputs.every((x) => (x & 1) === 0))
  const { low, up } = intervals(circuit, probabilities, coherent)
  const upper = (x: Literal): number => (x & 1 ? 1 - low[x >> 1]! : up[x >> 1]!)
  const lowest = circuit.root & 1 ? 1 - up[circuit.root >> 1]! : low[circuit.root >> 1]!
  const heap = createHeap<Partial>((a, b) => b.bound - a.bound || a.order - b.order)
  let order = 0
  const push = (chosen: readonly Literal[], pending: readonly Literal[], added: Literal): void => {
    const next = normalise(circuit, chosen, pending, added)
    if (!next) return
    const product = next.chosen.reduce((p, x) => p * upper(x), 1)
    const bound = next.pending.reduce((b, x) => Math.min(b, upper(x)), product)
    order += 1
    heap.push({ ...next, product, bound, order })
  }
  push([], [], circuit.root)
  const found: { partial: Partial; set: Set<Literal> }[] = []
  for (let spent = 0; spent < budget; spent += 1) {
    const partial = heap.pop()
    if (!partial) break
    // Anything that contains a found set adds nothing to the union. Supersets are never more probable, so they come later.
    if (found.slice(0, COMPARED).some(({ set }) => [...set].every((x) => partial.chosen.includes(x)))) continue
    const [gate, ...rest] = [...partial.pending].sort((a, b) => upper(a) - upper(b) || a - b)
    if (gate === undefined) {
      found.push({ partial, set: new Set(partial.chosen) })
      continue
    }
    for (const input of circuit.inputs[gate >> 1] ?? []) push(partial.chosen, rest, input ^ (gate & 1))
  }
  const all = [...found.map((f) => f.partial.bound), ...heap.items.map((p) => p.bound)]
  const rare = all.reduce((a, b) => a + b, 0)
  const minCut = coherent ? -Math.expm1(all.reduce((a, b) => a + Math.log1p(-Math.min(b, 1)), 0)) : rare
  const sets = found.map(({ partial }) => ({
    probability: partial.product,
    events: partial.chosen
      .filter((x) => (x & 1) === 0)
      .map((x) => circuit.events[x >> 1] ?? -1)
      .sort((a, b) => a - b),
  }))
  return {
    lower: Math.max(lowest, unionFrom(circuit, probabilities, found.slice(0, COMPARED))),
    upper: Math.min(1, upper(circuit.root), rare, minCut),
    found: sets,
    complete: heap.items.length === 0 && found.length <= COMPARED,
  }
}

/**
 * A lower bound of the probability that any of the conjunctions holds: the sum of their probabilities less those of all
 * pairs (Bonferroni), over the conjunctions that raise it. Each of them implies the top event.
 */
function unionFrom(
  circuit: Circuit,
  probabilities: readonly number[],
  found: readonly { set: ReadonlySet<Literal> }[],
): number {
  const of = (x: Literal): number => {
    const p = probabilities[circuit.events[x >> 1] ?? -1] ?? 0
    return x & 1 ? 1 - p : p
  }
  const taken: ReadonlySet<Literal>[] = []
  let total = 0
  for (const { set } of found) {
    let gain = [...set].reduce((p, x) => p * of(x), 1)
    const own = gain
    for (const other of taken) {
      let both = own
      for (const x of other) both *= set.has(x ^ 1) ? 0 : set.has(x) ? 1 : of(x)
      gain -= both
    }
    if (gain <= 0) continue
    taken.push(set)
    total += gain
  }
  return total
}

/** Adds a literal to a partial set, taking ANDs apart at once. Undefined when it contradicts itself. */
function normalise(
  circuit: Circuit,
  chosen: readonly Literal[],
  pending: readonly Literal[],
  added: Literal,
): { chosen: Literal[]; pending: Literal[] } | undefined {
  const variables = new Set(chosen)
  const gates = new Set(pending)
  const todo = [added]
  for (let x = todo.pop(); x !== undefined; x = todo.pop()) {
    const node = x >> 1
    if (circuit.kinds[node] === VARIABLE) {
      if (variables.has(x ^ 1)) return undefined
      variables.add(x)
      continue
    }
    // A negated OR is an AND of negated inputs and the other way round.
    const conjunction = (circuit.kinds[node] === AND) !== ((x & 1) === 1)
    if (conjunction) for (const input of circuit.inputs[node] ?? []) todo.push(input ^ (x & 1))
    else gates.add(x)
  }
  // An OR with a chosen input is already true.
  const open = [...gates].filter((x) => !(circuit.inputs[x >> 1] ?? []).some((input) => variables.has(input ^ (x & 1))))
  return { chosen: [...variables], pending: open }
}
