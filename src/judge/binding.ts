/**
 * Which of several parts of a measure binds: regions, scenarios, stores, shard groups, stations. The part that does worst in
 * the case that is judged decides; what is known to break the promise is not excused by another part that is unknown.
 */
import type { Said } from '../language/text.ts'
import type { Range, Unit } from '../quantity/quantity.ts'
import { parseTarget, type Target } from '../quantity/target.ts'
import { join, type Outcome, unknown } from './outcome.ts'
import { holds } from './target.ts'

/** What is promised, and in which case it is judged. */
export interface Promised {
  target: Target
  at: 'typical' | 'worst'
}

/** The promise of a measure whose figure has a unit. */
export function promiseOf(measure: { target: string; at?: 'typical' | 'worst' }, unit: Unit): Promised {
  return { target: parseTarget(measure.target, unit), at: measure.at ?? 'typical' }
}

/** True when a value breaks a promise in the case that is judged. */
export function breaks(value: Range, { target, at }: Promised): boolean {
  return !holds(value[at], target)
}

/**
 * The one farthest from the promise: a breach in the judged case comes first, then what is at risk (a breach in the worst case,
 * or a risk of its own), then the worse value in the judged case, then in the other. The first among equals; undefined of nothing.
 */
export function farthest<T>(
  items: readonly T[],
  promise: Promised,
  rangeOf: (item: T) => Range,
  risky: (item: T) => boolean = () => false,
): T | undefined {
  const { target, at } = promise
  const other = at === 'worst' ? 'typical' : 'worst'
  const sign = target.comparator === '>=' || target.comparator === '>' ? -1 : 1
  const rank = (item: T): number => {
    const value = rangeOf(item)
    if (breaks(value, promise)) return 2
    return !holds(value.worst, target) || risky(item) ? 1 : 0
  }
  // Both may be infinite: their difference would be no number.
  const beyond = (b: number, a: number): number => (b === a ? 0 : sign * (b > a ? 1 : -1))
  const isFarther = (b: T, a: T): boolean => {
    const [vb, va] = [rangeOf(b), rangeOf(a)]
    return (rank(b) - rank(a) || beyond(vb[at], va[at]) || beyond(vb[other], va[other])) > 0
  }
  const [first, ...rest] = items
  return first === undefined ? undefined : rest.reduce((a, b) => (isFarther(b, a) ? b : a), first)
}

/**
 * The outcome that decides among those of the parts. A known breach decides, and names an unknown part beside it; else an
 * unknown part makes the whole unknown. `nothing`: what is missing when there are no parts.
 */
export function worstOf(outcomes: readonly Outcome[], scope: string, promise: Promised, nothing: Said): Outcome {
  const known = outcomes.flatMap((outcome) => {
    const { value, missing } = outcome
    return value && !missing && !Number.isNaN(value[promise.at]) ? [{ outcome, value }] : []
  })
  const worst = farthest(
    known,
    promise,
    (part) => part.value,
    (part) => part.outcome.risk !== undefined,
  )
  const lacking = outcomes.find((outcome) => !known.some((part) => part.outcome === outcome))
  if (worst && breaks(worst.value, promise)) return beside(worst.outcome, lacking?.missing)
  return lacking ?? worst?.outcome ?? outcomes[0] ?? unknown(scope, nothing)
}

/** A part that fails whatever the unknown one may be. */
export function beside(outcome: Outcome, missing: Said | undefined): Outcome {
  if (!missing) return outcome
  const also = { ru: `кроме того, неизвестно: ${missing.ru}`, en: `besides, unknown: ${missing.en}` }
  return { ...outcome, risk: outcome.risk ? join([outcome.risk, also], '; ') : also }
}
