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

const LEAVES = 6
const STEP = 0.2
/** Flips are looked for between a tenth and ten times the input. */
const REACH = 10
const BISECTIONS = 12

interface Leaf {
  path: string
  label: Said
}

/** Model inputs of a derivation, each once, in the order of the tree. */
export function modelLeaves(derivation: Derivation): Leaf[] {
  const found = new Map<string, Leaf>()
  const visit = (d: Derivation): void => {
    if (d.origin.kind === 'model' && !found.has(d.origin.path))
      found.set(d.origin.path, { path: d.origin.path, label: d.label })
    d.inputs?.forEach(visit)
  }
  visit(derivation)
  return [...found.values()]
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
    .flatMap((leaf): (Row & { reach: number })[] => {
      const text = readPath(document, leaf.path)
      const plain = isEstimate(text) ? text.typical : text
      if (amountOf(plain) === undefined || amountOf(plain) === 0) return []
      const with_ = (value: unknown): number => evaluate(writePath(document, leaf.path, value))
      const low = with_(isEstimate(text) ? text.best : scaled(plain, 1 - STEP))
      const high = with_(isEstimate(text) ? text.worst : scaled(plain, 1 + STEP))
      if (Number.isNaN(low) || Number.isNaN(high)) return []
      const reach = Math.max(Math.abs(low - current), Math.abs(high - current))
      return reach > 0 ? [{ ...leaf, low, high, flip: undefined, reach }] : []
    })
    .sort((a, b) => b.reach - a.reach)
    .slice(0, LEAVES)
  return moved.map(({ reach: _reach, ...row }) => ({
    ...row,
    flip: flipOf(document, row.path, target, current, evaluate),
  }))
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
