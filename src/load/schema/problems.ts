/**
 * One clear finding per mistake against the schema. The schema chooses branches of unions by their discriminating field,
 * so ajv's errors are already about the right kind; here they get a place, the expected form and a near word.
 */
import type { Finding, Params, SourcePlace } from '../../findings/finding.ts'
import { placeOf, type SourceMap } from '../loaded-model.ts'
import type { SchemaError } from '../validators/architecture.js'
import { keysOf, pathAt, thingPaths, valueAt } from './paths.ts'
import { similar } from './similar.ts'

type Plain = Record<string, unknown>

/** A mistake: where in the data, the code of the finding and its params. */
export interface Problem {
  pointer: string
  code: string
  params: Params
}

function plain(value: unknown): Plain {
  return typeof value === 'object' && value !== null ? (value as Plain) : {}
}

/** The schema in which the failed keyword stands, and the name of its definition. */
function schemaOf(schema: unknown, schemaPath: string): { parent: Plain; definition: string } {
  const keys = schemaPath.replace(/^#\//, '').split('/').map(decodeURIComponent)
  const parent = plain(valueAt(schema, keys.slice(0, -1)))
  return { parent, definition: keys[0] === 'definitions' ? (keys[1] ?? '') : '' }
}

/** A value as a message shows it: short and on one line. */
function shownValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

function wordList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/** Fields that may stand in the object, wherever its schema names them. */
function knownFields(parent: Plain): string[] {
  return Object.keys(plain(parent.properties))
}

function unknownField(error: SchemaError, parent: Plain): Problem {
  const field = String(error.params.additionalProperty)
  const nearest = similar(field, knownFields(parent))
  return {
    pointer: `${error.instancePath}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    code: 'unknown-field',
    params: { field, suggestion: nearest ?? '' },
  }
}

function wrongValue(pointer: string, value: unknown, allowed: readonly string[]): Problem {
  const suggestion = typeof value === 'string' ? (similar(value, allowed) ?? '') : ''
  const field = keysOf(pointer).at(-1) ?? ''
  return {
    pointer,
    code: 'wrong-value',
    params: { field, value: shownValue(value), allowed: allowed.join(', '), suggestion },
  }
}

/** The form that a pattern stands for: the unit's name, `Id`, or the pattern itself. */
function wrongForm(error: SchemaError, value: unknown, definition: string): Problem {
  const pattern = String(error.params.pattern)
  const field = keysOf(error.instancePath).at(-1) ?? ''
  const named = /^(Duration|Size|Rate|Throughput|Ratio|Money|TargetOf\w+)$/.test(definition)
  const ratio = pattern.endsWith('?%$') ? 'Ratio' : ''
  const measure = /^\w+(Measure|Requirement)$/.test(definition) ? 'Target' : ''
  const expected = named ? definition : ratio || measure || pattern
  const params = { field, value: shownValue(value), expected }
  return { pointer: error.instancePath, code: definition === 'Id' ? 'bad-id' : 'wrong-unit', params }
}

function wrongType(error: SchemaError, value: unknown, parent: Plain, definition: string): Problem {
  const field = keysOf(error.instancePath).at(-1) ?? ''
  const unit = /^(Duration|Size|Rate|Throughput|Ratio|Money|TargetOf\w+)$/.test(definition)
  if (unit && typeof value === 'number') {
    return {
      pointer: error.instancePath,
      code: 'wrong-unit',
      params: { field, value: String(value), expected: definition },
    }
  }
  const found = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  const expected = String(parent.type ?? error.params.type)
  return { pointer: error.instancePath, code: 'wrong-type', params: { field, found, expected } }
}

function problemOf(error: SchemaError, data: unknown, schema: unknown): Problem | undefined {
  const { instancePath: pointer, keyword } = error
  const value = valueAt(data, keysOf(pointer))
  const { parent, definition } = schemaOf(schema, error.schemaPath)
  const field = keysOf(pointer).at(-1) ?? ''
  switch (keyword) {
    case 'additionalProperties':
      return unknownField(error, parent)
    case 'required':
      // Alternatives ("one of these fields") are told once, by the `anyOf` that holds them.
      if (error.schemaPath.includes('/anyOf/')) return undefined
      return { pointer, code: 'missing-field', params: { field: String(error.params.missingProperty) } }
    case 'anyOf': {
      const words = wordList((parent.anyOf as Plain[] | undefined)?.map((branch) => wordList(branch.required)[0]))
      return { pointer, code: 'missing-one-of', params: { fields: words.join(', ') } }
    }
    case 'enum':
      return wrongValue(pointer, value, wordList(error.params.allowedValues))
    case 'const':
      return wrongValue(pointer, value, [String(error.params.allowedValue)])
    case 'pattern':
      return wrongForm(error, value, definition)
    case 'type':
      return wrongType(error, value, parent, definition)
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
    const element = path.split('.', 1)[0]?.replace(/#\d+$/, '') ?? ''
    const finding: Finding = { code, severity: 'error', params: { ...params, where: path } }
    return { ...finding, ...(place ? { place } : {}), ...(element === '' ? {} : { element }) }
  })
}
