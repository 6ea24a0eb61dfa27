/** Breaks a text into lines no wider than a box; what does not fit ends in an ellipsis. Every line keeps the width. */
import { cleanLine } from './clean.ts'
import { type Face, textWidth } from './measure.ts'

const ELLIPSIS = '…'

export interface Wrapped {
  lines: string[]
  /** True when text was cut: the full text then goes to the tooltip. */
  cut: boolean
}

/** Lines of `text` at `size` px within `width` px, at most `maxLines`. A width too small for one letter gives no line. */
export function wrap(text: string, width: number, size: number, face: Face = 'regular', maxLines = 99): Wrapped {
  const words = cleanLine(text)
    .split(' ')
    .filter((w) => w !== '')
    .flatMap((w) => splitWord(w, width, size, face))
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer, size, face) <= width) line = longer
    else {
      if (line !== '') lines.push(line)
      line = word
    }
  }
  if (line !== '') lines.push(line)
  if (lines.length <= maxLines) return { lines, cut: false }
  const kept = lines.slice(0, maxLines)
  const last = kept.pop() ?? ''
  return { lines: [...kept, shorten(last, width, size, face)], cut: true }
}

/** `text` with an ellipsis, cut so that it keeps the width. */
function shorten(text: string, width: number, size: number, face: Face): string {
  const chars = [...text]
  while (chars.length > 0 && textWidth(chars.join('') + ELLIPSIS, size, face) > width) chars.pop()
  return `${chars.join('').replace(/[\s.,;:–—-]+$/, '')}${ELLIPSIS}`
}

/** One line of text, cut with an ellipsis when it is too wide. */
export function fitLine(text: string, width: number, size: number, face: Face = 'regular'): string {
  const clean = cleanLine(text)
  return textWidth(clean, size, face) <= width ? clean : shorten(clean, width, size, face)
}

/** A word wider than the box in pieces: after a hyphen, slash or underscore when there is one, else anywhere. */
function splitWord(word: string, width: number, size: number, face: Face): string[] {
  if (textWidth(word, size, face) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const char of word) {
    if (piece !== '' && textWidth(piece + char, size, face) > width) {
      const natural = /^(.*[-/_.])([^-/_.]+)$/.exec(piece)
      if (natural?.[1] && natural[2] !== undefined) {
        pieces.push(natural[1])
        piece = natural[2] + char
      } else {
        pieces.push(piece)
        piece = char
      }
    } else piece += char
  }
  if (piece !== '') pieces.push(piece)
  return pieces
}

/** The widest word of a text: a box narrower than it would have to break the word. */
export function widestWord(text: string, size: number, face: Face = 'regular'): number {
  return Math.max(
    0,
    ...cleanLine(text)
      .split(' ')
      .map((w) => textWidth(w, size, face)),
  )
}
