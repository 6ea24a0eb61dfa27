/** What the benchmark measures on is what it says: generated models are whole, load without errors and are always the same. */
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { median } from '../../scripts/bench/measure.ts'
import { markdown } from '../../scripts/bench/page.ts'
import { bigData } from '../../scripts/generate-big-data.ts'
import { analyse } from '../../src/analyse/analyse.ts'
import { check } from '../../src/check/check.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { folder } from '../cli/run.ts'

test('a generated model has the elements and relations it was asked for, and everything in it can be analysed', async (t) => {
  const dir = folder(t)
  mkdirSync(join(dir, 'model', 'big'), { recursive: true })
  const text = JSON.stringify(bigData(200, 700))
  assert.equal(JSON.stringify(bigData(200, 700)), text)
  writeFileSync(join(dir, 'model', 'big', 'model.json'), text)
  const { systems, findings } = await loadWorkspace(dir)
  assert.deepEqual(findings, [])
  const [model] = systems
  assert.ok(model)
  assert.equal(model.document.elements.length, 200)
  assert.equal(model.document.relations.length, 700)
  const checked = check(model)
  assert.deepEqual(
    checked.findings.filter((finding) => finding.severity === 'error'),
    [],
  )
  const { analysis } = analyse(model.document)
  // 3 regions of 3 zones: each place alone, and each pair of places of which neither is inside the other.
  const places = 12
  const nested = 9
  assert.equal(analysis.failures.survivors.length, places + (places * (places - 1)) / 2 - nested)
  assert.equal(analysis.availability.journeys.length, model.document.journeys.length * 3)
  assert.ok(analysis.availability.journeys.every((journey) => journey.structural.typical > 0 && !journey.unknown))
  assert.ok(analysis.performance.peak.stations.length > 0)
})

test('medians, and tables with the decimal comma in Russian', () => {
  assert.equal(median([3, 1, 2]), 2)
  assert.equal(median([4, 1, 2, 3]), 2.5)
  const section = {
    title: { en: 'T', ru: 'Т' },
    note: { en: 'n', ru: 'з' },
    columns: [
      { en: 'a', ru: 'а' },
      { en: 'b', ru: 'б' },
    ],
    rows: [['x', '1.5 s']],
  }
  assert.equal(markdown([section], 'en', false), '## T\n\nn\n\n| a | b |\n|---|---:|\n| x | 1.5 s |\n')
  assert.match(markdown([section], 'ru', false), /\| x \| 1,5 s \|/)
})
