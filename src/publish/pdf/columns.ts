/**
 * Widths of table columns from what stands in them: no column narrower than its longest unbreakable piece, long texts
 * share the rest. Also decides whether a table needs a landscape page.
 */

import type { PhrasingContent, TableCell, TableRow } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type {} from '../../document/tree.ts'
import type { Language } from '../../language/text.ts'
import { verdictWords } from '../words.ts'
import { longestPiece } from './typst-text.ts'

/** Characters of 8.5 pt that fit beside one another on a portrait and on a landscape page. */
const capacity = { portrait: 100, landscape: 152 }

export interface TableShape {
  /** Typst column list, e.g. `(auto, 2fr)`. */
  columns: string
  landscape: boolean
}

interface Column {
  least: number
  natural: number
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
  const columns = Array.from({ length: count }, (_, i) => measure(rows, i, language))
  const least = sum(columns.map((c) => c.least + 2))
  const natural = sum(columns.map((c) => Math.min(c.natural, 36) + 2))
  const landscape = least > capacity.portrait || (wide && natural > capacity.portrait * 1.25)
  if (given && given.length === count) {
    return { columns: tuple(given.map((w) => `${Math.max(0.1, w)}fr`)), landscape }
  }
  const room = landscape ? capacity.landscape : capacity.portrait
  const short = columns.map((c) => c.natural <= shortColumn)
  const taken = sum(columns.map((c, i) => (short[i] ? c.natural : c.least) + 2))
  if (taken <= room && short.includes(false)) {
    return { columns: tuple(columns.map((c, i) => (short[i] ? 'auto' : `${weight(c).toFixed(1)}fr`))), landscape }
  }
  if (taken <= room) return { columns: tuple(columns.map((_, i) => (i === count - 1 ? '1fr' : 'auto'))), landscape }
  return { columns: tuple(columns.map((c) => `${weight(c).toFixed(1)}fr`)), landscape }
}

/** Columns up to this many characters are set as wide as they are. */
const shortColumn = 18

/** Share of a text column: enough for its longest piece, more when it holds long texts. */
function weight(c: Column): number {
  return c.least + 2 + Math.sqrt(Math.max(0, c.natural - c.least) * c.average) / 1.5
}

/** The head may wrap, so only its longest word counts; body cells count with their whole text. */
function measure(rows: readonly TableRow[], index: number, language: Language): Column {
  const texts = rows.map((row) => {
    const cell = row.children[index]
    return cell ? cellText(cell, language) : ''
  })
  const lengths = texts.slice(1).map((t) => [...t].length)
  const least = Math.max(1, ...texts.map(longestPiece))
  return { least, natural: Math.max(least, ...lengths), average: sum(lengths) / Math.max(1, lengths.length) }
}

function cellText(node: TableCell | PhrasingContent, language: Language): string {
  // The badge has padding and does not break: it counts as one word with two more characters.
  if (node.type === 'verdict') return `__${verdictWords[node.verdict][language].replaceAll(' ', '_')}`
  if (node.type === 'number') return node.text.replaceAll('\u00a0', '_')
  if ('children' in node) return node.children.map((c) => cellText(c, language)).join('')
  return textOf(node)
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}

function tuple(values: readonly string[]): string {
  return `(${values.join(', ')},)`
}
