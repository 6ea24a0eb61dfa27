/**
 * Exact probabilities on the diagrams. Both P(f) and P(not f) are carried as sums of positive products, so that neither a
 * tiny unavailability nor a tiny availability loses digits. Derivatives come from one pass downwards (Birnbaum importance
 * of every event at the cost of two passes).
 */
import type { Circuit } from './circuit.ts'
import type { ModuleBdd } from './module-bdd.ts'

/** P(true) and P(false) of a variable. */
export interface Odds {
  yes: number
  no: number
}

interface Passed {
  yes: Float64Array
  no: Float64Array
}

function bottomUp(module: ModuleBdd, odds: readonly Odds[]): Passed {
  const { level, low, high } = module.bdd.nodes()
  const count = (module.root >> 1) + 1
  const yes = new Float64Array(count)
  const no = new Float64Array(count)
  yes[0] = 1
  for (let node = 1; node < count; node += 1) {
    const { yes: p, no: q } = odds[level[node]!]!
    const lo = low[node]!
    const hi = high[node]! >> 1
    const loYes = lo & 1 ? no[lo >> 1]! : yes[lo >> 1]!
    const loNo = lo & 1 ? yes[lo >> 1]! : no[lo >> 1]!
    yes[node] = p * yes[hi]! + q * loYes
    no[node] = p * no[hi]! + q * loNo
  }
  return { yes, no }
}

function value(passed: Passed, edge: number): Odds {
  const yes = passed.yes[edge >> 1]!
  const no = passed.no[edge >> 1]!
  return edge & 1 ? { yes: no, no: yes } : { yes, no }
}

/** Odds of every module's variable by its node, modules given children first. `events` are the odds of the basic events. */
export function moduleOdds(
  circuit: Circuit,
  modules: readonly ModuleBdd[],
  events: readonly Odds[],
): Map<number, Odds> {
  const known = new Map<number, Odds>()
  for (const module of modules)
    known.set(module.node, value(bottomUp(module, leafOdds(circuit, module, known, events)), module.root))
  return known
}

function leafOdds(
  circuit: Circuit,
  module: ModuleBdd,
  known: ReadonlyMap<number, Odds>,
  events: readonly Odds[],
): Odds[] {
  return module.leaves.map((leaf) => known.get(leaf) ?? events[circuit.events[leaf] ?? -1] ?? { yes: 0, no: 1 })
}

/** dP(top)/dp of every basic event; `top` is the module of the root and `sign` -1 when the top event is its variable negated. */
export function derivatives(
  circuit: Circuit,
  modules: readonly ModuleBdd[],
  events: readonly Odds[],
  known: ReadonlyMap<number, Odds>,
  sign: 1 | -1,
): Float64Array {
  const result = new Float64Array(events.length)
  const weights = new Map<number, number>()
  const top = modules.at(-1)
  if (top) weights.set(top.node, sign)
  for (const module of [...modules].reverse()) {
    const odds = leafOdds(circuit, module, known, events)
    const passed = bottomUp(module, odds)
    const byLevel = topDown(module, odds, passed, weights.get(module.node) ?? 0)
    module.leaves.forEach((leaf, level) => {
      const event = circuit.events[leaf] ?? -1
      if (event >= 0) result[event]! += byLevel[level]!
      else weights.set(leaf, (weights.get(leaf) ?? 0) + byLevel[level]!)
    })
  }
  return result
}

function topDown(module: ModuleBdd, odds: readonly Odds[], passed: Passed, weight: number): Float64Array {
  const { level, low, high } = module.bdd.nodes()
  const byLevel = new Float64Array(module.leaves.length)
  const root = module.root >> 1
  const flow = new Float64Array(root + 1)
  flow[root] = module.root & 1 ? -weight : weight
  for (let node = root; node > 0; node -= 1) {
    const w = flow[node]!
    if (w === 0) continue
    const at = level[node]!
    const { yes: p, no: q } = odds[at]!
    const lo = low[node]!
    const hi = high[node]! >> 1
    byLevel[at]! += w * (passed.yes[hi]! - value(passed, lo).yes)
    flow[hi]! += w * p
    flow[lo >> 1]! += lo & 1 ? -w * q : w * q
  }
  return byLevel
}
