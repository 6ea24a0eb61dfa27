/** Every mistake of the settings is a finding at its place; what is right still holds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { catalogue } from '../../src/check/codes.ts'
import { message } from '../../src/findings/message.ts'
import { readBaseline, readSettings } from '../../src/load/settings/read.ts'

/** Findings as `line:column code field`. */
const told = (text: string) =>
  readSettings('loadpath.yaml', text).findings.map(
    ({ code, place, params }) => `${place?.line}:${place?.column} ${code} ${params.field ?? ''}`,
  )

test('an empty file decides nothing', () => {
  for (const text of ['', '# nothing\n', '{}\n', 'rules:\nwaivers:\n']) {
    const read = readSettings('loadpath.yaml', text)
    assert.deepEqual(read.findings, [], text)
    assert.deepEqual([read.rules, read.waivers], [{}, []])
  }
})

test('unknown fields are told with a near name', () => {
  assert.deepEqual(told('rule:\n  GEN-03: off\n'), ['1:1 unknown-field rule'])
  assert.equal(readSettings('f', 'wavers: []\n').findings[0]?.params.suggestion, 'waivers')
})

test('a severity that is none does not silence its rule, and the others hold', () => {
  const read = readSettings('loadpath.yaml', 'rules:\n  GEN-03: warn\n  GEN-12: off\n  GEN-01: false\n')
  assert.deepEqual(read.rules, { 'GEN-12': 'off' })
  assert.deepEqual(
    read.findings.map(({ place, params }) => [place?.line, params.suggestion]),
    [
      [2, 'warning'],
      [4, 'off'],
    ],
  )
})

test('a waiver without owner, reason or end does not hold', () => {
  const text =
    'waivers:\n  - code: GEN-03\n    owner: team\n  - { code: GEN-03, owner: " ", reason: r, expires: 2026-13-01 }\n'
  assert.deepEqual(told(text), [
    '2:5 missing-field reason',
    '2:5 missing-field expires',
    '4:21 wrong-value owner',
    '4:44 wrong-value expires',
  ])
  assert.deepEqual(readSettings('f', text).waivers, [])
})

test('a scope that cannot be read does not become a wider one', () => {
  const text = 'waivers:\n  - { code: GEN-03, element: 5, owner: o, reason: r, expires: "2026-01-01" }\n'
  assert.deepEqual(told(text), ['2:21 wrong-type element'])
  assert.deepEqual(readSettings('f', text).waivers, [])
})

test('wrong shapes are told', () => {
  assert.deepEqual(told('[1, 2]\n'), ['1:1 wrong-type loadpath.yaml'])
  assert.deepEqual(told('rules: [GEN-03]\n'), ['1:1 wrong-type rules'])
  assert.deepEqual(told('waivers: { code: GEN-03 }\n'), ['1:1 wrong-type waivers'])
  assert.deepEqual(told('a: "\n'), ['2:1 yaml-syntax '])
})

test('the baseline stays inside the workspace', () => {
  for (const path of ['/etc/passwd', '../x.json', 'a/../../x', 'C:\\x', 'a//b', './x']) {
    const read = readSettings('loadpath.yaml', `baseline: ${JSON.stringify(path)}\n`)
    assert.deepEqual([read.findings[0]?.code, read.baselinePath], ['wrong-value', 'loadpath-baseline.json'], path)
  }
  assert.equal(readSettings('f', 'baseline: ci/accepted.json\n').baselinePath, 'ci/accepted.json')
})

test('a baseline that is none accepts nothing', () => {
  for (const text of ['[]', '{"version": 2, "systems": {}}', '{"version": 1, "systems": {"a": [{}]}}', '{']) {
    const { baseline, findings } = readBaseline('b.json', text)
    assert.equal(baseline, undefined)
    assert.ok(findings.length > 0, text)
  }
  const good = '{"version": 1, "systems": {"a": [{"code": "GEN-03", "element": "x", "params": {"from": "y"}}]}}'
  assert.deepEqual(readBaseline('b.json', good).baseline?.systems, {
    a: [{ code: 'GEN-03', element: 'x', params: { from: 'y' } }],
  })
})

test('whatever the data, there are findings with sentences and no exception', () => {
  const field = fc.constantFrom('rules', 'waivers', 'baseline', 'code', 'owner', '__proto__')
  const data = fc.dictionary(
    field,
    fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.array(fc.dictionary(field, fc.jsonValue()))),
  )
  fc.assert(
    fc.property(data, (value) => {
      const text = JSON.stringify(value)
      for (const { findings } of [readSettings('loadpath.json', text), readBaseline('b.json', text)]) {
        for (const finding of findings) {
          assert.ok(finding.place, finding.code)
          const sentence = message(catalogue.get(finding.code), finding, 'ru')
          assert.doesNotMatch(sentence, /undefined|\[object/)
        }
      }
    }),
    { numRuns: 200, seed: 20261121 },
  )
})
