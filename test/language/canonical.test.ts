/** The canonical form: defaults, short forms, order of fields, and laws over arbitrary input. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalise, canonicalJson } from '../../src/language/canonical.ts'
import { type ArchitectureDocument, listNames } from '../../src/language/document.ts'
import { decimal } from '../../src/language/schema/shorthand.ts'

test('an empty model has every list, languages and a title', () => {
  const document = canonicalise({ system: { id: 's' } })
  assert.deepEqual(document.system, { id: 's', title: 's', languages: ['ru', 'en'] })
  for (const name of listNames) assert.deepEqual(document[name], [])
})

test('ids of relations, deployments and links follow from what they join', () => {
  const document = canonicalise({
    system: { id: 's' },
    relations: [{ from: 'a', to: 'b' }],
    deployments: [{ element: 'a', in: 'p', replicas: 1 }],
    links: [{ between: ['p', 'q'], roundTrip: '1ms' }],
  })
  assert.equal(document.relations[0]?.id, 'a->b')
  assert.equal(document.deployments[0]?.id, 'a@p')
  assert.equal(document.links[0]?.id, 'p--q')
})

const elements = [
  { id: 'user', kind: 'person' },
  { id: 'api', kind: 'service' },
  { id: 'cache', kind: 'cache' },
  { id: 'db', kind: 'database' },
]

function steps(journey: object) {
  const document = canonicalise({ system: { id: 's' }, elements, journeys: [{ id: 'j', actor: 'user', ...journey }] })
  return document.journeys[0]?.steps.map(
    ({ from, to, operation }) => `${from}>${to}${operation ? ` ${operation}` : ''}`,
  )
}

test('a store on the way is called by the program before it, and so is what follows', () => {
  assert.deepEqual(steps({ via: ['api', 'cache', 'db'], reads: ['cache'], writes: ['db'] }), [
    'user>api',
    'api>cache read',
    'api>db write',
  ])
})

test('a store that is not on the way is called by the last program', () => {
  assert.deepEqual(steps({ via: ['api'], reads: ['db', 'cache'] }), ['user>api', 'api>db read', 'api>cache read'])
})

test('a store that is read and written is called twice', () => {
  assert.deepEqual(steps({ via: ['api', 'db'], reads: ['db'], writes: ['db'] }), [
    'user>api',
    'api>db write',
    'api>db read',
  ])
})

test('a step begins where the one before it ended, or where it says', () => {
  assert.deepEqual(steps({ steps: ['api', { to: 'cache' }, { from: 'api', to: 'db', operation: 'write' }] }), [
    'user>api',
    'api>cache',
    'api>db write',
  ])
})

test('rates by region: what is not given as normal is the peak', () => {
  const journey = { id: 'j', actor: 'user', peak: { msk: '9/s', ekb: '3/s' }, normal: { msk: '4/s' } }
  const document = canonicalise({ system: { id: 's' }, journeys: [journey] })
  assert.deepEqual(document.journeys[0]?.rates, [
    { from: 'msk', normal: '4/s', peak: '9/s' },
    { from: 'ekb', normal: '3/s', peak: '3/s' },
  ])
})

test('a requirement with one measure holds its fields; characteristic and priority have defaults', () => {
  const of = { metric: 'latency', of: 'j', percentile: 99, target: '<= 1s' }
  const document = canonicalise({ system: { id: 's' }, requirements: [{ id: 'R', source: 'brief', ...of }] })
  assert.deepEqual(document.requirements[0], {
    id: 'R',
    title: 'R',
    source: 'brief',
    characteristic: 'performance-efficiency',
    priority: 'must',
    measures: [of],
  })
})

test('numbers become text without an exponent', () => {
  assert.equal(decimal(0.3), '0.3')
  assert.equal(decimal(1e-7), '0.0000001')
  assert.equal(decimal(12), '12')
})

const json = fc.jsonValue({ maxDepth: 4 })
const anyDocument = fc.record(
  {
    system: fc.oneof(fc.constant({ id: 's' }), json),
    ...Object.fromEntries(listNames.map((name) => [name, fc.oneof(fc.array(fc.dictionary(fc.string(), json)), json)])),
  },
  { requiredKeys: [] },
)

test('law: whatever is given, a document comes out, and making it canonical again changes nothing', () => {
  fc.assert(
    fc.property(anyDocument, (given) => {
      const once = canonicalise(given)
      assert.deepEqual(canonicalise(once as unknown as Record<string, unknown>), once)
    }),
    { numRuns: 150, seed: 7 },
  )
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reversed(field)]),
  )
}

test('law: the order in which an author writes fields does not reach the text', () => {
  fc.assert(
    fc.property(anyDocument, (given) => {
      const document = canonicalise(given)
      assert.equal(canonicalJson(reversed(document) as ArchitectureDocument), canonicalJson(document))
    }),
    { numRuns: 100, seed: 8 },
  )
})

test('the text ends with a newline and begins with the format', () => {
  const text = canonicalJson(canonicalise({ system: { id: 's' } }))
  assert.ok(text.startsWith('{\n  "loadpath": 1,\n  "system": {\n    "id": "s",\n    "title": "s",'))
  assert.ok(text.endsWith('\n}\n'))
  assert.ok(!text.includes('\r'))
})
