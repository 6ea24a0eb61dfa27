/** No-break spaces: what a line may not part. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Root } from 'mdast'
import { boundTree, joined } from '../../src/publish/tree/spacing.ts'

const shown = (text: string): string => text.replaceAll('\u00a0', '_')

test('figures stay with their units and short words, dashes and middle dots with the word before', () => {
  assert.equal(shown(joined('за 15 мин и 30 % — не больше ≤ 2 с')), 'за 15_мин и 30_%_— не больше ≤_2_с')
  assert.equal(shown(joined('within 15 min of 5 million')), 'within 15_min of 5 million')
  assert.equal(shown(joined('База клиентов · Узел 1 реплика')), 'База клиентов_· Узел 1 реплика')
  // Twice is as good as once.
  assert.equal(joined(joined('≥ 5 ГБ — 1')), joined('≥ 5 ГБ — 1'))
})

test('Russian running text keeps short words with the next one; tables, code and English do not change', () => {
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'paragraph', children: [{ type: 'text', value: 'В час пик и не раньше, с копией во II-м' }] },
      { type: 'paragraph', children: [{ type: 'inlineCode', value: 'а б' }] },
      {
        type: 'table',
        children: [
          { type: 'tableRow', children: [{ type: 'tableCell', children: [{ type: 'text', value: 'в зоне' }] }] },
        ],
      },
    ],
  }
  const before = structuredClone(tree)
  const [paragraph, code, table] = boundTree(tree, 'ru').children
  assert.deepEqual(tree, before)
  const [words] = paragraph?.type === 'paragraph' ? paragraph.children : []
  assert.equal(words?.type === 'text' && shown(words.value), 'В_час пик и_не_раньше, с_копией во_II-м')
  assert.deepEqual([code, table], [before.children[1], before.children[2]])
  assert.equal(boundTree(tree, 'en'), tree)
})
