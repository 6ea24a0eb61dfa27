/** Text of lines: at most two lines high, on a halo, centred in its box. */

import type { Box, PlacedEdge, TextLine } from './placed-view.ts'
import { type as fonts } from './style.ts'
import { cleanLine } from './text/clean.ts'
import { CAP_HEIGHT, textWidth } from './text/measure.ts'
import { widestWord, wrap } from './text/wrap.ts'

export interface MeasuredLabel {
  lines: string[]
  width: number
  height: number
  full: string
}

const PAD = 3

/** Wraps a label; undefined when there is nothing to say. */
export function measureLabel(text: string, width: number, maxLines = 2): MeasuredLabel | undefined {
  const full = cleanLine(text)
  if (full === '') return undefined
  const { size, line } = fonts.quiet
  // Two even lines read better than a full one and a scrap.
  const whole = textWidth(full, size)
  const even = maxLines === 2 && whole > width ? Math.min(width, Math.max(whole * 0.6, widestWord(full, size))) : width
  const tight = wrap(full, even, size, 'regular', maxLines)
  const { lines } = tight.cut ? wrap(full, width, size, 'regular', maxLines) : tight
  const widest = Math.max(...lines.map((l) => textWidth(l, size)))
  return { lines, width: Math.ceil(widest) + PAD * 2, height: lines.length * (line - 2) + PAD, full }
}

/** The label set in a box. */
export function setLabel(label: MeasuredLabel, box: Box): NonNullable<PlacedEdge['label']> {
  const { size, line, face } = fonts.quiet
  const step = line - 2
  const top = box.y + (box.height - label.lines.length * step) / 2
  const lines: TextLine[] = label.lines.map((text, i) => ({
    text,
    x: box.x + box.width / 2,
    y: top + i * step + step / 2 + (CAP_HEIGHT * size) / 2,
    size,
    face,
    tone: 'quiet',
    anchor: 'middle',
  }))
  return { box, lines, tooltip: label.full }
}
