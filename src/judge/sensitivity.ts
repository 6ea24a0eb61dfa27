/**
 * Which inputs move a verdict most: each numeric model input of the derivation is taken 20 % down and up (or to the ends
 * of its range), the document is analysed again, and the value at which the verdict flips is found by bisection. Costs some
 * tens of analyses: for documents and `explain`, not for `check`.
 */
import type { ArchitectureDocument } from '../language/document.ts'
import type { Said } from '../language/text.ts'
import type { Derivation } from '../quantity/quantity.ts'
import { judgeMeasure, measuredValue } from './measure.ts'
import { amountOf, isEstimate, readPath, scaled, writePath } from './model-path.ts'
import { evidenceFor } from './sweep.ts'
import { holds } from './target.ts'
import type { MeasureVerdict } from './verdict.ts'

type Row = MeasureVerdict['sensitivity'][number]

/** Rows that are given. */
const LEAVES = 6
/** Inputs that are tried: those behind the greatest parts of the value. */
const TRIED = 16
const STEP = 0.2
/** Flips are looked for between a tenth and ten times the input. */
const REACH = 10
const BISECTIONS = 9
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
 * Sensitivities of the measure that binds a requirement, the strongest first, at most six. Values are in the unit of the
 * measure; `flip` is the input's value in the unit the model writes it in, undefined when nothing within 0.1x..10x flips it.
 */
export function sensitivities(document: ArchitectureDocument, requirementId: string, measureIndex?: number): Row[] {
  const requirement = document.requirements.find((r) => r.id === requirementId)
  const judged = (requirement?.measures ?? []).map((measure, index) =>
    judgeMeasure(measure, evidenceFor(document, measure), `${requirementId}.measures.${index}`),
  )
  const index = measureIndex ?? judged.findIndex((m) => m.verdict === 'fail' || m.verdict === 'at-risk')
  const at = Math.max(0, index)
  const binding = judged[at]
  const measure = requirement?.measures[at]
  if (!binding?.value || !measure || binding.target === undefined || binding.comparator === undefined) return []
  const target = { value: binding.target, comparator: binding.comparator }
  const strict = measure.at === 'worst'
  // The population that binds stays the one in question, whatever the input does to the others.
  const region = / from ([^ ]+)/.exec(binding.scope)?.[1]
  const regional = measure.metric === 'availability' || measure.metric === 'downtime' || measure.metric === 'latency'
  const pinned = region !== undefined && regional ? { ...measure, from: region } : measure
  const evaluate = (changed: ArchitectureDocument): number => {
    const value = measuredValue(pinned, evidenceFor(changed, pinned, region))
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
  target: { value: number; comparator: '>=' | '<=' | '>' | '<' },
  current: number,
  evaluate: (document: ArchitectureDocument) => number,
): number | undefined {
  const found = readPath(document, path)
  const text = isEstimate(found) ? found.typical : found
  const amount = amountOf(text)
  if (amount === undefined) return undefined
  const kept = holds(current, target)
  const keptAt = (factor: number): boolean => holds(evaluate(writePath(document, path, scaled(text, factor))), target)
  for (const end of [REACH, 1 / REACH]) {
    if (keptAt(end) === kept) continue
    let same = 1
    let other = end
    for (let step = 0; step < BISECTIONS; step += 1) {
      const middle = Math.sqrt(same * other)
      if (keptAt(middle) === kept) same = middle
      else other = middle
    }
    return amountOf(scaled(text, other))
  }
  return undefined
}
