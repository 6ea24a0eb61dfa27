/** How far a value is from a target, and the verdict that makes. */

import type { Said } from '../language/text.ts'
import type { Measure } from '../language/vocabulary/index.ts'
import type { Range } from '../quantity/quantity.ts'
import type { Target } from '../quantity/target.ts'
import type { MeasureVerdict, VerdictKind } from './verdict.ts'

/**
 * True when a value meets a target; rounding noise of 1e-9 does not break a promise. Between 0.5 and 1 it is 1e-9 of the distance
 * to 1: eleven nines of durability are not ten.
 */
export function holds(value: number, target: Target): boolean {
  const size = Math.abs(target.value)
  const slack = 1e-9 * (size > 0.5 && size <= 1 ? 1 - size : Math.max(Math.abs(value), size))
  const noise = Number.isFinite(slack) ? Math.max(slack, size > 0 ? 4 * Number.EPSILON * Math.min(1, size) : 0) : 0
  switch (target.comparator) {
    case '>=':
      return value >= target.value - noise
    case '<=':
      return value <= target.value + noise
    case '>':
      return value > target.value
    case '<':
      return value < target.value
  }
}

/**
 * Relative distance to the target, positive when it holds. `complement`: for shares near 1 (availability, durability)
 * the distance is taken of the budget 1 - target. Undefined where a relative distance means nothing (target 0 met).
 */
export function marginOf(value: number, target: Target, complement = false): number | undefined {
  const up = target.comparator === '>=' || target.comparator === '>'
  if (!Number.isFinite(value)) return holds(value, target) ? 1 : -1
  const base = complement ? 1 - target.value : target.value
  if (base === 0) return value === target.value ? undefined : holds(value, target) ? 1 : -1
  return (up ? value - target.value : target.value - value) / Math.abs(base)
}

const endlessWords: Partial<Record<Measure['metric'], Said>> = {
  rto: { ru: 'не восстановится', en: 'never restored' },
  latency: { ru: 'ресурс насыщен', en: 'saturated' },
}

/** What an infinite value of a metric means to people, where that has a word. */
export function endless(metric: Measure['metric']): Said | undefined {
  return endlessWords[metric]
}

/** Below this relative margin a pass is at risk. */
export const THIN_MARGIN = 0.05

/** Verdict of a range against a target. At `worst` the worst case decides; else the typical one, and the worst puts it at risk. */
export function decide(
  range: Range,
  target: Target,
  at: 'typical' | 'worst',
  complement = false,
): { verdict: VerdictKind; margin: number | undefined } {
  const judged = at === 'worst' ? range.worst : range.typical
  if (Number.isNaN(judged) || Number.isNaN(target.value)) return { verdict: 'unknown', margin: undefined }
  const margin = marginOf(judged, target, complement)
  if (!holds(judged, target)) return { verdict: 'fail', margin }
  const thin = margin !== undefined && margin < THIN_MARGIN
  if (thin || !holds(range.worst, target)) return { verdict: 'at-risk', margin }
  return { verdict: 'pass', margin }
}

const severity: Record<VerdictKind, number> = { fail: 3, unknown: 2, 'at-risk': 1, pass: 0 }

/** Negative when `a` is the worse verdict. */
export function worseFirst(a: VerdictKind, b: VerdictKind): number {
  return severity[b] - severity[a]
}

/** Measures in the order in which they decide: the worse verdict, then the thinner margin. */
export function bindingFirst(measures: readonly MeasureVerdict[]): MeasureVerdict[] {
  return [...measures].sort((a, b) => worseFirst(a.verdict, b.verdict) || (a.margin ?? 1) - (b.margin ?? 1))
}
