/**
 * English documents have one kind of quotation marks and apostrophes, the curly one, whoever wrote the text: the model, a
 * decision record or the analyses, which also speak to terminals. Code keeps its own.
 */
import type { PhrasingContent, RootContent, TableRow } from 'mdast'
import type { Language } from '../language/text.ts'
import { curly } from '../text/quotes.ts'

/** A copy of the blocks with curly quotation marks; Russian ones are returned as they are. */
export function withQuotes(blocks: RootContent[], language: Language): RootContent[] {
  return language === 'en' ? curlyAll(blocks, { last: '' }) : blocks
}

/** The last letter so far: a mark opens or closes by what stands before it, even across a link. */
interface State {
  last: string
}

type Node = RootContent | PhrasingContent | TableRow

const blocks = new Set(['paragraph', 'heading', 'tableCell', 'figure', 'captionedTable', 'derivation'])

function curlyAll<N extends Node>(nodes: readonly N[], state: State): N[] {
  return nodes.map((node) => curlyNode(node, state) as N)
}

function curlyNode(node: Node, state: State): Node {
  if (blocks.has(node.type)) state.last = ''
  switch (node.type) {
    case 'text': {
      const value = curly(node.value, state.last)
      state.last = value.at(-1) ?? state.last
      return { ...node, value }
    }
    case 'figure':
      return { ...node, alt: curly(node.alt), caption: curlyAll(node.caption, { last: '' }) }
    case 'captionedTable':
      return { ...node, caption: curlyAll(node.caption, { last: '' }), rows: curlyAll(node.rows, state) }
    case 'derivation':
      return { ...node, title: curly(node.title) }
    case 'break':
      state.last = ''
      return node
    default:
      if ('children' in node) return { ...node, children: curlyAll(node.children as Node[], state) } as Node
      // Code, a figure, a verdict: whatever they are, they are no space.
      state.last = 'x'
      return node
  }
}
