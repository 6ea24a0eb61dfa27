/** Every worked system is complete in itself: translated, its assumptions, requirements, variants and decisions lead to things it has. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'yaml'
import { type ArchitectureDocument, listNames } from '../../src/language/document.ts'
import { applyVariant } from '../../src/language/variant.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { root } from '../cli/run.ts'

interface FrontMatter {
  status: string
  addresses?: string[]
  affects?: string[]
  'confirmed-by'?: string[]
  options?: { title: string; variant?: string; chosen?: boolean }[]
}

interface Record {
  file: string
  text: string
  matter: FrontMatter
}

const { systems } = await loadWorkspace(root)

function recordsOf(system: string): Record[] {
  const folder = join(root, 'adrs', system)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      return { file, text, matter: parse(text.split('---')[1] ?? '') as FrontMatter }
    })
}

/** Every text of a thing, with the path to it. */
function* texts(value: unknown, path: string): Generator<[string, { ru?: unknown; en?: unknown }]> {
  if (typeof value !== 'object' || value === null) return
  if ('ru' in value || 'en' in value) yield [path, value]
  else for (const [key, field] of Object.entries(value)) yield* texts(field, `${path}.${key}`)
}

const idsOf = (document: ArchitectureDocument) =>
  new Set(listNames.flatMap((list) => document[list].map((thing) => thing.id)))

it('there are several worked systems', () => {
  assert.ok(systems.length >= 2)
})

for (const { document, decisions, findings } of systems) {
  const { id } = document.system
  const records = recordsOf(id)
  const ids = idsOf(document)
  describe(id, () => {
    it('loads without a finding, its decisions included', () => {
      assert.deepEqual(findings, [])
      assert.ok(decisions.length > 0)
    })

    it('every text is written in both languages, and Russian text is Russian', () => {
      for (const list of listNames) {
        for (const [path, text] of texts(document[list], list)) {
          assert.equal(typeof text.ru, 'string', path)
          assert.equal(typeof text.en, 'string', path)
          assert.doesNotMatch(String(text.en), /[а-яё]/i, path)
          if (/[a-z]{4}/i.test(String(text.en)) && text.en !== text.ru) assert.match(String(text.ru), /[а-яё]/i, path)
        }
      }
    })

    it('every requirement has a measure, and every "must" has all six parts of its scenario', () => {
      for (const { id: requirement, measures, scenario, priority } of document.requirements) {
        assert.ok(measures.length > 0, requirement)
        if (priority !== 'must') continue
        const parts = ['artifact', 'environment', 'measure', 'response', 'source', 'stimulus']
        assert.deepEqual(Object.keys(scenario ?? {}).sort(), parts, requirement)
      }
    })

    it('every assumption names things of the model', () => {
      assert.ok(document.assumptions.length > 0)
      for (const assumption of document.assumptions) {
        assert.ok(assumption.about.length > 0, assumption.id)
        for (const about of assumption.about)
          assert.ok(ids.has(about.split('.')[0] ?? ''), `${assumption.id}: ${about}`)
      }
    })

    it('every variant changes something', () => {
      for (const variant of document.variants) {
        const changed = applyVariant(document, variant)
        assert.notDeepEqual({ ...changed, variants: [] }, { ...document, variants: [] }, variant.id)
      }
    })

    it('every option of every decision is a variant, exactly one is chosen, and all links lead to the model', () => {
      const known = new Set(['base', ...[...document.variants, ...document.stages].map((variant) => variant.id)])
      for (const { file, matter } of records) {
        for (const { title, variant } of matter.options ?? []) assert.ok(known.has(variant ?? ''), `${file}: ${title}`)
        assert.equal(matter.options?.filter((option) => option.chosen).length, 1, file)
        for (const link of [matter.addresses, matter.affects, matter['confirmed-by']].flat()) {
          assert.ok(link === undefined || ids.has(link), `${file}: ${link}`)
        }
      }
    })

    it('each decision has a translation with the same links and the same sections', () => {
      for (const { file, text, matter } of records.filter((record) => !record.file.endsWith('.en.md'))) {
        const other = records.find((record) => record.file === file.replace(/\.md$/, '.en.md'))
        assert.ok(other, file)
        for (const key of ['status', 'addresses', 'affects', 'confirmed-by'] as const) {
          assert.deepEqual(other.matter[key], matter[key], `${file}: ${key}`)
        }
        const variants = (found: FrontMatter) => found.options?.map(({ variant, chosen }) => [variant, chosen])
        assert.deepEqual(variants(other.matter), variants(matter), file)
        const levels = (markdown: string) => markdown.match(/^#+/gm)
        assert.deepEqual(levels(other.text), levels(text), file)
        assert.doesNotMatch(other.text, /[а-яё]/i, other.file)
      }
    })
  })
}
