/**
 * The 16 Aralia fault trees (openpra-org/aralia-fault-tree-dataset, CC BY-SA 4.0) against the exact answers of SCRAM
 * 0.16.2 and of a second solver. The files are not part of the project: the folder is named by LOADPATH_REFERENCE.
 */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { solveFaultTree } from '../../src/analyse/availability/bdd/solve.ts'
import { readOpenPsa } from '../../src/analyse/availability/open-psa/read.ts'

interface Oracle {
  models: Record<
    string,
    { probability: { scramBdd: number }; mcs: { count: string; byOrderFrom1?: (number | string)[] } }
  >
}

const root = process.env.LOADPATH_REFERENCE ?? join(import.meta.dirname, '../../../shared/reference')
const folder = join(root, 'fault-trees')

if (!existsSync(join(folder, 'oracle.json'))) {
  test('Aralia fault trees', { skip: 'reference folder not found: set LOADPATH_REFERENCE to run them' }, () => {})
} else {
  const oracle = JSON.parse(readFileSync(join(folder, 'oracle.json'), 'utf8')) as Oracle
  const names = readdirSync(folder).filter((file) => file.endsWith('.xml'))
  test('the folder holds the 16 trees', () => {
    assert.equal(names.length, 16)
  })
  for (const file of names.sort()) {
    const name = file.replace('.xml', '')
    test(`${name}: exact probability and cut sets by order`, () => {
      const read = readOpenPsa(readFileSync(join(folder, file), 'utf8'))
      assert.ok(read.ok, JSON.stringify(read))
      const solved = solveFaultTree(read.tree)
      assert.ok(solved.ok && solved.exact)
      const expected = oracle.models[name]
      assert.ok(expected)
      const relative = Math.abs(solved.probability / expected.probability.scramBdd - 1)
      assert.ok(relative < 1e-9, `${solved.probability} against ${expected.probability.scramBdd}`)
      assert.equal(String(solved.cutSets.count), expected.mcs.count)
      if (expected.mcs.byOrderFrom1) {
        assert.deepEqual(solved.cutSets.byOrder?.slice(1).map(String), expected.mcs.byOrderFrom1.map(String))
      }
    })
  }
}
