/** Mistakes of an author, end to end: a finding with code and place, nothing lost, the exit code of the contract, no stack. */
import assert from 'node:assert/strict'
import { chmodSync, cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { workspaceFiles } from '../../src/cli/init-files.ts'
import { checkJson } from './json.ts'
import { assertNoStack, assertRefused, type Cleanup, folder, loadpath, root, shop, write } from './run.ts'

const yaml = 'model/shop/model.yaml'

/** The shop in TypeScript, changed. */
function typed(t: Cleanup, from: string, to: string): string {
  const dir = folder(t)
  for (const file of workspaceFiles(false, root)) write(dir, { [file.path]: file.text.replace(from, to) })
  assert.ok(readFileSync(join(dir, 'model/shop/model.ts'), 'utf8').includes(to))
  return dir
}

const changed =
  (from: string, to: string) =>
  (t: Cleanup): string =>
    shop(t, (model) => model.replace(from, to))

const alone =
  (path: string, content: string | Uint8Array) =>
  (t: Cleanup): string => {
    const dir = folder(t)
    write(dir, { [`model/one/${path}`]: content })
    return dir
  }

const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)

/** What is wrong, a workspace with it, then code and place of the finding. */
const cases: [string, (t: TestContext) => string, string, string][] = [
  ['an unknown reference in YAML', changed('to: balancer', 'to: balanser'), 'ref-unknown', `${yaml}:62:18`],
  ['a duplicate id', changed('- id: api\n', '- id: balancer\n'), 'id-duplicate', `${yaml}:26:5`],
  ['a wrong unit in YAML', changed('size: 120GB', 'size: 120 seconds'), 'wrong-unit', `${yaml}:39:5`],
  ['an unknown field', changed('walRate:', 'walRat:'), 'unknown-field', `${yaml}:40:5`],
  ['a syntax error in YAML', changed('elements:\n', 'elements: [\n'), 'yaml-syntax', `${yaml}:19:9`],
  [
    'places that contain each other',
    changed('- id: main\n', '- id: main\n    in: main-a\n'),
    'place-cycle',
    `${yaml}:10:5`,
  ],
  [
    'a wrong unit in TypeScript',
    (t) => typed(t, "size: '120GB'", "size: '120s'"),
    'wrong-unit',
    'model/shop/model.ts:37:3',
  ],
  [
    'an unknown reference in TypeScript',
    (t) => typed(t, "about: ['order.rates']", "about: ['ordr.rates']"),
    'ref-unknown',
    'model/shop/model.ts:137:11',
  ],
  [
    'a syntax error in TypeScript',
    (t) => typed(t, 'const main = shop', 'const main == shop'),
    'typescript-syntax',
    'model/shop/model.ts:9:7',
  ],
  [
    'a model that throws',
    alone('model.ts', "\nthrow new Error('bad luck')\n"),
    'model-throws',
    'model/one/model.ts:2:7',
  ],
  ['a model that never ends', alone('model.ts', 'for (;;) {}\n'), 'model-never-ends', 'model/one/model.ts:1:1'],
  ['a model that waits', alone('model.ts', 'await new Promise(() => {})\n'), 'model-waits', 'model/one/model.ts:1:1'],
  ['no default export', alone('model.ts', 'export const a = 1\n'), 'model-exports-nothing', 'model/one/model.ts:1:1'],
  ['an empty file', alone('model.ts', '\n'), 'model-exports-wrong', 'model/one/model.ts:1:1'],
  ['a binary file as YAML', alone('model.yaml', noise), 'not-utf8', 'model/one/model.yaml:1:1'],
  ['a binary file as TypeScript', alone('model.ts', noise), 'not-utf8', 'model/one/model.ts:1:1'],
  ['a file of zeros', alone('model.yaml', new Uint8Array(9999)), 'data-not-a-model', 'model/one/model.yaml:1:1'],
  [
    'brackets without end',
    alone('model.json', `{"system":${'['.repeat(20000)}`),
    'yaml-too-deep',
    'model/one/model.json:1:1',
  ],
]

for (const [name, make, code, place] of cases) {
  test(`${name}: ${code}`, async (t) => {
    const dir = make(t)
    const answer = await checkJson(dir, ['--time-limit', '2s'])
    const found = answer.findings.filter((f) => f.code === code)
    assert.deepEqual(
      found.map((f) => [`${f.file}:${f.line}:${f.column}`, f.severity]),
      [[place, 'error']],
      JSON.stringify(answer.findings),
    )
    assert.equal(answer.run.code, 1)
    assert.equal(answer.run.err, '')
  })
}

/** A decision record: front matter, then a usual body. */
function record(status: string, more = ''): string {
  return `---\nstatus: ${status}\ndate: 2026-02-01\n${more}---\n\n# Second\n\n## Context and Problem Statement\n\nText.\n\n## Considered Options\n\n* A\n* B\n\n## Decision Outcome\n\nChosen option: "A", because.\n`
}

const first = 'one-region-three-zones'
const records: [string, string, string | Uint8Array, string, string, string][] = [
  ['an unknown status', '0002-b.md', record('maybe later'), 'decision-status', '0002-b.md:2:9', 'warning'],
  ['no status', '0002-b.md', '# Second\n\nText\n', 'decision-without-status', '0002-b.md:1:1', 'warning'],
  [
    'a dangling link',
    '0002-b.md',
    record('accepted', 'supersedes: [0099]\n'),
    'decision-dangling-link',
    '0002-b.md:4:14',
    'error',
  ],
  [
    'a one-way link',
    '0002-b.md',
    record('accepted', 'supersedes: [0001]\n'),
    'decision-one-way-link',
    '0002-b.md:4:14',
    'warning',
  ],
  ['a duplicate number', '0001-z.md', record('accepted'), 'decision-duplicate-number', '0001-z.md:1:1', 'warning'],
  [
    'an unknown requirement',
    '0002-b.md',
    record('accepted', 'addresses: [NOPE]\n'),
    'ref-unknown',
    '0002-b.md:4:13',
    'error',
  ],
  [
    'a broken head',
    '0002-b.md',
    '---\nstatus: [accepted\n---\n\n# B\n',
    'decision-front-matter',
    '0002-b.md:2:18',
    'error',
  ],
  [
    'text that is not UTF-8',
    '0002-b.md',
    Uint8Array.of(35, 32, 207, 240, 10),
    'decision-unreadable',
    '0002-b.md:1:1',
    'error',
  ],
]

for (const [name, file, text, code, place, severity] of records) {
  test(`a decision record with ${name}: ${code}`, async (t) => {
    const dir = shop(t)
    write(dir, { [`adrs/shop/${file}`]: text })
    const answer = await checkJson(dir)
    const found = answer.findings.filter((f) => f.code === code)
    assert.deepEqual(
      found.map((f) => [`${f.file}:${f.line}:${f.column}`, f.severity]),
      [[`adrs/shop/${place}`, severity]],
      JSON.stringify(answer.findings),
    )
    assert.equal(answer.run.code, severity === 'error' ? 1 : 0)
    // The verdicts do not depend on a record.
    assert.equal(answer.requirements.length, 4)
  })
}

test('a record is the same with CRLF, a byte order mark and Russian headings', async (t) => {
  const russian =
    '---\nstatus: принято\ndate: 2026-02-01\n---\n\n# Второе\n\n## Контекст\n\nТекст\n\n## Рассмотренные варианты\n\n* А\n* Б\n\n## Решение\n\nВыбран вариант: А\n'
  for (const text of [record('accepted'), `\uFEFF${record('accepted').replaceAll('\n', '\r\n')}`, russian]) {
    const dir = shop(t)
    write(dir, { 'adrs/shop/0002-b.md': text })
    const { findings, run } = await checkJson(dir)
    const ofRecord = findings.filter((f) => f.file?.startsWith('adrs/')).map((f) => f.code)
    assert.deepEqual([ofRecord, run.code], [['decision-translation'], 0])
  }
})

test('a record whose status is not known is shown as such, never as accepted', async (t) => {
  const dir = shop(t)
  write(dir, { [`adrs/shop/0001-${first}.md`]: record('maybe later') })
  const run = await loadpath(['build', '--pdf', 'none', '--language', 'en', '--deliverable', 'decisions'], dir)
  assert.equal(run.code, 0, run.out)
  const page = readFileSync(join(dir, 'dist', 'shop', 'en', 'decisions.md'), 'utf8')
  assert.match(page, /maybe later|unknown/i)
  assert.doesNotMatch(page, /accepted/i)
})

test('one broken model of several: the others are judged, all findings come in one run', async (t) => {
  const dir = shop(t)
  write(dir, { 'model/a/model.yaml': 'a: [\n', 'model/b/model.ts': 'const =\n', 'model/c/model.ts': 'throw 1\n' })
  const answer = await checkJson(dir)
  assert.deepEqual(
    answer.findings.filter((f) => f.severity === 'error').map((f) => [f.file, f.code]),
    [
      ['model/a/model.yaml', 'yaml-syntax'],
      ['model/b/model.ts', 'typescript-syntax'],
      ['model/c/model.ts', 'model-throws'],
    ],
  )
  assert.equal(answer.requirements.length, 4)
  assert.equal(answer.run.code, 1)
  assertRefused(await loadpath(['explain', 'c', 'AVA01'], dir), /no system "c" here; some models were not loaded/)
})

test('a model file beside the folders of others hides none of them', async (t) => {
  const dir = shop(t)
  const text = readFileSync(join(dir, yaml), 'utf8')
  write(dir, { 'model/kiosk.yaml': text.replace('id: shop', 'id: kiosk') })
  const answer = await checkJson(dir)
  assert.deepEqual([...new Set(answer.requirements.map((r) => r.system))], ['kiosk', 'shop'])
})

test('a workspace in which nothing is a model is no success', async (t) => {
  const dir = folder(t)
  write(dir, { 'model/one/model.yaml/inside': '' })
  assertRefused(await loadpath(['check'], dir), /model\/one has no entry file of a model\. Add model\.ts/)
})

test('folders and files that cannot be read are findings', async (t) => {
  const dir = shop(t)
  write(dir, { 'adrs/kiosk': 'a file in place of a folder' })
  cpSync(join(dir, 'model', 'shop'), join(dir, 'model', 'kiosk'), { recursive: true })
  write(dir, { 'model/kiosk/model.yaml': readFileSync(join(dir, yaml), 'utf8').replace('id: shop', 'id: kiosk') })
  const answer = await checkJson(dir)
  assert.ok(answer.findings.some((f) => f.code === 'decision-unreadable' && f.file === 'adrs/kiosk'))
  assert.equal(answer.run.code, 1)
  if (process.getuid?.() === 0) return t.diagnostic('the superuser may read everything: permissions are not tried')
  chmodSync(join(dir, 'model', 'kiosk'), 0)
  const closed = await checkJson(dir)
  chmodSync(join(dir, 'model', 'kiosk'), 0o755)
  assert.ok(closed.findings.some((f) => f.code === 'unreadable-folder' && f.file === 'model/kiosk'))
  assert.equal(closed.requirements.length, 4)
  assert.equal(closed.run.code, 1)
})

test('a model of a hundred thousand lines is read', async (t) => {
  const dir = shop(t, (model) => `${model}${'# a long history\n'.repeat(100_000)}`)
  const run = await loadpath(['check'], dir)
  assert.equal(run.code, 0)
  assertNoStack(run)
})
