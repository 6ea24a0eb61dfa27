/**
 * Against SCRAM (Debian's package `scram`), the field's own solver: our export of every worked system, and the models that
 * the package brings. Its reports have six digits, so the difference itself is asked for: in
 * `(switch and A) or (not switch and R)` with P(R) = our answer, the Birnbaum importance of the switch is P(A) - P(R).
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { analyse } from '../../src/analyse/analyse.ts'
import type { FaultTree } from '../../src/analyse/availability/bdd/fault-tree.ts'
import { solveFaultTree } from '../../src/analyse/availability/bdd/solve.ts'
import { readOpenPsa } from '../../src/analyse/availability/open-psa/read.ts'
import { writeOpenPsa } from '../../src/analyse/availability/open-psa/write.ts'
import { journeyTrees } from '../../src/analyse/availability/trees.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import { applyStage, applyVariant, stagesInOrder } from '../../src/language/variant.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { type Cleanup, folder, root } from '../cli/run.ts'
import { choices, systemOf } from './random-systems.ts'

const installed = spawnSync('scram', ['--version']).status === 0
const skip = installed ? false : 'SCRAM is not installed (apt-get install scram)'
const models = '/usr/share/scram/input'

function scram(t: Cleanup, xml: string, ...args: string[]): string {
  const dir = folder(t)
  writeFileSync(join(dir, 'in.xml'), xml)
  const done = spawnSync('scram', [
    '--bdd',
    '--probability',
    '1',
    ...args,
    '-o',
    join(dir, 'out.xml'),
    join(dir, 'in.xml'),
  ])
  assert.equal(done.status, 0, String(done.stderr))
  return readFileSync(join(dir, 'out.xml'), 'utf8')
}

function ours(tree: FaultTree): number {
  const solved = solveFaultTree(tree, { structural: true })
  assert.ok(solved.ok && solved.exact)
  return solved.probability
}

/** P of the tree by SCRAM less `probability`, with six digits of its own. */
function difference(t: Cleanup, tree: FaultTree, p: number): number {
  const mixed: FaultTree = {
    top: 'mixed',
    gates: [
      { id: 'mixed', kind: 'or', inputs: ['on', 'off'] },
      { id: 'on', kind: 'and', inputs: ['switch', 'either'] },
      { id: 'either', kind: 'or', inputs: [tree.top, 'beside'] },
      { id: 'off', kind: 'and', inputs: ['not', 'reference'] },
      { id: 'not', kind: 'not', inputs: ['switch'] },
      ...tree.gates,
    ],
    events: [
      { id: 'switch', probability: 0.5 },
      { id: 'beside', probability: p },
      { id: 'reference', probability: p + (1 - p) * p },
      ...tree.events,
    ],
  }
  const xml = writeOpenPsa(mixed, 'mixed')
  const name = /define-basic-event name="(e\d+)">\s*<label>switch</.exec(xml)?.[1]
  const report = scram(t, xml, '--importance', '1', '-l', '2')
  const found = new RegExp(`<basic-event name="${name}"[^>]* MIF="([^"]*)"`).exec(report)?.[1]
  assert.ok(found !== undefined, 'the switch has no importance in the report')
  return Number(found) / (1 - p)
}

test('the difference is seen: a probability off by 1e-6 is found out', { skip }, (t) => {
  const tree: FaultTree = {
    top: 'g',
    gates: [{ id: 'g', kind: 'atleast', k: 2, inputs: ['a', 'b', 'c'] }],
    events: ['a', 'b', 'c'].map((id) => ({ id, probability: 0.01 })),
  }
  const exact = 3 * 1e-4 - 2 * 1e-6
  assert.ok(Math.abs(difference(t, tree, exact)) < 1e-9 * exact)
  assert.ok(Math.abs(difference(t, tree, exact * (1 + 1e-6)) + exact * 1e-6) < 1e-9 * exact)
})

test('our export of every worked system solves to the same probability there (1e-9)', { skip }, async (t) => {
  const workspace = await loadWorkspace(root)
  assert.deepEqual(workspace.systems.map(({ document }) => document.system.id).sort(), ['karma', 'loyalty', 'platform'])
  for (const { document } of workspace.systems) {
    const { topology, analysis } = analyse(document)
    for (const { journey, region, tree } of journeyTrees(topology, analysis.performance.peak)) {
      const probability = ours(tree)
      const structural = analysis.availability.journeys.find((j) => j.journey === journey && j.region === region)
      assert.ok(Math.abs((structural?.structural.typical ?? 0) / probability - 1) < 1e-12)
      const off = difference(t, tree, probability)
      assert.ok(
        Math.abs(off) <= 1e-9 * probability,
        `${document.system.id} ${journey} ${region}: ${off} of ${probability}`,
      )
    }
  }
})

test('our export of every stage and variant that changes a structure solves to the same probability there (1e-9)', {
  skip,
}, async (t) => {
  const { systems } = await loadWorkspace(root)
  const seen = new Set<string>()
  let compared = 0
  for (const { document } of systems) {
    const built = stagesInOrder(document).map(({ id }) => applyStage(document, id))
    for (const changed of [...built, ...document.variants.map((variant) => applyVariant(document, variant))]) {
      const topology = resolveTopology(changed)
      // One tree of each model: the others differ from it in their services only.
      const fresh = journeyTrees(topology, analysePerformance(topology, { load: 'peak' })).find(({ tree, journey }) => {
        const xml = writeOpenPsa(tree, journey)
        return !seen.has(xml) && seen.add(xml)
      })
      if (!fresh) continue
      const probability = ours(fresh.tree)
      const off = difference(t, fresh.tree, probability)
      assert.ok(Math.abs(off) <= 1e-9 * probability, `${document.system.id} ${fresh.journey} ${fresh.region}: ${off}`)
      compared += 1
    }
  }
  assert.ok(compared > 20, `${compared}`)
})

test('our export of random systems solves to the same probability there (1e-9)', { skip }, (t) => {
  let compared = 0
  for (const choice of fc.sample(choices, { numRuns: 40, seed: 20261121 })) {
    const topology = resolveTopology(systemOf({ ...choice, regionsFail: true, linksFail: true }))
    const [first] = journeyTrees(topology, analysePerformance(topology, { load: 'peak' }))
    const probability = first ? ours(first.tree) : 1
    if (!first || probability === 0 || probability === 1 || compared === 12) continue
    compared += 1
    const off = difference(t, first.tree, probability)
    assert.ok(Math.abs(off) <= 1e-9 * probability, `${off} of ${probability}: ${JSON.stringify(choice)}`)
  }
  assert.equal(compared, 12)
})

/** Files that make one model each; the others are event trees, and common-cause groups have a test of their own. */
const shipped: string[][] = [
  ['BSCU/BSCU.xml'],
  ['Baobab/baobab1.xml', 'Baobab/baobab1-basic-events.xml'],
  ['Baobab/baobab2.xml', 'Baobab/baobab2-basic-events.xml'],
  ['CEA9601/CEA9601.xml', 'CEA9601/CEA9601-basic-events.xml'],
  ['Chinese/chinese.xml', 'Chinese/chinese-basic-events.xml'],
  ['Chinese/chinese.xml', 'Chinese/high-prob.xml'],
  ['Chinese/chinese.xml', 'Chinese/mcs_prob.xml'],
  ['Chinese/chinese.xml', 'Chinese/mixed_mcs_prob.xml'],
  ['HIPPS/HIPPS.xml'],
  ['Lift/lift.xml'],
  ['SmallTree/SmallTree.xml'],
  ['Theatre/theatre.xml'],
  ['ThreeMotor/three_motor.xml'],
  ['TwoTrain/two_train.xml'],
  ['ne574/ne574.xml'],
]

for (const files of shipped) {
  const absent = !installed || !existsSync(join(models, files[0] ?? ''))
  test(`${files.join(' + ')}: the same probability as SCRAM`, {
    skip: absent ? skip || 'model not found' : false,
  }, (t) => {
    const read = readOpenPsa(files.map((file) => readFileSync(join(models, file), 'utf8')))
    assert.ok(read.ok, JSON.stringify(read))
    const probability = ours(read.tree)
    const off = difference(t, read.tree, probability)
    assert.ok(Math.abs(off) <= 1e-9 * probability, `${off} of ${probability}`)
    // The original files too, to the digits of the report: our reader means what theirs does.
    const dir = folder(t)
    const paths = files.map((file) => join(models, file))
    spawnSync('scram', ['--bdd', '--probability', '1', '-l', '1', '-o', join(dir, 'out.xml'), ...paths])
    const theirs = / probability="([^"]*)"/.exec(readFileSync(join(dir, 'out.xml'), 'utf8'))?.[1]
    assert.ok(Math.abs(Number(theirs) / probability - 1) < 5e-6, `${theirs} against ${probability}`)
  })
}
