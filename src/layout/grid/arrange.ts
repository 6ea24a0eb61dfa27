/**
 * Pass `arrange` of deployments: regions in a grid, zones as columns, the same element in the same row of every zone, so
 * that equal zones look equal. All coordinates are multiples of the grid.
 */
import type { Language } from '../../language/text.ts'
import type { View, ViewGroup, ViewNode } from '../../view/view.ts'
import { groupTexts, setGroupTitle } from '../groups.ts'
import { type MeasuredNode, measureNode, moved, withHeight } from '../nodes.ts'
import type { PlacedGroup, PlacedNode } from '../placed-view.ts'
import { type as fonts, GRID, toGrid } from '../style.ts'
import { widestWord } from '../text/wrap.ts'
import { globalRows } from './global-rows.ts'
import { slotRows } from './slots.ts'

/** Free space, px, multiples of the grid. More of it when lines or labels found no room. */
export interface Spacing {
  /** Between zones. */
  column: number
  /** Between rows. */
  row: number
  /** Regions side by side. */
  regionsPerRow: number
}

export interface Arrangement {
  width: number
  height: number
  groups: PlacedGroup[]
  nodes: PlacedNode[]
}

const PAD = 8
const HEAD = 32
const REGION_PAD = 16
const REGION_GAP = 40
const GLOBAL_GAP = 48

interface Rows {
  slots: string[]
  heights: Map<string, number>
}

export function arrange(view: View, language: Language, spacing: Spacing): Arrangement {
  const width = nodeWidth(view, language)
  const measured = new Map(view.nodes.map((n) => [n.id, measureNode(n, language, 'low', width)]))
  const rowsOf = slotRows(view, measured)
  const roots = view.groups.filter((g) => g.parent === undefined)
  const blocks = roots.map((root) => groupBlock(root, view, language, spacing, measured, rowsOf(root.id), 0, width))
  const rows = chunk(blocks, spacing.regionsPerRow)
  const rowWidths = rows.map((r) => r.reduce((sum, b) => sum + b.width, 0) + (r.length - 1) * REGION_GAP)
  const outside = view.nodes.filter((n) => n.parent === undefined)
  const top = globalRows(outside, view, measured)
  const total = toGrid(Math.max(top.width, ...rowWidths))
  const nodes: PlacedNode[] = top.nodes.map((n) => moved(n, toGrid((total - top.width) / 2), 0))
  const groups: PlacedGroup[] = []
  let y = top.height === 0 ? 0 : top.height + GLOBAL_GAP
  rows.forEach((row, index) => {
    let x = toGrid((total - (rowWidths[index] ?? 0)) / 2)
    for (const block of row) {
      nodes.push(...block.nodes.map((n) => moved(n, x, y)))
      groups.push(...block.groups.map((g) => movedGroup(g, x, y)))
      x += block.width + REGION_GAP
    }
    y += Math.max(0, ...row.map((b) => b.height)) + REGION_GAP
  })
  return { width: total, height: y - (rows.length > 0 ? REGION_GAP : GLOBAL_GAP), groups, nodes }
}

/** One width for all nodes, wide enough for the widest word up to a limit. */
function nodeWidth(view: View, language: Language): number {
  const widest = Math.max(0, ...view.nodes.map((n) => widestWord(n.title[language], fonts.low.size, 'semibold')))
  return toGrid(Math.min(168, Math.max(136, widest + 18)))
}

interface Block {
  width: number
  height: number
  nodes: PlacedNode[]
  groups: PlacedGroup[]
}

/** A place: its title, its inner places as columns, what stands in it directly as rows (leaf) or as a strip below. */
function groupBlock(
  group: ViewGroup,
  view: View,
  language: Language,
  spacing: Spacing,
  measured: ReadonlyMap<string, MeasuredNode>,
  rows: Rows,
  depth: number,
  nodeSize: number,
): Block {
  const children = view.groups.filter((g) => g.parent === group.id)
  const own = view.nodes.filter((n) => n.parent === group.id)
  const pad = children.length > 0 && depth === 0 ? REGION_PAD : PAD
  const blocks = children.map((c) => groupBlock(c, view, language, spacing, measured, rows, depth + 1, nodeSize))
  const inner: Block = { width: 0, height: 0, nodes: [], groups: [] }
  let x = 0
  for (const block of blocks) {
    inner.nodes.push(...block.nodes.map((n) => moved(n, x, 0)))
    inner.groups.push(...block.groups.map((g) => movedGroup(g, x, 0)))
    x += block.width + spacing.column
    inner.height = Math.max(inner.height, block.height)
  }
  inner.width = Math.max(0, x - spacing.column)
  const column = children.length === 0 ? leafColumn(own, measured, rows, spacing) : strip(own, measured, inner, spacing)
  const width = toGrid(Math.max(inner.width, column.width, nodeSize)) + pad * 2
  const height = HEAD + toGrid(column.bottom) + pad
  const texts = groupTexts(group, language, width - 24)
  const placed: PlacedGroup = { group, box: { x: 0, y: 0, width, height }, depth, ...setGroupTitle(texts, 12, 6) }
  return {
    width,
    height,
    groups: [placed, ...inner.groups.map((g) => movedGroup(g, pad, HEAD))],
    nodes: [...inner.nodes, ...column.nodes].map((n) => moved(n, pad, HEAD)),
  }
}

/** Rows of an innermost place; a slot that it does not have stays empty. */
function leafColumn(
  own: readonly ViewNode[],
  measured: ReadonlyMap<string, MeasuredNode>,
  rows: Rows,
  spacing: Spacing,
): { nodes: PlacedNode[]; width: number; bottom: number } {
  const nodes: PlacedNode[] = []
  let y = 0
  for (const slot of rows.slots) {
    const height = rows.heights.get(slot) ?? 0
    for (const node of own.filter((n) => (n.slot ?? n.id) === slot)) {
      const m = measured.get(node.id)
      if (m) nodes.push(moved(withHeight(m, height), 0, y))
    }
    y += height + spacing.row
  }
  return { nodes, width: Math.max(0, ...nodes.map((n) => n.box.width)), bottom: Math.max(0, y - spacing.row) }
}

/** What stands in a place beside its inner places: a row below them. */
function strip(
  own: readonly ViewNode[],
  measured: ReadonlyMap<string, MeasuredNode>,
  inner: Block,
  spacing: Spacing,
): { nodes: PlacedNode[]; width: number; bottom: number } {
  if (own.length === 0) return { nodes: [], width: 0, bottom: inner.height }
  const found = own.flatMap((n) => {
    const m = measured.get(n.id)
    return m ? [m] : []
  })
  const height = Math.max(...found.map((m) => m.box.height))
  const y = inner.height + Math.max(24, spacing.row + GRID)
  // Stand under the columns, one per column where there are enough of them.
  const step = (found[0]?.box.width ?? 0) + PAD * 2 + spacing.column
  const nodes = found.map((m, i) => moved(withHeight(m, height), PAD + i * step, y))
  return { nodes, width: Math.max(...nodes.map((n) => n.box.x + n.box.width)) + PAD, bottom: y + height }
}

export function movedGroup(group: PlacedGroup, dx: number, dy: number): PlacedGroup {
  return {
    ...group,
    box: { ...group.box, x: group.box.x + dx, y: group.box.y + dy },
    title: group.title.map((l) => ({ ...l, x: l.x + dx, y: l.y + dy })),
    titleBox: { ...group.titleBox, x: group.titleBox.x + dx, y: group.titleBox.y + dy },
  }
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  const rows: T[][] = []
  for (let i = 0; i < items.length; i += Math.max(1, size)) rows.push(items.slice(i, i + Math.max(1, size)))
  return rows
}
