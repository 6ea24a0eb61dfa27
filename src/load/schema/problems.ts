/**
 * One clear finding per mistake against the schema. The schema chooses branches of unions by their discriminating field,
 * so ajv's errors are already about the right kind; here they get a place, the expected form and a near word.
 */
import type { Finding, Params, SourcePlace } from '../../findings/finding.ts'
import { nearest } from '../../text/nearest.ts'
import { placeOf, type SourceMap } from '../loaded-model.ts'
import type { SchemaError } from '../validators/architecture.js'
import { type Expected, expectedAt } from './expected.ts'
import { nearUnit } from './near-unit.ts'
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

/** The name of the field at a pointer; for an item that of its list. */
function fieldAt(pointer: string): string {
  return keysOf(pointer).findLast((key) => !/^\d+$/.test(key)) ?? ''
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/** More known fields than this help nobody in one line. */
const FIELDS_TOLD = 20

function unknownField(error: SchemaError, known: readonly string[]): Problem {
  const field = String(error.params.additionalProperty)
  const suggestion = nearest(field, known) ?? ''
  const told =
    suggestion === '' && known.length <= FIELDS_TOLD ? known.filter((name) => name !== '$schema').join(', ') : ''
  return {
    pointer: `${error.instancePath}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    code: 'unknown-field',
    params: { field, suggestion, known: told },
  }
}

/** What a field takes, as a word of the catalogue or as its values: `Duration`, `boolean`, `sync|async`. */
function formOf({ names, types, values }: Expected): string {
  const named = names.find(
    (name) => units.test(name) || name === 'Text' || name === 'Id' || name.startsWith('TargetOf'),
  )
  if (named === 'Id') return ''
  if (named) return named.startsWith('TargetOf') ? 'target' : named.replace('Text', 'text')
  if (values.length > 0) return values.join('|')
  // One value or a list of them: the schema's branch for what is not there yet says nothing.
  return types[0] === 'array' ? '' : (types[0] ?? '')
}

/** All fields that one record lacks, as one problem. */
function missingFields(pointer: string, fields: readonly string[], data: unknown, schema: unknown): Problem {
  const keys = keysOf(pointer)
  const forms = fields.map((field) => `${field}=${formOf(expectedAt(schema, data, [...keys, field]))}`)
  return { pointer, code: 'missing-field', params: { field: fields.join(', '), forms: forms.join('; ') } }
}

function wrongValue(pointer: string, value: unknown, allowed: readonly string[]): Problem {
  const suggestion = typeof value === 'string' ? (nearest(value, allowed) ?? '') : ''
  const field = fieldAt(pointer)
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
  const expected = names.find((name) => units.test(name)) ?? (error.params.pattern === percentage ? 'Ratio' : undefined)
  if (!expected) return undefined
  return unitProblem(error.instancePath, value, expected)
}

function unitProblem(pointer: string, value: unknown, expected: string): Problem {
  const field = fieldAt(pointer)
  const given = typeof value === 'string' || typeof value === 'number' ? value : ''
  const suggestion = nearUnit(given, expected) ?? ''
  return { pointer, code: 'wrong-unit', params: { field, value: shownValue(value), expected, suggestion } }
}

/** The value written as the type that is needed, where that is plain. */
function asType(value: unknown, expected: string): string {
  if (typeof value === 'number' && (expected === 'string' || expected === 'text')) return `"${value}"`
  if (typeof value !== 'string') return ''
  if (/^(number|integer)$/.test(expected)) return /^\d+$/.test(value) ? value : ''
  if (expected === 'boolean')
    return /^(yes|on|true)$/i.test(value) ? 'true' : /^(no|off|false)$/i.test(value) ? 'false' : ''
  return expected === 'array' && /^[\w-]+(\s*,\s*[\w-]+)*$/.test(value) ? `[${value}]` : ''
}

function wrongType(error: SchemaError, value: unknown, names: readonly string[]): Problem {
  const field = fieldAt(error.instancePath)
  const unit = names.find((name) => units.test(name))
  if (unit && typeof value === 'number') {
    return unitProblem(error.instancePath, value, unit)
  }
  const found = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  const expected = names.some((name) => name.startsWith('TargetOf'))
    ? 'target'
    : names.includes('Text')
      ? 'text'
      : (unit ?? String(error.params.type))
  const suggestion = asType(value, expected)
  return { pointer: error.instancePath, code: 'wrong-type', params: { field, found, expected, suggestion } }
}

function problemOf(error: SchemaError, data: unknown, schema: unknown): Problem | undefined {
  const { instancePath: pointer, keyword } = error
  const keys = keysOf(pointer)
  const value = valueAt(data, keys)
  const field = fieldAt(pointer)
  const expected = () => expectedAt(schema, data, keys)
  switch (keyword) {
    case 'additionalProperties':
      return unknownField(error, expected().fields)
    case 'required':
      // Alternatives ("one of these fields") are told once, by the `anyOf` that holds them.
      if (error.schemaPath.includes('/anyOf/')) return undefined
      return missingFields(pointer, words(error.params.missing), data, schema)
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

/** A field that is missing and not merely misspelt: by record, the names that its unknown fields probably mean. */
function misspelt(errors: readonly SchemaError[], data: unknown, schema: unknown): Map<string, Set<unknown>> {
  const meant = new Map<string, Set<unknown>>()
  for (const error of errors.filter(({ keyword }) => keyword === 'additionalProperties')) {
    const suggestion = problemOf(error, data, schema)?.params.suggestion
    const { instancePath } = error
    if (suggestion) meant.set(instancePath, (meant.get(instancePath) ?? new Set()).add(suggestion))
  }
  return meant
}

/** Errors of one record that lacks several fields become one, with the names of all in `missing`; a misspelt one is told as such. */
function gathered(errors: readonly SchemaError[], meant: ReadonlyMap<string, ReadonlySet<unknown>>): SchemaError[] {
  const isMissing = ({ keyword, schemaPath }: SchemaError) => keyword === 'required' && !schemaPath.includes('/anyOf/')
  const fields = new Map<string, Set<string>>()
  for (const { instancePath, params } of errors.filter(isMissing)) {
    const names = fields.get(instancePath) ?? new Set()
    if (!meant.get(instancePath)?.has(params.missingProperty)) names.add(String(params.missingProperty))
    fields.set(instancePath, names)
  }
  return errors.flatMap((error) => {
    if (!isMissing(error)) return [error]
    const missing = [...(fields.get(error.instancePath) ?? [])].sort()
    return missing.length === 0 ? [] : [{ ...error, params: { ...error.params, missing } }]
  })
}

/** Problems without repeats, in the order of the document. A value that is not allowed is not also of a wrong type. */
export function problemsOf(errors: readonly SchemaError[], data: unknown, schema: unknown): Problem[] {
  const seen = new Set<string>()
  const listed = new Set(errors.filter(({ keyword }) => keyword === 'enum').map(({ instancePath }) => instancePath))
  const problems: Problem[] = []
  for (const error of gathered(errors, misspelt(errors, data, schema))) {
    if (error.keyword === 'type' && listed.has(error.instancePath)) continue
    const problem = problemOf(error, data, schema)
    if (!problem) continue
    const key = `${problem.code} ${problem.pointer} ${problem.params.field ?? ''}`
    if (!seen.has(key)) problems.push(problem)
    seen.add(key)
  }
  return problems
}

/**
 * Findings of the problems, each at the nearest known place. One call of a program may make several things (the zones of
 * a region): the mistake in it is told once.
 */
export function problemFindings(problems: readonly Problem[], data: unknown, sources: SourceMap): Finding[] {
  const paths = thingPaths(data)
  const told = new Set<string>()
  return problems.flatMap(({ pointer, code, params }) => {
    const path = pathAt(paths, pointer)
    const place: SourcePlace | undefined = placeOf(sources, path)
    const [, list = '', index = ''] = pointer.split('/')
    const element = paths.get(`/${list}/${index}`)?.replace(/#\d+$/, '') ?? ''
    const finding: Finding = { code, severity: 'error', params: { ...params, where: path } }
    const own = sources[element]
    const field = path.slice(element.length)
    const key = JSON.stringify([code, own, place, field, params.field, params.value])
    if (own && told.has(key)) return []
    told.add(key)
    return [{ ...finding, ...(place ? { place } : {}), ...(element === '' ? {} : { element }) }]
  })
}
