/** Growth and scaling in the performance profile: a row per measure, words for what never ends, both ways to grow. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { DocumentInput } from '../../src/document/context.ts'
import { writeDocuments } from '../../src/document/documents.ts'
import { compareGrowth } from '../../src/judge/compare.ts'
import type { AnyNode } from '../../src/publish/tree/normalise.ts'
import { loyaltyInput } from './loyalty.ts'

function nodes(node: AnyNode): AnyNode[] {
  const own = 'children' in node ? node.children.flatMap((child) => nodes(child as AnyNode)) : []
  const cells = node.type === 'captionedTable' ? node.rows.flatMap((row) => nodes(row)) : []
  return [node, ...own, ...cells]
}

const textOf = (node: AnyNode): string =>
  nodes(node)
    .map((n) => (n.type === 'number' ? n.text : n.type === 'verdict' ? `[${n.verdict}]` : 'value' in n ? n.value : ''))
    .join('')

describe('capacity in the documents', () => {
  let input: DocumentInput
  before(async () => {
    input = await loyaltyInput()
    input.growth = compareGrowth(input.model.document, input.model.decisions)
  })
  const profile = (language: string) => {
    const { tree } = writeDocuments(input).deliverables.find(
      (d) => d.name === 'performance' && d.language === language,
    )!
    const tables = nodes(tree).filter((n) => n.type === 'captionedTable')
    return {
      text: textOf(tree),
      tables: new Map(tables.map((t) => [t.id, t.rows.map((row) => row.children.map(textOf))])),
    }
  }

  it('every row of the growth table is one measure in one unit, and nothing is infinite', () => {
    for (const language of ['en', 'ru']) {
      const [head, ...rows] = profile(language).tables.get('growth-steps')!
      assert.equal(head!.length, 6)
      assert.ok(rows.length >= 6)
      for (const row of rows) {
        assert.notEqual(row[1], '')
        assert.ok(!row.join().includes('∞'), row.join(' | '))
        const percents = row.slice(2).filter((cell) => cell.includes('%')).length
        assert.ok(percents === 0 || percents === 4, row.join(' | '))
      }
    }
  })
  it('says what is assumed to grow, and what breaks first', () => {
    assert.match(profile('en').text, /write-ahead log are multiplied.*×2 in \d+(\.\d)? years/s)
    assert.match(profile('en').text, /What breaks first/)
    assert.match(profile('ru').text, /Что нарушается первым/)
  })
  it('sets more replicas beside bigger ones for the resources that a grown peak fills', () => {
    const rows = profile('en').tables.get('scaling-ways')!.slice(1)
    assert.ok(rows.length >= 2 && rows.length % 2 === 0)
    assert.deepEqual(
      [...new Set(rows.map((row, i) => `${i % 2} ${row[1]!.split(':')[0]}`))],
      ['0 more replicas', '1 bigger'],
    )
  })
})
