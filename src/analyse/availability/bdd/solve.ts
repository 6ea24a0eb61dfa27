/**
 * The solver: a fault tree in, the exact probability of its top event, its minimal cut sets and the importance of its
 * events out. When the diagrams do not fit into the node limit the answer is a pair of bounds and says so.
 */
import type { Said } from '../../../language/text.ts'
import { boundTop } from './bounds.ts'
import { type Circuit, compile, FALSE, TRUE, VARIABLE } from './circuit.ts'
import { countByOrder, type ModuleFamily, mostProbable, type RankedSet } from './cut-sets.ts'
import type { FaultTree } from './fault-tree.ts'
import type { ModuleBdd } from './module-bdd.ts'
import { derivatives, moduleOdds, type Odds } from './probability.ts'
import { findDiagrams } from './search.ts'
import { minimalCutSets } from './zbdd.ts'

export interface SolveOptions {
  /** Most nodes of one module's diagram. Default 12 million (about 400 MB). */
  nodeLimit?: number
  /** How many cut sets to list. Default 20. */
  top?: number
  /** Expansions of the bounds when the diagram does not fit. Default 20 000. */
  expansions?: number
  /** Cut sets hold events of probability 0 and 1 too; else these are constants. Default false. */
  structural?: boolean
}

/**
 * Importance of a basic event: Birnbaum dP/dp; Fussell-Vesely as the share of P that vanishes when the event never occurs,
 * (P - P(p=0)) / P; risk achievement worth P(p=1)/P; risk reduction worth P/P(p=0), infinite for an event without which
 * the top cannot occur.
 */
export interface Importance {
  event: string
  probability: number
  birnbaum: number
  fussellVesely: number
  raw: number
  rrw: number
}

export interface ListedCutSet {
  events: string[]
  probability: number
}

export interface CutSetSummary {
  /** Exact number of minimal cut sets; undefined when they could not all be counted. */
  count: bigint | undefined
  /** By order: index 0 is the empty set (top event always true). */
  byOrder: bigint[] | undefined
  /** The most probable ones, falling. */
  top: ListedCutSet[]
}

export interface Solution {
  ok: true
  /** Exact: the probability. Otherwise the upper bound. */
  probability: number
  /** 1 - probability without loss of digits. */
  complement: number
  /** Equal to the probability when exact. */
  lower: number
  upper: number
  exact: boolean
  cutSets: CutSetSummary
  /** In the order of the tree's events; only events that occur below the top. Empty when not exact. */
  importance: Importance[]
  /** Nodes of the diagrams, for the curious. */
  nodes: number
  modules: number
}

/** `cycle`: the problem is that this gate leads to itself. */
export type Solved = Solution | { ok: false; problem: Said; cycle?: string }

const defaults = { nodeLimit: 12e6, top: 20, expansions: 20_000, structural: false }

/** Solves a fault tree. Never throws; a tree that is not one gives its problem in words. */
export function solveFaultTree(tree: FaultTree, options: SolveOptions = {}): Solved {
  const compiled = compile(tree, options.structural)
  if (!compiled.ok) return compiled
  const { circuit } = compiled
  const settings = { ...defaults, ...options }
  if (circuit.root === TRUE || circuit.root === FALSE) return constant(circuit.root === TRUE ? 1 : 0)
  const events = tree.events.map((event): Odds => ({ yes: event.probability, no: 1 - event.probability }))
  if (circuit.kinds[circuit.root >> 1] === VARIABLE) return single(tree, circuit)
  const found = findDiagrams(circuit, settings.nodeLimit)
  return found ? exact(tree, found.circuit, found.modules, events, settings) : bounded(tree, circuit, settings)
}

function constant(probability: 0 | 1): Solution {
  const byOrder = probability === 1 ? [1n] : [0n]
  const top = probability === 1 ? [{ events: [], probability: 1 }] : []
  const cutSets = { count: BigInt(probability), byOrder, top }
  return result({ probability, complement: 1 - probability, cutSets })
}

/** The top event is one basic event or its negation. */
function single(tree: FaultTree, circuit: Circuit): Solution {
  const event = tree.events[circuit.events[circuit.root >> 1] ?? -1] ?? { id: '', probability: 0 }
  const negated = (circuit.root & 1) === 1
  const p = event.probability
  const cutSets = negated
    ? { count: 1n, byOrder: [1n], top: [{ events: [], probability: 1 }] }
    : { count: 1n, byOrder: [0n, 1n], top: [{ events: [event.id], probability: p }] }
  const total = negated ? 1 - p : p
  const importance = measure(event.id, p, negated ? -1 : 1, total, negated ? 1 : 0)
  return result({ probability: total, complement: 1 - total, cutSets, importance: [importance] })
}

function result(
  part: Pick<Solution, 'probability' | 'complement' | 'cutSets'> & { importance?: Importance[] },
): Solution {
  const { probability } = part
  return {
    ok: true,
    lower: probability,
    upper: probability,
    exact: true,
    importance: [],
    nodes: 0,
    modules: 0,
    ...part,
  }
}

function exact(
  tree: FaultTree,
  circuit: Circuit,
  modules: ModuleBdd[],
  events: Odds[],
  settings: typeof defaults,
): Solution {
  const top = modules.at(-1)
  const negated = ((circuit.root & 1) ^ (top?.flipped ?? 0)) === 1
  const evaluate = (odds: readonly Odds[]): Odds => {
    const found = moduleOdds(circuit, modules, odds).get(top?.node ?? -1) ?? { yes: 0, no: 1 }
    return negated ? { yes: found.no, no: found.yes } : found
  }
  const known = moduleOdds(circuit, modules, events)
  const total = evaluate(events)
  const slopes = derivatives(circuit, modules, events, known, negated ? -1 : 1)
  const occurring = new Set(modules.flatMap((module) => module.leaves.map((leaf) => circuit.events[leaf] ?? -1)))
  const importance = tree.events.flatMap((event, index) => {
    if (!occurring.has(index)) return []
    const slope = slopes[index]!
    // P - p dP/dp loses its digits when the event carries nearly all of P: then P(p=0) is evaluated on its own.
    const rough = total.yes - event.probability * slope
    const without =
      rough > 1e-3 * total.yes
        ? rough
        : evaluate(events.map((odds, at) => (at === index ? { yes: 0, no: 1 } : odds))).yes
    return [measure(event.id, event.probability, slope, total.yes, without)]
  })
  return {
    ok: true,
    probability: total.yes,
    complement: total.no,
    lower: total.yes,
    upper: total.yes,
    exact: true,
    cutSets: negated
      ? { count: 1n, byOrder: [1n], top: [{ events: [], probability: 1 }] }
      : cutSetsOf(tree, circuit, modules, settings),
    importance,
    nodes: modules.reduce((sum, module) => sum + module.size, 0),
    modules: modules.length,
  }
}

function measure(event: string, probability: number, birnbaum: number, total: number, without: number): Importance {
  const certain = without + birnbaum
  return {
    event,
    probability,
    birnbaum,
    fussellVesely: total > 0 ? (total - without) / total : 0,
    raw: total > 0 ? certain / total : 1,
    rrw: without > 0 ? total / without : total > 0 ? Number.POSITIVE_INFINITY : 1,
  }
}

function listed(tree: FaultTree, sets: readonly RankedSet[]): ListedCutSet[] {
  return sets.map(({ probability, events }) => ({ probability, events: events.map((at) => tree.events[at]?.id ?? '') }))
}

function cutSetsOf(
  tree: FaultTree,
  circuit: Circuit,
  modules: readonly ModuleBdd[],
  settings: typeof defaults,
): CutSetSummary {
  const probabilities = tree.events.map((event) => event.probability)
  const families: ModuleFamily[] = []
  for (const module of modules) {
    const family = minimalCutSets(module.bdd, module.root, settings.nodeLimit)
    if (!family) {
      const found = boundTop(circuit, probabilities, settings.expansions).found.slice(0, settings.top)
      return { count: undefined, byOrder: undefined, top: listed(tree, found) }
    }
    families.push({ module, family })
  }
  const byOrder = countByOrder(families)
  return {
    count: byOrder.reduce((a, b) => a + b, 0n),
    byOrder,
    top: listed(tree, mostProbable(circuit, families, probabilities, settings.top)),
  }
}

function bounded(tree: FaultTree, circuit: Circuit, settings: typeof defaults): Solution {
  const bounds = boundTop(
    circuit,
    tree.events.map((event) => event.probability),
    settings.expansions,
  )
  return {
    ok: true,
    probability: bounds.upper,
    complement: 1 - bounds.upper,
    lower: bounds.lower,
    upper: bounds.upper,
    exact: false,
    cutSets: { count: undefined, byOrder: undefined, top: listed(tree, bounds.found.slice(0, settings.top)) },
    importance: [],
    nodes: 0,
    modules: 0,
  }
}
