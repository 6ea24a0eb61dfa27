/** Requirements that a stage of the plan is to bring: no failure today, an error when the plan does not bring them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkJson } from './json.ts'
import { loadpath, shop } from './run.ts'

/** REC02 fails today; the stage gives the backups `rate` of restore and people little time. */
const planned = (human: string) => (model: string) =>
  `${model.replace(/(id: REC02)/, '$1\n    due: quick').replace("target: '<= 1h'", "target: '<= 30m'")}
stages:
  - id: quick
    order: 1
    title: Quick restore
    duration: 5d
    tasks: [Automate the restore]
    set:
      - id: orders
        patch:
          backup: { human: ${human}, processes: 4, incremental: 4h }
`

test('a failure that is due with a later stage fails no run, and says when it is due', async (t) => {
  const dir = shop(t, planned('1s'))
  const today = await checkJson(dir)
  const verdict = (answer: Awaited<ReturnType<typeof checkJson>>) => answer.requirements.find((r) => r.id === 'REC02')
  assert.equal(verdict(today)?.verdict, 'fail')
  assert.equal(verdict(today)?.due, 'quick')
  assert.equal(today.run.code, 0)
  const text = await loadpath(['check'], dir)
  assert.match(text.out, /✕ fail +REC02 .*\(due with the stage "Quick restore"\): /)
  assert.match(text.out, /1 fail \(1 due with later stages\), 0 unknown/)
  const junit = await loadpath(['check', '--format', 'junit'], dir)
  assert.match(junit.out, /failures="0" errors="0" skipped="1"/)
  const done = await checkJson(dir, ['--stage', 'quick'])
  assert.equal(verdict(done)?.verdict, 'pass')
  assert.equal(verdict(done)?.due, undefined)
})

test('a plan that does not bring it is an error today, and fails at its stage', async (t) => {
  const dir = shop(t, planned('1h'))
  const today = await checkJson(dir)
  const [finding] = today.findings.filter((f) => f.code === 'due-unmet')
  assert.equal(finding?.element, 'REC02')
  assert.match(
    finding?.message ?? '',
    /due with stage “quick” and does not hold even at the end of the plan: .* > 30.min/,
  )
  assert.equal(today.run.code, 1)
  assert.equal((await checkJson(dir, ['--stage', 'quick'])).run.code, 1)
})

test('a requirement due with a stage that does not exist is refused', async (t) => {
  const dir = shop(t, (model) => model.replace(/(id: REC02)/, '$1\n    due: never'))
  const answer = await checkJson(dir)
  assert.deepEqual(
    answer.findings.filter((f) => f.severity === 'error').map((f) => f.code),
    ['ref-unknown'],
  )
})
