/**
 * The schema check of what an author wrote, and what is left of a broken document: an offending field, or the thing it
 * makes unusable, is taken out, so that the later stages can say everything else that is wrong in the same run.
 */
import { readFile } from 'node:fs/promises'
import type { Finding } from '../../findings/finding.ts'
import type { SourceMap } from '../loaded-model.ts'
import type { SchemaError } from '../validators/architecture.js'
import { keysOf, valueAt } from './paths.ts'
import { problemFindings, problemsOf } from './problems.ts'

type Plain = Record<string, unknown>

const schemaUrl = new URL('../../language/schema/architecture.schema.json', import.meta.url)
/** A wrong text in a field of the right type: the field may stay, nothing reads it before the findings are told. */
const harmless = new Set(['pattern', 'minimum', 'if'])

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

/** A copy of the data without what breaks the schema. Ends because every round takes something out. */
async function sound(written: unknown, errors: readonly SchemaError[]): Promise<unknown> {
  const data = structuredClone(written)
  let left = errors.filter((error) => !harmless.has(error.keyword))
  while (left.length > 0) {
    const targets = new Map<string, string[]>()
    for (const error of left) {
      const extra = error.keyword === 'additionalProperties' ? [String(error.params.additionalProperty)] : []
      const keys = [...keysOf(error.instancePath), ...extra]
      targets.set(JSON.stringify(keys), keys)
    }
    if ([...targets.values()].some((keys) => keys.length === 0)) return undefined
    for (const keys of [...targets.values()].sort(byPlaceDescending)) takeOut(data, keys)
    left = (await errorsOf(data)).filter((error) => !harmless.has(error.keyword))
  }
  return data
}

/**
 * Findings of the schema, and the data that fit its structure (the same object when nothing is wrong). `undefined`
 * when not even the system is left.
 */
export async function checkSchema(
  written: unknown,
  sources: SourceMap,
): Promise<{ findings: Finding[]; data: unknown }> {
  const errors = await errorsOf(written)
  if (errors.length === 0) return { findings: [], data: written }
  const schema: unknown = JSON.parse(await readFile(schemaUrl, 'utf8'))
  const findings = problemFindings(problemsOf(errors, written, schema), written, sources)
  return { findings, data: await sound(written, errors) }
}
