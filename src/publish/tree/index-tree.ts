/**
 * What a set of deliverables offers to links: its anchors, and the numbers of its figures and tables (counted per
 * deliverable, in reading order; the PDF counts over the whole book by itself).
 */
import type { Root, RootContent } from 'mdast'
import type { DeliverableName, DeliverableTree, FigureNode, ReferenceNode, TableNode } from '../../document/tree.ts'
import { anchorId } from '../paths.ts'

/** Where an anchor stands: the deliverable, and the index of the top-level block that carries it. */
export interface AnchorPlace {
  deliverable: DeliverableName
  block: number
}

export interface TreeIndex {
  anchors: ReadonlyMap<string, AnchorPlace>
  /** Number of each figure and table node. */
  numbers: ReadonlyMap<FigureNode | TableNode, number>
}

/** Index of the deliverables of one system in one language (already normalised). */
export function indexTrees(deliverables: readonly DeliverableTree[]): TreeIndex {
  const anchors = new Map<string, AnchorPlace>()
  const add = (id: string, place: AnchorPlace): void => {
    if (!anchors.has(id)) anchors.set(id, place)
  }
  for (const { name, tree } of deliverables) {
    tree.children.forEach((child, block) => {
      walk(child, (node) => {
        if (node.type === 'anchor' || node.type === 'captionedTable') add(node.id, { deliverable: name, block })
        if (node.type === 'figure') add(figureAnchor(node), { deliverable: name, block })
      })
    })
  }
  return { anchors, numbers: numberTrees(deliverables.map((d) => d.tree)) }
}

/** Numbers of figures and tables, counted in each tree from 1. */
export function numberTrees(trees: readonly Root[]): Map<FigureNode | TableNode, number> {
  const numbers = new Map<FigureNode | TableNode, number>()
  for (const tree of trees) {
    const counts = { figure: 0, captionedTable: 0 }
    for (const child of tree.children) {
      walk(child, (node) => {
        if (node.type !== 'figure' && node.type !== 'captionedTable') return
        counts[node.type] += 1
        numbers.set(node, counts[node.type])
      })
    }
  }
  return numbers
}

/** Element id of a figure. */
export function figureAnchor(figure: FigureNode): string {
  return anchorId(`figure-${figure.picture}`)
}

/** The anchor a reference leads to, if one of the deliverables has it: `requirement-AVA01` or plain `AVA01`. */
export function anchorOf(
  reference: Pick<ReferenceNode, 'kind' | 'to'>,
  anchors: TreeIndex['anchors'],
): string | undefined {
  const id = anchorId(reference.to)
  return [`${reference.kind}-${id}`, id].find((candidate) => anchors.has(candidate))
}

function walk(node: RootContent, visit: (node: RootContent) => void): void {
  visit(node)
  if ('children' in node) for (const child of node.children as RootContent[]) walk(child, visit)
}
