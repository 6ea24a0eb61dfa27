/**
 * Document tree -> Typst code. Each block becomes one statement of a code block; all text goes through `literal`.
 * Wide pictures and tables wait until the chapter ends and are then set on pages of their own, because such a page
 * amid the text would leave the page before it half empty; a link with the page number stands where they were. Pictures
 * in the text do not float: a floating one cuts lists and tables in two and drifts under the heading of the next section.
 */
import type { List, PhrasingContent, RootContent, Table, TableRow } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { DerivationNode, FigureNode, Picture, TableNode } from '../../document/tree.ts'
import type { Language } from '../../language/text.ts'
import { derivationList } from '../tree/derivation.ts'
import { anchorOf, figureAnchor, type TreeIndex } from '../tree/index-tree.ts'
import { figureParts, joined } from '../tree/spacing.ts'
import { verdictSigns, verdictWords, words } from '../words.ts'
import { shapeTable, type TableShape } from './columns.ts'
import { heightOf, pageHeight } from './heights.ts'
import { least, type Sheet, sheetFor } from './sheets.ts'
import { derivationAnchor, isDerivationAnchor, type Told, tellOnce } from './told.ts'
import { breakable, joinContent, labelOf, literal } from './typst-text.ts'

interface Waiting {
  sheet: Sheet
  code: string
  /** Too long to share a sheet: begun below another block it would be cut after a row or two. */
  long: boolean
}

export interface TypstContext {
  language: Language
  index: TreeIndex
  pictures: ReadonlyMap<string, Picture>
  /** Labels already given: each may be given once in the book. */
  labels: Set<string>
  /** Blocks on sheets of their own that wait for the end of the chapter. */
  waiting: Waiting[]
  /** Anchors that wait for the next heading. */
  anchors: string[]
  /** Points of the chapter so far, about. */
  filled: number
  told: Told
}

/** Statements for the blocks of one deliverable. */
export function writeChapter(nodes: readonly RootContent[], c: TypstContext): string[] {
  const out: string[] = []
  c.filled = 0
  for (const node of nodes) {
    const waiting = c.waiting.length
    out.push(...writeBlock(node, c, true))
    if (c.waiting.length > waiting) c.filled += referenceLine
    else c.filled += node.type === 'figure' ? figureHeight(node, c) : heightOf(node)
  }
  out.push(...flushWide(c))
  return out
}

/** A caption with the space around it, and the link that stands for a block on a sheet of its own, in points. */
const captionHeight = 45
const referenceLine = 20
/** A list no taller than this is not broken over pages, in points. */
const shortList = 130
/** A picture after no more than this much of a chapter opens it, in points. */
const opening = 120

function figureHeight(node: FigureNode, c: TypstContext): number {
  const picture = c.pictures.get(node.picture)
  return picture ? picture.height * sheetFor(picture, false).scale + captionHeight : 0
}

/** The sheets of their own at the end of a chapter; neighbours on the same kind of sheet share it where they fit. */
function flushWide(c: TypstContext): string[] {
  const groups: Waiting[][] = []
  for (const block of c.waiting.splice(0)) {
    const last = groups.at(-1)
    if (last?.[0]?.sheet === block.sheet && !block.long) last.push(block)
    else groups.push([block])
  }
  return groups.map((group) => `sheet(${literal(group[0]?.sheet ?? '')}, {\n${group.map((b) => b.code).join('\n')}\n})`)
}

function writeBlock(node: RootContent, c: TypstContext, top: boolean): string[] {
  switch (node.type) {
    case 'heading':
      return [writeHeading(node.depth, node.children, c)]
    case 'paragraph':
      return [`${announces(node.children) ? 'announcement' : 'par'}(${inline(node.children, c)})`]
    case 'blockquote':
      return [`quoted(${block(node.children, c)})`]
    case 'callout':
      return [
        `callout(${literal(node.tone)}, ${literal(node.tone === 'answer' ? '' : words[node.tone][c.language])}, ${block(node.children, c)})`,
      ]
    case 'list': {
      const items = node.children.map((item) => listItem(item.children, c))
      const start = node.ordered && node.start != null && node.start !== 1 ? `start: ${Math.trunc(node.start)}, ` : ''
      const code = `${node.ordered ? 'enum' : 'list'}(${start}${items.join(', ')})`
      return [top && heightOf(node) < shortList ? `together(${code})` : code]
    }
    case 'code':
      return [`codeblock(${literal(node.value)})`]
    case 'thematicBreak':
      return ['rule']
    case 'table':
      return [writePlainTable(node, c)]
    case 'captionedTable':
      return writeTable(node, c, top)
    case 'figure':
      return writeFigure(node, c, top)
    case 'derivation':
      return [writeDerivation(node, c)]
    case 'anchor':
      c.anchors.push(node.id)
      return []
    default:
      return 'children' in node ? [`par(${inline(node.children as PhrasingContent[], c)})`] : []
  }
}

/** A line that ends with a colon stays with what it announces. */
function announces(children: readonly PhrasingContent[]): boolean {
  return /[:：]\s*$/.test(children.map((child) => textOf(child)).join(''))
}

function block(nodes: readonly RootContent[], c: TypstContext): string {
  return `{\n${nodes.flatMap((n) => writeBlock(n, c, false)).join('\n')}\n}`
}

function listItem(nodes: readonly RootContent[], c: TypstContext): string {
  const [first, ...rest] = nodes
  if (first?.type !== 'paragraph') return block(nodes, c)
  if (rest.length === 0) return inline(first.children, c)
  return `{\n${inline(first.children, c)}\n${rest.flatMap((n) => writeBlock(n, c, false)).join('\n')}\n}`
}

function writeHeading(depth: number, children: readonly PhrasingContent[], c: TypstContext): string {
  const own = c.anchors.splice(0).filter((id) => claim(id, c))
  const [first, ...others] = own
  const spare = others.map((id) => `#metadata(none) ${labelOf(id)} `).join('')
  return `[${spare}#heading(level: ${depth}, ${inline(children, c)})${first === undefined ? '' : ` ${labelOf(first)}`}]`
}

/** True the first time: a label may be given only once in a book. */
function claim(id: string, c: TypstContext): boolean {
  if (c.labels.has(id)) return false
  c.labels.add(id)
  return true
}

function labelled(code: string, id: string, c: TypstContext): string {
  return claim(id, c) ? `[#${code} ${labelOf(id)}]` : code
}

function writeFigure(node: FigureNode, c: TypstContext, top: boolean): string[] {
  const before = tellOnce(c.told, node, figureAnchor(node))
  if (before !== undefined) return [`elsewhere(${labelOf(before)})`]
  const picture = c.pictures.get(node.picture)
  if (!picture) return [`missing(${literal(node.picture)})`]
  const { sheet, scale } = onPage(picture, top, c)
  const image = `image(${literal(`/img/${c.language}/${node.picture}.svg`)}, width: ${(picture.width * scale).toFixed(1)}pt, alt: ${literal(node.alt || picture.title || node.picture)})`
  const code = `figure(caption: ${inline(node.caption, c)}, ${image})`
  return place(code, figureAnchor(node), sheet, c)
}

/**
 * The sheet and the scale of a picture. One that opens a chapter and is a little too tall for the page below the title is
 * made smaller, as long as its letters stay readable: the title would else stand alone on a page.
 */
function onPage(picture: Picture, top: boolean, c: TypstContext): ReturnType<typeof sheetFor> {
  const place = sheetFor(picture, !top)
  if (!top || place.sheet !== 'text' || c.filled > opening) return place
  const scale = Math.min(place.scale, (pageHeight - c.filled - captionHeight - 1) / picture.height)
  return scale >= least ? { ...place, scale } : place
}

function place(code: string, id: string, sheet: Sheet, c: TypstContext, long = false): string[] {
  const known = !c.labels.has(id)
  const statement = labelled(code, id, c)
  if (sheet === 'text') return [statement]
  c.waiting.push({ sheet, code: statement, long })
  return known ? [`elsewhere(${labelOf(id)})`] : []
}

function writeTable(node: TableNode, c: TypstContext, top: boolean): string[] {
  const before = tellOnce(c.told, node, node.id)
  if (before !== undefined) {
    // Other documents may link to this place by a name of its own.
    const own = claim(node.id, c) ? [`[#metadata(none) ${labelOf(node.id)}]`] : []
    return [...own, `elsewhere(${labelOf(before)})`]
  }
  const shape = shapeTable(node.rows, node.widths, node.wide === true, c.language)
  const table = tableCode(node.rows, node.align, shape, c)
  const code = `booktable(${shape.whole}, ${inline(node.caption, c)}, ${table})`
  return place(code, node.id, top && shape.landscape ? 'a4-landscape' : 'text', c, !shape.whole)
}

function writePlainTable(node: Table, c: TypstContext): string {
  const shape = shapeTable(node.children, undefined, false, c.language)
  return tableCode(node.children, node.align ?? [], shape, c)
}

function tableCode(
  rows: readonly TableRow[],
  align: readonly (string | null)[],
  shape: TableShape,
  c: TypstContext,
): string {
  const count = Math.max(1, ...rows.map((r) => r.children.length))
  const cells = (row: TableRow): string[] =>
    Array.from({ length: count }, (_, i) => {
      const cell = row.children[i]
      return cell ? inline(cell.children, c) : '[]'
    })
  const aligned = Array.from({ length: count }, (_, i) =>
    align[i] === 'right' || align[i] === 'center' ? align[i] : 'left',
  )
  const [head, ...body] = rows
  const header = head ? `table.header(${cells(head).join(', ')}), ` : ''
  return `rows(${shape.wholeRows}, columns: ${shape.columns}, align: (${aligned.join(', ')},), ${header}\n${body.map((r) => cells(r).join(', ')).join(',\n')})`
}

/** Flat lines with their depth: deeply nested Typst lists take seconds to lay out. */
function writeDerivation(node: DerivationNode, c: TypstContext): string {
  const title = node.title === '' ? words.derivation[c.language] : node.title
  const lines: string[] = []
  const walk = (list: List, depth: number): void => {
    for (const item of list.children) {
      for (const child of item.children) {
        if (child.type === 'paragraph') lines.push(`step(${depth}, ${inline(child.children, c)})`)
        else if (child.type === 'list') walk(child, depth + 1)
      }
    }
  }
  const anchor = derivationAnchor(c.told)
  walk(derivationList(node.derivation, c.language, { printed: c.told.derivations, anchor }), 0)
  c.labels.add(anchor)
  return `[#derivation(${literal(title)}, {\n${lines.join('\n')}\n}) ${labelOf(anchor)}]`
}

/** Inline content as one expression. */
export function inline(nodes: readonly PhrasingContent[], c: TypstContext): string {
  return joinContent(nodes.map((n) => inlineNode(n, c)))
}

function inlineNode(node: PhrasingContent, c: TypstContext): string {
  switch (node.type) {
    case 'text':
      return `words(${literal(joined(breakable(node.value, 28)))})`
    case 'inlineCode':
      return `raw(${literal(breakable(node.value))})`
    case 'strong':
      return `strong(${inline(node.children, c)})`
    case 'emphasis':
      return `emph(${inline(node.children, c)})`
    case 'delete':
      return `strike(${inline(node.children, c)})`
    case 'break':
      return 'linebreak()'
    case 'number':
      return `num(${literal(figureParts(node.text).join(' '))})`
    case 'verdict':
      return `verdict(${literal(node.verdict)}, ${literal(verdictSigns[node.verdict])}, ${literal(verdictWords[node.verdict][c.language])})`
    case 'reference':
      return linkTo(anchorOf(node, c.index.anchors), inline(node.children, c), c)
    case 'link':
      if (c.labels.has(node.url.slice(1)) && isDerivationAnchor(node.url.slice(1)))
        return `inner(${labelOf(node.url.slice(1))}, page-of(${labelOf(node.url.slice(1))}))`
      if (node.url.startsWith('#')) return linkTo(node.url.slice(1), inline(node.children, c), c)
      return `link(${literal(node.url)}, ${inline(node.children, c)})`
    default:
      return 'children' in node ? inline(node.children as PhrasingContent[], c) : '[]'
  }
}

/** A link inside the book; plain text when the book has no such place. */
function linkTo(id: string | undefined, body: string, c: TypstContext): string {
  return id !== undefined && c.index.anchors.has(id) ? `inner(${labelOf(id)}, ${body})` : body
}
