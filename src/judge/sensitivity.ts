/**
 * Which inputs move a verdict most: each numeric model input of the derivation is taken 20 % down and up (or to the ends
 * of its range), the document is analysed again, and the value at which the verdict flips is found between brackets. Costs some
 * tens of analyses: for documents and `explain`, not for `check`.
 */
import type { ArchitectureDocument } from '../language/document.ts'
import type { Said } from '../language/text.ts'
import type { Derivation } from '../quantity/quantity.ts'
import type { Target } from '../quantity/target.ts'
import { judgeMeasure, measuredValue } from './measure.ts'
import { amountOf, isEstimate, readPath, scaled, writePath } from './model-path.ts'
import { evidenceFor } from './sweep.ts'
import { bindingFirst, holds } from './target.ts'
import type { MeasureVerdict } from './verdict.ts'

type Row = MeasureVerdict['sensitivity'][number]

/** Rows that are given. */
const LEAVES = 6
/** Inputs that are tried: those behind the greatest parts of the value. */
const TRIED = 16
const STEP = 0.2
/** Flips are looked for between a tenth and ten times the input. */
const REACH = 10
/** Models judged for one end at most, and how exactly a flip is found (as a logarithm). */
const STEPS = 18
const PRECISION = 1e-3
/** Inputs that move the value less than this share of what the strongest does are left out. */
const NEGLIGIBLE = 0.01

interface Leaf {
  path: string
  label: Said
}

/**
 * Model inputs of a derivation, each once, those behind its greatest parts first: the part is the nearest node above the
 * input that has the unit of the whole.
 */
export function modelLeaves(derivation: Derivation): Leaf[] {
  const found = new Map<string, Leaf & { weight: number }>()
  const visit = (d: Derivation, weight: number): void => {
    const own = d !== derivation && d.unit === derivation.unit ? Math.min(weight, Math.abs(d.value.typical)) : weight
    if (d.origin.kind === 'model') {
      const known = found.get(d.origin.path)
      if (!known) found.set(d.origin.path, { path: d.origin.path, label: d.label, weight: own })
      else known.weight = Math.max(known.weight, own)
    }
    for (const input of d.inputs ?? []) visit(input, d.origin.kind === 'model' ? weight : own)
  }
  visit(derivation, Number.POSITIVE_INFINITY)
  return [...found.values()]
    .sort((a, b) => compareWeights(b.weight, a.weight))
    .map(({ path, label }) => ({ path, label }))
}

/** Infinite weights are equal to one another; the sort is stable. */
function compareWeights(a: number, b: number): number {
  return a === b ? 0 : a - b
}

/**
 * Sensitivities of the measure that binds a requirement (of those with a figure), the strongest first, at most six. Values are in
 * the unit of the measure and of whatever region or scenario binds then; `flip` is the input's value in the unit the model writes
 * it in: the nearer one of those between a tenth and ten times the input, undefined when neither end flips the promise.
 */
export function sensitivities(document: ArchitectureDocument, requirementId: string, measureIndex?: number): Row[] {
  const requirement = document.requirements.find((r) => r.id === requirementId)
  const judged = (requirement?.measures ?? []).map((measure, index) =>
    judgeMeasure(measure, evidenceFor(document, measure), `${requirementId}.measures.${index}`),
  )
  const figured = judged.filter((v) => v.value !== undefined && v.target !== undefined && v.comparator !== undefined)
  const binding = measureIndex === undefined ? bindingFirst(figured)[0] : judged[measureIndex]
  if (!binding?.value || binding.target === undefined || binding.comparator === undefined) return []
  const { measure } = binding
  const target = { value: binding.target, comparator: binding.comparator }
  const strict = measure.at === 'worst'
  const evaluate = (changed: ArchitectureDocument): number => {
    const value = measuredValue(measure, evidenceFor(changed, measure))
    return value === undefined ? Number.NaN : strict ? value.worst : value.typical
  }
  const current = strict ? binding.value.worst : binding.value.typical
  const moved = modelLeaves(binding.value.derivation)
    .filter((leaf) => numeric(readPath(document, leaf.path)))
    .slice(0, TRIED)
    .flatMap((leaf): Moved[] => {
      const text = readPath(document, leaf.path)
      const high = evaluate(writePath(document, leaf.path, isEstimate(text) ? text.worst : scaled(text, 1 + STEP)))
      const reach = Math.abs(high - current)
      return Number.isNaN(reach) || reach === 0 ? [] : [{ ...leaf, text, high, reach }]
    })
    .sort((a, b) => b.reach - a.reach)
    .slice(0, LEAVES)
  const least = NEGLIGIBLE * (moved[0]?.reach ?? 0)
  return moved
    .filter((row) => row.reach >= least)
    .map(({ path, label, text, high }) => ({
      path,
      label,
      low: evaluate(writePath(document, path, isEstimate(text) ? text.best : scaled(text, 1 - STEP))),
      high,
      flip: flipOf(document, path, target, current, evaluate),
    }))
}

/** Tornado rows and flip points of the binding measure of every requirement that has a figure, in the author's order. */
export function tornados(document: ArchitectureDocument): { requirement: string; rows: Row[] }[] {
  return document.requirements
    .map(({ id }) => ({ requirement: id, rows: sensitivities(document, id) }))
    .filter(({ rows }) => rows.length > 0)
}

interface Moved extends Leaf {
  text: unknown
  high: number
  reach: number
}

/** A number or value with a unit that is not zero. */
function numeric(value: unknown): boolean {
  const amount = amountOf(isEstimate(value) ? value.typical : value)
  return amount !== undefined && amount !== 0
}

function flipOf(
  document: ArchitectureDocument,
  path: string,
  target: Target,
  current: number,
  evaluate: (document: ArchitectureDocument) => number,
): number | undefined {
  const found = readPath(document, path)
  const text = isEstimate(found) ? found.typical : found
  const amount = amountOf(text)
  if (amount === undefined) return undefined
  const known = new Map<string, number>()
  const valueAt = (factor: number): number => {
    const changed = scaled(text, factor)
    const value = known.get(String(changed)) ?? evaluate(writePath(document, path, changed))
    known.set(String(changed), value)
    return value
  }
  const flips = [REACH, 1 / REACH].flatMap((end) => flipTowards(end, target, current, valueAt) ?? [])
  const nearest = flips.sort((a, b) => Math.abs(Math.log(a)) - Math.abs(Math.log(b)))[0]
  return nearest === undefined ? undefined : amountOf(scaled(text, nearest))
}

/** Factor between 1 and `end` from which on the promise is kept no more, or again; undefined when the end does not flip it. */
function flipTowards(
  end: number,
  target: Target,
  current: number,
  valueAt: (factor: number) => number,
): number | undefined {
  const kept = holds(current, target)
  const turns = (value: number): boolean => !Number.isNaN(value) && holds(value, target) !== kept
  const far = valueAt(end)
  if (!turns(far)) return undefined
  let same = { at: 0, off: current - target.value }
  let other = { at: Math.log(end), off: far - target.value }
  for (let step = 0; step < STEPS && Math.abs(other.at - same.at) > PRECISION; step += 1) {
    // Every third step halves, the others follow the chord and land a hair beyond it, so that both ends close in.
    const chord = same.at + ((other.at - same.at) * same.off) / (same.off - other.off)
    const hair = Math.sign(other.at - same.at) * (PRECISION / 2) * (step % 2 === 0 ? 1 : -1)
    const inside = (chord + hair - same.at) / (other.at - same.at)
    const at = step % 3 === 2 || !(inside > 0 && inside < 1) ? (same.at + other.at) / 2 : chord + hair
    const value = valueAt(Math.exp(at))
    const point = { at, off: value - target.value }
    if (turns(value)) other = point
    else same = point
  }
  return Math.exp(other.at)
}
