/** The roadmap of a small staged model: every stage on top of the ones before it, in both languages. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import type { DocumentInput } from '../../src/document/context.ts'
import { writeDocuments } from '../../src/document/documents.ts'
import { compareVariants } from '../../src/judge/compare.ts'
import { judge } from '../../src/judge/judge.ts'
import { judgedOn } from '../../src/judge/judged-on.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { applyStage } from '../../src/language/variant.ts'
import type { Measure, Requirement, Stage } from '../../src/language/vocabulary/index.ts'
import type { LoadedModel } from '../../src/load/loaded-model.ts'
import type { AnyNode } from '../../src/publish/tree/normalise.ts'
import { shop } from '../performance/model.ts'

const requirement = (id: string, measure: Measure): Requirement => ({
  id,
  title: { ru: `Требование ${id}`, en: `Requirement ${id}` },
  characteristic: 'performance-efficiency',
  priority: 'must',
  measures: [measure],
})
const stage = (id: string, order: number, rest: Partial<Stage>): Stage => ({
  id,
  order,
  title: { ru: `Этап ${id}`, en: `Step ${id}` },
  duration: '2w',
  tasks: [{ ru: `Сделать ${id}`, en: `Do ${id}` }],
  ...rest,
})

/** 12 servers of the database carry 600/s, but the API of the north only 600/s in all; both together 1200/s. */
function staged(): ArchitectureDocument {
  return {
    ...shop(),
    requirements: [
      requirement('THR01', { metric: 'throughput', of: 'buy', target: '>= 700/s' }),
      requirement('COS01', { metric: 'cost', target: '<= 2900 USD/month' }),
    ],
    stages: [
      stage('second', 2, {
        set: [
          { id: 'api@north', patch: { replicas: 4 } },
          { id: 'api@south', patch: { replicas: 6 } },
        ],
        add: { requirements: [requirement('NEW01', { metric: 'headroom', of: 'buy', target: '>= 10%' })] },
      }),
      stage('first', 1, {
        set: [{ id: 'db', patch: { concurrency: 24 } }],
        duration: { best: '1w', typical: '2w', worst: '4w' },
      }),
    ],
  }
}

function inputOf(document: ArchitectureDocument): DocumentInput {
  const model = { document, decisions: [], references: [], sources: {}, files: [] } as unknown as LoadedModel
  const { topology, analysis } = analyse(document)
  return {
    model,
    topology,
    analysis,
    judgement: judge({ document, decisions: [] }, topology, analysis),
    comparisons: compareVariants(document, []),
    sensitivities: new Map(),
    pictures: [],
    findings: [],
  }
}

function nodes(node: AnyNode): AnyNode[] {
  const own = 'children' in node ? node.children.flatMap((child) => nodes(child as AnyNode)) : []
  const cells = node.type === 'captionedTable' ? node.rows.flatMap((row) => nodes(row)) : []
  return [node, ...own, ...cells]
}
/** Texts with plain spaces. */
const textOf = (node: AnyNode): string =>
  nodes(node)
    .map((n) => (n.type === 'verdict' ? n.verdict : n.type === 'number' ? n.text : 'value' in n ? String(n.value) : ''))
    .filter((text) => text !== '')
    .join('|')
    .replace(/\u00a0|\u202f/g, ' ')

describe('the roadmap', () => {
  const document = staged()
  const documents = writeDocuments(inputOf(document))
  const shown = (language: 'ru' | 'en') => {
    const found = documents.deliverables.find((d) => d.name === 'roadmap' && d.language === language)
    assert.ok(found)
    const all = nodes(found.tree)
    return {
      title: found.title,
      text: textOf(found.tree),
      tables: new Map(all.filter((n) => n.type === 'captionedTable').map((t) => [t.id, t.rows.map(textOf)])),
    }
  }

  it('gives the verdicts of `check --stage` for every stage, in their order', () => {
    for (const language of ['ru', 'en'] as const) {
      const rows = shown(language).tables.get('stage-verdicts-table') ?? []
      const verdicts = (id: string) =>
        (rows.find((row) => row.startsWith(id)) ?? '')
          .split('|')
          .filter((t) => /^(pass|at-risk|fail|unknown|—)$/.test(t))
      const ends = [document, applyStage(document, 'first'), applyStage(document, 'second')]
      for (const id of ['THR01', 'COS01', 'NEW01']) {
        const judged = ends.map((end) => judgedOn(end).verdicts.find((v) => v.requirement === id)?.verdict ?? '—')
        assert.deepEqual(verdicts(id), judged, id)
      }
      assert.deepEqual(verdicts('THR01'), ['fail', 'fail', 'pass'])
      assert.deepEqual(verdicts('COS01').at(-1), 'fail')
    }
  })

  it('tells what each stage wins and loses, its duration and the time from the start', () => {
    const { tables, title, text } = shown('en')
    assert.equal(title, 'Roadmap')
    const [, first, second] = tables.get('stages') ?? []
    assert.match(first ?? '', /^Step first\|7 d \/ 14 d \/ 28 d\|7 d \/ 14 d \/ 28 d\|—\|—/)
    assert.match(second ?? '', /^Step second\|14 d\|21 d \/ 28 d \/ 42 d\|THR01\|, \|NEW01\|COS01\|3000/)
    assert.match(text, /Do first/)
    assert.match(text, /NEW01\| Requirement NEW01/, 'the title of a requirement that a stage brings')
    assert.match(shown('ru').text, /План состоит из 2 этапов.*Сделать first/s)
  })

  it('sets a variant beside its stage, but the stage itself beside nothing', () => {
    const title = { ru: 'Вариант', en: 'Option' }
    const set = [{ id: 'db', patch: { concurrency: 6 } }]
    const variants = [
      { id: 'as-planned', title, after: 'first' },
      { id: 'smaller', title, after: 'first', set },
    ]
    const { items } = writeDocuments(inputOf({ ...document, variants }))
    const head = (id: string): string => {
      const page = items.find((item) => item.kind === 'variant' && item.id === id && item.language === 'en')
      const table = page && nodes(page.tree).find((n) => n.type === 'captionedTable')
      return table?.type === 'captionedTable' && table.rows[0] ? textOf(table.rows[0]) : ''
    }
    assert.equal(head('as-planned'), 'Requirement|Verdict|Computed|Target|Cause')
    assert.equal(head('smaller'), 'Requirement|Variant|Computed|Target|Stage|Cause')
  })

  it('is no document of a model without stages', () => {
    const names = writeDocuments(inputOf({ ...document, stages: [] })).deliverables.map((d) => d.name)
    assert.ok(!names.includes('roadmap') && names.includes('recovery'))
  })
})
