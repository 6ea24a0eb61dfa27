/**
 * Widths of table columns from what stands in them: no column narrower than its longest unbreakable piece, none wider
 * than its text, long texts share the rest. Also decides whether a table needs a landscape page and whether it is short
 * enough to be kept on one page. Widths are those of the bundled face; Typst sets the real ones.
 */
import type { PhrasingContent, TableCell, TableRow } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type {} from '../../document/tree.ts'
import type { Language } from '../../language/text.ts'
import { textWidth } from '../../layout/text/measure.ts'
import { verdictWords } from '../words.ts'
import { pieces } from './typst-text.ts'

/** Width of the text area in points. */
const room = { portrait: 481, landscape: 728 }
/** Size of the text, the space inside a cell beside it, and a line, in points. */
const size = 8.5
const padding = 11
const lineHeight = 11.5
const rowSpace = 9
/** A taller row may break, or it would leave a wide blank or run off its page. */
const tallRow = 180
/** A letter of the identifier face counts as this many average letters. */
const monoLetter = 1.16
/** Points that are given at once. */
const step = 4
/** A word of letters longer than this many points is hyphenated. */
const longWord = 72
/** A text longer than this many points asks for no more width. */
const longText = 343
/** Kerning and hyphens make no line of text fill its column: the room that is lost on average. */
const ragged = 1.08

export interface TableShape {
  /** Typst column list, e.g. `(52.3pt, 1fr,)`. */
  columns: string
  landscape: boolean
  /** Short enough to be kept on one page without a wide blank before it. */
  whole: boolean
  /** No row is too tall to be moved to the next page as a whole. */
  wholeRows: boolean
}

interface Column {
  /** Points that the longest piece needs, and that the longest cell would like. */
  least: number
  natural: number
  /** Mean length of the cells in points. */
  average: number
}

/** Shape of a table; `given` are relative widths from the document. */
export function shapeTable(
  rows: readonly TableRow[],
  given: readonly number[] | undefined,
  wide: boolean,
  language: Language,
): TableShape {
  const count = Math.max(1, ...rows.map((r) => r.children.length))
  const lengths = rows.map((row) => Array.from({ length: count }, (_, i) => cellText(row.children[i], language)))
  const columns = Array.from({ length: count }, (_, i) => measure(lengths.map((row) => row[i] ?? '')))
  const least = sum(columns.map((c) => c.least))
  const crowded = wide && sum(columns.map((c) => c.natural)) > room.portrait * 1.4
  const landscape = least > room.portrait || crowded
  const width = landscape ? room.landscape : room.portrait
  const widths = least > width ? columns.map((c) => (c.least * width) / least) : share(columns, lengths, width, given)
  const heights = lengths.map(
    (row) => rowSpace + lineHeight * Math.max(...row.map((text, i) => lines(text, widths[i] ?? width))),
  )
  const widest = widths.indexOf(Math.max(...widths))
  const list = widths.map((w, i) => (i === widest && count > 1 ? '1fr' : `${w.toFixed(1)}pt`))
  return {
    columns: `(${list.join(', ')},)`,
    landscape,
    whole: sum(heights) < 200,
    wholeRows: heights.every((height) => height < tallRow),
  }
}

/**
 * Every column gets its least width; each further piece of the rest goes where it saves most lines, and what saves none
 * to columns that are narrower than their text, by `given`.
 */
function share(
  columns: readonly Column[],
  texts: readonly (readonly string[])[],
  width: number,
  given: readonly number[] | undefined,
): number[] {
  const widths = columns.map((c) => c.least)
  const sizes = texts.map((row) => row.map((text) => points(text) * ragged))
  const needs = sizes.map((row) => row.map((need, i) => linesOf(need, widths[i] ?? width)))
  let rest = width - sum(widths)
  while (rest >= step) {
    const gains = widths.map((w, i) => sum(sizes.map((row, r) => saved(needs[r] ?? [], i, row[i] ?? 0, w + step))))
    const best = gains.indexOf(Math.max(...gains))
    if (!((gains[best] ?? 0) > 1e-3)) break
    widths[best] = (widths[best] ?? 0) + step
    rest -= step
    for (const [r, row] of needs.entries()) row[best] = linesOf(sizes[r]?.[best] ?? 0, widths[best] ?? width)
  }
  const wanting = columns.map((c, i) => Math.max(0, c.natural - (widths[i] ?? 0)) * (given?.[i] ?? 1))
  const wanted = sum(wanting)
  return widths.map((w, i) =>
    wanted > 0
      ? w +
        Math.min(
          (columns[i]?.natural ?? w) - Math.min(w, columns[i]?.natural ?? w),
          (rest * (wanting[i] ?? 0)) / wanted,
        )
      : w,
  )
}

/** Lines of a text of some width in a column; not whole ones, so that every piece of width counts. */
function linesOf(need: number, column: number): number {
  return Math.max(1, need / Math.max(size, column - padding))
}

/** Lines by which a row becomes shorter when column `i` becomes `wider`; a soft maximum, or two equal columns would block each other. */
function saved(lines: readonly number[], i: number, need: number, wider: number): number {
  const now = lines[i] ?? 1
  if (now <= 1) return 0
  const others = sum(lines.map((l, k) => (k === i ? 0 : l ** 6)))
  return (others + now ** 6) ** (1 / 6) - (others + linesOf(need, wider) ** 6) ** (1 / 6)
}

/** The head may wrap, so only its longest word counts; body cells count with their whole text. */
function measure(texts: readonly string[]): Column {
  const [head = '', ...body] = texts
  // Words of a head stay whole, words of a cell may be hyphenated.
  const words = [
    ...pieces(head).map((piece) => points(piece, 'semibold')),
    ...body.flatMap((text) => pieces(text).map((p) => (hyphenated(p) ? Math.min(points(p), longWord) : points(p)))),
  ]
  const least = Math.max(size, ...words) + padding
  const whole = body.map((text) => points(text))
  const natural = Math.min(longText, Math.max(size, ...whole)) + padding
  return { least, natural: Math.max(least, natural), average: sum(whole) / Math.max(1, body.length) }
}

function hyphenated(piece: string): boolean {
  return /^[«"(]*\p{L}+[»").,:;]*$/u.test(piece)
}

/** Width of a text in a table in points; figures are all as wide as a zero there. */
function points(text: string, face: 'regular' | 'semibold' = 'regular'): number {
  return textWidth(text.replace(/\d/g, '0'), size, face)
}

function lines(text: string, width: number): number {
  return Math.max(1, Math.ceil((points(text) * ragged) / Math.max(size, width - padding)))
}

/** The text of a cell, stretched where it is set in a wider face, with unbreakable parts joined by `_`. */
function cellText(node: TableCell | PhrasingContent | undefined, language: Language): string {
  if (node === undefined) return ''
  // The badge has padding and does not break, but its letters are small: it counts as one word with a letter more.
  if (node.type === 'verdict') return `_${verdictWords[node.verdict][language].replaceAll(' ', '_')}`
  if (node.type === 'number') return node.text.replaceAll('\u00a0', '_')
  if (node.type === 'inlineCode')
    return node.value + '_'.repeat(Math.ceil(Math.min(18, node.value.length) * (monoLetter - 1)))
  if ('children' in node) return node.children.map((c) => cellText(c, language)).join('')
  return textOf(node)
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
