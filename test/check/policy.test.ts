import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../src/check/check.ts'
import { applyBaseline, baselineOf, type Waiver } from '../../src/check/policy.ts'
import { changed, loadedFrom, tell } from './support.ts'

/** A model on which GEN-08 (warning), GEN-13 (error) and a soundness error can be told. */
const untested = () =>
  changed(({ profiles, element }) => {
    delete profiles.backup!.restoreTest
    element('prometheus', 'monitoring').alerting!.receivers = []
  })
const codes = (document: ReturnType<typeof untested>, options = {}) =>
  tell(document, options).map(({ code, severity }) => `${severity} ${code}`)
const waiver = (more: Partial<Waiver> = {}): Waiver => ({
  code: 'GEN-08',
  element: 'profiles',
  owner: 'platform team',
  reason: 'the trial is planned',
  expires: '2026-06-30',
  ...more,
})

test('a lint rule, however severe, does not stop the analyses; a model that is not sound does', () => {
  assert.equal(check(loadedFrom(untested())).model?.checked, true)
  const broken = changed(({ relation }) => {
    relation('api->profiles').to = 'nowhere'
  })
  assert.equal(check(loadedFrom(broken)).model, undefined)
})

test('an error of the load stage stops the analyses, unless it is about a decision record', () => {
  const loaded = loadedFrom(untested())
  const error = (code: string) => ({ code, severity: 'error' as const, params: {} })
  assert.equal(check({ ...loaded, findings: [error('wrong-unit')] }).model, undefined)
  const result = check({ ...loaded, findings: [error('decision-dangling-link')] })
  assert.equal(result.model?.checked, true)
  assert.ok(result.findings.some(({ code }) => code === 'decision-dangling-link'))
  assert.equal(result.model?.findings, result.findings)
})

test('findings come worst first', () => {
  assert.deepEqual(codes(untested()), ['error GEN-13', 'warning GEN-08'])
})

test('the severity of a rule is configurable', () => {
  assert.deepEqual(codes(untested(), { rules: { 'GEN-13': 'info', 'GEN-08': 'off' } }), ['info GEN-13'])
})

test('an unknown rule in the settings is told with a near name, a soundness code cannot be set', () => {
  const broken = changed(({ relation }) => {
    relation('worker->fiscal').to = 'nowhere'
  })
  const told = tell(broken, { rules: { 'GEN-8': 'off', 'ref-unknown': 'off' } })
  const of = (code: string) => told.find((finding) => finding.code === code)
  assert.deepEqual(of('rule-unknown')?.params, { rule: 'GEN-8', suggestion: 'GEN-08' })
  assert.deepEqual(of('rule-locked')?.params, { rule: 'ref-unknown' })
  assert.ok(of('ref-unknown'))
})

test('a waiver accepts its findings, which stay in the list after the others', () => {
  const { findings } = check(loadedFrom(untested()), { waivers: [waiver()], today: '2026-06-30' })
  assert.deepEqual(
    findings.map(({ code, accepted }) => [code, accepted]),
    [
      ['GEN-13', undefined],
      ['GEN-08', { by: 'platform team', reason: 'the trial is planned' }],
    ],
  )
})

test('the day after its end a waiver accepts nothing and is a finding itself', () => {
  const options = { waivers: [waiver()], today: '2026-07-01' }
  assert.deepEqual(codes(untested(), options), ['error waiver-expired', 'error GEN-13', 'warning GEN-08'])
})

test('an expired waiver that nothing needs any more is a warning only', () => {
  const options = { waivers: [waiver({ element: 'hot' })], today: '2026-07-01' }
  assert.ok(codes(untested(), options).includes('warning waiver-expired'))
})

test('no clock is asked: without a date no waiver expires', () => {
  assert.deepEqual(codes(untested(), { waivers: [waiver({ expires: '1999-01-01' })] }), [
    'error GEN-13',
    'warning GEN-08',
  ])
})

test('a waiver without an owner, a reason or a date has no effect', () => {
  for (const more of [{ owner: ' ' }, { reason: '' }, { expires: 'soon' }, { code: 'ref-unknown' }]) {
    const { findings } = check(loadedFrom(untested()), { waivers: [waiver(more)], today: '2026-01-01' })
    assert.ok(findings.some(({ code }) => code === 'waiver-invalid'))
    assert.ok(findings.every(({ accepted }) => accepted === undefined))
  }
})

test('a waiver that matches nothing is told', () => {
  const told = tell(untested(), { waivers: [waiver({ code: 'PAT-01' })], today: '2026-01-01' })
  assert.deepEqual(told.find(({ code }) => code === 'waiver-unused')?.params, { waived: 'PAT-01', target: 'profiles' })
})

test('a baseline accepts what it lists, once each, and nothing new', () => {
  const { findings } = check(loadedFrom(untested()))
  const baseline = baselineOf(findings)
  assert.deepEqual(
    baseline.findings.map(({ code }) => code),
    ['GEN-08', 'GEN-13'],
  )
  assert.ok(applyBaseline(findings, baseline).every(({ accepted }) => accepted?.by === 'baseline'))
  const twice = applyBaseline([...findings, ...findings], baseline)
  assert.equal(twice.filter(({ accepted }) => accepted).length, findings.length)
  const more = changed(({ profiles }) => {
    delete profiles.backup
  })
  const after = applyBaseline(check(loadedFrom(more)).findings, baseline)
  assert.deepEqual(
    after.map(({ code, accepted }) => [code, accepted !== undefined]),
    [['GEN-02', false]],
  )
})

test('a baseline does not depend on where things stand in the files, nor on figures', () => {
  const { findings } = check(loadedFrom(untested()))
  const moved = findings.map((finding) => ({
    ...finding,
    place: { file: 'other.yaml', line: 900, column: 3 },
    params: { ...finding.params, days: 3 },
  }))
  assert.ok(applyBaseline(moved, baselineOf(findings)).every(({ accepted }) => accepted))
})
