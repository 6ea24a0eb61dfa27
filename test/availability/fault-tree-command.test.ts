/** `loadpath fault-tree` as a user runs it: the JSON contract, findings with their place, exit codes, bounds that say so. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Cleanup, folder, loadpath } from '../cli/run.ts'

const event = (name: string, p: number): string =>
  `<define-basic-event name="${name}"><float value="${p}"/></define-basic-event>`

/** Two of three pumps and a common valve: P = v + (1 - v)(3 q^2 - 2 q^3). */
const pumps = `<?xml version="1.0"?>
<opsa-mef>
  <define-fault-tree name="pumps">
    <define-gate name="top"><or><basic-event name="valve"/><gate name="two"/></or></define-gate>
    <define-gate name="two">
      <atleast min="2"><basic-event name="p1"/><basic-event name="p2"/><basic-event name="p3"/></atleast>
    </define-gate>
  </define-fault-tree>
  <model-data>${event('valve', 0.001)}${['p1', 'p2', 'p3'].map((p) => event(p, 0.1)).join('')}</model-data>
</opsa-mef>`

interface Answer {
  probability: number
  exact: boolean
  bounds?: { lower: number; upper: number }
  cutSets: { count: string | null; byOrder: string[] | null; top: { events: string[] }[] }
  importance: Record<string, number | string>[]
}

async function run(t: Cleanup, xml: string, ...args: string[]) {
  const dir = folder(t)
  writeFileSync(join(dir, 'tree.xml'), xml)
  return loadpath(['fault-tree', 'tree.xml', ...args], dir)
}

const exact = 0.001 + 0.999 * (3 * 0.01 - 2 * 0.001)

test('the answer for machines: probability, cut sets by order from 1, importance of every event', async (t) => {
  const done = await run(t, pumps, '--format', 'json', '--top', '2')
  assert.equal(done.code, 0, done.err)
  const answer = JSON.parse(done.out) as Answer
  assert.ok(Math.abs(answer.probability - exact) < 1e-15)
  assert.equal(answer.exact, true)
  assert.equal(answer.bounds, undefined)
  assert.equal(answer.cutSets.count, '4')
  assert.deepEqual(answer.cutSets.byOrder, ['1', '3'])
  assert.equal(answer.cutSets.top.length, 2)
  const [first] = answer.importance
  assert.deepEqual(Object.keys(first ?? {}), ['event', 'probability', 'birnbaum', 'fussellVesely', 'raw', 'rrw'])
  const valve = answer.importance.find((row) => row.event === 'valve')
  // dP/dv = 1 - (3 q^2 - 2 q^3); RAW = 1 / P; RRW = P / P(v = 0).
  assert.ok(Math.abs(Number(valve?.birnbaum) - 0.972) < 1e-12)
  assert.ok(Math.abs(Number(valve?.raw) - 1 / exact) < 1e-9)
  assert.ok(Math.abs(Number(valve?.rrw) - exact / 0.028) < 1e-9)
  assert.equal(answer.importance.length, 4)
})

test('a diagram that does not fit gives bounds around the answer and says so', async (t) => {
  const json = await run(t, pumps, '--format', 'json', '--limit-nodes', '3')
  assert.equal(json.code, 0, json.err)
  const answer = JSON.parse(json.out) as Answer
  assert.equal(answer.exact, false)
  assert.equal(answer.cutSets.count, null)
  const { lower, upper } = answer.bounds ?? { lower: 1, upper: 0 }
  assert.ok(lower > 0 && lower <= exact && exact <= upper && upper < 0.04, `${lower} ${upper}`)
  const text = await run(t, pumps, '--limit-nodes', '3')
  assert.match(text.out, /fault-tree-bounded/)
})

test('of several trees in one file, as `export open-psa` writes them, one is chosen by its name', async (t) => {
  const tree = (name: string, gate: string, event: string) =>
    `<define-fault-tree name="${name}"><define-gate name="${gate}"><or><basic-event name="${event}"/></or></define-gate></define-fault-tree>`
  const two = pumps
    .replace('<model-data>', `${tree('buy_msk', 'g1', 'valve')}<model-data>`)
    .replace(/<define-fault-tree name="pumps">.*?<\/define-fault-tree>/s, tree('look_msk', 'g2', 'p1'))
  const both = await run(t, two)
  assert.equal(both.code, 1)
  assert.match(both.out, /2 gates could be the top event: look_msk, buy_msk\./)
  const one = await run(t, two, '--top-event', 'look_msk', '--format', 'json')
  assert.equal((JSON.parse(one.out) as Answer).probability, 0.1)
})

test('bad XML, an unknown gate and a circle are findings with file, line and column; exit code 1', async (t) => {
  const broken = await run(t, pumps.replace('</or>', '</and>'))
  assert.equal(broken.code, 1)
  assert.match(broken.out, /^tree\.xml:4:78 error fault-tree-xml/)
  const unknown = await run(t, pumps.replace('gate name="two"/', 'gate name="three"/'), '--ui', 'ru')
  assert.equal(unknown.code, 1)
  assert.match(unknown.out, /^tree\.xml:4:60 ошибка fault-tree-reference: .*«three»/)
  const circle = await run(t, pumps.replace('<basic-event name="p1"/>', '<gate name="two"/>'), '--format', 'json')
  assert.equal(circle.code, 1)
  const { findings } = JSON.parse(circle.out) as { findings: { code: string; line: number; column: number }[] }
  assert.deepEqual(
    findings.map(({ code, line, column }) => [code, line, column]),
    [['fault-tree-cycle', 5, 5]],
  )
})

test('what cannot run is one line and exit code 2', async (t) => {
  const dir = folder(t)
  const missing = await loadpath(['fault-tree', 'nowhere.xml'], dir)
  assert.deepEqual(
    [missing.code, missing.err],
    [2, 'loadpath: nowhere.xml cannot be read: there is no such file or folder\n'],
  )
  const usage = await run(t, pumps, '--limit-nodes', 'many')
  assert.equal(usage.code, 2)
  assert.match(usage.err, /^loadpath: --limit-nodes takes a number.*\n$/)
})
