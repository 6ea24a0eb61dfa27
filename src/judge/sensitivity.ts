/**
 * Which inputs move a verdict most: each numeric model input of the derivation is taken 20 % down and up (or to the ends
 * of its range), the document is analysed again, and the value at which the verdict flips is found between brackets. Costs some
 * tens of analyses for a requirement: for documents, within a budget for all of them, not for `check`.
 */
import type { ArchitectureDocument } from '../language/document.ts'
import type { Said } from '../language/text.ts'
import type { Id } from '../language/vocabulary/index.ts'
import type { Derivation } from '../quantity/quantity.ts'
import { type Budget, budgetOf, modelsFor, worstVerdictsFirst } from './budget.ts'
import { flipOf } from './flip.ts'
import { amountOf, isEstimate, readPath, scaled } from './model-path.ts'
import { type Source, sourceOf } from './sweep.ts'
import { type Subject, subjectOf, type Varied, variedOf } from './varied.ts'
import type { MeasureVerdict, Verdict } from './verdict.ts'

type Row = MeasureVerdict['sensitivity'][number]

/** Rows that are given. */
const LEAVES = 6
/** Inputs that are tried: those behind the greatest parts of the value. */
const TRIED = 16
const STEP = 0.2
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

/** What moves the deciding measure of a requirement. */
export interface Tornado {
  requirement: Id
  rows: Row[]
  /** Inputs that were to be tried, and those that were: fewer when the budget of models ended before. */
  inputs: number
  tried: number
}

/**
 * Sensitivities of the measure that binds a requirement (of those with a figure), the strongest first, at most six. Values are in
 * the unit of the measure and of whatever region or scenario binds then; `flip` is the input's value in the unit the model writes
 * it in: the nearer one of those between a tenth and ten times the input, undefined when neither end flips the promise.
 */
export function sensitivities(document: ArchitectureDocument, requirementId: string, measureIndex?: number): Row[] {
  const base = sourceOf(document)
  const subject = subjectOf(document, base, requirementId, measureIndex, (d) => triedOf(document, d))
  const [found] = swept(document, base, subject ? [subject] : [], budgetOf(Number.POSITIVE_INFINITY))
  return found?.rows ?? []
}

/**
 * Tornado rows and flip points of the binding measure of every requirement that has a figure, in the author's order. The budget
 * is spent on the worst verdicts first: their rows, then those of the others, then flips in the same order. What it did not
 * suffice for is said by `tried` and, of flips, by `open`.
 */
export function tornados(
  document: ArchitectureDocument,
  verdicts: readonly Verdict[],
  budget: Budget = budgetOf(modelsFor(document)),
): Tornado[] {
  const base = sourceOf(document)
  const subjects = worstVerdictsFirst(verdicts).flatMap(
    ({ requirement }) => subjectOf(document, base, requirement, undefined, (d) => triedOf(document, d)) ?? [],
  )
  const found = new Map(swept(document, base, subjects, budget).map((tornado) => [tornado.requirement, tornado]))
  return document.requirements
    .flatMap(({ id }) => found.get(id) ?? [])
    .filter(({ rows, inputs, tried }) => rows.length > 0 || tried < inputs)
}

/** Paths of the inputs that are tried. */
function triedOf(document: ArchitectureDocument, derivation: Derivation): string[] {
  return modelLeaves(derivation)
    .map((leaf) => leaf.path)
    .filter((path) => numeric(readPath(document, path)))
    .slice(0, TRIED)
}

/** Rows of all subjects first, flips after them. */
function swept(document: ArchitectureDocument, base: Source, subjects: readonly Subject[], budget: Budget): Tornado[] {
  const varied = variedOf(document, base, subjects, budget)
  const rows = subjects.map((subject) => ({ subject, ...rowsOf(document, subject, varied) }))
  return rows.map(({ subject, found, tried }) => ({
    requirement: subject.requirement,
    rows: found.map((row) => withFlip(document, subject, row, varied)),
    inputs: subject.paths.size,
    tried,
  }))
}

interface Moved extends Leaf {
  text: unknown
  high: number
  reach: number
}

/** The inputs that move the value most, with the values at both ends; `tried`: inputs that could be told about. */
function rowsOf(
  document: ArchitectureDocument,
  subject: Subject,
  varied: Varied,
): { found: Omit<Row, 'flip'>[]; tried: number } {
  let tried = 0
  const moved: Moved[] = []
  for (const leaf of modelLeaves(subject.derivation).filter(({ path }) => subject.paths.has(path))) {
    const text = readPath(document, leaf.path)
    const high = varied.value(subject, leaf.path, isEstimate(text) ? text.worst : scaled(text, 1 + STEP), true)
    if (high === undefined) continue
    tried += 1
    const reach = Math.abs(high - subject.current)
    if (!Number.isNaN(reach) && reach !== 0) moved.push({ ...leaf, text, high, reach })
  }
  const strongest = moved.sort((a, b) => b.reach - a.reach).slice(0, LEAVES)
  const least = NEGLIGIBLE * (strongest[0]?.reach ?? 0)
  const found = strongest
    .filter((row) => row.reach >= least)
    .flatMap(({ path, label, text, high }) => {
      const low = varied.value(subject, path, isEstimate(text) ? text.best : scaled(text, 1 - STEP), true)
      if (low === undefined) tried -= 1
      return low === undefined ? [] : [{ path, label, low, high }]
    })
  return { found, tried }
}

function withFlip(document: ArchitectureDocument, subject: Subject, row: Omit<Row, 'flip'>, varied: Varied): Row {
  const written = readPath(document, row.path)
  const text = isEstimate(written) ? written.typical : written
  const { flip, open } = flipOf(text, subject.target, subject.current, (changed, end) =>
    varied.value(subject, row.path, changed, end),
  )
  return { ...row, flip, ...(open ? { open } : {}) }
}

/** A number or value with a unit that is not zero. */
function numeric(value: unknown): boolean {
  const amount = amountOf(isEstimate(value) ? value.typical : value)
  return amount !== undefined && amount !== 0
}
