/** Verdicts of all requirements on a document, from what they read and no more. */
import { analyse } from '../analyse/analyse.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import type { Decision } from '../load/loaded-model.ts'
import type { Quantity } from '../quantity/quantity.ts'
import { judge } from './judge.ts'
import type { Verdict } from './verdict.ts'

/** Analyses and judges a document, in the author's order of requirements. */
export function judgedOn(
  document: ArchitectureDocument,
  decisions: readonly Decision[] = [],
): { verdicts: Verdict[]; cost: Quantity | undefined } {
  const { topology, analysis } = analyse(document, { verdictsOnly: true })
  const { verdicts } = judge({ document, decisions: [...decisions] }, topology, analysis)
  return { verdicts, cost: analysis.cost.total }
}
