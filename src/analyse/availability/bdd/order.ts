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

/** The root's weight 1 shared out downwards, equally among the inputs. */
function weights(circuit: Circuit, region: Region): Map<number, number> {
  const weight = new Map<number, number>([[region.root, 1]])
  for (let i = region.gates.length - 1; i >= 0; i -= 1) {
    const gate = region.gates[i] as number
    const share = (weight.get(gate) ?? 0) / Math.max(1, circuit.inputs[gate]?.length ?? 0)
    for (const input of circuit.inputs[gate] ?? []) weight.set(input >> 1, (weight.get(input >> 1) ?? 0) + share)
  }
  return weight
}

/** Minato's weights: the root's weight 1 is shared out equally downwards; the heaviest leaf comes next and is then taken out; of equal ones the last. */
function heaviestFirst(circuit: Circuit, region: Region): number[] {
  const { gates, leaves } = region
  // Gates are numbered from 0, children before parents, and the leaves after them: the passes below run leaves times.
  const nodes = [...gates, ...leaves]
  const number = new Map(nodes.map((node, at) => [node, at]))
  const inputs = gates.map((gate) => Int32Array.from(circuit.inputs[gate] ?? [], (x) => number.get(x >> 1) ?? 0))
  /** Inputs of a gate below which a leaf is left; of a leaf, 1 until it is taken. */
  const alive = new Int32Array(nodes.length).fill(1)
  const weight = new Float64Array(nodes.length)
  const order: number[] = []
  for (let round = 0; round < leaves.length; round += 1) {
    for (let gate = 0; gate < gates.length; gate += 1) {
      let count = 0
      for (const input of inputs[gate]!) if (alive[input]! > 0) count += 1
      alive[gate] = count
    }
    weight.fill(0)
    weight[gates.length - 1] = 1
    for (let gate = gates.length - 1; gate >= 0; gate -= 1) {
      const share = weight[gate]! / Math.max(1, alive[gate]!)
      for (const input of inputs[gate]!) weight[input] = weight[input]! + share
    }
    let best = -1
    for (let leaf = gates.length; leaf < nodes.length; leaf += 1) {
      if (alive[leaf] === 1 && (best < 0 || weight[leaf]! >= weight[best]!)) best = leaf
    }
    alive[best] = 0
    order.push(nodes[best]!)
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
  const weight = weights(circuit, region)
  return depthFirst(circuit, region, (node) => -(weight.get(node) ?? 0))
}
