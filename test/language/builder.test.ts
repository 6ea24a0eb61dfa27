/** The TypeScript front end: what the builder functions record, and where. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { system } from '../../src/index.ts'

test('a region makes its zones, with titles in the languages of the region', () => {
  const s = system('s')
  const msk = s.region('msk', {
    title: { ru: 'Москва', en: 'Moscow' },
    zones: ['a', 'b'],
    zoneOutage: { rate: '1/year', repair: '4h' },
    host: { rate: '0.1/year', repair: '1d' },
  })
  assert.equal(msk.zone('b').id, 'msk-b')
  assert.deepEqual(
    msk.zones.map((zone) => zone.id),
    ['msk-a', 'msk-b'],
  )
  const [region, a] = s.toDocument().places
  assert.deepEqual(region, {
    id: 'msk',
    kind: 'region',
    title: { ru: 'Москва', en: 'Moscow' },
    host: { rate: '0.1/year', repair: '1d' },
  })
  assert.deepEqual(a, {
    id: 'msk-a',
    kind: 'zone',
    in: 'msk',
    title: { ru: 'Москва, зона a', en: 'Moscow, zone a' },
    outage: { rate: '1/year', repair: '4h' },
  })
})

test('every function remembers the line and column of its call, through helpers to the caller’s own file', () => {
  const s = system('s')
  function service(id: string) {
    return s.service(id)
  }
  const api = service('api')
  const db = s.database('db', { technology: 'postgresql' })
  api.uses(db)
  const sources = s.sources()
  assert.ok(Object.values(sources).every((place) => place.file === import.meta.url))
  const line = sources.db?.line ?? 0
  assert.equal(sources['api->db']?.line, line + 1)
  assert.equal(sources['api->db']?.column, 7, 'the column of the method')
  assert.equal(sources.api?.line, line - 3, 'the call inside the helper')
})

test('two things with one id both have a place', () => {
  const s = system('s')
  s.service('api')
  s.service('api')
  const { api, 'api#2': second } = s.sources()
  assert.equal(second?.line, (api?.line ?? 0) + 1)
  assert.equal(s.toDocument().elements.length, 2, 'the check stage reports the duplicate')
})

test('a relation takes a title, options or both, and its handle can be changed by a variant', () => {
  const s = system('s')
  const [a, b, c, d] = [s.service('a'), s.service('b'), s.service('c'), s.service('d')]
  a.uses(b, 'asks')
  a.uses(c, { timeout: '1s' })
  const relation = a.uses(d, { ru: 'зовёт', en: 'calls' }, { retries: 2, id: 'second' })
  s.variant('v', {}, (v) => v.set(relation, { retries: null }))
  const { relations, variants } = s.toDocument()
  assert.deepEqual(relations, [
    { id: 'a->b', from: 'a', to: 'b', title: 'asks' },
    { id: 'a->c', from: 'a', to: 'c', timeout: '1s' },
    { id: 'second', from: 'a', to: 'd', title: { ru: 'зовёт', en: 'calls' }, retries: 2 },
  ])
  assert.deepEqual(variants[0]?.set, [{ id: 'second', patch: { retries: null } }])
})

test('what is declared while a variant is built belongs to the variant, also by handles of the model', () => {
  const s = system('s')
  const api = s.service('api')
  s.variant('cached', { title: 'Cached' }, (v) => {
    const cache = v.cache('cache', { technology: 'redis' })
    api.uses(cache)
    s.person('somebody')
  })
  s.service('after')
  const document = s.toDocument()
  assert.deepEqual(
    document.elements.map(({ id }) => id),
    ['api', 'after'],
  )
  assert.deepEqual(document.relations, [])
  assert.deepEqual(document.variants[0]?.add, {
    elements: [
      { id: 'cache', kind: 'cache', title: 'cache', technology: 'redis' },
      { id: 'somebody', kind: 'person', title: 'somebody' },
    ],
    relations: [{ id: 'api->cache', from: 'api', to: 'cache' }],
  })
  assert.ok(s.sources()['cached.add.cache'])
})

test('a variant whose function throws does not swallow what is declared afterwards', () => {
  const s = system('s')
  assert.throws(() =>
    s.variant('v', {}, () => {
      throw new Error('no')
    }),
  )
  s.service('api')
  assert.equal(s.toDocument().elements.length, 1)
})

test('options are copied at the call: a later change of the object does not reach the model', () => {
  const s = system('s')
  const options = { tags: ['a'] }
  s.service('api', options)
  options.tags.push('b')
  assert.deepEqual(s.toDocument().elements[0]?.tags, ['a'])
})

test('stages are numbered in their order', () => {
  const s = system('s')
  s.stage('one', { duration: '1w', tasks: [] })
  s.stage('two', { duration: '1w', tasks: [] })
  assert.deepEqual(
    s.toDocument().stages.map(({ id, order }) => [id, order]),
    [
      ['one', 1],
      ['two', 2],
    ],
  )
})
