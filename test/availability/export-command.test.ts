/** `loadpath export`: fault trees that our own reader solves to the same figures, the canonical model, the schema. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { solveFaultTree } from '../../src/analyse/availability/bdd/solve.ts'
import { readOpenPsa } from '../../src/analyse/availability/open-psa/read.ts'
import { folder, loadpath, root, shop } from '../cli/run.ts'

test('open-psa: a file per journey and region, each a tree that can be solved; the same text each time', async (t) => {
  const dir = shop(t)
  const all = await loadpath(['export', 'open-psa', 'shop'], dir)
  assert.equal(all.code, 0, all.err)
  const trees = all.out.match(/<define-fault-tree /g)?.length ?? 0
  const out = join(folder(t), 'mef')
  assert.equal((await loadpath(['export', 'open-psa', '--out', out], dir)).code, 0)
  const files = readdirSync(out)
  assert.equal(files.length, trees)
  for (const file of files) {
    const read = readOpenPsa(readFileSync(join(out, file), 'utf8'))
    assert.ok(read.ok, JSON.stringify(read))
    const solved = solveFaultTree(read.tree)
    assert.ok(solved.ok && solved.exact && solved.probability > 0 && solved.probability < 0.1)
  }
  assert.equal((await loadpath(['export', 'open-psa', 'shop'], dir)).out, all.out)
})

test('json is the canonical model, schema the schema; what is not there is one line and exit code 2', async (t) => {
  const dir = shop(t)
  const json = await loadpath(['export', 'json'], dir)
  assert.equal(json.code, 0, json.err)
  assert.equal((JSON.parse(json.out) as { system: { id: string } }).system.id, 'shop')
  const schema = await loadpath(['export', 'schema'], folder(t))
  assert.equal(schema.out, readFileSync(join(root, 'src/language/schema/architecture.schema.json'), 'utf8'))
  for (const args of [['open-psa', '--journey', 'nothing'], ['json', 'nothing'], ['bitmap']]) {
    const refused = await loadpath(['export', ...args], dir)
    assert.equal(refused.code, 2, args.join(' '))
    assert.match(refused.err, /^loadpath: [^\n]+\n$/)
  }
})
