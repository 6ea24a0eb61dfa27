/** Inputs of strangers: what must neither hang nor fill the memory, leak a file of the machine, nor steer a terminal. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkJson } from './json.ts'
import { folder, loadpath, shop, write } from './run.ts'

const entry = 'model/shop/model.yaml'

test('pipes and devices are refused unread', async (t) => {
  const dir = shop(t)
  execFileSync('mkfifo', [join(dir, 'model/shop/pipe.yaml')])
  symlinkSync('/dev/zero', join(dir, 'model/shop/zero.yaml'))
  const { findings, run } = await checkJson(dir)
  assert.deepEqual(
    findings.map(({ code, file, message }) => [code, file, /no regular file/.test(message)]),
    [
      ['unreadable-file', 'model/shop/pipe.yaml', true],
      ['unreadable-file', 'model/shop/zero.yaml', true],
    ],
  )
  assert.equal(run.code, 1)
})

test('with --data-only no link leads out of the workspace: not of models, records, settings or the baseline', async (t) => {
  const outside = folder(t)
  write(outside, { 'secret.yaml': 'token: hunter2\n', 'secret.md': '---\nstatus: hunter2\n---\n# hunter2\n' })
  const dir = shop(t)
  const inside = readFileSync(join(dir, entry), 'utf8')
  symlinkSync(join(outside, 'secret.yaml'), join(dir, 'model/shop/z.yaml'))
  symlinkSync(join(outside, 'secret.md'), join(dir, 'adrs/shop/0002-secret.md'))
  symlinkSync(join(outside, 'secret.yaml'), join(dir, 'loadpath.yaml'))
  const refused = await checkJson(dir, ['--data-only'])
  assert.deepEqual(
    refused.findings.filter(({ message }) => /leads out of the workspace/.test(message)).map(({ file }) => file),
    ['loadpath.yaml', 'model/shop/z.yaml'],
  )
  assert.doesNotMatch(refused.run.out + refused.run.err, /hunter2|token/)
  assert.match((await checkJson(dir)).run.out, /token/, 'without --data-only the links are followed')

  // A link inside of the workspace is as good as the file; a record outside is not read.
  const own = shop(t)
  writeFileSync(join(own, 'shared.yaml'), inside)
  execFileSync('rm', [join(own, entry)])
  symlinkSync('../../shared.yaml', join(own, entry))
  symlinkSync(join(outside, 'secret.md'), join(own, 'adrs/shop/0002-secret.md'))
  const followed = await checkJson(own, ['--data-only'])
  assert.equal(followed.requirements.length, 4)
  assert.deepEqual(
    followed.findings.map(({ code, file }) => [code, file]),
    [['decision-unreadable', 'adrs/shop/0002-secret.md']],
  )
})

const model = (body: string): string =>
  `import { spawn } from 'node:child_process'\nimport { system } from 'loadpath'\n${body}\nexport default system('shop', { languages: ['en'] })\n`

test('a model that leaves a process behind does not hold the run', async (t) => {
  const dir = folder(t)
  const child = "spawn('sleep', ['60'], { detached: true, stdio: 'inherit' })"
  write(dir, { 'model/shop/model.ts': model(`console.error(${child}.pid)`) })
  const run = await loadpath(['check'], dir)
  assert.equal(run.code, 0, run.out)
  const pid = Number(/^\d+$/m.exec(run.err)?.[0])
  assert.ok(pid > 0, run.err)
  // It still runs: the run did not wait for it. Without such a process this throws.
  process.kill(pid)
})

test('of a flood on the standard output of a model a megabyte is passed on', async (t) => {
  const dir = folder(t)
  write(dir, { 'model/shop/model.ts': model("for (let i = 0; i < 64; i++) process.stdout.write('x'.repeat(1 << 20))") })
  const run = await loadpath(['check'], dir)
  assert.equal(run.code, 0, run.out)
  assert.ok(run.err.length <= 1 << 20, `${run.err.length}`)
})

test('names that every JavaScript object has are fields like others: each finding has a place', async (t) => {
  const dir = shop(t, (text) => `${text}constructor: 1\n? [a, b]\n: 1\n`)
  const { findings, run } = await checkJson(dir)
  const unknown = findings.filter(({ code }) => code === 'unknown-field')
  assert.deepEqual(
    unknown.map(({ file, line }) => [file, typeof line]),
    [
      [entry, 'number'],
      [entry, 'number'],
    ],
  )
  assert.equal(run.err, '')
})

test('control and direction characters reach neither a terminal nor the log of a CI', async (t) => {
  const title = '"Zone \\e[2J\\u202Ea is\\a lost"'
  const dir = shop(t, (text) =>
    text.replace(/en: Zone a is lost/, `en: ${title}`).replace("target: '<= 1m'", "target: '<= 1s'"),
  )
  for (const format of ['text', 'github']) {
    const run = await loadpath(['check', '--format', format], dir)
    assert.match(run.out, /Zone \[2Ja is lost/, format)
    assert.doesNotMatch(run.out, /[^\P{Cc}\n]|\p{Bidi_Control}/u, format)
  }
})

test('many findings of one code are counted for people and listed for machines', async (t) => {
  const more = Array.from({ length: 30 }, (_, i) => `  - { id: s${i}, kind: service, technology: go, tmie: 1ms }`)
  const dir = shop(t, (text) => text.replace('elements:\n', `elements:\n${more.join('\n')}\n`))
  const text = (await loadpath(['check'], dir)).out
  assert.equal(text.match(/ error unknown-field: /g)?.length, 20)
  assert.match(text, /^10 more of unknown-field: --format json shows all$/m)
  assert.match(text, /^30 errors, /m)
  assert.match(
    (await loadpath(['check', '--ui', 'ru'], dir)).out,
    /^и ещё 10 с кодом unknown-field: все — в --format json$/m,
  )
  assert.equal((await checkJson(dir)).findings.filter(({ code }) => code === 'unknown-field').length, 30)
})

test('SARIF: a file name with # is one URI reference, rules say why they exist', async (t) => {
  const dir = folder(t)
  write(dir, { 'model/c#/model.yaml': 'system: { id: c, tite: C }\n' })
  const log = JSON.parse((await loadpath(['check', '--format', 'sarif'], dir)).out)
  const [run] = log.runs
  assert.equal(run.results[0].locations[0].physicalLocation.artifactLocation.uri, 'model/c%23/model.yaml')
  assert.ok(run.tool.driver.rules[0].fullDescription.text.length > 20)
})
