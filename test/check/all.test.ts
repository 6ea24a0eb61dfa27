/** All rules together: nothing to wave away on the worked systems, and work in proportion to the size of a model. */
import assert from 'node:assert/strict'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { check } from '../../src/check/check.ts'
import { rules } from '../../src/check/rules/index.ts'
import { type ArchitectureDocument, listNames } from '../../src/language/document.ts'
import { applyStage, stagesInOrder } from '../../src/language/variant.ts'
import type { Element } from '../../src/language/vocabulary/index.ts'
import type { LoadedModel } from '../../src/load/loaded-model.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { baseDocument } from './base.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

test('there are at least 150 rules', () => {
  assert.ok(rules.length >= 150, String(rules.length))
})

/** What rules say of a document in place of that of a loaded system. */
function said(system: LoadedModel, document: ArchitectureDocument): string[] {
  const overlaid = document !== system.document
  const checked = check({ ...system, document }, { today: document.system.date ?? '2026-11-21', overlaid })
  assert.ok(checked.model?.checked, system.path)
  return checked.findings.map((f) => `${f.code} ${f.element}`)
}

test('no rule says anything of the worked systems at the end of their plans', async () => {
  const { systems } = await loadWorkspace(root)
  assert.ok(systems.length > 0)
  for (const system of systems) {
    const last = stagesInOrder(system.document).at(-1)
    const document = last ? applyStage(system.document, last.id) : system.document
    assert.deepEqual(said(system, document), [], system.path)
  }
})

test('of the system before its plan rules say what the plan then does', async () => {
  const { systems } = await loadWorkspace(root)
  const [karma] = systems.filter((s) => s.document.stages.length > 0)
  assert.ok(karma)
  assert.deepEqual(said(karma, karma.document).sort(), [
    'GEN-01 app',
    'GEN-01 karma-db',
    'GEN-08 karma-db',
    'GEN-22 app',
    'PBR-06 karma-db',
    'PBR-09 karma-db',
    'PRM-07 karma-db',
  ])
})

/** Modules of ten elements each, every kind of store among them, behind one edge. */
function large(modules: number): ArchitectureDocument {
  const base = baseDocument()
  const document: ArchitectureDocument = { ...base, metrics: [], assumptions: [] }
  const own: readonly Element[] = base.elements.filter(({ id }) => !['shopper', 'app', 'edge'].includes(id))
  const renamed = new Set(own.map(({ id }) => id))
  for (let n = 1; n < modules; n++) {
    const at = (id: string) => (renamed.has(id) ? `${id}-${n}` : id)
    // Ids stand in quotes of their own everywhere; relation and deployment ids are made of them.
    const copy = <T>(thing: T): T =>
      JSON.parse(JSON.stringify(thing), (key, value) =>
        typeof value === 'string' && key !== 'kind' && key !== 'technology' ? at(value) : value,
      )
    document.elements.push(...own.map(copy))
    for (const relation of base.relations.slice(0, 10)) {
      if (renamed.has(relation.from) || renamed.has(relation.to)) {
        document.relations.push({ ...copy(relation), id: `${at(relation.from)}->${at(relation.to)}` })
      }
    }
    const deployed = base.deployments.slice(0, 7)
    document.deployments.push(...deployed.map((one) => ({ ...copy(one), id: `${at(one.element)}@${one.in}` })))
    document.journeys.push(...base.journeys.slice(0, 2).map((one) => ({ ...copy(one), id: `${one.id}-${n}` })))
    document.queries.push({
      id: `query-${n}`,
      title: 'Query',
      store: at('profiles'),
      statement: 'SELECT 1',
      rate: '1/s',
      tables: [],
    })
    for (const one of base.requirements.slice(0, 6)) {
      const of = (id: string) => (base.journeys.some((journey) => journey.id === id) ? `${id}-${n}` : at(id))
      const measures = one.measures.map((measure) => ({ ...measure, of: of(measure.of ?? '') }) as typeof measure)
      document.requirements.push({ ...one, id: `${one.id}-${n}`, measures })
    }
  }
  return document
}

/** The document with things that count how often a field of theirs is read. */
function counted(document: ArchitectureDocument): { document: ArchitectureDocument; reads: () => number } {
  let reads = 0
  const watch = <T extends object>(thing: T): T =>
    new Proxy(thing, {
      get(target, key, receiver) {
        reads++
        return Reflect.get(target, key, receiver) as unknown
      },
    })
  const lists = Object.fromEntries(listNames.map((name) => [name, (document[name] as object[]).map(watch)]))
  return { document: { ...document, ...lists }, reads: () => reads }
}

function readsOf(modules: number): { elements: number; reads: number; errors: string[] } {
  const { document, reads } = counted(large(modules))
  const { findings } = check({ path: '', document, sources: {}, decisions: [], findings: [] }, { today: '2026-11-21' })
  const errors = findings
    .filter(({ code }) => !/^[A-Z0-9]+-\d\d$/.test(code))
    .map(({ code, element }) => `${code} ${element}`)
  return { elements: document.elements.length, reads: reads(), errors }
}

test('twice the model is twice the work: every index is built once', () => {
  const [half, whole] = [readsOf(100), readsOf(200)]
  assert.deepEqual([half.errors, whole.errors], [[], []], 'the generated model is sound')
  assert.ok(whole.elements >= 2000, String(whole.elements))
  const ratio = whole.reads / half.reads
  assert.ok(ratio < 2.1, `${whole.reads} / ${half.reads} = ${ratio}`)
  // Some 220 rules and checks look at each thing: a few fields of it, each a few times.
  const perElement = whole.reads / whole.elements
  assert.ok(perElement < 2500, String(perElement))
})
