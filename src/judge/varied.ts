/**
 * Values of several requirements' measures on models with one input changed. A changed model is judged once for all
 * requirements that rest on the input, and what the input cannot change is not analysed again.
 */
import type { ArchitectureDocument } from '../language/document.ts'
import type { Id, Measure } from '../language/vocabulary/index.ts'
import type { Derivation } from '../quantity/quantity.ts'
import type { Target } from '../quantity/target.ts'
import type { Budget } from './budget.ts'
import { judgeMeasure, measuredValue } from './measure.ts'
import { writePath } from './model-path.ts'
import type { Evidence } from './outcome.ts'
import { changedSource, keepsRecoveries, type Source } from './sweep.ts'
import { bindingFirst } from './target.ts'

/** The measure that binds a requirement, with its figure. */
export interface Subject {
  requirement: Id
  measure: Measure
  target: Target
  /** In the case that is judged. */
  current: number
  derivation: Derivation
  /** Model paths of the inputs that are tried. */
  paths: ReadonlySet<string>
}

/** Values of subjects on changed models. */
export interface Varied {
  /** Undefined when the budget is used up; `shared`: the others that rest on the input are likely to ask for it too. */
  value: (subject: Subject, path: string, text: unknown, shared?: boolean) => number | undefined
}

/** A model whose loads and recoveries stay costs about so much of one that is analysed anew. */
const CHEAP = 1 / 16

/** The binding measure of a requirement, of those with a figure; undefined when there is none. */
export function subjectOf(
  document: ArchitectureDocument,
  base: Source,
  requirementId: Id,
  measureIndex: number | undefined,
  pathsOf: (derivation: Derivation) => readonly string[],
): Subject | undefined {
  const requirement = document.requirements.find((r) => r.id === requirementId)
  const judged = (requirement?.measures ?? []).map((measure, index) =>
    judgeMeasure(measure, base.evidence(measure), `${requirementId}.measures.${index}`),
  )
  const figured = judged.filter((v) => v.value !== undefined && v.target !== undefined && v.comparator !== undefined)
  const binding = measureIndex === undefined ? bindingFirst(figured)[0] : judged[measureIndex]
  if (!binding?.value || binding.target === undefined || binding.comparator === undefined) return undefined
  const { measure, value } = binding
  return {
    requirement: requirementId,
    measure,
    target: { value: binding.target, comparator: binding.comparator },
    current: measure.at === 'worst' ? value.worst : value.typical,
    derivation: value.derivation,
    paths: new Set(pathsOf(value.derivation)),
  }
}

/** Judges changed models as long as the budget lasts; what was judged once is known. */
export function variedOf(
  document: ArchitectureDocument,
  base: Source,
  subjects: readonly Subject[],
  budget: Budget,
): Varied {
  const known = new Map<string, Map<Subject, number>>()
  return {
    value(subject, path, text, shared = false) {
      const key = `${path} ${typeof text} ${text}`
      const values = known.get(key) ?? new Map<Subject, number>()
      known.set(key, values)
      const found = values.get(subject)
      if (found !== undefined) return found
      if (!budget.take(keepsRecoveries(path) ? CHEAP : 1)) return undefined
      const source = changedSource(base, writePath(document, path, text), path)
      const asking = shared ? subjects.filter((other) => other === subject || other.paths.has(path)) : [subject]
      for (const one of asking) values.set(one, figureOf(one.measure, source.evidence(one.measure)))
      return values.get(subject)
    },
  }
}

/** In the case that is judged; not a number when there is none. */
function figureOf(measure: Measure, evidence: Evidence): number {
  const value = measuredValue(measure, evidence)
  if (value === undefined) return Number.NaN
  return measure.at === 'worst' ? value.worst : value.typical
}
