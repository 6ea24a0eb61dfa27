/** Variants and stages: what they take out, change and add, and their laws. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalise } from '../../src/language/canonical.ts'
import { applyStage, applyVariant, mergePatch } from '../../src/language/variant.ts'
import type { Requirement } from '../../src/language/vocabulary/index.ts'

/** The examples of RFC 7396, appendix A: target, patch, result. */
const rfc7396: [unknown, unknown, unknown][] = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
]

test('merge patch follows the examples of RFC 7396', () => {
  for (const [target, patch, result] of rfc7396) assert.deepEqual(mergePatch(target, patch), result)
})

const document = canonicalise({
  system: { id: 's' },
  places: [
    { id: 'msk', kind: 'region' },
    { id: 'msk-a', kind: 'zone', in: 'msk' },
    { id: 'rack', kind: 'nodePool', in: 'msk-a' },
    { id: 'ekb', kind: 'region' },
  ],
  links: [{ between: ['msk', 'ekb'], roundTrip: '28ms' }],
  elements: [
    { id: 'user', kind: 'person' },
    { id: 'gate', kind: 'gateway' },
    { id: 'api', kind: 'service' },
    { id: 'part', kind: 'service', partOf: 'api' },
    { id: 'db', kind: 'database', technology: 'postgresql', size: '1TB', proxy: { technology: 'haproxy', fall: 3 } },
  ],
  relations: [
    { from: 'user', to: 'gate' },
    { from: 'gate', to: 'api' },
    { from: 'api', to: 'db' },
  ],
  deployments: [
    { element: 'api', in: 'msk', replicas: 2 },
    { element: 'api', in: 'ekb', replicas: 2 },
    { element: 'gate', in: 'rack', replicas: 2 },
  ],
  journeys: [{ id: 'buy', actor: 'user', via: ['gate', 'api', 'db'] }],
  requirements: [{ id: 'R', metric: 'availability', of: 'buy', target: '>= 99%' }],
  stages: [
    { id: 'late', order: 2, duration: '1w', tasks: [], set: [{ id: 'db', patch: { size: '3TB' } }] },
    { id: 'early', order: 1, duration: '1w', tasks: [], set: [{ id: 'db', patch: { size: '2TB', growth: '5%' } }] },
  ],
})
const ids = (things: readonly { id: string }[]) => things.map(({ id }) => id)
const size = (at: typeof document) => at.elements.find(({ id }) => id === 'db')

test('removing an element takes its relations, deployments, components and steps; its callers call on', () => {
  const without = applyVariant(document, { id: 'v', title: 'v', remove: ['gate'] })
  assert.deepEqual(ids(without.relations), ['api->db'])
  assert.deepEqual(ids(without.deployments), ['api@msk', 'api@ekb'])
  assert.deepEqual(without.journeys[0]?.steps, [
    { from: 'user', to: 'api' },
    { from: 'api', to: 'db' },
  ])
  const withoutBoth = applyVariant(document, { id: 'v', title: 'v', remove: ['gate', 'api'] })
  assert.deepEqual(withoutBoth.journeys[0]?.steps, [{ from: 'user', to: 'db' }])
  assert.deepEqual(ids(withoutBoth.elements), ['user', 'db'], 'the component goes with its container')
  assert.equal(withoutBoth.requirements.length, 1)
})

test('removing a region takes the places in it, its links and what is deployed there', () => {
  const without = applyVariant(document, { id: 'v', title: 'v', remove: ['msk'] })
  assert.deepEqual(ids(without.places), ['ekb'])
  assert.deepEqual(without.links, [])
  assert.deepEqual(ids(without.deployments), ['api@ekb'])
})

test('the order is remove, set, add', () => {
  const changed = applyVariant(document, {
    id: 'v',
    title: 'v',
    remove: ['db'],
    set: [{ id: 'db', patch: { size: '9TB' } }],
    add: { elements: [{ id: 'db', kind: 'database', title: 'db', technology: 'other' }] },
  })
  assert.deepEqual(changed.elements.at(-1), { id: 'db', kind: 'database', title: 'db', technology: 'other' })
})

test('a patch keeps what it does not name and never changes the id', () => {
  const patch = { id: 'other', proxy: { rise: 2, fall: null } }
  const changed = applyVariant(document, { id: 'v', title: 'v', set: [{ id: 'db', patch }] })
  const db = changed.elements.find(({ id }) => id === 'db')
  assert.deepEqual(db && 'proxy' in db && db.proxy, { technology: 'haproxy', rise: 2 })
  assert.equal(changed.elements.length, document.elements.length)
})

test('stages build on one another in their order', () => {
  const [early, late] = [size(applyStage(document, 'early')), size(applyStage(document, 'late'))]
  assert.ok(early && late && 'size' in early && 'size' in late && 'growth' in late)
  assert.deepEqual([early.size, late.size, late.growth], ['2TB', '3TB', '5%'])
  assert.equal(applyStage(document, 'no such stage'), document)
})

test('a variant of a stage comes after all stages up to it, another one after none', () => {
  const variant = { id: 'v', title: 'v', set: [{ id: 'db', patch: { growth: '9%' } }] }
  const at = (after?: string) => size(applyVariant(document, { ...variant, ...(after ? { after } : {}) }))
  const [now, early, late] = [at(), at('early'), at('late')]
  assert.ok(now && early && late && 'size' in now && 'size' in early && 'size' in late)
  assert.deepEqual([early.size, late.size], ['2TB', '3TB'])
  assert.deepEqual([now.growth, early.growth, late.growth], ['9%', '9%', '9%'])
  assert.notEqual(now.size, early.size)
})

test('what is due by a stage is to hold from its end on', () => {
  const due = (id: string, stage: string): Requirement => ({
    id,
    title: id,
    characteristic: 'reliability',
    priority: 'must',
    measures: [],
    due: stage,
  })
  const planned = { ...document, requirements: [due('first', 'early'), due('second', 'late')] }
  const left = (stage: string) => applyStage(planned, stage).requirements.map((r) => r.due)
  assert.deepEqual(
    [left('early'), left('late')],
    [
      [undefined, 'late'],
      [undefined, undefined],
    ],
  )
})

const someIds = fc.subarray([...ids(document.elements), ...ids(document.places), ...ids(document.relations), 'nothing'])
const variants = fc.record({
  id: fc.constant('v'),
  title: fc.constant('v'),
  remove: someIds,
  set: fc.array(
    fc.record({
      id: fc.constantFrom('db', 'api', 'buy', 'nothing'),
      patch: fc.dictionary(fc.string(), fc.jsonValue()),
    }),
  ),
})

test('laws: an empty variant is the identity; nothing changes the document it is applied to; same in, same out', () => {
  const before = structuredClone(document)
  assert.deepEqual(applyVariant(document, { id: 'v', title: 'v' }), document)
  fc.assert(
    fc.property(variants, (variant) => {
      const once = applyVariant(document, variant)
      assert.deepEqual(applyVariant(document, variant), once)
      assert.deepEqual(document, before)
      const gone = new Set(variant.remove)
      assert.ok(once.elements.every(({ id }) => !gone.has(id)))
      assert.ok(once.relations.every(({ from, to }) => !gone.has(from) && !gone.has(to)))
    }),
    { numRuns: 200, seed: 9 },
  )
})

test('law: removing elements leaves a journey whose steps begin at the actor or at a step’s target', () => {
  fc.assert(
    fc.property(fc.subarray(['gate', 'api', 'db']), (remove) => {
      const { journeys } = applyVariant(document, { id: 'v', title: 'v', remove })
      const reached = new Set(['user'])
      for (const step of journeys[0]?.steps ?? []) {
        assert.ok(step.from !== undefined && reached.has(step.from), `${step.from} is reached`)
        reached.add(step.to)
      }
    }),
  )
})
