/**
 * Small makers of document nodes. Text goes in as plain data; each printer escapes for its own format, so nothing here
 * is ever markup.
 */
import type { BlockContent, Heading, List, Paragraph, PhrasingContent, TableCell, TableRow, Text } from 'mdast'
import type { Language } from '../language/text.ts'
import type { Derivation, Range, Unit } from '../quantity/quantity.ts'
import { formatRange, formatValue } from '../text/format.ts'
import { condense } from './condense.ts'
import type {
  AnchorNode,
  CalloutNode,
  DerivationNode,
  NumberNode,
  ReferenceNode,
  TableNode,
  VerdictNode,
} from './tree.ts'

/** What may stand in a line: a string is plain text. */
export type Inline = string | PhrasingContent
export type Inlines = Inline | readonly Inline[]

export function text(value: string): Text {
  return { type: 'text', value }
}

/** A list of inline nodes; empty strings vanish. */
export function inlines(content: Inlines): PhrasingContent[] {
  const list =
    typeof content === 'string' || !Array.isArray(content) ? [content as Inline] : (content as readonly Inline[])
  return list
    .filter((item) => item !== '')
    .map((item) => (typeof item === 'string' ? text(item) : item))
    .flatMap(spaceOutside)
}

/** A space at the end of a strong or emphasised run stands after it: Markdown cannot close the run on a space. */
function spaceOutside(node: PhrasingContent): PhrasingContent[] {
  if (node.type !== 'strong' && node.type !== 'emphasis') return [node]
  const last = node.children.at(-1)
  if (last?.type !== 'text' || !last.value.endsWith(' ')) return [node]
  const children = [...node.children.slice(0, -1), text(last.value.trimEnd())]
  return [{ ...node, children }, text(' ')]
}

export function paragraph(...content: Inline[]): Paragraph {
  return { type: 'paragraph', children: inlines(content) }
}

export function heading(depth: 1 | 2 | 3 | 4, ...content: Inline[]): Heading {
  return { type: 'heading', depth, children: inlines(content) }
}

export function strong(...content: Inline[]): PhrasingContent {
  return { type: 'strong', children: inlines(content) }
}

export function emphasis(...content: Inline[]): PhrasingContent {
  return { type: 'emphasis', children: inlines(content) }
}

export function code(value: string): PhrasingContent {
  return { type: 'inlineCode', value }
}

/** A bullet list; each item is a line or a few blocks. */
export function bullets(items: readonly (Inlines | BlockContent[])[], ordered = false): List {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map((item) => ({
      type: 'listItem',
      spread: false,
      children: isBlocks(item) ? item : [{ type: 'paragraph', children: inlines(item) }],
    })),
  }
}

function isBlocks(item: Inlines | BlockContent[]): item is BlockContent[] {
  return (
    Array.isArray(item) &&
    item.length > 0 &&
    item.every((i) => typeof i === 'object' && 'type' in i && blockTypes.has(i.type))
  )
}

const blockTypes = new Set([
  'paragraph',
  'list',
  'code',
  'blockquote',
  'figure',
  'captionedTable',
  'derivation',
  'callout',
])

export function anchor(id: string): AnchorNode {
  return { type: 'anchor', id }
}

export function callout(tone: CalloutNode['tone'], ...children: BlockContent[]): CalloutNode {
  return { type: 'callout', tone, children }
}

export function verdictBadge(verdict: VerdictNode['verdict']): VerdictNode {
  return { type: 'verdict', verdict }
}

/** A verdict with what it rests on: a figure follows the badge, words stand in brackets, a dash is left out. */
export function verdictWith(verdict: VerdictNode['verdict'], value: readonly Inline[]): Inline[] {
  const [first, ...others] = value
  const text = first === undefined ? '' : typeof first === 'string' ? first : 'text' in first ? first.text : ''
  if (value.length === 1 && text === '—') return [verdictBadge(verdict)]
  if (first !== undefined && /^\p{L}/u.test(text)) return [verdictBadge(verdict), ' (', first, ')', ...others]
  return [verdictBadge(verdict), ' ', ...value]
}

/** A derivation of at most about `lines` lines. */
export function derivationBlock(title: string, derivation: Derivation, lines = 40): DerivationNode {
  return { type: 'derivation', title, derivation: condense(derivation, lines) }
}

export function reference(kind: ReferenceNode['kind'], to: string, ...content: Inline[]): ReferenceNode {
  return { type: 'reference', kind, to, children: inlines(content) }
}

/** A number with its unit in tabular figures; the exact value stays at hand. */
export function number(value: number, unit: Unit, language: Language, currency = ''): NumberNode {
  const shown = { type: 'number' as const, text: formatValue(value, unit, language, currency) }
  return Number.isFinite(value) ? { ...shown, exact: String(value) } : shown
}

/** Best / typical / worst in one cell. */
export function range(value: Range, unit: Unit, language: Language, currency = ''): NumberNode {
  const shown = { type: 'number' as const, text: formatRange(value, unit, language, currency) }
  const all = [value.best, value.typical, value.worst]
  return all.every(Number.isFinite) ? { ...shown, exact: all.join(' / ') } : shown
}

export interface TableSpec {
  id: string
  caption: Inlines
  head: readonly Inlines[]
  rows: readonly (readonly Inlines[])[]
  align?: ('left' | 'right' | 'center' | null)[]
  widths?: number[]
  wide?: boolean
}

/** A captioned table; undefined when it would have no rows, so that no empty table is ever printed. */
export function table(spec: TableSpec): TableNode[] {
  if (spec.rows.length === 0) return []
  const rows = [spec.head, ...spec.rows].map(
    (cells): TableRow => ({
      type: 'tableRow',
      children: cells.map((cell): TableCell => ({ type: 'tableCell', children: inlines(cell) })),
    }),
  )
  return [
    {
      type: 'captionedTable',
      id: spec.id,
      caption: inlines(spec.caption),
      rows,
      align: spec.align ?? spec.head.map(() => null),
      ...(spec.widths ? { widths: spec.widths } : {}),
      ...(spec.wide ? { wide: true } : {}),
    },
  ]
}

/** Joins inline items with a separator. */
export function joined(items: readonly Inlines[], separator = ', '): Inline[] {
  return items.flatMap((item, index) => [...(index === 0 ? [] : [separator]), ...inlines(item)])
}
