/**
 * The same requirements judged side by side: on the model as it is, on every variant, on every stage on top of the stages
 * before, and under grown loads.
 */
import type { ArchitectureDocument } from '../language/document.ts'
import { applyVariant, stagesInOrder } from '../language/variant.ts'
import type { Decision } from '../load/loaded-model.ts'
import { grownBy } from './growth.ts'
import { judgedOn } from './judged-on.ts'
import type { Comparison } from './verdict.ts'

/** `base`, then variants in the author's order, then stages by their order, each including the ones before it. */
export function compareVariants(document: ArchitectureDocument, decisions: readonly Decision[]): Comparison[] {
  const found = [judged('base', document, decisions)]
  for (const variant of document.variants) {
    found.push(judged(variant.id, applyVariant(document, variant), decisions))
  }
  let grown = document
  for (const stage of stagesInOrder(document)) {
    grown = applyVariant(grown, stage)
    found.push(judged(stage.id, grown, decisions))
  }
  return found
}

/** Growth steps that are looked at side by side. */
const GROWTH = [2, 5, 10]

/** The same requirements under a multiple of the load (growth.ts): `x1`, `x2`, `x5`, `x10`. */
export function compareGrowth(
  document: ArchitectureDocument,
  decisions: readonly Decision[] = [],
  steps: readonly number[] = GROWTH,
): Comparison[] {
  return [1, ...steps].map((factor) => judged(`x${factor}`, grownBy(document, factor), decisions))
}

function judged(id: string, document: ArchitectureDocument, decisions: readonly Decision[]): Comparison {
  return { id, ...judgedOn(document, decisions) }
}
