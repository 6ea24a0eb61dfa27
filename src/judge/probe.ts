/** Judging one requirement on a model with some knobs turned, each setting once, and what a change does to the others. */
import type { ArchitectureDocument } from '../language/document.ts'
import type { Id, Measure, Requirement } from '../language/vocabulary/index.ts'
import type { Budget } from './budget.ts'
import { turned } from './fix-price.ts'
import { judgedOn } from './judged-on.ts'
import type { Knob } from './knobs.ts'
import type { Setting } from './least-cost.ts'
import { judgeMeasure } from './measure.ts'
import { type Source, sourceOf } from './sweep.ts'
import type { MeasureVerdict, Verdict, VerdictKind } from './verdict.ts'

/** How far the measures that do not pass are from passing. */
export interface Reading {
  passes: boolean
  /** Of each broken measure: the relative distance to its target, positive when it holds. */
  margins: number[]
}

/** Requirements that held and no longer do, and the ones that are at risk by a change; `own`: a measure of its own breaks. */
export interface Harm {
  own: boolean
  broken: Id[]
  risky: Id[]
}

export interface Probe {
  /** Undefined when the budget of models is used up. */
  read: (setting: Setting) => Reading | undefined
  /** Undefined when the budget is used up; the first one that is asked for is always given. */
  harm: (setting: Setting) => Harm | undefined
  tried: () => number
  /** Models that may still be judged. */
  left: () => number
  /** Some model was asked about in vain. */
  stopped: () => boolean
}

/** Judging all requirements of a model costs about so many times one of them. */
const WHOLE = 4

/** Verdict of one measure with the evidence it needs and no more. */
export function verdictOn(source: Source, requirement: Requirement, index: number): MeasureVerdict {
  const measure = requirement.measures[index] as Measure
  return judgeMeasure(measure, source.evidence(measure), `${requirement.id}.measures.${index}`)
}

/**
 * Reads the broken measures of a requirement on changed models. `own`: its verdicts on the model as it is; `before`: those of all
 * requirements.
 */
export function probeOf(
  document: ArchitectureDocument,
  requirement: Requirement,
  own: readonly MeasureVerdict[],
  knobs: readonly Knob[],
  budget: Budget,
  before: () => readonly Verdict[],
): Probe {
  const broken = own.flatMap((v, index) => (v.verdict === 'pass' ? [] : [index]))
  const readings = new Map([[knobs.map(() => 0).join(), readingOf(broken.flatMap((index) => own[index] ?? []))]])
  const harms = new Map<string, Harm>()
  let stopped = false
  const granted = (models: number): boolean => {
    const given = budget.take(models)
    stopped ||= !given
    return given
  }
  const applied = (setting: Setting) => knobs.reduce((at, knob, k) => turned(at, knob, setting[k] ?? 0), document)
  return {
    read(setting) {
      const known = readings.get(setting.join())
      if (known || !granted(1)) return known
      const changed = sourceOf(applied(setting))
      const reading = readingOf(broken.map((index) => verdictOn(changed, requirement, index)))
      readings.set(setting.join(), reading)
      return reading
    },
    harm(setting) {
      const known = harms.get(setting.join())
      if (known) return known
      if (!granted(harms.size === 0 ? Math.min(WHOLE, budget.left()) : WHOLE)) return undefined
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
    left: budget.left,
    stopped: () => stopped,
  }
}

function readingOf(verdicts: readonly MeasureVerdict[]): Reading {
  return { passes: verdicts.every((v) => v.verdict === 'pass'), margins: verdicts.map(distance) }
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
