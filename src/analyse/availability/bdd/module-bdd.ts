/** Builds the decision diagram of one module in a given variable order. */
import { AND, type Circuit } from './circuit.ts'
import type { Region } from './order.ts'
import { type Bdd, createBdd, type Edge, ONE } from './robdd.ts'

export interface ModuleBdd {
  /** The module's node in the circuit. */
  node: number
  bdd: Bdd
  /** The function that is false when every event is false: the module, or its negation when `flipped`. */
  root: Edge
  flipped: 0 | 1
  /** The leaf (node of the circuit) at each level. */
  leaves: number[]
  /** Nodes below the root. */
  size: number
}

/** How many inputs of gates were joined before the limit was reached: tells a hopeful order from a hopeless one. */
export interface TooLarge {
  joined: number
}

/**
 * The diagram of a module over its leaves, given in the order of their levels. `flips` says which of its sub-modules
 * stand negated for their variable.
 */
export function buildModule(
  circuit: Circuit,
  region: Region,
  leaves: number[],
  flips: ReadonlyMap<number, 0 | 1>,
  limit: number,
): ModuleBdd | TooLarge {
  const bdd = createBdd(limit)
  const edges = new Map<number, Edge>()
  leaves.forEach((leaf, level) => {
    edges.set(leaf, bdd.variable(level) ^ (flips.get(leaf) ?? 0))
  })
  let joined = 0
  for (const gate of region.gates) {
    const inputs = (circuit.inputs[gate] ?? []).map((input) => (edges.get(input >> 1) ?? 0) ^ (input & 1))
    // Deep operands first: their conjunction stays small and is walked through once by those nearer to the root.
    const sorted = inputs
      .map((edge, at) => ({ edge, at }))
      .sort((a, b) => bdd.level(b.edge) - bdd.level(a.edge) || a.at - b.at)
    const join = circuit.kinds[gate] === AND ? bdd.and : bdd.or
    let edge = sorted[0]?.edge ?? 0
    for (const operand of sorted.slice(1)) edge = join(edge, operand.edge)
    if (edge < 0) return { joined }
    edges.set(gate, edge)
    joined += inputs.length
  }
  const edge = edges.get(region.root) ?? 0
  const flipped = valueAtRest(bdd, edge)
  const root = edge ^ flipped
  return { node: region.root, bdd, root, flipped, leaves, size: reachable(bdd, root) }
}

/** The value when every variable is false. */
function valueAtRest(bdd: Bdd, edge: Edge): 0 | 1 {
  const { low } = bdd.nodes()
  let at = edge
  while (at > 1) at = low[at >> 1]! ^ (at & 1)
  return at === ONE ? 1 : 0
}

function reachable(bdd: Bdd, root: Edge): number {
  const { count, low, high } = bdd.nodes()
  const marked = new Uint8Array(count)
  marked[root >> 1] = 1
  let size = 0
  for (let node = root >> 1; node > 0; node -= 1) {
    if (marked[node] === 0) continue
    size += 1
    marked[low[node]! >> 1] = 1
    marked[high[node]! >> 1] = 1
  }
  return size
}
