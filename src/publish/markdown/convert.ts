/**
 * Our nodes -> standard mdast, which remark-stringify then escapes and prints. The few `html` nodes made here hold only
 * tags of ours and text escaped by `escapeHtml`; no model text reaches the output without one of the two escapes.
 */
import type { BlockContent, PhrasingContent, RootContent, Table, TableCell } from 'mdast'
import type { CalloutNode, DerivationNode, FigureNode, ReferenceNode, TableNode } from '../../document/tree.ts'
import type { Language } from '../../language/text.ts'
import { derivationList } from '../tree/derivation.ts'
import { anchorOf, type TreeIndex } from '../tree/index-tree.ts'
import { plainText } from '../tree/normalise.ts'
import { verdictSigns, verdictWords, words } from '../words.ts'

export interface MarkdownContext {
  language: Language
  /** Deliverable being printed: links to its own anchors need no file name. */
  deliverable: string
  index: TreeIndex
}

/** Blocks in a sequence (root, quote, list item). */
export function convertBlocks(nodes: readonly RootContent[], c: MarkdownContext): RootContent[] {
  return nodes.flatMap((node) => convertBlock(node, c))
}

function convertBlock(node: RootContent, c: MarkdownContext): RootContent[] {
  switch (node.type) {
    case 'figure':
      return figure(node, c)
    case 'captionedTable':
      return captionedTable(node, c)
    case 'derivation':
      return derivation(node, c)
    case 'callout':
      return [callout(node, c)]
    case 'anchor':
      return [rawHtml(`<a id="${node.id}"></a>`)]
    case 'paragraph':
    case 'heading':
      return [{ ...node, children: convertInline(node.children, c) }]
    case 'blockquote':
      return [{ ...node, children: convertBlocks(node.children, c) as BlockContent[] }]
    case 'list':
      return [
        {
          ...node,
          children: node.children.map((i) => ({ ...i, children: convertBlocks(i.children, c) as BlockContent[] })),
        },
      ]
    case 'table':
      return [
        { ...node, children: node.children.map((row) => ({ ...row, children: row.children.map((x) => cell(x, c)) })) },
      ]
    default:
      return [node]
  }
}

/** Inline nodes; `inCell` because a table cell cannot hold a line end. */
export function convertInline(
  nodes: readonly PhrasingContent[],
  c: MarkdownContext,
  inCell = false,
): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case 'verdict':
        return [{ type: 'text', value: `${verdictSigns[node.verdict]}\u00a0${verdictWords[node.verdict][c.language]}` }]
      case 'number':
        return [{ type: 'text', value: node.text }]
      case 'reference':
        return reference(node, c, inCell)
      case 'break':
        return inCell ? [{ type: 'html', value: '<br>' }] : [node]
      case 'link': {
        const children = convertInline(node.children, c, inCell)
        if (!node.url.startsWith('#')) return [{ ...node, children }]
        const url = localUrl(node.url.slice(1), c)
        return url === undefined ? children : [{ ...node, url, children }]
      }
      case 'strong':
      case 'emphasis':
      case 'delete':
        return [{ ...node, children: convertInline(node.children, c, inCell) }]
      default:
        return [node]
    }
  })
}

function reference(node: ReferenceNode, c: MarkdownContext, inCell: boolean): PhrasingContent[] {
  const children = convertInline(node.children, c, inCell)
  const id = anchorOf(node, c.index.anchors)
  const url = id === undefined ? undefined : localUrl(id, c)
  return url === undefined ? children : [{ type: 'link', url, children }]
}

function localUrl(id: string, c: MarkdownContext): string | undefined {
  const place = c.index.anchors.get(id)
  if (!place) return undefined
  return place.deliverable === c.deliverable ? `#${id}` : `${place.deliverable}.md#${id}`
}

function cell(node: TableCell, c: MarkdownContext): TableCell {
  return { ...node, children: convertInline(node.children, c, true) }
}

function captionLine(
  word: string,
  numberOf: number | undefined,
  caption: readonly PhrasingContent[],
  c: MarkdownContext,
): RootContent {
  const lead: PhrasingContent = {
    type: 'strong',
    children: [{ type: 'text', value: numberOf === undefined ? `${word}.` : `${word} ${numberOf}.` }],
  }
  return { type: 'paragraph', children: [lead, { type: 'text', value: ' ' }, ...convertInline(caption, c)] }
}

function figure(node: FigureNode, c: MarkdownContext): RootContent[] {
  const blocks: RootContent[] = [
    { type: 'paragraph', children: [{ type: 'image', url: `img/${node.picture}.svg`, alt: node.alt }] },
    captionLine(words.figure[c.language], c.index.numbers.get(node), node.caption, c),
  ]
  if (node.mermaid !== undefined && node.mermaid !== '') {
    blocks.push(
      ...details(words.mermaid[c.language], [{ type: 'code', lang: 'mermaid', value: node.mermaid.trimEnd() }]),
    )
  }
  return blocks
}

function captionedTable(node: TableNode, c: MarkdownContext): RootContent[] {
  const columns = Math.max(...node.rows.map((r) => r.children.length), 1)
  const table: Table = {
    type: 'table',
    align: Array.from({ length: columns }, (_, i) => node.align[i] ?? null),
    children: node.rows.map((row) => ({ type: 'tableRow', children: row.children.map((x) => cell(x, c)) })),
  }
  return [
    rawHtml(`<a id="${node.id}"></a>`),
    captionLine(words.table[c.language], c.index.numbers.get(node), node.caption, c),
    table,
  ]
}

function derivation(node: DerivationNode, c: MarkdownContext): RootContent[] {
  const list = convertBlocks([derivationList(node.derivation, c.language)], c)
  return details(node.title === '' ? words.derivation[c.language] : node.title, list)
}

function callout(node: CalloutNode, c: MarkdownContext): RootContent {
  const children = convertBlocks(node.children, c) as BlockContent[]
  if (node.tone !== 'answer') {
    const word: PhrasingContent = {
      type: 'strong',
      children: [{ type: 'text', value: `${words[node.tone][c.language]}.` }],
    }
    const first = children[0]
    if (first?.type === 'paragraph') {
      children[0] = { ...first, children: [word, { type: 'text', value: ' ' }, ...first.children] }
    } else children.unshift({ type: 'paragraph', children: [word] })
  }
  return { type: 'blockquote', children }
}

function details(summary: string, content: RootContent[]): RootContent[] {
  return [rawHtml(`<details>\n<summary>${escapeHtml(summary)}</summary>`), ...content, rawHtml('</details>')]
}

function rawHtml(value: string): RootContent {
  return { type: 'html', value }
}

/** Text inside an HTML tag of ours. Backticks and brackets too, because Markdown renderers look inside HTML blocks. */
function escapeHtml(text: string): string {
  return plainText(text).replace(/[&<>"'`[\]*_]/g, (ch) => `&#${ch.codePointAt(0)};`)
}
