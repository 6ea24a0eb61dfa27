/**
 * Widths of table columns from what stands in them: no column narrower than its longest unbreakable piece, none wider
 * than its text, long texts share the rest. Also decides whether a table needs a landscape page and whether it is short
 * enough to be kept on one page. Widths of letters are averages; Typst sets the real ones.
 */
import type { PhrasingContent, TableCell, TableRow } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type {} from '../../document/tree.ts'
import type { Language } from '../../language/text.ts'
import { verdictWords } from '../words.ts'
import { longestPiece } from './typst-text.ts'

/** Width of the text area in points. */
const room = { portrait: 481, landscape: 728 }
/** Points of an average letter of 8.5 pt, of the space inside a cell, and of a line. */
const letter = 4.9
const padding = 11
const lineHeight = 11.5
const rowSpace = 9
/** A letter of the identifier face counts as this many average letters. */
const monoLetter = 1.16
/** A text longer than this many letters asks for no more width. */
const longText = 70

export interface TableShape {
  /** Typst column list, e.g. `(52.3pt, 1fr,)`. */
  columns: string
  landscape: boolean
  /** Short enough to be kept on one page without a wide blank before it. */
  whole: boolean
}

interface Column {
  /** Points that the longest piece needs, and that the longest cell would like. */
  least: number
  natural: number
  /** Mean length of the cells in letters. */
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
  const widths = least > width ? columns.map((c) => (c.least * width) / least) : share(columns, width, given)
  const height = sum(
    lengths.map((row) => rowSpace + lineHeight * Math.max(...row.map((text, i) => lines(text, widths[i] ?? width)))),
  )
  const widest = widths.indexOf(Math.max(...widths))
  const list = widths.map((w, i) => (i === widest && count > 1 ? '1fr' : `${w.toFixed(1)}pt`))
  return { columns: `(${list.join(', ')},)`, landscape, whole: height < 200 }
}

/** Every column gets its least width; the rest goes to those that want more, by what they want, or by `given` and how much they hold. */
function share(columns: readonly Column[], width: number, given: readonly number[] | undefined): number[] {
  const widths = columns.map((c) => c.least)
  const weights = columns.map((c, i) =>
    given
      ? (given[i] ?? 1) * Math.sqrt(Math.max(1, c.average))
      : Math.sqrt(Math.max(0, c.natural - c.least) * Math.max(1, c.average)),
  )
  const open = new Set(columns.keys())
  let rest = width - sum(widths)
  while (rest > 0.5 && open.size > 0) {
    const total = sum([...open].map((i) => weights[i] ?? 0))
    if (total <= 0) break
    const step = rest
    for (const i of [...open].sort((a, b) => a - b)) {
      const limit = columns[i]?.natural ?? 0
      const wanted = (widths[i] ?? 0) + (step * (weights[i] ?? 0)) / total
      const next = Math.min(wanted, Math.max(limit, widths[i] ?? 0))
      rest -= next - (widths[i] ?? 0)
      widths[i] = next
      if (next >= limit) open.delete(i)
    }
  }
  return widths
}

/** The head may wrap, so only its longest word counts; body cells count with their whole text. */
function measure(texts: readonly string[]): Column {
  const body = texts.slice(1).map((t) => [...t].length)
  const least = Math.max(1, ...texts.map(longestPiece)) * (letter + 0.5) + padding
  const natural = Math.min(longText, Math.max(1, ...body)) * letter + padding
  return { least, natural: Math.max(least, natural), average: sum(body) / Math.max(1, body.length) }
}

function lines(text: string, width: number): number {
  return Math.max(1, Math.ceil(([...text].length * letter) / Math.max(letter, width - padding)))
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
