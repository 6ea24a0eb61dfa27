/**
 * About how tall a block is on the page. Only used to tell whether a picture that opens a chapter fits below the title:
 * the title would else stand alone on its page. Rather too small than too large.
 */
import type { RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { textWidth } from '../../layout/text/measure.ts'

/** Height of the text area of a page, in points. */
export const pageHeight = 728

const width = 481
const fontSize = 10.5
const line = 17
const gap = 9
const row = 17
const headings = [46, 44, 34, 30]

/** Points, or more than a page for what cannot be told. */
export function heightOf(node: RootContent): number {
  switch (node.type) {
    case 'heading':
      return headings[node.depth - 1] ?? 30
    case 'paragraph':
    case 'blockquote':
      return linesOf(node) * line + gap
    case 'callout':
      return node.children.reduce((height, child) => height + heightOf(child), 2 * gap)
    case 'list':
      return node.children.reduce((height, item) => height + linesOf(item) * line, gap)
    case 'table':
      return node.children.length * row + gap
    case 'captionedTable':
      return node.rows.length * row + 4 * gap
    case 'anchor':
      return 0
    default:
      return pageHeight
  }
}

function linesOf(node: RootContent): number {
  return Math.max(1, Math.ceil(textWidth(textOf(node), fontSize) / width))
}
