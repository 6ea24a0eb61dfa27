/**
 * Candidate variable orders for one module. No heuristic is best everywhere, so several are made and the solver tries
 * each with a growing node budget. Every order is a permutation of the module's leaves and a function of the input only.
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

function breadthFirst(circuit: Circuit, region: Region): number[] {
  const leaves = new Set(region.leaves)
  const queue = [region.root]
  const seen = new Set(queue)
  const order: number[] = []
  for (let i = 0; i < queue.length; i += 1) {
    const node = queue[i] as number
    if (leaves.has(node)) order.push(node)
    else {
      for (const input of circuit.inputs[node] ?? []) {
        if (!seen.has(input >> 1)) queue.push(input >> 1)
        seen.add(input >> 1)
      }
    }
  }
  return order
}

/** Minato's weights: the root's weight 1 is shared out equally downwards; the heaviest leaf comes next and is then taken out. */
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
    const weight = new Map<number, number>([[region.root, 1]])
    for (let i = region.gates.length - 1; i >= 0; i -= 1) {
      const gate = region.gates[i] as number
      const share = (weight.get(gate) ?? 0) / Math.max(1, alive.get(gate) ?? 0)
      for (const input of circuit.inputs[gate] ?? []) weight.set(input >> 1, (weight.get(input >> 1) ?? 0) + share)
    }
    let best = -1
    for (const leaf of region.leaves) {
      if (!taken.has(leaf) && (best < 0 || (weight.get(leaf) ?? 0) > (weight.get(best) ?? 0))) best = leaf
    }
    taken.add(best)
    order.push(best)
  }
  return order
}

/** FORCE (Aloul, Markov, Sakallah 2003): leaves move to the mean centre of gravity of their gates, which pulls together what meets in a gate. */
function pulledTogether(circuit: Circuit, region: Region, start: readonly number[], rounds: number): number[] {
  const members = [...region.gates, ...region.leaves]
  const index = new Map(members.map((node, i) => [node, i]))
  const position = new Float64Array(members.length)
  let order = [...start]
  let best = order
  let bestSpan = Number.POSITIVE_INFINITY
  const edges = region.gates.map((gate) =>
    [gate, ...(circuit.inputs[gate] ?? []).map((x) => x >> 1)].map((x) => index.get(x) ?? 0),
  )
  // Gates start in the middle of their inputs (children come first in the list).
  const place = (): void => {
    order.forEach((leaf, i) => {
      position[index.get(leaf) ?? 0] = i
    })
  }
  place()
  for (const [gate, ...inputs] of edges) {
    if (gate !== undefined)
      position[gate] = inputs.reduce((sum, x) => sum + position[x]!, 0) / Math.max(1, inputs.length)
  }
  for (let round = 0; round < rounds; round += 1) {
    const sum = new Float64Array(members.length)
    const count = new Float64Array(members.length)
    for (const edge of edges) {
      let centre = 0
      for (const x of edge) centre += position[x]!
      centre /= edge.length
      for (const x of edge) {
        sum[x]! += centre
        count[x]! += 1
      }
    }
    for (let i = 0; i < members.length; i += 1) if (count[i]! > 0) position[i] = sum[i]! / count[i]!
    const keyed = order.map((leaf, i) => ({ leaf, i, at: position[index.get(leaf) ?? 0]! }))
    keyed.sort((a, b) => a.at - b.at || a.i - b.i)
    order = keyed.map((x) => x.leaf)
    const rank = new Map(
      members
        .map((node, i) => ({ node, i, at: position[i]! }))
        .sort((a, b) => a.at - b.at || a.i - b.i)
        .map((x, i) => [x.i, i]),
    )
    for (let i = 0; i < members.length; i += 1) position[i] = rank.get(i) ?? 0
    let span = 0
    for (const edge of edges) {
      const at = edge.map((x) => position[x]!)
      span += Math.max(...at) - Math.min(...at)
    }
    if (span < bestSpan) {
      bestSpan = span
      best = order
    }
  }
  return best
}

function edgesOf(circuit: Circuit, region: Region): number {
  return region.gates.reduce((sum, gate) => sum + (circuit.inputs[gate]?.length ?? 0), 0)
}

/** Orders to try, the one that is most often the best first. */
export function candidateOrders(circuit: Circuit, region: Region): (() => number[])[] {
  const leaves = new Set(region.leaves)
  const size = new Map<number, number>(region.leaves.map((leaf) => [leaf, 1]))
  const uses = new Map<number, number>()
  for (const gate of region.gates) {
    let total = 0
    for (const input of circuit.inputs[gate] ?? []) {
      total += size.get(input >> 1) ?? 0
      uses.set(input >> 1, (uses.get(input >> 1) ?? 0) + 1)
    }
    size.set(gate, total)
  }
  const shared = new Map<number, number>()
  for (const gate of region.gates) {
    let most = 0
    for (const input of circuit.inputs[gate] ?? []) {
      const node = input >> 1
      most = Math.max(most, leaves.has(node) ? (uses.get(node) ?? 0) : (shared.get(node) ?? 0))
    }
    shared.set(gate, most)
  }
  const written = depthFirst(circuit, region, () => 0)
  return [
    () =>
      region.leaves.length * edgesOf(circuit, region) > QUADRATIC_LIMIT ? written : heaviestFirst(circuit, region),
    () => written,
    () => breadthFirst(circuit, region),
    () => depthFirst(circuit, region, (node) => size.get(node) ?? 0),
    () => depthFirst(circuit, region, (node) => -(size.get(node) ?? 0)),
    () => depthFirst(circuit, region, (node) => -(shared.get(node) ?? uses.get(node) ?? 0)),
    () => pulledTogether(circuit, region, written, 40),
  ]
}
