/**
 * One clear finding per mistake against the schema. The schema chooses branches of unions by their discriminating field,
 * so ajv's errors are already about the right kind; here they get a place, the expected form and a near word.
 */
import type { Finding, Params, SourcePlace } from '../../findings/finding.ts'
import { nearest } from '../../text/nearest.ts'
import { placeOf, type SourceMap } from '../loaded-model.ts'
import type { SchemaError } from '../validators/architecture.js'
import { expectedAt } from './expected.ts'
import { keysOf, pathAt, thingPaths, valueAt } from './paths.ts'

/** A mistake: where in the data, the code of the finding and its params. */
export interface Problem {
  pointer: string
  code: string
  params: Params
}

/** A value as a message shows it: short and on one line. */
function shownValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function unknownField(error: SchemaError, known: readonly string[]): Problem {
  const field = String(error.params.additionalProperty)
  return {
    pointer: `${error.instancePath}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    code: 'unknown-field',
    params: { field, suggestion: nearest(field, known) ?? '' },
  }
}

function wrongValue(pointer: string, value: unknown, allowed: readonly string[]): Problem {
  const suggestion = typeof value === 'string' ? (nearest(value, allowed) ?? '') : ''
  const field = keysOf(pointer).at(-1) ?? ''
  return {
    pointer,
    code: 'wrong-value',
    params: { field, value: shownValue(value), allowed: allowed.join(', '), suggestion },
  }
}

const units = /^(Duration|Size|Rate|Throughput|Ratio|Money|TimeEstimate)$/
/** Units that the types spell out without a name: their pattern tells them. */
const percentage = '^[0-9]+(\\.[0-9]+)?%$'

/**
 * A text that does not fit its pattern. Ids and targets are left to the check stage, which knows what they refer to and
 * what the metric is measured in.
 */
function wrongUnit(error: SchemaError, value: unknown, names: readonly string[]): Problem | undefined {
  const field = keysOf(error.instancePath).at(-1) ?? ''
  const expected = names.find((name) => units.test(name)) ?? (error.params.pattern === percentage ? 'Ratio' : undefined)
  if (!expected) return undefined
  return { pointer: error.instancePath, code: 'wrong-unit', params: { field, value: shownValue(value), expected } }
}

function wrongType(error: SchemaError, value: unknown, names: readonly string[]): Problem {
  const field = keysOf(error.instancePath).at(-1) ?? ''
  const unit = names.find((name) => units.test(name))
  if (unit && typeof value === 'number') {
    return { pointer: error.instancePath, code: 'wrong-unit', params: { field, value: String(value), expected: unit } }
  }
  const found = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  const expected = names.includes('Text') ? 'text' : unit ? unit : String(error.params.type)
  return { pointer: error.instancePath, code: 'wrong-type', params: { field, found, expected } }
}

function problemOf(error: SchemaError, data: unknown, schema: unknown): Problem | undefined {
  const { instancePath: pointer, keyword } = error
  const keys = keysOf(pointer)
  const value = valueAt(data, keys)
  const field = keys.at(-1) ?? ''
  const expected = () => expectedAt(schema, data, keys)
  switch (keyword) {
    case 'additionalProperties':
      return unknownField(error, expected().fields)
    case 'required':
      // Alternatives ("one of these fields") are told once, by the `anyOf` that holds them.
      if (error.schemaPath.includes('/anyOf/')) return undefined
      return { pointer, code: 'missing-field', params: { field: String(error.params.missingProperty) } }
    case 'anyOf':
      return oneOfFields(pointer, value, expected().oneOf)
    case 'enum':
      return wrongValue(pointer, value, words(error.params.allowedValues))
    case 'const':
      return wrongValue(pointer, value, [String(error.params.allowedValue)])
    case 'pattern':
      return wrongUnit(error, value, expected().names)
    case 'type':
      return wrongType(error, value, expected().names)
    case 'minimum':
      return {
        pointer,
        code: 'too-small',
        params: { field, value: shownValue(value), minimum: Number(error.params.limit) },
      }
    case 'minItems':
    case 'maxItems':
      return { pointer, code: 'wrong-count', params: { field, count: Number(error.params.limit) } }
    default:
      // `if` only repeats what its branch has said.
      return undefined
  }
}

/** None of the fields that would say what an object is. A near word among those it has is named. */
function oneOfFields(pointer: string, value: unknown, fields: readonly string[]): Problem {
  const own = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const suggestion = own.flatMap((field) => nearest(field, fields) ?? [])[0] ?? ''
  return { pointer, code: 'missing-one-of', params: { fields: fields.join(', '), suggestion } }
}

/** Problems without repeats, in the order of the document. */
export function problemsOf(errors: readonly SchemaError[], data: unknown, schema: unknown): Problem[] {
  const seen = new Set<string>()
  const problems: Problem[] = []
  for (const error of errors) {
    const problem = problemOf(error, data, schema)
    if (!problem) continue
    const key = `${problem.code} ${problem.pointer} ${problem.params.field ?? ''}`
    if (!seen.has(key)) problems.push(problem)
    seen.add(key)
  }
  return problems
}

/** Findings of the problems, each at the nearest known place. */
export function problemFindings(problems: readonly Problem[], data: unknown, sources: SourceMap): Finding[] {
  const paths = thingPaths(data)
  return problems.map(({ pointer, code, params }) => {
    const path = pathAt(paths, pointer)
    const place: SourcePlace | undefined = placeOf(sources, path)
    const [, list = '', index = ''] = pointer.split('/')
    const element = paths.get(`/${list}/${index}`)?.replace(/#\d+$/, '') ?? ''
    const finding: Finding = { code, severity: 'error', params: { ...params, where: path } }
    return { ...finding, ...(place ? { place } : {}), ...(element === '' ? {} : { element }) }
  })
}
