/** Verdicts: what the judge stage gives. */

import type { BreakEven } from '../analyse/analysis.ts'
import type { Said } from '../language/text.ts'
import type { Measure } from '../language/vocabulary/index.ts'
import type { Quantity } from '../quantity/quantity.ts'

export type VerdictKind = 'pass' | 'at-risk' | 'fail' | 'unknown'

/** One measure of a requirement, judged. */
export interface MeasureVerdict {
  measure: Measure
  /** Canonical scope in words of ids, e.g. `accrue from ekb`, `profiles under operator-error`. */
  scope: string
  verdict: VerdictKind
  value: Quantity | undefined
  /** In the unit of the value; undefined for rules. */
  target: number | undefined
  comparator: '>=' | '<=' | '>' | '<' | undefined
  /** Relative distance to the target at the judged case: positive is good. */
  margin: number | undefined
  /** One line: the binding fault or resource and the figures. */
  cause: Said
  /** What the model lacks, when unknown. */
  missing?: Said
  /** Why no setting makes it pass, where that is known beforehand. */
  ceiling?: Said
  breakEvens: BreakEven[]
  /**
   * Inputs by how much they move the value: value at low and high (input -/+ 20% or best/worst), and where it flips; `open`: the
   * models that may be judged did not suffice to look for that.
   */
  sensitivity: { path: string; label: Said; low: number; high: number; flip: number | undefined; open?: boolean }[]
  /** The cheapest change found that makes it pass, when it was searched for. */
  fix?: Fix
  /** Why there is none, when it was searched for in vain. */
  noFix?: Said
}

/** One knob turned. Values as the model writes them. */
export interface Change {
  path: string
  from: string | number
  to: string | number
  /** Steps, and their price per month when prices are given. */
  steps: number
  cost?: number
}

/** A change of knobs after which the requirement passes, checked by judging the changed model. */
export interface Fix {
  changes: Change[]
  verdict: VerdictKind
  /** Per month, when the price of every change is known. */
  cost?: number
  currency?: string
  /** Requirements that held and no longer do after it: given only when no change spares them. */
  breaks?: string[]
  /** False when a bound of the search was reached: there may be a cheaper change. */
  complete: boolean
  text: Said
  /** Models that were judged to find it. */
  tried: number
}

export interface Verdict {
  requirement: string
  /** The worst of the measures: fail > unknown > at-risk > pass. */
  verdict: VerdictKind
  /** The measure that decides. */
  binding: MeasureVerdict
  measures: MeasureVerdict[]
  /** Stage by the end of which it is to hold: until then a failure is work to do. */
  due?: string
}

export interface TraceRow {
  requirement: string
  decisions: string[]
  elements: string[]
  scenarios: string[]
  metrics: string[]
}

/** The requirement-decision-element-scenario-metric matrix and its holes. */
export interface Trace {
  rows: TraceRow[]
  holes: {
    kind:
      | 'no-decision'
      | 'no-scenario'
      | 'no-metric'
      | 'no-element'
      | 'idle-decision'
      | 'untouched-element'
      | 'leans-on-superseded'
    id: string
    text: Said
  }[]
}

export interface Judgement {
  verdicts: Verdict[]
  trace: Trace
}

/** The same requirements judged on the model as it is and on every variant and stage. */
export interface Comparison {
  /** `base` or a variant id. */
  id: string
  verdicts: Verdict[]
  cost: Quantity | undefined
  /** Why the variant could not be analysed. */
  unknown?: Said
}
