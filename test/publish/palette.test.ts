/** Contrast of every text colour on every ground it stands on, by the WCAG 2 formula, in both themes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { darkPalette, lightPalette } from '../../src/publish/palette.ts'

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16) / 255)
  const [r = 0, g = 0, b = 0] = parts.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

test('the formula gives the published extremes', () => {
  assert.equal(contrast('#000000', '#ffffff').toFixed(2), '21.00')
  // WebAIM's example: #777777 on white is 4.48.
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
})

for (const [name, p] of Object.entries({ light: lightPalette, dark: darkPalette })) {
  test(`${name}: texts reach 4.5, controls reach 3`, () => {
    for (const ground of [p.paper, p.panel]) {
      for (const ink of [p.ink, p.muted, p.accent]) assert.ok(contrast(ink, ground) >= 4.5, `${ink} on ${ground}`)
    }
    for (const [kind, v] of Object.entries(p.verdicts)) {
      for (const ground of [v.ground, p.paper, p.panel])
        assert.ok(contrast(v.ink, ground) >= 4.5, `${kind} on ${ground}`)
    }
    assert.ok(contrast(p.control, p.paper) >= 3)
  })
}
