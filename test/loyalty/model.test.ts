/** The loyalty model is complete in itself: sound, translated, every requirement and every option of a decision there. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import loyalty from '../../model/loyalty/model.ts'
import { check } from '../../src/check/check.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { listNames } from '../../src/language/document.ts'
import { applyVariant } from '../../src/language/variant.ts'
import { loadDecisions } from '../../src/load/decisions/load.ts'

const document = loyalty.toDocument()
const folder = new URL('../../adrs/loyalty/', import.meta.url)

interface FrontMatter {
  status: string
  addresses: string[]
  affects: string[]
  'confirmed-by': string[]
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

/** Every text of a thing, with the path to it. */
function* texts(value: unknown, path: string): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return
  if ('ru' in value || 'en' in value) yield [path, value as Record<string, unknown>]
  else for (const [key, field] of Object.entries(value)) yield* texts(field, `${path}.${key}`)
}

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

test('every text is written in both languages and Russian text is Russian', () => {
  for (const list of listNames) {
    for (const [path, text] of texts(document[list], list)) {
      assert.equal(typeof text.ru, 'string', path)
      assert.equal(typeof text.en, 'string', path)
      assert.doesNotMatch(String(text.en), /[а-яё]/i, path)
      if (/[a-z]{4}/i.test(String(text.en)) && String(text.en) !== text.ru)
        assert.match(String(text.ru), /[а-яё]/i, path)
    }
  }
})

test('every figure of an assumption names things of the model', () => {
  const ids = new Set(listNames.flatMap((list) => document[list].map((thing) => thing.id)))
  for (const assumption of document.assumptions) {
    assert.ok(assumption.about.length > 0, assumption.id)
    for (const about of assumption.about) assert.ok(ids.has(about.split('.')[0] ?? ''), `${assumption.id}: ${about}`)
  }
})

test('every option of every decision has a variant, exactly one is chosen, and all links lead to the model', () => {
  const ids = new Set(listNames.flatMap((list) => document[list].map((thing) => thing.id)))
  const variants = new Set(['base', ...document.variants.map((variant) => variant.id)])
  assert.equal(records.length, 8)
  for (const { file, matter } of records) {
    assert.equal(matter.status, 'accepted', file)
    for (const option of matter.options) assert.ok(variants.has(option.variant ?? ''), `${file}: ${option.title}`)
    assert.deepEqual(
      matter.options.filter((option) => option.chosen).map((option) => option.variant),
      ['base'],
      file,
    )
    for (const id of [...matter.addresses, ...matter.affects, ...matter['confirmed-by']]) {
      assert.ok(ids.has(id), `${file}: ${id}`)
    }
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

test('each decision has a translation with the same links and the same sections', () => {
  for (const { file, text, matter } of records.filter((record) => !record.file.endsWith('.en.md'))) {
    const other = records.find((record) => record.file === file.replace(/\.md$/, '.en.md'))
    assert.ok(other, file)
    for (const key of ['status', 'addresses', 'affects', 'confirmed-by'] as const) {
      assert.deepEqual(other.matter[key], matter[key], `${file}: ${key}`)
    }
    assert.deepEqual(
      other.matter.options.map((option) => option.variant),
      matter.options.map((option) => option.variant),
    )
    const levels = (markdown: string) => markdown.match(/^#+/gm)
    assert.deepEqual(levels(other.text), levels(text), file)
    assert.doesNotMatch(other.text, /[а-яё]/i, other.file)
  }
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
