import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import fc from 'fast-check'
import { create } from 'fontkit'
import { faceFiles, readFace } from '../../scripts/font-metrics.ts'
import { cleanLine } from '../../src/layout/text/clean.ts'
import { type Face, textWidth } from '../../src/layout/text/measure.ts'
import { faces } from '../../src/layout/text/metrics-table.ts'
import { fitLine, wrap } from '../../src/layout/text/wrap.ts'

const require = createRequire(import.meta.url)

test('the committed table is what fontkit reads from the installed fonts', () => {
  for (const name of Object.keys(faceFiles) as Face[]) assert.deepEqual(faces[name], readFace(faceFiles[name]), name)
})

test('a line is measured as fontkit lays it out, kerning apart', () => {
  const texts = ['Потеря зоны: профили за 32 с', 'Zone a lost: 99.95 % ≥ target → pass', 'База данных «лояльность» № 7']
  for (const name of ['regular', 'semibold'] as const) {
    const font = create(readFileSync(require.resolve(faceFiles[name])))
    assert.ok('layout' in font)
    for (const text of texts) {
      const exact = (font.layout(text, { kern: false, calt: false }).advanceWidth * 14) / font.unitsPerEm
      assert.ok(Math.abs(textWidth(text, 14, name) - exact) < 0.5, text)
    }
  }
})

test('wrapped lines keep the width and lose no text unless cut', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.integer({ min: 40, max: 300 }),
      fc.integer({ min: 1, max: 5 }),
      (text, width, lines) => {
        const { lines: found, cut } = wrap(text, width, 13, 'semibold', lines)
        assert.ok(found.length <= lines)
        for (const line of found) assert.ok(textWidth(line, 13, 'semibold') <= width + 1e-6)
        if (!cut) assert.equal(found.join('').replaceAll(' ', ''), cleanLine(text).replaceAll(' ', ''))
      },
    ),
  )
})

test('a fitted line keeps the width and is whole when it fits', () => {
  assert.equal(fitLine('short', 200, 12), 'short')
  assert.ok(fitLine('a very long title that cannot fit', 80, 12).endsWith('…'))
  assert.ok(textWidth(fitLine('a very long title that cannot fit', 80, 12), 12) <= 80)
})

test('controls, bidi marks and what XML forbids are dropped, white space becomes one space', () => {
  assert.equal(cleanLine('a\u0000\u202Eb\r\n\tc\uFFFE\u200B\uD800 d'), 'ab c d')
})
