/** One kind of quotation marks in English documents, whoever wrote the text. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RootContent } from 'mdast'
import { withQuotes } from '../../src/document/quotes.ts'
import { curly } from '../../src/text/quotes.ts'

test('marks open after a space, a bracket, a dash or nothing, and close after anything else', () => {
  assert.equal(curly(`"a" isn't 'b' ("c")`), '“a” isn’t ‘b’ (“c”)')
  assert.equal(curly(`x — "y 'z'"`), 'x — “y ‘z’”')
  assert.equal(curly('"', 'x'), '”')
  assert.equal(curly('“kept” – as it’s'), '“kept” – as it’s')
})

test('a mark after a link closes what was opened before it; code and Russian do not change', () => {
  const blocks: RootContent[] = [
    {
      type: 'paragraph',
      children: [
        { type: 'text', value: 'the scenario "' },
        { type: 'link', url: '#a', children: [{ type: 'text', value: "Vendor's outage" }] },
        { type: 'text', value: '" and ' },
        { type: 'inlineCode', value: '"x"' },
        { type: 'text', value: '"' },
      ],
    },
    { type: 'code', value: 'a = "b"' },
  ]
  const before = structuredClone(blocks)
  const [paragraph, code] = withQuotes(blocks, 'en')
  const texts = paragraph?.type === 'paragraph' ? paragraph.children : []
  assert.deepEqual(
    texts.map((n) =>
      'value' in n ? n.value : 'children' in n && n.children[0]?.type === 'text' && n.children[0].value,
    ),
    ['the scenario “', 'Vendor’s outage', '” and ', '"x"', '”'],
  )
  assert.deepEqual(code, before[1])
  assert.deepEqual(blocks, before)
  assert.equal(withQuotes(blocks, 'ru'), blocks)
})
