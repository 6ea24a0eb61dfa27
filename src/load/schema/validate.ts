/**
 * The schema check of what an author wrote, and what is left of a broken document: an offending field, or the thing it
 * makes unusable, is taken out, so that the later stages can say everything else that is wrong in the same run.
 */

import { readFile } from 'node:fs/promises'
import type { Finding } from '../../findings/finding.ts'
import { isPlain, type Plain } from '../../language/schema/plain.ts'
import type { Lost, SourceMap } from '../loaded-model.ts'
import type { SchemaError } from '../validators/architecture.js'
import { lostIn } from './lost.ts'
import { keysOf, valueAt } from './paths.ts'
import { type Problem, problemFindings, problemsOf } from './problems.ts'

const schemaUrl = new URL('../../language/schema/architecture.schema.json', import.meta.url)
/** A wrong value in a field of the right type. */
const wrongForm = new Set(['pattern', 'minimum'])

async function errorsOf(data: unknown): Promise<SchemaError[]> {
  const { validate } = await import('../validators/architecture.js')
  return validate(data) ? [] : [...(validate.errors ?? [])]
}

/** Takes the field or item at the keys out of its owner. */
function takeOut(data: unknown, keys: readonly string[]): void {
  const owner = valueAt(data, keys.slice(0, -1))
  const key = keys.at(-1) ?? ''
  if (Array.isArray(owner)) owner.splice(Number(key), 1)
  else if (typeof owner === 'object' && owner !== null) delete (owner as Plain)[key]
}

/** Later items first, so that taking one out moves none of the others. */
function byPlaceDescending(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x = '', y = ''] = [a[i], b[i]]
    if (x === y) continue
    const numbers = Number(y) - Number(x)
    return Number.isNaN(numbers) ? (x < y ? 1 : -1) : numbers
  }
  return 0
}

/**
 * Stands for a wrong value of a required field: taking the field out would take its whole owner out, and every reference
 * to that would be a false finding. No figure comes of it, because the finding stops the analyses.
 */
const standIns: Record<string, unknown> = {
  Duration: '1s',
  Size: '1GB',
  Rate: '1/year',
  Throughput: '1MB/s',
  Ratio: '1%',
  Money: '1 USD/month',
  TimeEstimate: '1s',
}

/** Takes wrong values out, or puts a stand-in where the field is required. */
async function withoutWrongForms(data: unknown, problems: readonly Problem[]): Promise<void> {
  const told = problems.filter(({ code }) => code === 'wrong-unit' || code === 'too-small')
  for (const { pointer } of told) takeOut(data, keysOf(pointer))
  const required = new Set(
    (await errorsOf(data))
      .filter(({ keyword }) => keyword === 'required')
      .map(({ instancePath, params }) => `${instancePath}/${params.missingProperty}`),
  )
  for (const { pointer, params } of told) {
    const keys = keysOf(pointer)
    const owner = valueAt(data, keys.slice(0, -1))
    const value = params.minimum ?? standIns[String(params.expected)]
    if (required.has(pointer) && isPlain(owner)) owner[keys.at(-1) ?? ''] = value
  }
}

/** A copy of the data without what breaks the schema. Ends because every round takes something out. */
async function sound(written: unknown, problems: readonly Problem[]): Promise<unknown> {
  const data = structuredClone(written)
  await withoutWrongForms(data, problems)
  const structural = async () =>
    (await errorsOf(data)).filter(({ keyword }) => !wrongForm.has(keyword) && keyword !== 'if')
  for (let left = await structural(); left.length > 0; left = await structural()) {
    const targets = new Map<string, string[]>()
    for (const error of left) {
      const extra = error.keyword === 'additionalProperties' ? [String(error.params.additionalProperty)] : []
      const keys = [...keysOf(error.instancePath), ...extra]
      targets.set(JSON.stringify(keys), keys)
    }
    if ([...targets.values()].some((keys) => keys.length === 0)) return undefined
    for (const keys of [...targets.values()].sort(byPlaceDescending)) takeOut(data, keys)
  }
  return data
}

/**
 * Findings of the schema, and the data that fit its structure (the same object when nothing is wrong). `undefined`
 * when not even the system is left. The form of ids and of targets is judged by the check stage.
 */
export async function checkSchema(
  written: unknown,
  sources: SourceMap,
): Promise<{ findings: Finding[]; data: unknown; lost?: Lost }> {
  const errors = await errorsOf(written)
  if (errors.length === 0) return { findings: [], data: written }
  const schema: unknown = JSON.parse(await readFile(schemaUrl, 'utf8'))
  const problems = problemsOf(errors, written, schema)
  const data = await sound(written, problems)
  return { findings: problemFindings(problems, written, sources), data, lost: lostIn(written, data) }
}
