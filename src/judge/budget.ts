/**
 * How many models a search may judge: counted, never timed, so that the same model gives the same answer everywhere. One budget
 * serves all requirements of a system; the worst verdicts are looked at first.
 */
import type { ArchitectureDocument } from '../language/document.ts'
import { bindingFirst } from './target.ts'
import type { Verdict } from './verdict.ts'

/** Models judged for a system, and how much work they may be: the size of the model times their count. */
const MODELS = { least: 40, work: 200_000 }

/** A number of models, each taken before it is judged. */
export interface Budget {
  /** False when there is not so much left; then nothing is taken. */
  take: (models: number) => boolean
  left: () => number
}

/** A budget of so many models. */
export function budgetOf(models: number): Budget {
  let left = models
  return {
    take(count) {
      if (count > left) return false
      left -= count
      return true
    },
    left: () => left,
  }
}

/** Models that a build may judge to answer one question about all requirements: fewer of a larger model, at least 40. */
export function modelsFor({ elements, relations, deployments, places }: ArchitectureDocument): number {
  const size = elements.length + relations.length + deployments.length + places.length
  return Math.max(MODELS.least, Math.round(MODELS.work / Math.max(1, size)))
}

/** The worst verdict first, of equal ones the thinnest margin; the author's order among equals. */
export function worstVerdictsFirst(verdicts: readonly Verdict[]): Verdict[] {
  const place = new Map(bindingFirst(verdicts.map((v) => v.binding)).map((binding, k) => [binding, k]))
  return [...verdicts].sort((a, b) => (place.get(a.binding) ?? 0) - (place.get(b.binding) ?? 0))
}
