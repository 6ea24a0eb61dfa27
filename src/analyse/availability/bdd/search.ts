/**
 * Looks for a network and variable orders whose diagrams fit: each candidate gets a small node budget, then those that
 * came farthest a larger one. The result depends on the input only, never on time.
 */
import type { Circuit } from './circuit.ts'
import { buildModule, type ModuleBdd } from './module-bdd.ts'
import { findModules } from './modules.ts'
import { type OrderName, type Region, regionOf, variableOrder } from './order.ts'
import { reduceCircuit } from './reduce.ts'

/** A network with the diagrams of all its modules, children first. */
export interface Diagrams {
  circuit: Circuit
  modules: ModuleBdd[]
}

interface Network {
  circuit: Circuit
  regions: Region[]
  /** Diagrams that are done; a module needs its sub-modules, so they are a beginning of `regions`. */
  built: ModuleBdd[]
  edges: number
}

interface Candidate {
  network: Network
  order: OrderName
  orders: Map<number, number[]>
  /** The budget to try next. */
  next: number
  /** Share of the network's inputs joined within the last budget. */
  progress: number
}

/** Nodes per diagram in the successive rounds; the caller's limit is the last. */
const BUDGETS = [3 << 13, 3 << 16, 1 << 21]
/** A candidate that came this far in the first round is tried with the next budget at once. */
const PROMISING = 0.9
/** One that came less far than this share of the best is given up. */
const HOPELESS = 0.65

function network(circuit: Circuit): Network {
  const flags = findModules(circuit)
  const nodes = [...flags.keys()].filter((node) => flags[node])
  const regions = nodes.map((node) => regionOf(circuit, flags, node))
  return { circuit, regions, built: [], edges: regions.reduce((sum, region) => sum + inputsOf(circuit, region), 0) }
}

function inputsOf(circuit: Circuit, region: Region): number {
  return region.gates.reduce((sum, gate) => sum + (circuit.inputs[gate]?.length ?? 0), 0)
}

/** Builds what the candidate's network still lacks; true when nothing is left. */
function attempt(candidate: Candidate, budget: number): boolean {
  const { circuit, regions, built, edges } = candidate.network
  const flips = new Map(built.map((module) => [module.node, module.flipped]))
  let joined = regions.slice(0, built.length).reduce((sum, region) => sum + inputsOf(circuit, region), 0)
  for (const region of regions.slice(built.length)) {
    const leaves = candidate.orders.get(region.root) ?? variableOrder(circuit, region, candidate.order)
    candidate.orders.set(region.root, leaves)
    const made = buildModule(circuit, region, leaves, flips, budget)
    if ('joined' in made) {
      candidate.progress = (joined + made.joined) / edges
      return false
    }
    built.push(made)
    flips.set(made.node, made.flipped)
    joined += inputsOf(circuit, region)
  }
  return true
}

/** The diagrams of a circuit whose root is a gate; undefined when none is found within `limit` nodes per module. */
export function findDiagrams(circuit: Circuit, limit: number): Diagrams | undefined {
  const plain = network(circuit)
  const small = network(reduceCircuit(circuit))
  let candidates = [
    { network: small, order: 'weighted' as const },
    { network: small, order: 'heaviest' as const },
    { network: plain, order: 'heaviest' as const },
    { network: plain, order: 'deepest' as const },
    { network: plain, order: 'weighted' as const },
  ].map((made): Candidate => ({ ...made, orders: new Map(), next: 0, progress: 0 }))
  const budgets = [...BUDGETS.filter((budget) => budget < limit), limit]
  for (const round of budgets.keys()) {
    for (const candidate of candidates) {
      // Later budgets cost more than trying the others first: another order may do with a tenth of the nodes.
      const furthest = round === 0 ? Math.min(1, budgets.length - 1) : round
      while (candidate.next <= furthest && (candidate.next <= round || candidate.progress >= PROMISING)) {
        const done = attempt(candidate, budgets[candidate.next] ?? limit)
        candidate.next += 1
        if (done) return { circuit: candidate.network.circuit, modules: candidate.network.built }
      }
    }
    const best = Math.max(...candidates.map((candidate) => candidate.progress))
    candidates = candidates.filter((candidate) => candidate.progress >= best * HOPELESS)
    // How far a small budget leads says who is hopeless, but little of who is best.
    if (round > 0) candidates.sort((a, b) => b.progress - a.progress)
  }
  return undefined
}
