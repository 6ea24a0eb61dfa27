/** Judging one requirement on a model with some knobs turned, each setting once, and what a change does to the others. */
import type { ArchitectureDocument } from '../language/document.ts'
import type { Id, Measure, Requirement } from '../language/vocabulary/index.ts'
import { turned } from './fix-price.ts'
import { judgedOn } from './judged-on.ts'
import type { Knob } from './knobs.ts'
import type { Setting } from './least-cost.ts'
import { judgeMeasure } from './measure.ts'
import { evidenceFor } from './sweep.ts'
import type { MeasureVerdict, Verdict, VerdictKind } from './verdict.ts'

/** How far the measures that do not pass are from passing. */
export interface Reading {
  passes: boolean
  /** Of each broken measure: the relative distance to its target, positive when it holds. */
  margins: number[]
}

export interface Probe {
  /** Undefined when the budget of models is used up. */
  read: (setting: Setting) => Reading | undefined
  /** Requirements that held and no longer do, and the ones that are at risk by it; `own`: a measure of its own breaks. */
  harm: (setting: Setting) => { own: boolean; broken: Id[]; risky: Id[] }
  tried: () => number
}

/** Verdict of one measure with the evidence it needs and no more. */
export function verdictOn(document: ArchitectureDocument, requirement: Requirement, index: number): MeasureVerdict {
  const measure = requirement.measures[index] as Measure
  return judgeMeasure(measure, evidenceFor(document, measure), `${requirement.id}.measures.${index}`)
}

/** Reads the broken measures of a requirement on changed models. `before`: all verdicts on the model as it is. */
export function probeOf(
  document: ArchitectureDocument,
  requirement: Requirement,
  broken: readonly number[],
  knobs: readonly Knob[],
  budget: number,
  before: () => readonly Verdict[],
): Probe {
  const readings = new Map<string, Reading>()
  const harms = new Map<string, ReturnType<Probe['harm']>>()
  const applied = (setting: Setting) => knobs.reduce((at, knob, k) => turned(at, knob, setting[k] ?? 0), document)
  return {
    read(setting) {
      const known = readings.get(setting.join())
      if (known || readings.size >= budget) return known
      const changed = applied(setting)
      const verdicts = broken.map((index) => verdictOn(changed, requirement, index))
      const reading = { passes: verdicts.every((v) => v.verdict === 'pass'), margins: verdicts.map(distance) }
      readings.set(setting.join(), reading)
      return reading
    },
    harm(setting) {
      const known = harms.get(setting.join())
      if (known) return known
      const changed = applied(setting)
      const after = judgedOn(changed).verdicts
      const kind = (list: readonly Verdict[], id: Id): VerdictKind | undefined =>
        list.find((v) => v.requirement === id)?.verdict
      const held = before().filter((v) => v.requirement !== requirement.id && holding(v.verdict))
      const found = {
        own: kind(after, requirement.id) !== 'pass',
        broken: held.map((v) => v.requirement).filter((id) => !holding(kind(after, id))),
        risky: held
          .filter((v) => v.verdict === 'pass' && kind(after, v.requirement) === 'at-risk')
          .map((v) => v.requirement),
      }
      harms.set(setting.join(), found)
      return found
    },
    tried: () => readings.size + harms.size,
  }
}

function holding(verdict: VerdictKind | undefined): boolean {
  return verdict === 'pass' || verdict === 'at-risk'
}

/** How far a measure is from its target; a rule that fails is simply broken, and what never comes back is infinitely far. */
function distance(verdict: MeasureVerdict): number {
  const { value, target, comparator, measure, margin } = verdict
  if (verdict.verdict === 'pass') return margin ?? 1
  if (!value || target === undefined) return -1
  const judged = measure.at === 'worst' ? value.worst : value.typical
  if (verdict.verdict === 'fail') return Number.isFinite(judged) ? (margin ?? -1) : Number.NEGATIVE_INFINITY
  if (verdict.verdict !== 'at-risk' || measure.at === 'worst' || target === 0) return margin ?? 0
  // At risk by the worst case: that is the distance to be closed.
  const up = comparator === '>=' || comparator === '>'
  const worst = ((up ? 1 : -1) * (value.worst - target)) / Math.abs(target)
  return Math.min(margin ?? worst, worst)
}
