/** The settings of a workspace as the command line applies them: severities, waivers, the baseline. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { writeBaseline } from '../../src/cli/baseline.ts'
import { CannotRun, todayOption } from '../../src/cli/options.ts'
import { resultJson } from '../../src/cli/output/json.ts'
import { resultText } from '../../src/cli/output/text.ts'
import { exitCode, type PipelineResult, runPipeline } from '../../src/cli/pipeline.ts'
import { paintFor } from '../../src/cli/terminal.ts'
import { clean, workspace } from './workspace.ts'

const today = '2026-11-21'

/** Findings as `severity code`, accepted ones in brackets. */
function told({ findings }: PipelineResult): string[] {
  return findings.map(({ severity, code, accepted }) => (accepted ? `(${severity} ${code})` : `${severity} ${code}`))
}

async function run(t: TestContext, files: Record<string, string>, options = {}): Promise<PipelineResult> {
  return runPipeline(workspace(t, files), { today, ...options })
}

test('without settings the catalogue decides', async (t) => {
  const result = await run(t, {})
  assert.deepEqual(told(result), ['error GEN-03', 'warning GEN-12'])
  assert.equal(exitCode(result, false), 1)
})

test('a severity of the settings counts for the exit code', async (t) => {
  const result = await run(t, { 'loadpath.yaml': 'rules:\n  GEN-03: info\n  GEN-12: off\n' })
  assert.deepEqual(told(result), ['info GEN-03'])
  assert.equal(exitCode(result, false), 0)
})

test('the settings may be JSON', async (t) => {
  const result = await run(t, { 'loadpath.json': '{ "rules": { "GEN-03": "warning" } }' })
  assert.deepEqual(told(result), ['warning GEN-03', 'warning GEN-12'])
})

const waiver = (more: string) =>
  `waivers:\n  - code: GEN-03\n    element: api->prices\n    owner: team\n    reason: the gateway limits it\n${more}`

test('a waiver accepts: nothing for the exit code, nothing on the terminal, all in JSON', async (t) => {
  const result = await run(t, { 'loadpath.yaml': waiver('    expires: "2026-11-21"\n') })
  assert.deepEqual(told(result), ['warning GEN-12', '(error GEN-03)'])
  assert.equal(exitCode(result, false), 0)
  const text = resultText(result, 'en', paintFor(false, {}))
  assert.doesNotMatch(text, /GEN-03/)
  assert.match(text, /^0 errors, 1 warning, 0 notes/m)
  const json = resultJson(result, 'en') as { findings: { code: string; accepted?: unknown }[] }
  assert.deepEqual(json.findings.find(({ code }) => code === 'GEN-03')?.accepted, {
    by: 'team',
    reason: 'the gateway limits it',
  })
})

test('the day after, the waiver is an error with its place and the finding is back', async (t) => {
  const result = await run(t, { 'loadpath.yaml': waiver('    expires: "2026-11-20"\n') })
  assert.deepEqual(told(result), ['error waiver-expired', 'error GEN-03', 'warning GEN-12'])
  assert.deepEqual(result.findings[0]?.place, { file: 'loadpath.yaml', line: 2, column: 5 })
  assert.equal(exitCode(result, false), 1)
})

test('without a day no waiver expires', async (t) => {
  const root = workspace(t, { 'loadpath.yaml': waiver('    expires: "2020-01-01"\n') })
  assert.deepEqual(told(await runPipeline(root, {})), ['warning GEN-12', '(error GEN-03)'])
})

test('a date need not be quoted', async (t) => {
  const result = await run(t, { 'loadpath.yaml': waiver('    expires: 2026-12-31\n') })
  assert.deepEqual(told(result), ['warning GEN-12', '(error GEN-03)'])
})

test('a waiver of the workspace is needed when one of its systems needs it, and told once when none does', async (t) => {
  const settings = `${waiver('    expires: "2026-12-31"\n')}  - { code: GEN-01, owner: team, reason: old, expires: "2026-12-31" }\n`
  const result = await run(t, { 'model/depot/model.yaml': clean, 'loadpath.yaml': settings })
  assert.deepEqual(told(result), ['warning GEN-12', 'info waiver-unused', '(error GEN-03)'])
  assert.equal(result.ofWorkspace[0]?.place?.line, 7)
  const one = await runPipeline(join(result.root, 'model', 'depot'), { today })
  assert.deepEqual(told(one), [], 'a part of the workspace cannot tell what is unused')
})

test('a waiver for one system leaves the others alone; a system that does not exist is told', async (t) => {
  const settings = waiver('    system: depot\n    expires: "2026-12-31"\n')
  const both = await run(t, { 'model/depot/model.yaml': clean, 'loadpath.yaml': settings })
  assert.deepEqual(told(both), ['error GEN-03', 'warning GEN-12', 'info waiver-unused'])
  const alone = await run(t, { 'loadpath.yaml': settings })
  assert.deepEqual(told(alone), ['error GEN-03', 'warning GEN-12', 'info waiver-unused'])
})

test('an unknown rule is told once, at its line, with a near name', async (t) => {
  const result = await run(t, { 'model/depot/model.yaml': clean, 'loadpath.yaml': 'rules:\n  GEN-3: off\n' })
  const [finding, ...more] = result.ofWorkspace
  assert.equal(more.length, 0)
  assert.deepEqual(finding?.params, { rule: 'GEN-3', suggestion: 'GEN-03' })
  assert.deepEqual(finding?.place, { file: 'loadpath.yaml', line: 2, column: 3 })
})

test('--write-baseline accepts what is open, and a new finding is told', async (t) => {
  const root = workspace(t, {})
  await writeBaseline([root], { today })
  const file = join(root, 'loadpath-baseline.json')
  const text = readFileSync(file, 'utf8')
  assert.deepEqual(Object.keys(JSON.parse(text).systems), ['shop'])
  const result = await runPipeline(root, { today })
  assert.deepEqual(told(result), ['(error GEN-03)', '(warning GEN-12)'])
  assert.equal(exitCode(result, false), 0)
  await writeBaseline([root], { today })
  assert.equal(readFileSync(file, 'utf8'), text, 'written again, the same bytes')
  const other = workspace(t, {
    'loadpath-baseline.json': text,
    'model/shop/model.yaml': `${(await import('./workspace.ts')).shop}metrics:\n  - { id: m, title: M, query: up, unit: "1", watches: [api], thresholds: { critical: 1 }, reading: r, action: "" }\n`,
  })
  assert.deepEqual(told(await runPipeline(other, { today })).slice(0, 1), ['warning GEN-09'])
})

test('the baseline goes where the settings say, and a named one that is missing is an error', async (t) => {
  const root = workspace(t, { 'loadpath.yaml': 'baseline: ci/accepted.json\n' })
  const before = await runPipeline(root, { today })
  const missing = before.findings.find(({ code }) => code === 'unreadable-file')
  assert.deepEqual(missing?.place, { file: 'loadpath.yaml', line: 1, column: 1 })
  await writeBaseline([root], { today })
  assert.ok(existsSync(join(root, 'ci', 'accepted.json')))
  assert.equal(exitCode(await runPipeline(root, { today }), false), 0)
})

test('errors of the settings are never written into a baseline', async (t) => {
  const root = workspace(t, { 'loadpath.yaml': waiver('    expires: "2020-01-01"\n') })
  await assert.rejects(writeBaseline([root], { today }), CannotRun)
  assert.ok(!existsSync(join(root, 'loadpath-baseline.json')))
})

test('a broken reference cannot be accepted by any means, and what is accepted outlives it', async (t) => {
  const { shop } = await import('./workspace.ts')
  const root = workspace(t, {})
  const [model, file] = [join(root, 'model', 'shop', 'model.yaml'), join(root, 'loadpath-baseline.json')]
  await writeBaseline([root], { today })
  const accepted = readFileSync(file, 'utf8')
  // Rules are not asked about such a model: the baseline would lose what it accepts.
  writeFileSync(model, shop.replace('to: prices, retries', 'to: nowhere, retries'))
  await assert.rejects(writeBaseline([root], { today }), CannotRun)
  assert.equal(readFileSync(file, 'utf8'), accepted)
  assert.ok(told(await runPipeline(root, { today })).includes('error ref-unknown'))
})

test('whether a waiver is needed is not known of a model with errors', async (t) => {
  const { shop } = await import('./workspace.ts')
  const root = workspace(t, { 'loadpath.yaml': waiver('    expires: "2030-01-01"\n') })
  const unused = async () => told(await runPipeline(root, { today })).filter((line) => line.includes('waiver-unused'))
  assert.deepEqual(await unused(), [])
  writeFileSync(join(root, 'model', 'shop', 'model.yaml'), shop.replace('to: prices, retries', 'to: nowhere, retries'))
  assert.deepEqual(await unused(), [])
})

test('the day is given or that of the machine', () => {
  assert.equal(todayOption('2026-02-28', new Date()), '2026-02-28')
  assert.equal(todayOption(undefined, new Date(2026, 10, 5, 23, 59)), '2026-11-05')
  for (const wrong of ['2026-02-30', '21.11.2026', 'tomorrow', '']) {
    assert.throws(() => todayOption(wrong, new Date()), CannotRun)
  }
})
