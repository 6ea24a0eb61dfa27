/** What the document of failures says of single hosts and links, and of pairs that were not played. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { FailureAnalysis } from '../../src/analyse/analysis.ts'
import type { DocumentInput } from '../../src/document/context.ts'
import { writeDocuments } from '../../src/document/documents.ts'
import type { AnyNode } from '../../src/publish/tree/normalise.ts'
import { loyaltyInput } from './loyalty.ts'

function nodes(node: AnyNode): AnyNode[] {
  return [node, ...('children' in node ? node.children.flatMap((child) => nodes(child as AnyNode)) : [])]
}

describe('single hosts and links in the document', () => {
  let input: DocumentInput
  before(async () => {
    input = await loyaltyInput()
  })
  const failuresWith = (change: Partial<FailureAnalysis>, language: 'ru' | 'en') => {
    const analysis = { ...input.analysis, failures: { ...input.analysis.failures, ...change } }
    const found = writeDocuments({ ...input, analysis }).deliverables
    const { tree } = found.find((d) => d.name === 'failures' && d.language === language)!
    const all = nodes(tree)
    const table = all.find((n) => n.type === 'captionedTable' && n.id === 'single-losses-table')
    const text = all.flatMap((n) => (n.type === 'text' ? [n.value] : [])).join('\n')
    return { rows: table?.type === 'captionedTable' ? table.rows.length - 1 : 0, text }
  }

  it('those that interrupt somebody are rows, those that fare alike one row, the others are counted', () => {
    const { singles = [] } = input.analysis.failures
    const felt = singles.filter((o) => o.journeys.some((j) => j.outcome === 'down' || j.outcome === 'interrupted'))
    assert.ok(felt.length > 0)
    const { rows, text } = failuresWith({}, 'en')
    assert.ok(rows > 0 && rows <= felt.length)
    assert.match(text, new RegExp(`${singles.length - felt.length} of them pass without a break for users`))
    const twice = failuresWith({ singles: singles.flatMap((o) => [o, o]) }, 'en')
    assert.equal(twice.rows, rows)
  })

  it('when none does there is one sentence and no table', () => {
    const singles = (input.analysis.failures.singles ?? []).map((o) => ({ ...o, journeys: [] }))
    const { rows, text } = failuresWith({ singles }, 'en')
    assert.equal(rows, 0)
    assert.match(text, /None of these losses interrupts any journey/)
  })

  it('pairs that were not played are told in both languages, and only then', () => {
    assert.doesNotMatch(failuresWith({}, 'en').text, /pairs of outermost places first/)
    const pairs = { played: 1000, all: 4950 }
    assert.match(failuresWith({ pairs }, 'en').text, /Of 4950 pairs of places 1000 were played/)
    assert.match(failuresWith({ pairs }, 'ru').text, /Пар площадок 4950, рассчитано 1000/)
  })
})
