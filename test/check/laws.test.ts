/** Laws of the check stage: it never throws, it is deterministic, and it does not depend on what does not matter. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { check } from '../../src/check/check.ts'
import { catalogue } from '../../src/check/codes.ts'
import { message, sortFindings } from '../../src/findings/message.ts'
import { listNames } from '../../src/language/document.ts'
import { editDistance, nearest } from '../../src/text/nearest.ts'
import { baseDocument } from './base.ts'
import { changed, loadedFrom, tell } from './support.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Paths of every value of the base document. */
function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
}

function put(document: unknown, path: readonly (string | number)[], value: unknown): void {
  let at = document as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  at[path[path.length - 1]!] = value
}

const paths = pathsOf(baseDocument()).filter((path) => path.length > 0)
const junk = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>
/** Words a model is made of, in the wrong places. */
const word = fc.constantFrom(
  'msk',
  'profiles',
  'accrue',
  'zone-loss',
  '30s',
  '100%',
  '-1',
  '<script>',
  '__proto__',
  'constructor',
)

test('a document broken anywhere gives findings, never an exception or a structural check that stops', () => {
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.oneof(junk, word, fc.constant(undefined)), (path, value) => {
      const document = structuredClone(baseDocument())
      put(document, path, value)
      const { findings } = check({ path: '', document, sources: {}, decisions: [], findings: [] })
      for (const finding of findings) {
        assert.ok(catalogue.has(finding.code), finding.code)
        // A lint rule may rely on the schema, which has refused such a document before; a structural check may not.
        if (finding.code === 'rule-crashed') assert.match(String(finding.params.rule), /^[A-Z0-9]+-\d\d$/)
        for (const language of ['ru', 'en'] as const) {
          assert.equal(typeof message(catalogue.get(finding.code), finding, language), 'string')
        }
      }
    }),
    { numRuns: 400, seed: 20261121 },
  )
})

test('anything at all instead of a document is survived', () => {
  fc.assert(
    fc.property(junk, (document) => {
      check({ path: '', document: document as never, sources: {}, decisions: [], findings: [] })
    }),
    { numRuns: 200, seed: 20261121 },
  )
})

test('two runs say the same, and a run changes nothing', () => {
  const document = changed(({ patroni, profiles }) => {
    patroni.ttl = '15s'
    delete profiles.backup
  })
  const before = JSON.stringify(document)
  assert.deepEqual(check(loadedFrom(document)), check(loadedFrom(document)))
  assert.equal(JSON.stringify(document), before)
})

test('the order of the lists does not change what is told', () => {
  const make = () =>
    changed(({ patroni, profiles, relation }) => {
      patroni.ttl = '25s'
      delete profiles.backup!.restoreTest
      relation('api->profiles').retries = 2
    })
  const shuffled = make()
  for (const list of listNames) (shuffled[list] as unknown[]).reverse()
  const said = (document: ReturnType<typeof make>) =>
    tell(document)
      .map(({ code, element, params }) => JSON.stringify([code, element, params]))
      .sort()
  assert.deepEqual(said(shuffled), said(make()))
})

test('renaming an id everywhere changes nothing but the name', () => {
  const document = changed(({ patroni, profiles }) => {
    patroni.ttl = '25s'
    delete profiles.backup!.restoreTest
  })
  const renamed = JSON.parse(JSON.stringify(document).replaceAll('profiles', 'ledger'))
  const said = (d: typeof document) => JSON.stringify(tell(d))
  assert.equal(said(renamed), said(document).replaceAll('profiles', 'ledger'))
})

test('sorting is a total order', () => {
  const { findings } = check(
    loadedFrom(
      changed(({ patroni, profiles, relation }) => {
        patroni.ttl = '25s'
        patroni.votes = ['msk-a']
        delete profiles.backup
        relation('api->profiles').retries = 2
      }),
    ),
  )
  assert.ok(findings.length >= 4)
  fc.assert(
    fc.property(fc.shuffledSubarray(findings, { minLength: findings.length }), (shuffled) => {
      assert.deepEqual(sortFindings(shuffled), findings)
    }),
    { numRuns: 50, seed: 7 },
  )
})

test('the edit distance is a distance up to its limit', () => {
  const words = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c', '-') })
  fc.assert(
    fc.property(words, words, (a, b) => {
      const d = editDistance(a, b, 20)
      assert.equal(d, editDistance(b, a, 20))
      assert.equal(d === 0, a === b)
      assert.ok(d <= Math.max(a.length, b.length) && d >= Math.abs(a.length - b.length))
      for (const limit of [0, 1, 2]) assert.equal(editDistance(a, b, limit), Math.min(d, limit + 1))
    }),
    { numRuns: 300, seed: 3 },
  )
})

test('known distances and suggestions', () => {
  assert.equal(editDistance('kitten', 'sitting', 9), 3)
  assert.equal(editDistance('ab', 'ba', 9), 1)
  assert.equal(nearest('profles', ['products', 'profiles']), 'profiles')
  assert.equal(nearest('Profiles', ['profiles']), 'profiles')
  assert.equal(nearest('zzz', ['profiles']), undefined)
})
