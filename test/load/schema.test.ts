/** The published schema is the one of the interfaces, and it says what the interfaces say. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { architectureSchema, schemaFile, schemaText, validatorFile, validatorText } from '../../scripts/schema.ts'
import { validate } from '../../src/load/validators/architecture.js'

const schema = architectureSchema()

test('the committed schema and validator are fresh (else run: node scripts/schema.ts)', async () => {
  assert.equal(await readFile(schemaFile, 'utf8'), schemaText(schema))
  assert.equal(await readFile(validatorFile, 'utf8'), validatorText(schema))
})

test('the schema is a valid draft-07 schema with an id that has a version', () => {
  assert.equal(new Ajv({ strict: false }).validateSchema(schema), true)
  assert.match(String(schema.$id), /:\d+$/)
})

/** Every schema of an object, with the way to it. */
function objects(value: unknown, way: string, out: [string, Record<string, unknown>][] = []) {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) objects(item, `${way}/${index}`, out)
  else if (typeof value === 'object' && value !== null) {
    const own = value as Record<string, unknown>
    if (own.type === 'object' && own.properties !== undefined) out.push([way, own])
    for (const [key, item] of Object.entries(own)) objects(item, `${way}/${key}`, out)
  }
  return out
}

test('no object takes fields that the vocabulary does not have', () => {
  const all = objects(schema, '')
  assert.ok(all.length > 80)
  for (const [way, one] of all) {
    // A choice by kind only names its field; the branches are closed. Patches are open on purpose.
    const choice = Array.isArray(one.allOf)
    if (!choice) assert.equal(one.additionalProperties, false, way)
  }
})

test('comments of the interfaces are descriptions, and units have patterns', () => {
  const text = JSON.stringify(schema)
  assert.ok(text.includes('Leader lease. Default 30s, minimum 20s.'))
  const definitions = schema.definitions as Record<string, { pattern?: string; description?: string }>
  for (const unit of [
    'Duration',
    'Size',
    'Rate',
    'Throughput',
    'Ratio',
    'Money',
    'Id',
    'TargetOfDuration',
    'TargetOfRatio',
  ]) {
    assert.ok(definitions[unit]?.pattern, unit)
    assert.ok(definitions[unit]?.description, unit)
  }
  assert.match('>= 99.95%', new RegExp(definitions.TargetOfRatio?.pattern ?? ''))
  assert.doesNotMatch('>=99.95%', new RegExp(definitions.TargetOfRatio?.pattern ?? ''))
})

const base = { system: { id: 's' } }
const database = { id: 'd', kind: 'database', technology: 'postgresql' }
const accepted: [string, object][] = [
  ['only a system', base],
  ['short steps', { ...base, journeys: [{ id: 'j', actor: 'a', steps: ['b', { to: 'c' }] }] }],
  [
    'an inline measure',
    { ...base, requirements: [{ id: 'r', metric: 'downtime', of: 'j', per: 'year', target: '<= 4h' }] },
  ],
  ['a list of measures', { ...base, requirements: [{ id: 'r', measures: [] }] }],
  ['text in two languages', { ...base, elements: [{ ...database, title: { ru: 'База', en: 'Base' } }] }],
  [
    'an estimate in three',
    { ...base, elements: [{ ...database, restart: { best: '1s', typical: '2s', worst: '3s' } }] },
  ],
  [
    'a threshold below zero',
    {
      ...base,
      metrics: [{ id: 'm', query: 'q', unit: 'C', watches: [], thresholds: { warning: -5 }, reading: '', action: '' }],
    },
  ],
]
const refused: [string, object][] = [
  ['no system', {}],
  ['an unknown list', { ...base, services: [] }],
  ['a knob of another kind', { ...base, elements: [{ ...database, persistence: 'rdb' }] }],
  ['a negative count', { ...base, deployments: [{ element: 'a', in: 'b', replicas: -1 }] }],
  ['part of a replica', { ...base, deployments: [{ element: 'a', in: 'b', replicas: 1.5 }] }],
  ['an id with a dot', { ...base, elements: [{ ...database, id: 'a.b' }] }],
  ['an unknown list in a variant', { ...base, variants: [{ id: 'v', add: { services: [] } }] }],
  [
    'a wrong unit in a variant’s addition',
    { ...base, variants: [{ id: 'v', add: { elements: [{ ...database, size: '1' }] } }] },
  ],
  ['neither rate nor perYear', { ...base, scenarios: [{ id: 'f', faults: [] }] }],
]

test('the compiled validator accepts the short forms and refuses mistakes', () => {
  for (const [name, data] of accepted) assert.ok(validate(data), `${name}: ${JSON.stringify(validate.errors)}`)
  for (const [name, data] of refused) assert.ok(!validate(data), name)
})
