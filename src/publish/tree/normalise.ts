/**
 * Makes a document tree safe and simple before any printer sees it: no raw HTML, no unsafe link, no remote image, no
 * control characters, one heading of depth 1, no skipped heading level. Printers may rely on all of that.
 */
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import type {} from '../../document/tree.ts'
import { anchorId, harmlessUrl } from '../paths.ts'

/** Any node of a document tree, ours included. */
export type AnyNode = Nodes | RootContent | PhrasingContent

/** A cleaned copy of the tree; the given one is not changed. */
export function normaliseTree(tree: Root): Root {
  const copy = structuredClone(tree)
  const definitions = new Map<string, string>()
  collectDefinitions(copy, definitions)
  cleanChildren(copy, definitions)
  levelHeadings(copy.children)
  return copy
}

/** Text as one line: control and direction-override characters out, line ends to spaces. */
export function plainText(text: string): string {
  return (
    text
      .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
  )
}

/** The same for code, which keeps its lines. */
export function plainCode(text: string): string {
  return text.replace(/\r\n?/g, '\n').split('\n').map(plainText).join('\n')
}

function collectDefinitions(node: AnyNode, into: Map<string, string>): void {
  if (node.type === 'definition') into.set(node.identifier, node.url)
  if ('children' in node) for (const child of node.children) collectDefinitions(child, into)
}

function cleanChildren(parent: { type?: string; children: unknown[] }, definitions: Map<string, string>): void {
  const block = blockParents.has(parent.type ?? '')
  const kept: unknown[] = []
  for (const child of parent.children as AnyNode[]) kept.push(...clean(child, definitions, block))
  parent.children = kept
}

const blockParents = new Set(['root', 'blockquote', 'listItem', 'callout', 'footnoteDefinition'])

function clean(node: AnyNode, definitions: Map<string, string>, block: boolean): AnyNode[] {
  if ('children' in node) cleanChildren(node, definitions)
  switch (node.type) {
    case 'text':
      return [{ ...node, value: plainText(node.value) }]
    case 'inlineCode':
      return [{ ...node, value: plainText(node.value) }]
    case 'code':
      return [{ ...node, value: plainCode(node.value), lang: node.lang ? anchorId(node.lang) : null, meta: null }]
    case 'html':
      return cleanHtml(node.value, block)
    case 'yaml':
    case 'definition':
      return []
    case 'image':
      return [{ type: 'text', value: plainText(node.alt ?? '') }]
    case 'imageReference':
      return [{ type: 'text', value: plainText(node.alt ?? '') }]
    case 'link': {
      const url = harmlessUrl(node.url)
      return url === undefined ? node.children : [{ type: 'link', url, children: node.children }]
    }
    case 'linkReference': {
      const url = harmlessUrl(definitions.get(node.identifier) ?? '')
      return url === undefined ? node.children : [{ type: 'link', url, children: node.children }]
    }
    case 'footnoteReference':
      return [{ type: 'text', value: ` [${plainText(node.label ?? node.identifier)}]` }]
    case 'footnoteDefinition': {
      const mark: RootContent = { type: 'paragraph', children: [{ type: 'text', value: `[${node.identifier}]` }] }
      return [{ type: 'blockquote', children: [mark, ...node.children] }]
    }
    case 'anchor':
      return [{ ...node, id: anchorId(node.id) }]
    case 'figure':
      return [{ ...node, alt: plainText(node.alt), caption: cleanPhrasing(node.caption, definitions) }]
    case 'captionedTable': {
      const holder = { children: node.rows as unknown[] }
      cleanChildren(holder, definitions)
      const rows = holder.children as typeof node.rows
      return [{ ...node, id: anchorId(node.id), rows, caption: cleanPhrasing(node.caption, definitions) }]
    }
    case 'derivation':
      return [{ ...node, title: plainText(node.title) }]
    case 'number':
      return [
        { ...node, text: plainText(node.text), ...(node.exact === undefined ? {} : { exact: plainText(node.exact) }) },
      ]
    default:
      return [node]
  }
}

function cleanPhrasing(nodes: PhrasingContent[], definitions: Map<string, string>): PhrasingContent[] {
  const holder = { children: nodes as unknown[] }
  cleanChildren(holder, definitions)
  return holder.children as PhrasingContent[]
}

/** Raw HTML is shown as the text it is; comments are dropped. */
function cleanHtml(html: string, block: boolean): AnyNode[] {
  const value = plainText(html.replace(/<!--[\s\S]*?(-->|$)/g, '')).trim()
  if (value === '') return []
  const text: PhrasingContent = { type: 'text', value }
  return block ? [{ type: 'paragraph', children: [text] }] : [text]
}

/** The first heading has depth 1, the others 2..6, and no level is skipped on the way down. */
function levelHeadings(children: RootContent[]): void {
  let previous = 0
  for (const node of children) {
    if (node.type !== 'heading') continue
    const wanted = previous === 0 ? 1 : Math.max(2, node.depth)
    node.depth = Math.min(wanted, previous + 1, 6) as 1 | 2 | 3 | 4 | 5 | 6
    previous = node.depth
  }
}
