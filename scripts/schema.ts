/**
 * Generates the published JSON Schema of the authoring form from the TypeScript interfaces, and the validator compiled
 * from it. The interfaces stay the one source: here only what TypeScript cannot say is added (patterns of composed units,
 * whole numbers, what an author may leave out, which field tells the members of a union apart).
 * `node scripts/schema.ts` writes both files; a test compares them with a fresh run.
 */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { createGenerator } from 'ts-json-schema-generator'
import { faultKeys, measureKeys } from '../src/language/schema/shorthand.ts'

type Schema = Record<string, unknown>
type Definitions = Record<string, Schema>

const root = fileURLToPath(new URL('..', import.meta.url))
export const schemaFile = `${root}src/language/schema/architecture.schema.json`
export const validatorFile = `${root}src/load/validators/architecture.js`

const reference = (name: string): Schema => ({ $ref: `#/definitions/${name}` })
const map = (value: unknown): Schema => (typeof value === 'object' && value !== null ? (value as Schema) : {})
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** Definitions as the generator gives them: the document and the parts of the short forms. */
function generated(): Definitions {
  const definitions: Definitions = {}
  for (const type of ['ArchitectureDocument', 'ShorthandParts']) {
    const generator = createGenerator({
      path: `${root}src/language/${type === 'ShorthandParts' ? 'schema/authoring.ts' : 'document.ts'}`,
      tsconfig: `${root}tsconfig.json`,
      type,
      skipTypeCheck: true,
      additionalProperties: false,
    })
    Object.assign(definitions, generator.createSchema(type).definitions)
  }
  return definitions
}

/** Calls `edit` on every schema object, innermost first, and puts what it returns in its place. */
function walk(value: unknown, edit: (schema: Schema, key: string) => unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, edit, key))
  if (typeof value !== 'object' || value === null) return value
  return edit(Object.fromEntries(Object.entries(value).map(([name, field]) => [name, walk(field, edit, name)])), key)
}

/** `TargetOf<Ratio>` has no pattern of its own: comparator, one space, the pattern of the unit. */
function namePatterns(definitions: Definitions): Definitions {
  const out: Definitions = {}
  for (const [name, schema] of Object.entries(definitions)) {
    const unit = /^TargetOf<(\w+)>$/.exec(name)?.[1]
    const pattern = unit && String(definitions[unit]?.pattern).replace('^', '^(>=|<=|>|<) ')
    out[unit ? `TargetOf${unit}` : name] = pattern ? { ...schema, pattern } : schema
  }
  return walk(out, (schema) => {
    const target = typeof schema.$ref === 'string' ? decodeURIComponent(schema.$ref) : undefined
    return target ? { ...schema, $ref: target.replace(/<(\w+)>/, '$1') } : schema
  }) as Definitions
}

const wholeNumbers = new Set(
  `failures successes retries replicas min max minAvailable acknowledgements processes fall rise minInSync partitions
  priorities rows maxConnections minReplicasToWrite order concurrency`.split(/\s+/),
)
/** Numbers that may be below zero: thresholds and measured values of any metric. */
const signed = new Set(['value', 'warning', 'critical'])
const positive = new Set(['concurrency', 'partitions', 'processes', 'failures', 'fall', 'rise', 'successes'])

/** Ranges of plain numbers, by the name of the field: a count is whole, nothing but a measured value is negative. */
function ranges(definitions: Definitions): Definitions {
  return walk(definitions, (schema, key) => {
    if (schema.type !== 'number' || 'enum' in schema || signed.has(key)) return schema
    const whole = wholeNumbers.has(key)
    return { ...schema, type: whole ? 'integer' : 'number', minimum: positive.has(key) ? 1 : 0 }
  }) as Definitions
}

/** A union of a string and something longer becomes a choice by type, so that a message is about the form in hand. */
function byType(definitions: Definitions): Definitions {
  const isString = (schema: Schema): boolean => {
    const name = String(schema.$ref ?? '').replace('#/definitions/', '')
    return schema.type === 'string' || definitions[name]?.type === 'string'
  }
  return walk(definitions, (schema) => {
    const branches = Array.isArray(schema.anyOf) ? schema.anyOf.map(map) : []
    const texts = branches.filter(isString)
    const others = branches.filter((branch) => !isString(branch))
    if (texts.length !== 1 || others.length !== 1) return schema
    const { anyOf: _anyOf, ...rest } = schema
    return { ...rest, ...when({ type: 'string' }, texts[0], others[0]) }
  }) as Definitions
}

const has = (name: string): Schema => ({ required: [name] })

/** `if`, `then`, `else` of JSON Schema. Built from pairs: an object literal with a `then` looks like a promise. */
function when(condition: Schema, then: unknown, otherwise?: unknown): Schema {
  const branches = [
    ['if', condition],
    ['then', then],
    ['else', otherwise],
  ]
  return Object.fromEntries(branches.filter(([, schema]) => schema !== undefined))
}

/** The values that tell this member of a union apart: `const` or `enum` of its discriminating field. */
function tags(schema: Schema, field: string): string[] {
  const tag = map(map(schema.properties)[field])
  return 'const' in tag ? [String(tag.const)] : strings(tag.enum)
}

/** A union told apart by the value of one field: only the branch of the value in hand is validated. */
function choice(definitions: Definitions, branches: Schema[], field: string): Schema {
  const all: string[] = []
  const cases = branches.map((branch) => {
    const name = String(branch.$ref ?? '').replace('#/definitions/', '')
    const values = tags(definitions[name] ?? branch, field)
    all.push(...values)
    return when({ ...has(field), properties: { [field]: { enum: values } } }, branch)
  })
  return { type: 'object', ...has(field), properties: { [field]: { enum: all } }, allOf: cases }
}

const anyOf = (schema: Schema | undefined): Schema[] => (Array.isArray(schema?.anyOf) ? schema.anyOf.map(map) : [])

/** Unions of objects become choices by `kind`, `metric` or `manager`. */
function discriminated(definitions: Definitions): void {
  const text = (name: string) => ({ description: definitions[name]?.description })
  definitions.Element = { ...choice(definitions, anyOf(definitions.Element), 'kind'), ...text('Element') }
  definitions.Measure = choice(definitions, anyOf(definitions.Measure), 'metric')
  const full = choice(definitions, anyOf(definitions.Fault), 'kind')
  const short = anyOf(definitions.FaultShorthand).map((branch) => when(has(strings(branch.required)[0] ?? ''), branch))
  const word = { type: 'object', anyOf: ['kind', ...faultKeys].map(has), allOf: short }
  definitions.Fault = { type: 'object', ...when(has('kind'), full, word), ...text('Fault') }
  for (const name of ['Database', 'Cache']) {
    const properties = map(definitions[name]?.properties)
    properties.failover = choice(definitions, anyOf(map(properties.failover)), 'manager')
  }
}

function optional(definitions: Definitions, name: string, fields: readonly string[]): void {
  const schema = definitions[name]
  if (schema) schema.required = strings(schema.required).filter((field) => !fields.includes(field))
}

/** What an author may leave out: lists, titles, ids that have a default, and what short forms give. */
function authoring(definitions: Definitions): void {
  const document = definitions.ArchitectureDocument ?? {}
  document.required = ['system']
  const properties = map(document.properties)
  properties.$schema = { type: 'string', description: 'Address of this schema, for editors.' }
  for (const [name, schema] of Object.entries(definitions)) {
    const fields = map(schema.properties)
    if ('id' in fields && 'title' in fields) optional(definitions, name, ['title'])
  }
  for (const name of ['Relation', 'Deployment', 'Link']) optional(definitions, name, ['id'])
  optional(definitions, 'SystemInfo', ['languages'])
  const { loadpath: _format, system: _system, $schema: _schema, ...lists } = properties
  const variants = [map(definitions.Variant?.properties), map(definitions.Stage?.properties)]
  for (const fields of variants) {
    fields.add = reference('Additions')
  }
  definitions.Additions = {
    type: 'object',
    description: 'Things to add, in the shape of the lists of the document.',
    properties: lists,
    additionalProperties: false,
  }
  shortForms(definitions)
}

function shortForms(definitions: Definitions): void {
  const fields = (name: string) => map(definitions[name]?.properties)
  for (const owner of ['Replication', 'ShardGroup', 'QueuePolicy']) {
    const members = map(fields(owner).members)
    members.items = when({ type: 'string' }, reference('Id'), reference('Member'))
  }
  optional(definitions, 'Journey', ['steps', 'rates'])
  Object.assign(fields('Journey'), fields('JourneyShorthand'))
  map(fields('Journey').steps).items = when({ type: 'string' }, reference('Id'), reference('JourneyStep'))
  fields('FailureScenario').perYear = { type: 'number', minimum: 0, description: 'Expected number per year.' }
  optional(definitions, 'FailureScenario', ['rate'])
  Object.assign(definitions.FailureScenario ?? {}, when({ not: has('perYear') }, has('rate')))
  inlineMeasures(definitions)
}

/** A requirement with one measure may hold the fields of the measure itself. */
function inlineMeasures(definitions: Definitions): void {
  const full = definitions.Requirement ?? {}
  optional(definitions, 'Requirement', ['characteristic', 'priority'])
  const { measures: _measures, ...own } = map(full.properties)
  const cases: Schema[] = []
  for (const { then } of (definitions.Measure?.allOf as { then: Schema }[]) ?? []) {
    const name = String(then.$ref).replace('#/definitions/', '')
    const measure = definitions[name] ?? {}
    for (const field of Object.keys(map(measure.properties))) {
      if (!measureKeys.includes(field) && field !== 'source') throw new Error(`measureKeys lacks ${field}`)
    }
    const inline = name.replace('Measure', 'Requirement')
    definitions[inline] = {
      ...measure,
      properties: { ...own, ...map(measure.properties) },
      required: ['id', ...strings(measure.required)],
    }
    cases.push({ ...then, $ref: `#/definitions/${inline}` })
  }
  definitions.FullRequirement = full
  definitions.Requirement = {
    type: 'object',
    description: full.description,
    ...when(has('metric'), choice(definitions, cases, 'metric'), reference('FullRequirement')),
  }
}

/** Shares in `ChangeFailures` and targets that are template types without a name. */
function unnamedUnits(definitions: Definitions): void {
  const changes = map(definitions.ChangeFailures?.properties)
  for (const field of ['failureRatio', 'blastRadius'])
    Object.assign(map(changes[field]), map(definitions.Ratio), { description: map(changes[field]).description })
  const measured = map(definitions.MeasuredMeasure?.properties)
  measured.target = { type: 'string', pattern: '^(>=|<=) -?[0-9]+(\\.[0-9]+)?$' }
  const rule = map(definitions.RuleMeasure?.properties)
  const duration = String(definitions.TargetOfDuration?.pattern)
  rule.target = { type: 'string', pattern: `${duration}|^>= [0-9]+$`, description: map(rule.target).description }
}

/** The JSON Schema of the authoring form. */
export function architectureSchema(): Schema {
  let definitions = namePatterns(generated())
  unnamedUnits(definitions)
  definitions = byType(ranges(definitions))
  discriminated(definitions)
  authoring(definitions)
  for (const name of ['ShorthandParts', 'FaultShorthand', 'JourneyShorthand']) delete definitions[name]
  const sorted = Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:loadpath:architecture:1',
    title: 'Loadpath architecture model, format 1',
    $ref: '#/definitions/ArchitectureDocument',
    definitions: sorted,
  }
}

/** Text of the schema file. */
export function schemaText(schema: Schema): string {
  return `${JSON.stringify(schema, null, 2)}\n`
}

/** Text of the compiled validator: an ES module without imports, so that start-up does not load ajv. */
export function validatorText(schema: Schema): string {
  const ajv = new Ajv({
    allErrors: true,
    inlineRefs: false,
    messages: false,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, esm: true },
  })
  // Descriptions are for editors; the validator would only carry them along.
  const bare = walk(schema, ({ description, ...rest }) =>
    typeof description === 'string' || description === undefined ? rest : { description, ...rest },
  ) as Schema
  const code = standalone.default(ajv, ajv.compile(bare))
  if (code.includes('require(')) throw new Error('The compiled validator must not need a module.')
  return `// Made by scripts/schema.ts from the vocabulary. Do not edit.\n${code}\n`
}

if (import.meta.main) {
  const schema = architectureSchema()
  await writeFile(schemaFile, schemaText(schema))
  await writeFile(validatorFile, validatorText(schema))
}
