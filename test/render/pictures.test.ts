import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Analysis } from '../../src/analyse/analysis.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { drawPictures } from '../../src/render/pictures.ts'
import { shop } from '../view/shop.ts'
import { budgets, zoneLoss } from './samples.ts'

const performance = {
  load: 'peak' as const,
  growth: 1,
  stations: [],
  bottlenecks: [],
  latencies: [],
  throughput: [],
  pools: [],
}
const analysis = {
  performance: { normal: performance, peak: performance },
  data: { recoveries: [], restores: [], durability: [] },
  failures: { scenarios: [zoneLoss], survivors: [] },
  availability: { journeys: budgets },
  consistency: { stores: [] },
  cost: { total: undefined, items: [], currency: undefined },
} as unknown as Analysis
const judgement = { verdicts: [], trace: { rows: [], holes: [] } }
const scenario = {
  id: 'zone-loss',
  title: 'Zone',
  rate: '1/year' as const,
  faults: [{ kind: 'lose-place' as const, place: 'msk-a' }],
}
const document: ArchitectureDocument = { ...shop, scenarios: [scenario] }

test('every picture is made in each language and both themes, the same every time', async () => {
  const draw = () => drawPictures(document, resolveTopology(document), analysis, judgement, ['ru', 'en'])
  const first = await draw()
  assert.deepEqual(first.findings, [])
  const keys = [...new Set(first.pictures.map((p) => p.key))]
  const expected = [
    'context',
    'containers',
    'monitoring',
    'deployment',
    'failure-zone-loss',
    'timeline-zone-loss',
    'budget',
  ]
  for (const key of expected) assert.ok(keys.includes(key), key)
  assert.equal(first.pictures.length, keys.length * 2)
  for (const p of first.pictures) {
    assert.ok(p.svg.startsWith('<svg ') && p.dark.startsWith('<svg ') && p.svg !== p.dark, p.key)
    assert.ok(p.title !== '' && p.description !== '', p.key)
  }
  assert.ok(first.mermaid['context.ru']?.startsWith('flowchart'))
  assert.ok(first.mermaid['timeline-zone-loss.en']?.startsWith('gantt'))
  assert.deepEqual(await draw(), first)
})

test('a picture that cannot be made is an error finding, and the others are made', async () => {
  const broken = {
    ...zoneLoss,
    recoveries: [{ ...zoneLoss.recoveries[0], phases: null }],
  } as unknown as typeof zoneLoss
  const bad = { ...analysis, failures: { scenarios: [broken], survivors: [] } }
  const { pictures, findings } = await drawPictures(document, resolveTopology(document), bad, judgement, ['en'])
  assert.deepEqual(
    findings.map((f) => [f.code, f.severity, f.params.key]),
    [['picture-failed', 'error', 'timeline-zone-loss']],
  )
  assert.ok(pictures.some((p) => p.key === 'context') && pictures.some((p) => p.key === 'budget'))
})
