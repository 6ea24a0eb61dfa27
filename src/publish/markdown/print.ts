/**
 * Prints a deliverable as GitHub-flavoured Markdown: bullets `*`, fences, LF, one line end at the end.
 */
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import type { DeliverableTree } from '../../document/tree.ts'
import type { TreeIndex } from '../tree/index-tree.ts'
import { convertBlocks } from './convert.ts'

const printer = unified()
  .use(remarkGfm, { tablePipeAlign: false, tableCellPadding: true, singleTilde: false })
  .use(remarkStringify, {
    bullet: '*',
    bulletOther: '-',
    emphasis: '*',
    strong: '*',
    fence: '`',
    fences: true,
    rule: '-',
    listItemIndent: 'one',
    incrementListMarker: true,
    resourceLink: true,
  })
  .freeze()

/** Markdown text of a normalised deliverable. */
export function printMarkdown(deliverable: DeliverableTree, index: TreeIndex): string {
  const { language, name, tree } = deliverable
  const children = convertBlocks(tree.children, { language, deliverable: name, index })
  return printer.stringify({ type: 'root', children })
}
