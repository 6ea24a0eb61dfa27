/** The loyalty model is complete in itself: sound, translated, every requirement and every option of a decision there. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import loyalty from '../../model/loyalty/model.ts'
import { check } from '../../src/check/check.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { applyVariant } from '../../src/language/variant.ts'
import { loadDecisions } from '../../src/load/decisions/load.ts'

const document = loyalty.toDocument()
const folder = new URL('../../adrs/loyalty/', import.meta.url)

interface FrontMatter {
  status: string
  options: { title: string; variant?: string; chosen: boolean }[]
}

const records = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .sort()
  .map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    return { file, text, matter: parse(text.split('---')[1] ?? '') as FrontMatter }
  })

function findingsOf(checked: ArchitectureDocument, severity?: string): string[] {
  return check({ path: 'model/loyalty', document: checked, sources: {}, decisions: [], findings: [] })
    .findings.filter((finding) => severity === undefined || finding.severity === severity)
    .map((finding) => `${finding.code} ${finding.element ?? ''} ${JSON.stringify(finding.params)}`)
}

const errorsOf = (checked: ArchitectureDocument) => findingsOf(checked, 'error')

test('the model has no finding at all', () => {
  assert.deepEqual(findingsOf(document), [])
})

test('every variant applies, and rules catch exactly those that put what must survive beside the primary', () => {
  assert.ok(document.variants.length >= 9)
  const broken = document.variants.flatMap((variant) => {
    const changed = applyVariant(document, variant)
    assert.notDeepEqual({ ...changed, variants: [] }, { ...document, variants: [] }, `${variant.id} changes nothing`)
    // The other variants are overlays on the model and not on this variant: only their names stay.
    const names = changed.variants.map(({ id, title }) => ({ id, title }))
    return errorsOf({ ...changed, variants: names }).map((error) => `${variant.id}: ${error.split(' ')[0]}`)
  })
  assert.deepEqual(
    [...new Set(broken)].sort(),
    // Backups in the region of the data; the synchronous copy in the primary's zone; most votes in it.
    ['local-backups: PBR-03', 'standby-same-zone: PG-03', 'votes-one-zone: PAT-05'],
  )
})

test('every requirement of the source decisions is there with all six parts and a measure', () => {
  const wanted = ['AVA01', 'SCA02', 'SCA03', 'DUR02', 'DUR03', 'DUR04']
  for (const id of wanted) {
    const found = document.requirements.find((requirement) => requirement.id === id)
    assert.ok(found, id)
    assert.ok(found.measures.length > 0, id)
    assert.deepEqual(
      Object.keys(found.scenario ?? {}).sort(),
      ['artifact', 'environment', 'measure', 'response', 'source', 'stimulus'],
      id,
    )
  }
})

test('recovery targets are those of the source decision', () => {
  const dur04 = document.requirements.find((requirement) => requirement.id === 'DUR04')
  const targets = dur04?.measures.map((measure) => `${measure.metric} ${measure.target ?? ''}`)
  assert.ok(targets?.includes('rto <= 30m'))
  assert.ok(targets?.includes('rpo <= 4h'))
})

test('four decisions, each for the model as it is', () => {
  assert.equal(records.length, 8)
  for (const { file, matter } of records) {
    assert.equal(matter.status, 'accepted', file)
    assert.deepEqual(
      matter.options.filter((option) => option.chosen).map((option) => option.variant),
      ['base'],
      file,
    )
  }
})

test('the options that the source decisions name are all there', () => {
  const options = (start: string) =>
    records.find(({ file }) => file.startsWith(start) && !file.endsWith('.en.md'))?.matter.options.map((o) => o.variant)
  assert.deepEqual(
    ['one-cluster', 'central-store', 'base'].filter((variant) => !options('0001')?.includes(variant)),
    [],
  )
  assert.deepEqual(
    ['local-backups', 'manual-restore', 'base'].filter((variant) => !options('0002')?.includes(variant)),
    [],
  )
})

test('the decisions of the system and of the project load without a finding', async () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const own = await loadDecisions(root, [`${root}adrs/loyalty`], ['ru', 'en'])
  assert.deepEqual(own.findings, [])
  assert.equal(own.decisions.length, 4)
  const project = await loadDecisions(root, [`${root}adrs/loadpath`], ['en'])
  assert.deepEqual(project.findings, [])
  assert.deepEqual([...new Set(project.decisions.map((decision) => decision.status))], ['accepted'])
})
