/**
 * Variable orders of one module. No heuristic is best everywhere, so the solver tries several with a growing node budget.
 * Every order is a permutation of the module's leaves and a function of the input only.
 */
import { type Circuit, VARIABLE } from './circuit.ts'

/** The part of the circuit that one module owns: its gates (children before parents) and its leaves (events and other modules). */
export interface Region {
  root: number
  gates: number[]
  leaves: number[]
}

/** Gates and leaves below `root` that are reached without entering another module; depth first, author's order. */
export function regionOf(circuit: Circuit, modules: readonly boolean[], root: number): Region {
  const gates: number[] = []
  const leaves: number[] = []
  const seen = new Set<number>([root])
  const stack: { node: number; at: number }[] = [{ node: root, at: 0 }]
  while (stack.length > 0) {
    const top = stack[stack.length - 1]
    if (!top) break
    const input = circuit.inputs[top.node]?.[top.at]
    if (input === undefined) {
      gates.push(top.node)
      stack.pop()
      continue
    }
    top.at += 1
    const node = input >> 1
    if (seen.has(node)) continue
    seen.add(node)
    if (modules[node] || circuit.kinds[node] === VARIABLE) leaves.push(node)
    else stack.push({ node, at: 0 })
  }
  return { root, gates, leaves }
}

/** Leaves times inputs of gates beyond which the quadratic heuristic is not worth its time. */
const QUADRATIC_LIMIT = 2e6

type Rank = (node: number) => number

function depthFirst(circuit: Circuit, region: Region, rank: Rank): number[] {
  const leaves = new Set(region.leaves)
  const order: number[] = []
  const seen = new Set<number>()
  const stack = [region.root]
  while (stack.length > 0) {
    const node = stack.pop() as number
    if (seen.has(node)) continue
    seen.add(node)
    if (leaves.has(node)) {
      order.push(node)
      continue
    }
    const children = (circuit.inputs[node] ?? []).map((input) => input >> 1)
    const sorted = children
      .map((child, at) => ({ child, at, by: rank(child) }))
      .sort((a, b) => a.by - b.by || a.at - b.at)
    for (let i = sorted.length - 1; i >= 0; i -= 1) stack.push(sorted[i]?.child ?? region.root)
  }
  return order
}

/** The root's weight 1 shared out downwards, equally among the inputs; `count` says among how many. */
function weights(circuit: Circuit, region: Region, count: (gate: number) => number): Map<number, number> {
  const weight = new Map<number, number>([[region.root, 1]])
  for (let i = region.gates.length - 1; i >= 0; i -= 1) {
    const gate = region.gates[i] as number
    const share = (weight.get(gate) ?? 0) / Math.max(1, count(gate))
    for (const input of circuit.inputs[gate] ?? []) weight.set(input >> 1, (weight.get(input >> 1) ?? 0) + share)
  }
  return weight
}

/** Minato's weights: the root's weight 1 is shared out equally downwards; the heaviest leaf comes next and is then taken out; of equal ones the last. */
function heaviestFirst(circuit: Circuit, region: Region): number[] {
  const order: number[] = []
  const taken = new Set<number>()
  const leaves = new Set(region.leaves)
  const alive = new Map<number, number>()
  for (let round = 0; round < region.leaves.length; round += 1) {
    alive.clear()
    for (const gate of region.gates) {
      let count = 0
      for (const input of circuit.inputs[gate] ?? []) {
        const node = input >> 1
        if (leaves.has(node) ? !taken.has(node) : (alive.get(node) ?? 0) > 0) count += 1
      }
      alive.set(gate, count)
    }
    const weight = weights(circuit, region, (gate) => alive.get(gate) ?? 0)
    let best = -1
    for (const leaf of region.leaves) {
      if (!taken.has(leaf) && (best < 0 || (weight.get(leaf) ?? 0) >= (weight.get(best) ?? 0))) best = leaf
    }
    taken.add(best)
    order.push(best)
  }
  return order
}

function edgesOf(circuit: Circuit, region: Region): number {
  return region.gates.reduce((sum, gate) => sum + (circuit.inputs[gate]?.length ?? 0), 0)
}

/** Levels of gates below each gate. */
function heights(circuit: Circuit, region: Region): Map<number, number> {
  const height = new Map<number, number>()
  for (const gate of region.gates) {
    let most = 0
    for (const input of circuit.inputs[gate] ?? []) most = Math.max(most, height.get(input >> 1) ?? 0)
    height.set(gate, most + 1)
  }
  return height
}

export type OrderName = 'heaviest' | 'weighted' | 'deepest'

/** Leaves of the region, the first nearest to the root of the diagram. */
export function variableOrder(circuit: Circuit, region: Region, name: OrderName): number[] {
  const quadratic = region.leaves.length * edgesOf(circuit, region)
  if (name === 'heaviest' && quadratic <= QUADRATIC_LIMIT) return heaviestFirst(circuit, region)
  if (name === 'deepest') {
    const height = heights(circuit, region)
    return depthFirst(circuit, region, (node) => -(height.get(node) ?? 0))
  }
  const weight = weights(circuit, region, (gate) => circuit.inputs[gate]?.length ?? 0)
  return depthFirst(circuit, region, (node) => -(weight.get(node) ?? 0))
}
