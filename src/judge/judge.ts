/**
 * The judge stage: requirements against the analysis. A verdict is pass, at risk, fail or unknown; what the model lacks
 * makes it unknown, never pass.
 */
import type { Analysis } from '../analyse/analysis.ts'
import type { Topology } from '../analyse/topology/topology.ts'
import type { Requirement } from '../language/vocabulary/index.ts'
import type { LoadedModel } from '../load/loaded-model.ts'
import { judgeMeasure } from './measure.ts'
import type { Evidence } from './outcome.ts'
import { bindingFirst } from './target.ts'
import { trace } from './trace.ts'
import type { Judgement, MeasureVerdict, Verdict } from './verdict.ts'

/** What the judge needs of a loaded or checked model. */
export type JudgedModel = Pick<LoadedModel, 'document' | 'decisions'>

/** Verdicts of all requirements in the author's order, and the trace matrix. */
export function judge(model: JudgedModel, topology: Topology, analysis: Analysis): Judgement {
  const evidence: Evidence = { topology, analysis, grown: new Map() }
  return {
    verdicts: model.document.requirements.map((requirement) => judgeRequirement(requirement, evidence)),
    trace: trace(model),
  }
}

/** Verdict of one requirement: the worst of its measures binds; among equals the thinnest margin. */
export function judgeRequirement(requirement: Requirement, evidence: Evidence): Verdict {
  const measures = requirement.measures.map((measure, index) =>
    judgeMeasure(measure, evidence, `${requirement.id}.measures.${index}`),
  )
  const binding = bindingFirst(measures)[0] ?? unmeasured(requirement)
  const due = requirement.due === undefined ? {} : { due: requirement.due }
  return { requirement: requirement.id, verdict: binding.verdict, binding, measures, ...due }
}

/** A requirement without a measure cannot be judged. */
function unmeasured(requirement: Requirement): MeasureVerdict {
  const missing = { ru: 'у требования нет ни одной меры', en: 'the requirement has no measure' }
  return {
    measure: { metric: 'measured', of: requirement.id, target: '>= 0' },
    scope: requirement.id,
    verdict: 'unknown',
    value: undefined,
    target: undefined,
    comparator: undefined,
    margin: undefined,
    cause: missing,
    missing,
    breakEvens: [],
    sensitivity: [],
  }
}
