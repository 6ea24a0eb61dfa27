/** The title of a frame gives up its kind before it gives up letters. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freeTitle } from '../../src/layout/groups.ts'
import { textWidth } from '../../src/layout/text/measure.ts'
import type { ViewGroup } from '../../src/view/view.ts'

const title = 'Клиентская платформа'
const group = { id: 'system', kind: 'system', title: { ru: title, en: 'Customer platform' } } as unknown as ViewGroup
const box = { x: 0, y: 100, width: 400, height: 300 }
/** A line that comes from above at x and runs through the whole frame. */
const line = (x: number) => [
  { x, y: 0 },
  { x, y: 500 },
]

test('a line beside the title costs the kind first, then letters', () => {
  const width = textWidth(title, 14, 'semibold')
  const texts = (at: readonly number[]): string[] =>
    freeTitle(group, 'ru', box, at.map(line), []).title.map((t) => t.text)
  assert.deepEqual(texts([]), [title, 'система'])
  const crowded = [width + 40, width + 80, width + 120, width + 160]
  assert.deepEqual(texts(crowded), [title])
  const [short = ''] = texts([width - 20, width + 40, width + 100, width + 160])
  assert.ok(short.endsWith('…') && short.length < title.length, short)
})
