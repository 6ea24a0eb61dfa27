/**
 * What the schema expects at a place of the data: the definitions that apply there, by walking the schema along the
 * data. The compiled validator does not say in which definition a keyword stood. Only the forms of schema that
 * `scripts/schema.ts` makes are understood: references, `if` by type or by a field, properties, items, `allOf`.
 */
import { isPlain, type Plain } from '../../language/schema/plain.ts'

/** What applies at one place. */
export interface Expected {
  /** Names of definitions, e.g. `Duration`. */
  names: string[]
  /** Fields an object may have here. */
  fields: string[]
  /** Alternative fields of which one is needed. */
  oneOf: string[]
  /** Types of JSON, e.g. `boolean`. */
  types: string[]
  /** The only values, where there is a list of them. */
  values: string[]
}

function applies(condition: unknown, data: unknown): boolean {
  if (!isPlain(condition)) return true
  if ('not' in condition) return !applies(condition.not, data)
  if (condition.type === 'string') return typeof data === 'string'
  if (!isPlain(data)) return false
  const required = Array.isArray(condition.required) ? condition.required.map(String) : []
  if (!required.every((field) => field in data)) return false
  const properties = isPlain(condition.properties) ? condition.properties : {}
  return Object.entries(properties).every(([field, schema]) => {
    const allowed = isPlain(schema) && Array.isArray(schema.enum) ? schema.enum : undefined
    return allowed === undefined || allowed.includes(data[field])
  })
}

/** The schema with everything that applies to the data beside it, and the names met on the way. */
function spread(root: Plain, schema: unknown, data: unknown, names: string[]): Plain[] {
  if (!isPlain(schema)) return []
  const out: Plain[] = [schema]
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.replace('#/definitions/', '')
    names.push(name)
    const definitions = isPlain(root.definitions) ? root.definitions : {}
    out.push(...spread(root, definitions[name], data, names))
  }
  if ('if' in schema) out.push(...spread(root, applies(schema.if, data) ? schema.then : schema.else, data, names))
  for (const part of Array.isArray(schema.allOf) ? schema.allOf : []) out.push(...spread(root, part, data, names))
  return out
}

/** What the schema expects at the keys of the data. */
export function expectedAt(root: unknown, data: unknown, keys: readonly string[]): Expected {
  if (!isPlain(root)) return { names: [], fields: [], oneOf: [], types: [], values: [] }
  let names: string[] = []
  let schemas = spread(root, root, data, names)
  let at = data
  for (const key of keys) {
    const child: unknown = Array.isArray(at) ? at[Number(key)] : isPlain(at) ? at[key] : undefined
    names = []
    const inner: unknown[] = schemas.map((schema) => {
      if (Array.isArray(at)) return schema.items
      if (isPlain(schema.properties) && Object.hasOwn(schema.properties, key)) return schema.properties[key]
      return schema.additionalProperties
    })
    schemas = inner.flatMap((schema) => spread(root, schema, child, names))
    at = child
  }
  const fields = schemas.flatMap((schema) => (isPlain(schema.properties) ? Object.keys(schema.properties) : []))
  const oneOf = schemas.flatMap((schema) => (Array.isArray(schema.anyOf) ? schema.anyOf : [])).flatMap(firstRequired)
  const types = schemas.flatMap(({ type }) => (typeof type === 'string' ? [type] : []))
  const values = schemas.flatMap((schema) => (Array.isArray(schema.enum) ? schema.enum.map(String) : []))
  return { names: [...new Set(names)], fields: [...new Set(fields)], oneOf, types: [...new Set(types)], values }
}

function firstRequired(schema: unknown): string[] {
  return isPlain(schema) && Array.isArray(schema.required) ? schema.required.slice(0, 1).map(String) : []
}
