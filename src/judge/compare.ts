/** The same requirements judged on the model as it is, on every variant, and on every stage on top of the stages before. */
import { analyse } from '../analyse/analyse.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import { applyVariant } from '../language/variant.ts'
import type { Decision } from '../load/loaded-model.ts'
import { judge } from './judge.ts'
import type { Comparison } from './verdict.ts'

/** `base`, then variants in the author's order, then stages by their order, each including the ones before it. */
export function compareVariants(document: ArchitectureDocument, decisions: readonly Decision[]): Comparison[] {
  const found = [judged('base', document, decisions)]
  for (const variant of document.variants) {
    found.push(judged(variant.id, applyVariant(document, variant), decisions))
  }
  let grown = document
  for (const stage of [...document.stages].sort((a, b) => a.order - b.order)) {
    grown = applyVariant(grown, stage)
    found.push(judged(stage.id, grown, decisions))
  }
  return found
}

function judged(id: string, document: ArchitectureDocument, decisions: readonly Decision[]): Comparison {
  const { topology, analysis } = analyse(document)
  const { verdicts } = judge({ document, decisions: [...decisions] }, topology, analysis)
  return { id, verdicts, cost: analysis.cost.total }
}
