/**
 * The cheapest change that makes a requirement pass: one knob, else two. Every knob is tried at its far end first; one that
 * helps is taken back to its least passing value by bisection (more of a knob is taken never to harm), and the winner is judged
 * with all measures of the requirement. Costs some tens of analyses: for documents and `explain`, not for `check`.
 */
import { analyseCost } from '../analyse/cost/analyse.ts'
import { resolveTopology } from '../analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import type { Measure, Requirement } from '../language/vocabulary/index.ts'
import { formatValue } from '../text/format.ts'
import { type Knob, knobsOf } from './knobs.ts'
import { judgeMeasure } from './measure.ts'
import { amountOf, writePath } from './model-path.ts'
import { evidenceFor } from './sweep.ts'
import type { Change, Fix, MeasureVerdict, Verdict } from './verdict.ts'

/** Models that are judged at most. */
const TRIES = 400
/** Knobs that are combined in pairs: those that move the figure most. */
const PAIRED = 6

interface Search {
  document: ArchitectureDocument
  requirement: Requirement
  /** Measures that do not pass, by their index. */
  broken: number[]
  tried: number
}

/** A knob set to one of its values, by the position in its list. */
interface Turn {
  knob: Knob
  at: number
}

/** The cheapest change of one or two knobs after which every measure passes; undefined when none is found or needed. */
export function cheapestFix(document: ArchitectureDocument, requirementId: string): Fix | undefined {
  const requirement = document.requirements.find((r) => r.id === requirementId)
  if (!requirement) return undefined
  const search: Search = { document, requirement, broken: [], tried: 0 }
  const verdicts = requirement.measures.map((_, index) => verdictOf(search, document, index))
  if (verdicts.length === 0 || verdicts.some((v) => v.verdict === 'unknown')) return undefined
  search.broken = verdicts.flatMap((v, index) => (v.verdict === 'pass' ? [] : [index]))
  if (search.broken.length === 0) return undefined
  const base = search.broken.map((index) => marginOf(verdicts[index]))
  const knobs = knobsOf(document).filter((knob) => knob.values.length > 0)
  const singles: Turn[][] = []
  const helpful: { knob: Knob; gain: number }[] = []
  for (const knob of knobs) {
    if (search.tried >= TRIES) break
    const far = [{ knob, at: knob.values.length - 1 }]
    const margins = brokenMargins(search, far)
    if (margins.every((m) => m.passes)) singles.push(least(search, far))
    const gain = margins.reduce((sum, m, k) => sum + Math.max(-10, Math.min(10, m.margin - (base[k] ?? 0))), 0)
    if (gain > 1e-9) helpful.push({ knob, gain })
  }
  const found = singles.length > 0 ? singles : pairs(search, helpful)
  return cheapest(search, found)
}

function verdictOf(search: Search, document: ArchitectureDocument, index: number): MeasureVerdict {
  const measure = search.requirement.measures[index] as Measure
  return judgeMeasure(measure, evidenceFor(document, measure), `${search.requirement.id}.measures.${index}`)
}

/** How far a measure is from its target; a rule that fails is simply broken. */
function marginOf(verdict: MeasureVerdict | undefined): number {
  const { value, target, comparator, measure, margin } = verdict ?? {}
  // At risk by the worst case: that is the distance to be closed.
  if (value && target !== undefined && target !== 0 && verdict?.verdict === 'at-risk' && measure?.at !== 'worst') {
    const up = comparator === '>=' || comparator === '>'
    const worst = ((up ? 1 : -1) * (value.worst - target)) / Math.abs(target)
    return Number.isFinite(worst) ? Math.min(margin ?? worst, worst) : -10
  }
  return margin ?? (verdict?.verdict === 'pass' ? 1 : -1)
}

function applied(document: ArchitectureDocument, turns: readonly Turn[]): ArchitectureDocument {
  return turns.reduce((changed, { knob, at }) => writePath(changed, knob.path, knob.values[at]), document)
}

function brokenMargins(search: Search, turns: readonly Turn[]): { passes: boolean; margin: number }[] {
  const document = applied(search.document, turns)
  search.tried += 1
  return search.broken.map((index) => {
    const verdict = verdictOf(search, document, index)
    return { passes: verdict.verdict === 'pass', margin: marginOf(verdict) }
  })
}

function passes(search: Search, turns: readonly Turn[]): boolean {
  return search.tried < TRIES && brokenMargins(search, turns).every((m) => m.passes)
}

/** Takes each knob in turn back to its least value that still passes. */
function least(search: Search, turns: readonly Turn[]): Turn[] {
  let kept = [...turns]
  for (const [k, turn] of turns.entries()) {
    const moved = (at: number) => kept.map((t, n) => (n === k ? { knob: turn.knob, at } : t))
    let [fails, holds] = [-1, turn.at]
    while (holds - fails > 1) {
      const middle = Math.floor((fails + holds) / 2)
      if (passes(search, moved(middle))) holds = middle
      else fails = middle
    }
    kept = moved(holds)
  }
  return kept
}

function pairs(search: Search, helpful: readonly { knob: Knob; gain: number }[]): Turn[][] {
  const best = [...helpful].sort((a, b) => b.gain - a.gain).slice(0, PAIRED)
  const found: Turn[][] = []
  for (const [k, a] of best.entries()) {
    for (const b of best.slice(k + 1)) {
      const far = [a, b].map(({ knob }) => ({ knob, at: knob.values.length - 1 }))
      if (passes(search, far)) found.push(least(search, far))
    }
  }
  return found
}

/** The change with the least money per month, then with the fewest knobs, then with the smallest relative change. */
function cheapest(search: Search, found: readonly Turn[][]): Fix | undefined {
  const before = costOf(search.document)
  const priced = found.map((turns) => {
    const after = costOf(applied(search.document, turns))
    const declared = turns.map(({ knob, at }) => (knob.price === undefined ? undefined : knob.price * (at + 1)))
    const steps = declared.reduce<number>((sum, price) => sum + (price ?? 0), 0)
    const grown = before && after ? after.amount - before.amount : 0
    const known = declared.every((price) => price !== undefined) || Math.abs(grown) > 1e-9
    return { turns, money: steps + grown, known, currency: before?.currency, size: sizeOf(turns) }
  })
  const ranked = priced.sort((a, b) => a.money - b.money || a.turns.length - b.turns.length || a.size - b.size)
  for (const { turns, money, known, currency } of ranked) {
    const document = applied(search.document, turns)
    search.tried += 1
    const all = search.requirement.measures.map((_, index) => verdictOf(search, document, index))
    // A knob that cures one measure may break another.
    if (all.some((v) => v.verdict !== 'pass')) continue
    const unit = turns.find(({ knob }) => knob.currency)?.knob.currency ?? currency
    const changes = turns.map(({ knob, at }): Change => {
      const price = knob.price === undefined ? {} : { cost: knob.price * (at + 1) }
      return { path: knob.path, from: knob.from, to: knob.values[at] ?? knob.from, steps: at + 1, ...price }
    })
    const priceOf = known ? { cost: money, ...(unit ? { currency: unit } : {}) } : {}
    return {
      changes,
      verdict: 'pass',
      ...priceOf,
      text: textOf(changes, known ? money : undefined, unit),
      tried: search.tried,
    }
  }
  return undefined
}

function costOf(document: ArchitectureDocument): { amount: number; currency: string | undefined } | undefined {
  const { total, currency } = analyseCost(resolveTopology(document))
  return total ? { amount: total.typical, currency } : undefined
}

/** Sum of the relative changes, as logarithms: doubling is as much as halving. */
function sizeOf(turns: readonly Turn[]): number {
  return turns.reduce((sum, { knob, at }) => {
    const [a, b] = [amountOf(knob.from), amountOf(knob.values[at])]
    return sum + (a && b ? Math.abs(Math.log(b / a)) : 1)
  }, 0)
}

function textOf(changes: readonly Change[], cost: number | undefined, currency: string | undefined): Fix['text'] {
  const list = (and: string) => changes.map((c) => `${c.path}: ${c.from} → ${c.to}`).join(and)
  const price = (language: 'ru' | 'en') =>
    cost === undefined ? '' : ` (${cost >= 0 ? '+' : '−'}${formatValue(Math.abs(cost), 'money', language, currency)})`
  return {
    ru: `выполнится, если изменить ${list(' и ')}${price('ru')}`,
    en: `it passes with ${list(' and ')}${price('en')}`,
  }
}

/** Verdicts with the cheapest change of each requirement that does not pass, on its binding measure. */
export function withFixes(document: ArchitectureDocument, verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.map((verdict) => {
    if (verdict.verdict === 'pass' || verdict.verdict === 'unknown') return verdict
    const fix = cheapestFix(document, verdict.requirement)
    if (!fix) return verdict
    const binding = { ...verdict.binding, fix }
    return { ...verdict, binding, measures: verdict.measures.map((m) => (m === verdict.binding ? binding : m)) }
  })
}
