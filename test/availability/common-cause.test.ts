/** Common-cause groups of Open-PSA MEF: formulas by hand, SCRAM where it is installed, and what is refused. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { solveFaultTree } from '../../src/analyse/availability/bdd/solve.ts'
import { readOpenPsa } from '../../src/analyse/availability/open-psa/read.ts'
import { type Cleanup, folder } from '../cli/run.ts'

const float = (value: number): string => `<float value="${value}"/>`
const q = 0.1

/** A formula over members of one group. `factors` by level, from `first`. */
function model(kind: string, formula: string, members: string[], first: number, factors: number[]): string {
  return `<?xml version="1.0"?>
<opsa-mef>
  <define-fault-tree name="t"><define-gate name="top">${formula}</define-gate></define-fault-tree>
  <define-CCF-group name="pumps" model="${kind}">
    <members>${members.map((m) => `<basic-event name="${m}"/>`).join('')}</members>
    <distribution>${float(q)}</distribution>
    <factors>${factors.map((f, at) => `<factor level="${first + at}">${float(f)}</factor>`).join('')}</factors>
  </define-CCF-group>
</opsa-mef>`
}

function probability(xml: string): number {
  const read = readOpenPsa(xml)
  assert.ok(read.ok, JSON.stringify(read))
  const solved = solveFaultTree(read.tree, { structural: true })
  assert.ok(solved.ok && solved.exact)
  return solved.probability
}

const inputs = (members: string[]): string => members.map((m) => `<event name="${m}"/>`).join('')
const all = (members: string[]): string => `<and>${inputs(members)}</and>`
const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) <= 1e-12 * b, `${a} against ${b}`)

test('a pair with a beta factor: common or both by themselves', () => {
  const beta = 0.2
  near(probability(model('beta-factor', all(['a', 'b']), ['a', 'b'], 2, [beta])), 0.02 + 0.98 * 0.08 ** 2)
})

test('three with multiple Greek letters, alpha and phi factors: the sets of two and of three', () => {
  const three = ['a', 'b', 'c']
  /** All three fail, by the probabilities of one, of two and of all together: complement of what does not cover them. */
  const lost = (one: number, two: number, together: number): number => {
    let sum = 0
    const sets = [0b001, 0b010, 0b100, 0b011, 0b101, 0b110, 0b111]
    for (let state = 0; state < 128; state += 1) {
      let covered = 0
      let weight = 1
      sets.forEach((set, at) => {
        const p = set === 7 ? together : [1, 2, 4].includes(set) ? one : two
        if ((state >> at) & 1) covered |= set
        weight *= (state >> at) & 1 ? p : 1 - p
      })
      if (covered === 7) sum += weight
    }
    return sum
  }
  const solved = (kind: string, first: number, factors: number[]) =>
    probability(model(kind, all(three), three, first, factors))
  near(solved('MGL', 2, [0.3, 0.4]), lost(0.7 * q, (0.3 * 0.6 * q) / 2, 0.3 * 0.4 * q))
  const sum = 0.8 + 2 * 0.15 + 3 * 0.05
  near(
    solved('alpha-factor', 1, [0.8, 0.15, 0.05]),
    lost((0.8 * q) / sum, (2 * 0.15 * q) / (2 * sum), (3 * 0.05 * q) / sum),
  )
  near(solved('phi-factor', 1, [0.7, 0.2, 0.1]), lost(0.7 * q, 0.2 * q, 0.1 * q))
})

test('a group that is not as its model wants it is refused with its place', () => {
  const two = ['a', 'b']
  for (const [xml, name] of [
    [model('gamma-factor', all(two), two, 2, [0.1]), 'an unknown model'],
    [model('beta-factor', all(two), two, 1, [0.1]), 'a factor of the wrong level'],
    [model('beta-factor', all(two), two, 2, [1.1]), 'a factor above 1'],
    [model('MGL', all(two), two, 2, [0.1, 0.1]), 'a level beyond the members'],
    [model('beta-factor', '<event name="a"/>', ['a'], 1, [0.1]), 'one member'],
    [model('phi-factor', all(two), two, 1, [0.9, 0.3]), 'shares of more than 1'],
    [model('alpha-factor', all(two), two, 1, []), 'no factors'],
  ] as const) {
    const read = readOpenPsa(xml)
    assert.ok(!read.ok, name)
    assert.deepEqual(read.problems[0].params, { reason: 'common-cause', name: 'pumps' }, name)
    assert.equal(read.problems[0].offset, xml.indexOf('<define-CCF-group'), name)
  }
  const twice = model('beta-factor', all(two), two, 2, [0.1]).replace(
    '</opsa-mef>',
    `<model-data><define-basic-event name="a">${float(0.5)}</define-basic-event></model-data></opsa-mef>`,
  )
  const read = readOpenPsa(twice)
  assert.ok(!read.ok && read.problems[0].params.reason === 'twice')
})

const skip = spawnSync('scram', ['--version']).status === 0 ? false : 'SCRAM is not installed (apt-get install scram)'

function scram(t: Cleanup, xml: string): number {
  const dir = folder(t)
  writeFileSync(join(dir, 'in.xml'), xml)
  const args = ['--bdd', '--ccf', '1', '--probability', '1', '-o', join(dir, 'out.xml'), join(dir, 'in.xml')]
  const done = spawnSync('scram', args)
  assert.equal(done.status, 0, String(done.stderr))
  return Number(/ probability="([^"]*)"/.exec(readFileSync(join(dir, 'out.xml'), 'utf8'))?.[1])
}

test('SCRAM gives the same: every model, groups of two to four, and the model it ships', { skip }, (t) => {
  const names = ['a', 'b', 'c', 'd']
  const cases = [2, 3, 4].flatMap((n) => {
    const members = names.slice(0, n)
    const most = `<atleast min="2">${inputs(members)}</atleast>`
    return [all(members), ...(n > 2 ? [most] : [`<or>${inputs(members)}</or>`])].flatMap((formula) => [
      model('beta-factor', formula, members, n, [0.15]),
      model('MGL', formula, members, 2, [0.3, 0.4, 0.2].slice(0, n - 1)),
      model('MGL', formula, members, 2, [0.3]),
      model('alpha-factor', formula, members, 1, [0.8, 0.1, 0.06, 0.04].slice(0, n)),
      model(
        'phi-factor',
        formula,
        members,
        1,
        [
          [0.7, 0.3],
          [0.7, 0.2, 0.1],
          [0.6, 0.2, 0.15, 0.05],
        ][n - 2] ?? [],
      ),
    ])
  })
  for (const xml of cases) {
    const [ours, theirs] = [probability(xml), scram(t, xml)]
    assert.ok(Math.abs(ours / theirs - 1) < 5e-6, `${ours} against ${theirs}: ${xml}`)
  }
  const shipped = readFileSync('/usr/share/scram/input/TwoTrain/common_cause.xml', 'utf8')
  assert.ok(Math.abs(probability(shipped) / scram(t, shipped) - 1) < 5e-6)
})
