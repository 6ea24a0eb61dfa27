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
import { figureParts, joined } from '../tree/spacing.ts'
import { verdictSigns, verdictWords } from '../words.ts'
import { pieces } from './typst-text.ts'

/** Width of the text area in points. */
const room = { portrait: 481, landscape: 728 }
/** Size of the text, the space inside a cell beside it, and a line, in points. */
const size = 8.5
const padding = 11
const lineHeight = 11.5
const rowSpace = 9
/** A table on a landscape page is kept whole up to this height: pages of their own leave no blank before it. */
const sheetHeight = 420
/** A taller row may break, or it would leave a wide blank or run off its page. */
const tallRow = 180
/** The badge of a verdict: its letters are this much smaller, and it has this space around them, in points. */
const badge = { letters: 0.88, space: 8.5 }
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
  const cells = rows.map((row) => Array.from({ length: count }, (_, i) => cellOf(row.children[i], language)))
  const lengths = cells.map((row) => row.map((cell) => cell.text))
  const columns = Array.from({ length: count }, (_, i) => measure(cells.flatMap((row) => row[i] ?? [])))
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
    whole: sum(heights) < (landscape ? sheetHeight : 200),
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

/** A cell: its text for the length of its lines, and the widths in points of the pieces of it that do not break. */
interface Cell {
  text: string
  pieces: readonly number[]
}

/** The head may wrap, so only its longest word counts; body cells count with their whole text. */
function measure(cells: readonly Cell[]): Column {
  const [head, ...body] = cells
  const headWords = pieces(head?.text ?? '').map((piece) => points(piece, 'semibold'))
  const least = Math.max(size, ...headWords, ...body.flatMap((cell) => cell.pieces)) + padding
  const whole = body.map((cell) => points(cell.text))
  const natural = Math.min(longText, Math.max(size, ...whole)) + padding
  return { least, natural: Math.max(least, natural), average: sum(whole) / Math.max(1, body.length) }
}

function hyphenated(piece: string): boolean {
  return /^[«"(]*\p{L}+[»").,:;]*(\u00a0[—·])?$/u.test(piece)
}

/** Width of a text in a table in points; figures are all as wide as a zero there. */
function points(text: string, face: 'regular' | 'semibold' = 'regular'): number {
  return textWidth(text.replace(/\d/g, '0'), size, face)
}

function lines(text: string, width: number): number {
  return Math.max(1, Math.ceil((points(text) * ragged) / Math.max(size, width - padding)))
}

function cellOf(node: TableCell | PhrasingContent | undefined, language: Language): Cell {
  if (node === undefined) return { text: '', pieces: [] }
  if (node.type === 'verdict') {
    const word = `${verdictSigns[node.verdict]}\u00a0${verdictWords[node.verdict][language]}`
    return { text: word, pieces: [textWidth(word, size * badge.letters, 'semibold') + badge.space] }
  }
  // A figure breaks only between its parts, e.g. after the slash of a range.
  if (node.type === 'number') return { text: node.text, pieces: figureParts(node.text).map((part) => points(part)) }
  if ('children' in node) {
    const cells = node.children.map((child) => cellOf(child, language))
    return { text: cells.map((cell) => cell.text).join(''), pieces: cells.flatMap((cell) => cell.pieces) }
  }
  const text = node.type === 'inlineCode' ? node.value : joined(textOf(node))
  const mono = node.type === 'inlineCode' ? monoLetter : 1
  // Words of a cell may be hyphenated, words of a head stay whole.
  return {
    text: text + '_'.repeat(Math.ceil(text.length * (mono - 1))),
    pieces: pieces(text).map((p) => (hyphenated(p) && mono === 1 ? Math.min(points(p), longWord) : points(p) * mono)),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
