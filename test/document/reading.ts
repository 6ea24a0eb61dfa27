/** Document trees as a reader sees them, for tests. */
import type { AnyNode } from '../../src/publish/tree/normalise.ts'

/** A node and everything in it, in order. */
export function nodesOf(node: AnyNode): AnyNode[] {
  const rows = node.type === 'captionedTable' ? node.rows : 'children' in node ? node.children : []
  return [node, ...(rows as AnyNode[]).flatMap(nodesOf)]
}

export function textOf(node: AnyNode): string {
  return nodesOf(node)
    .map((n) => (n.type === 'number' ? n.text : 'value' in n ? String(n.value) : n.type === 'tableRow' ? '\n' : ''))
    .join('')
}

/** The cells of a table, a row each; undefined when the document has no such table. */
export function tableOf(node: AnyNode, id: string): string[][] | undefined {
  const table = nodesOf(node).find((n) => n.type === 'captionedTable' && n.id === id)
  if (table?.type !== 'captionedTable') return undefined
  return table.rows.map((row) => row.children.map((cell) => textOf(cell)))
}
