/**
 * Document tree -> HTML tree. Text becomes text nodes, so it is escaped by the serialiser; the result also passes a
 * sanitiser with a closed list of tags and attributes before the page shell is put around it.
 */
import type { Element, ElementContent, Root as HastRoot } from 'hast'
import { h } from 'hastscript'
import type { PhrasingContent, Root, RootContent, TableCell, TableRow } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type {
  CalloutNode,
  DerivationNode,
  FigureNode,
  NumberNode,
  Picture,
  ReferenceNode,
  TableNode,
  VerdictNode,
} from '../../document/tree.ts'
import { relativeUrl } from '../paths.ts'
import { derivationList } from '../tree/derivation.ts'
import { figureAnchor } from '../tree/index-tree.ts'
import { figureParts, joined } from '../tree/spacing.ts'
import { verdictSigns, verdictWords, words } from '../words.ts'
import { type Addresses, anchorUrl, picturePath, referenceUrl } from './addresses.ts'

export interface HtmlContext {
  addresses: Addresses
  pictures: ReadonlyMap<string, Picture>
  /** Page the blocks will stand on, relative to the site's root. */
  page: string
}

/** HTML of a sequence of blocks. */
export function blocksToHast(nodes: readonly RootContent[], c: HtmlContext): ElementContent[] {
  const root: Root = { type: 'root', children: [...nodes] }
  const html = unified()
    .use(remarkRehype, { handlers: handlers(c) as never })
    .runSync(root) as unknown as HastRoot
  return (sanitiser.runSync(html) as HastRoot).children as ElementContent[]
}

/** The part of remark-rehype's state that the handlers use: children of a node as HTML nodes. */
interface State {
  all: (node: { type: 'root' | 'paragraph' | 'blockquote'; children: unknown[] }) => unknown[]
}

type Handler<N> = (state: State, node: N) => ElementContent | ElementContent[] | undefined

function handlers(c: HtmlContext): Record<string, Handler<never>> {
  const own = {
    figure: (state: State, node: FigureNode) => figure(state, node, c),
    captionedTable: (state: State, node: TableNode) => captionedTable(state, node, c),
    table: (state: State, node: { children: TableRow[]; align?: (string | null)[] | null }) =>
      scrolled(table(state, node.children, node.align ?? []), undefined),
    derivation: (state: State, node: DerivationNode) => {
      const list = state.all({ type: 'root', children: [derivationList(node.derivation, c.addresses.language)] })
      const title = node.title === '' ? words.derivation[c.addresses.language] : node.title
      return h('details', { className: ['derivation'] }, [h('summary', title), ...(list as ElementContent[])])
    },
    callout: (state: State, node: CalloutNode) => callout(state, node, c),
    anchor: (_: State, node: { id: string }) => h('a', { id: node.id }),
    verdict: (_: State, node: VerdictNode) =>
      verdictBadge(node.verdict, verdictWords[node.verdict][c.addresses.language]),
    text: (_: State, node: { value: string }) => ({ type: 'text', value: joined(node.value) }),
    number: (_: State, node: NumberNode) => figures(node),
    reference: (state: State, node: ReferenceNode) => {
      const children = phrasing(state, node.children)
      const url = referenceUrl(node, c.page, c.addresses)
      return url === undefined ? children : h('a', { href: url }, children)
    },
    link: (state: State, node: { url: string; children: PhrasingContent[] }) => {
      const children = phrasing(state, node.children)
      if (!node.url.startsWith('#')) return h('a', { href: node.url, rel: 'noopener noreferrer' }, children)
      const url = anchorUrl(node.url.slice(1), c.page, c.addresses)
      return url === undefined ? children : h('a', { href: url }, children)
    },
    html: () => undefined,
  }
  return own as unknown as Record<string, Handler<never>>
}

/** A figure stays with its unit and breaks only between its parts, e.g. after the slash of a range. */
function figures(node: NumberNode): Element {
  const title = node.exact ? { title: node.exact } : {}
  const parts = figureParts(node.text).map((part) => h('span', { className: ['num'] }, part))
  const [only] = parts
  if (parts.length === 1 && only) return h('span', { className: ['num'], ...title }, node.text)
  return h(
    'span',
    title,
    parts.flatMap((part, i) => (i === 0 ? [part] : [' ', part])),
  )
}

/** Sign and word; colour only supports them. */
export function verdictBadge(kind: VerdictNode['verdict'], word: string): Element {
  return h('span', { className: ['verdict', kind] }, [
    h('span', { ariaHidden: 'true' }, verdictSigns[kind]),
    ` ${word}`,
  ])
}

function phrasing(state: State, nodes: readonly PhrasingContent[]): ElementContent[] {
  return state.all({ type: 'paragraph', children: [...nodes] }) as ElementContent[]
}

function captionOf(
  state: State,
  word: string,
  numberOf: number | undefined,
  nodes: readonly PhrasingContent[],
): Element {
  return h('figcaption', [
    h('b', numberOf === undefined ? `${word}.` : `${word}\u00a0${numberOf}.`),
    ' ',
    ...phrasing(state, nodes),
  ])
}

function figure(state: State, node: FigureNode, c: HtmlContext): Element {
  const { language, system, index } = c.addresses
  const picture = c.pictures.get(node.picture)
  const caption = captionOf(state, words.figure[language], index.numbers.get(node), node.caption)
  const id = figureAnchor(node)
  if (!picture) return h('figure', { id, className: ['picture', 'missing'] }, [h('p', `✕ ${node.picture}`), caption])
  const source = (theme: 'light' | 'dark'): string =>
    relativeUrl(c.page, picturePath(system, language, node.picture, theme))
  const image = (theme: 'light' | 'dark'): Element =>
    h('img', {
      className: [theme],
      src: source(theme),
      alt: node.alt,
      width: Math.round(picture.width),
      height: Math.round(picture.height),
      loading: 'lazy',
      decoding: 'async',
    })
  const link = h('a', { href: source('light'), title: words.fullPicture[language] }, [image('light'), image('dark')])
  return h('figure', { id, className: ['picture'] }, [h('div', { className: ['scroll'] }, [link]), caption])
}

function captionedTable(state: State, node: TableNode, c: HtmlContext): Element {
  const { language, index } = c.addresses
  const caption = captionOf(state, words.table[language], index.numbers.get(node), node.caption)
  caption.properties.id = `${node.id}-caption`
  return h('figure', { id: node.id, className: ['table'] }, [
    caption,
    scrolled(table(state, node.rows, node.align), `${node.id}-caption`),
  ])
}

/** A box of its own, so that a wide table scrolls without the page; reachable by keyboard. */
function scrolled(content: Element, labelledBy: string | undefined): Element {
  return h(
    'div',
    { className: ['scroll'], tabIndex: 0, role: 'region', ...(labelledBy ? { ariaLabelledBy: labelledBy } : {}) },
    [content],
  )
}

function table(state: State, rows: readonly TableRow[], align: readonly (string | null)[]): Element {
  const [head, ...body] = rows
  const long = longColumns(body)
  const stacked = long.size > 0 && body.length > 0 && body.every(beginsWithVerdict)
  // A line end after each cell: without it the search would read two cells as one word.
  const cells = (row: TableRow, tag: 'th' | 'td'): ElementContent[] =>
    row.children.flatMap((cell: TableCell, i): ElementContent[] => {
      const side = align[i] === 'right' || align[i] === 'center' ? [align[i] as string] : []
      const className = [...side, ...(tag === 'td' && long.has(i) ? ['long'] : [])]
      // On a narrow screen a row of verdicts is a card, and its figures are called by the heads of their columns.
      const name = stacked && tag === 'td' && i > 1 && !long.has(i) ? textOf(head?.children[i]) : ''
      const properties = {
        ...(className.length > 0 ? { className } : {}),
        ...(tag === 'th' ? { scope: 'col' } : {}),
        ...(name === '' ? {} : { dataHead: name }),
      }
      return [h(tag, properties, phrasing(state, cell.children)), { type: 'text', value: '\n' }]
    })
  return h('table', stacked ? { className: ['stacked'] } : {}, [
    ...(head ? [h('thead', [h('tr', cells(head, 'th'))])] : []),
    h(
      'tbody',
      body.map((row) => h('tr', cells(row, 'td'))),
    ),
  ])
}

/** Letters from which a text in a table needs a column of some width. */
const longText = 90

/** Columns with long texts: a browser would squeeze them for the sake of figures that can as well be broken. */
function longColumns(rows: readonly TableRow[]): Set<number> {
  const long = rows.flatMap((row) => row.children.flatMap((cell, i) => (textOf(cell).length > longText ? [i] : [])))
  return new Set(long)
}

function beginsWithVerdict(row: TableRow): boolean {
  const [only, ...others] = row.children[0]?.children ?? []
  return only?.type === 'verdict' && others.length === 0
}

function callout(state: State, node: CalloutNode, c: HtmlContext): Element {
  const title =
    node.tone === 'answer' ? [] : [h('p', { className: ['callout-title'] }, words[node.tone][c.addresses.language])]
  const children = state.all({ type: 'blockquote', children: node.children }) as ElementContent[]
  return h('div', { className: ['callout', node.tone], role: 'note' }, [...title, ...children])
}

const schema: Schema = {
  ...defaultSchema,
  clobberPrefix: '',
  tagNames: [
    ...[
      'a',
      'b',
      'blockquote',
      'br',
      'code',
      'del',
      'details',
      'div',
      'em',
      'figcaption',
      'figure',
      'h1',
      'h2',
      'h3',
      'h4',
    ],
    ...[
      'h5',
      'h6',
      'hr',
      'img',
      'input',
      'li',
      'ol',
      'p',
      'pre',
      'span',
      'strong',
      'summary',
      'table',
      'tbody',
      'td',
      'th',
      'thead',
      'tr',
      'ul',
    ],
  ],
  attributes: {
    '*': ['id', 'title', 'className'],
    a: ['href', 'rel'],
    img: ['src', 'alt', 'width', 'height', 'loading', 'decoding'],
    input: [['type', 'checkbox'], 'checked', ['disabled', true]],
    ol: ['start'],
    span: ['ariaHidden'],
    th: ['scope'],
    td: ['dataHead'],
    div: ['tabIndex', 'role', 'ariaLabelledBy'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: [] },
}

const sanitiser = unified().use(rehypeSanitize, schema).freeze()
