import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { allCodes } from '../../src/check/codes.ts'
import { findingPages } from '../../src/check/pages.ts'
import { rules } from '../../src/check/rules/index.ts'

const root = join(import.meta.dirname, '..', '..')
const names = (folder: string, end: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(end) && name !== 'index.ts')
    .map((name) => name.slice(0, -end.length))
    .sort()

test('every rule has a file, a place in the registry and a test, and nothing else has', () => {
  const registered = rules.map((rule) => rule.entry.code).sort()
  assert.deepEqual(names('src/check/rules', '.ts'), registered)
  assert.deepEqual(names('test/check/rules', '.test.ts'), registered)
  assert.ok(registered.length >= 150)
})

test('the tests of a rule are about that rule', () => {
  for (const { entry } of rules) {
    const text = readFileSync(join(root, 'test/check/rules', `${entry.code}.test.ts`), 'utf8')
    assert.ok(text.includes(`testRule('${entry.code}',`), entry.code)
  }
})

test('codes are unique', () => {
  const codes = allCodes.map((entry) => entry.code)
  assert.deepEqual(
    codes.filter((code, i) => codes.indexOf(code) !== i),
    [],
  )
})

test('every code has its page in both languages, none is stale and none is left over', () => {
  const pages = findingPages()
  for (const [name, text] of pages) {
    const found = readFileSync(join(root, 'docs/findings', name), 'utf8').replaceAll('\r\n', '\n')
    assert.equal(found, text, `${name}: run npm run finding-pages`)
  }
  const present = [...names('docs/findings', '.md'), ...names('docs/findings/ru', '.md').map((name) => `ru/${name}`)]
  assert.deepEqual(present.map((name) => `${name}.md`).sort(), [...pages.keys()].sort())
  for (const { code } of allCodes) assert.ok(pages.has(`${code}.md`) && pages.has(`ru/${code}.md`), code)
})

test('the sentences of every code are finished in both languages, and Russian ones are Russian', () => {
  for (const entry of allCodes) {
    for (const language of ['ru', 'en'] as const) {
      assert.notEqual(entry.title[language], '', entry.code)
      assert.match(entry.why[language], /[.!]$/, entry.code)
      if (!entry.example && !rules.some((rule) => rule.entry === entry)) continue
      const params = entry.example ?? {}
      for (const text of [entry.message[language](params), entry.fix[language](params)]) {
        assert.doesNotMatch(text, /undefined|NaN|\[object|\?$/, `${entry.code}: ${text}`)
        if (language === 'ru') assert.match(text, /[а-яё]/i, `${entry.code}: ${text}`)
        else assert.doesNotMatch(text.replaceAll(/“[^”]*”/g, ''), /[а-яё]/i, `${entry.code}: ${text}`)
      }
    }
  }
})
