/** What machines and CI read: `check --format json`, the exit codes, `--strict`, `--variant`, `--data-only`. */
import assert from 'node:assert/strict'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { checkJson } from './json.ts'
import { assertNoStack, folder, loadpath, loyaltyCopy, shop, write } from './run.ts'

const workspace = shop({ after })

test('nothing wrong: exit code 0, every requirement with its value and cause', async () => {
  const answer = await checkJson(workspace)
  assert.equal(answer.run.code, 0)
  assert.equal(answer.run.err, '')
  assert.deepEqual(
    answer.requirements.map((r) => [r.system, r.id, r.verdict, r.metric, r.target]),
    [
      ['shop', 'AVA01', 'pass', 'availability', '>= 99.9%'],
      ['shop', 'PER01', 'pass', 'latency', '<= 300ms'],
      ['shop', 'REC01', 'pass', 'rto', '<= 1m'],
      ['shop', 'REC02', 'pass', 'rto', '<= 1h'],
    ],
  )
  assert.ok(answer.requirements.every((r) => r.value && typeof r.margin === 'number' && r.margin > 0))
})

test('a requirement that fails: exit code 1 without an error finding', async (t) => {
  const dir = shop(t, (model) => model.replace("target: '<= 1h'", "target: '<= 1m'"))
  const answer = await checkJson(dir)
  assert.equal(answer.requirements.find((r) => r.id === 'REC02')?.verdict, 'fail')
  assert.deepEqual(
    answer.findings.filter((f) => f.severity === 'error'),
    [],
  )
  assert.equal(answer.run.code, 1)
  const text = await loadpath(['check'], dir)
  assert.equal(text.code, 1)
  assert.match(text.out, /^ {2}✕ fail +REC02 A mistake can be undone: .* [\d.]+\smin > 60\ss$/m)
  assert.match(text.out, /; 4 requirements: 3 pass, 0 at risk, 1 fail, 0 unknown\n$/)
})

test('a requirement without a title is named once', async (t) => {
  const dir = shop(t, (model) => model.replace(/^ +title: \{ en: Ordering is fast.*\n/m, ''))
  assert.match((await loadpath(['check'], dir)).out, /^ {2}✓ pass +PER01: /m)
})

test('an error finding: exit code 1', async (t) => {
  const dir = shop(t, (model) => model.replace('to: balancer', 'to: balanser'))
  const answer = await checkJson(dir)
  assert.ok(answer.findings.some((f) => f.severity === 'error' && f.message.includes('balanser')))
  assert.deepEqual(answer.requirements, [])
  assert.equal(answer.run.code, 1)
})

test('unknown is no failure, except with --strict, and never a pass', async (t) => {
  const dir = shop(t, (model) => model.replace('    size: 120GB\n', ''))
  const plain = await checkJson(dir)
  const unknown = plain.requirements.filter((r) => r.verdict === 'unknown')
  assert.deepEqual(
    unknown.map((r) => r.id),
    ['REC02'],
  )
  assert.match(unknown[0]?.cause ?? '', /size/)
  assert.ok(!plain.findings.some((f) => f.severity === 'error'))
  assert.equal(plain.run.code, 0)
  const strict = await checkJson(dir, ['--strict'])
  assert.equal(strict.run.code, 1)
  assert.equal(strict.run.out, plain.run.out)
})

test('--variant judges the changed model; the figures decide', async () => {
  const base = await checkJson(workspace)
  const variant = await checkJson(workspace, ['--variant', 'one-zone'])
  assert.equal(variant.requirements.find((r) => r.id === 'REC01')?.verdict, 'fail')
  assert.equal(base.requirements.find((r) => r.id === 'REC01')?.verdict, 'pass')
  assert.equal(variant.run.code, 1)
})

test('a variant of one system leaves the others as they are, and says so', async (t) => {
  const other = shop(t, (model) => model.replace('id: shop', 'id: kiosk').replace(/variants:[\s\S]*$/, ''))
  const dir = shop(t)
  cpSync(join(other, 'model', 'shop'), join(dir, 'model', 'kiosk'), { recursive: true })
  const answer = await checkJson(dir, ['--variant', 'one-zone'])
  const verdict = (system: string) => answer.requirements.find((r) => r.system === system && r.id === 'REC01')?.verdict
  assert.deepEqual([verdict('shop'), verdict('kiosk')], ['fail', 'pass'])
  const notes = answer.findings.filter((f) => f.code === 'not-overlaid')
  assert.deepEqual(
    notes.map((f) => [f.severity, f.element, f.file]),
    [['info', 'kiosk', 'model/kiosk/model.yaml']],
  )
  const text = await loadpath(['check', '--variant', 'one-zone', '--ui', 'ru'], dir)
  assert.match(text.out, /В системе «kiosk» нет варианта «one-zone»: её вердикты относятся к модели как есть/)
  const alone = await checkJson(dir, ['--variant', 'one-zone', 'model/shop'])
  assert.equal(alone.findings.filter((f) => f.code === 'not-overlaid').length, 0)
  const plain = await checkJson(dir)
  assert.equal(plain.findings.filter((f) => f.code === 'not-overlaid').length, 0)
})

test('--data-only refuses a model that is code, without running it', async (t) => {
  const dir = folder(t)
  const mark = "import { writeFileSync } from 'node:fs'\nwriteFileSync(new URL('../../ran', import.meta.url), '')\n"
  write(dir, { 'model/shop/model.ts': `${mark}export default 1\n` })
  const answer = await checkJson(dir, ['--data-only'])
  assert.deepEqual(
    answer.findings.map((f) => [f.code, f.file]),
    [['data-only', 'model/shop/model.ts']],
  )
  assert.equal(answer.run.code, 1)
  const built = await loadpath(['build', '--data-only'], dir)
  assert.equal(built.code, 1)
  assert.match(built.out, /Nothing was written; .* Not made: model\/shop\/model\.ts\.\n$/)
  assert.ok(!existsSync(join(dir, 'ran')))
  assert.equal((await checkJson(workspace, ['--data-only'])).run.code, 0)
})

test('standard output is the object alone, whatever a model prints', async (t) => {
  const dir = folder(t)
  write(dir, {
    'model/talk/model.ts': `import { system } from 'loadpath'
console.log('{"not": "ours"}')
process.stdout.write('\\u0000noise')
export default system('talk', { title: 'Talk', languages: ['en'] })
`,
  })
  const answer = await checkJson(dir)
  assert.match(answer.run.err, /\{"not": "ours"\}/)
})

test('the loyalty system: each requirement with the cause in one line, and a rejected variant fails by its figures', async (t) => {
  const dir = loyaltyCopy(t)
  const [text, answer, rejected] = await Promise.all([
    loadpath(['check'], dir),
    checkJson(dir),
    checkJson(dir, ['--variant', 'central-store']),
  ])
  const ids = ['AVA01', 'SCA02', 'SCA03', 'DUR02', 'DUR03', 'DUR04']
  for (const id of ids) {
    assert.match(text.out, new RegExp(`^  [✓!✕?] (pass|at risk|fail|unknown) +${id} [^\\n]+: [^\\n]*\\d`, 'm'))
    assert.ok(answer.requirements.some((r) => r.id === id && r.value !== null))
  }
  assertNoStack(text)
  assert.equal(text.code, answer.run.code)
  assert.ok(rejected.requirements.some((r) => r.verdict === 'fail' && r.value !== null))
  assert.equal(rejected.run.code, 1)
})
