/**
 * A book says once what several of its documents show: an equal table, picture or derivation is replaced by a link with the
 * page number. On the site and in Markdown each document stands alone.
 */
import type { FigureNode, TableNode } from '../../document/tree.ts'

/** What the book has printed so far, by its JSON text, with the anchor of the place where. */
export interface Told {
  blocks: Map<string, string>
  derivations: Map<string, string>
  count: number
}

export function nothingTold(): Told {
  return { blocks: new Map(), derivations: new Map(), count: 0 }
}

/** The anchor where an equal block stands; undefined the first time, which is kept under `anchor`. */
export function tellOnce(told: Told, node: FigureNode | TableNode, anchor: string): string | undefined {
  const key = node.type === 'figure' ? node.picture : JSON.stringify([node.caption, node.rows])
  const before = told.blocks.get(key)
  if (before === undefined) told.blocks.set(key, anchor)
  return before
}

const prefix = 'derivation--'

/** A name for the next derivation that is printed. */
export function derivationAnchor(told: Told): string {
  told.count += 1
  return `${prefix}${told.count}`
}

export function isDerivationAnchor(id: string): boolean {
  return id.startsWith(prefix)
}
