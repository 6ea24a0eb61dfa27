/**
 * Pass `arrange` of deployments: regions in a grid, zones as columns, the same element in the same row of every zone, so
 * that equal zones look equal. All coordinates are multiples of the grid.
 */
import type { Language } from '../../language/text.ts'
import type { View, ViewGroup, ViewNode } from '../../view/view.ts'
import { groupTexts, setGroupTitle } from '../groups.ts'
import { type MeasuredNode, measureNode, moved, neededWidth, withHeight } from '../nodes.ts'
import type { PlacedGroup, PlacedNode } from '../placed-view.ts'
import { type as fonts, GRID, toGrid } from '../style.ts'
import { textWidth } from '../text/measure.ts'
import { globalRows } from './global-rows.ts'
import { type Rows, slotRows } from './slots.ts'

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
/** Between rows that no line leaves or enters. */
const QUIET_GAP = 8
const HEAD = 32
const REGION_PAD = 16
const REGION_GAP = 32
const GLOBAL_GAP = 40

export function arrange(view: View, language: Language, spacing: Spacing): Arrangement {
  const width = nodeWidth(view, language, (n) => n.parent !== undefined)
  const globalWidth = nodeWidth(view, language, (n) => n.parent === undefined)
  const measured = new Map(
    view.nodes.map((n) => [n.id, measureNode(n, language, 'low', n.parent === undefined ? globalWidth : width)]),
  )
  const rowsOf = slotRows(view, measured)
  const roots = view.groups.filter((g) => g.parent === undefined)
  const blocks = roots.map((root) => groupBlock(root, view, language, spacing, measured, rowsOf(root.id), 0, width))
  const outside = view.nodes.filter((n) => n.parent === undefined)
  const top = globalRows(outside, view, measured)
  const body = masonry(blocks, spacing.regionsPerRow)
  const total = toGrid(Math.max(top.width, body.width))
  const nodes: PlacedNode[] = top.nodes.map((n) => moved(n, toGrid((total - top.width) / 2), 0))
  const y = top.height === 0 ? 0 : top.height + GLOBAL_GAP
  const x = toGrid((total - body.width) / 2)
  nodes.push(...body.nodes.map((n) => moved(n, x, y)))
  const groups = body.groups.map((g) => movedGroup(g, x, y))
  return { width: total, height: y + body.height - (blocks.length > 0 ? 0 : GLOBAL_GAP), groups, nodes }
}

/** Blocks in columns: the first ones side by side, each further one under the shortest column. */
function masonry(blocks: readonly Block[], columns: number): Block {
  const stacks: { blocks: Block[]; width: number; height: number }[] = []
  for (const block of blocks) {
    const shortest = stacks.reduce(
      (a, b) => (b.height < a.height ? b : a),
      stacks[0] ?? { blocks: [], width: 0, height: 0 },
    )
    if (stacks.length < columns) stacks.push({ blocks: [block], width: block.width, height: block.height })
    else {
      shortest.blocks.push(block)
      shortest.width = Math.max(shortest.width, block.width)
      shortest.height += REGION_GAP + block.height
    }
  }
  const body: Block = { width: 0, height: 0, nodes: [], groups: [] }
  let x = 0
  for (const stack of stacks) {
    let y = 0
    for (const block of stack.blocks) {
      body.nodes.push(...block.nodes.map((n) => moved(n, x, y)))
      body.groups.push(...block.groups.map((g) => movedGroup(g, x, y)))
      y += block.height + REGION_GAP
    }
    body.width = x + stack.width
    body.height = Math.max(body.height, stack.height)
    x += stack.width + REGION_GAP
  }
  return body
}

/** One width for all nodes, wide enough for the widest word up to a limit. */
function nodeWidth(view: View, language: Language, which: (node: ViewNode) => boolean): number {
  const widest = Math.max(0, ...view.nodes.filter(which).map((n) => neededWidth(n, language, 'low')))
  return toGrid(Math.min(168, Math.max(128, widest)))
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
  const named = Math.min(240, textWidth(group.title[language], fonts.group.size, 'semibold') + 28)
  const width = toGrid(Math.max(inner.width, column.width, nodeSize, named - pad * 2)) + pad * 2
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
  let bottom = 0
  let busyBefore = false
  for (const slot of rows.slots) {
    const height = rows.heights.get(slot) ?? 0
    const busy = rows.busy.has(slot)
    if (bottom > 0) y = bottom + (busy || busyBefore ? spacing.row : QUIET_GAP)
    busyBefore = busy
    bottom = y + height
    for (const node of own.filter((n) => (n.slot ?? n.id) === slot)) {
      const m = measured.get(node.id)
      if (m) nodes.push(moved(withHeight(m, height), 0, y))
    }
  }
  return { nodes, width: Math.max(0, ...nodes.map((n) => n.box.width)), bottom }
}

/**
 * What stands in a place beside its inner places: a row below them; to their right, in as many rows as fit, when the row
 * would be wider than they are and leave them most of the place empty.
 */
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
  const gap = Math.max(24, spacing.row + GRID)
  // Stand under the columns, one per column where there are enough of them.
  const step = (found[0]?.box.width ?? 0) + PAD * 2 + spacing.column
  const rows = Math.floor((inner.height - HEAD + gap) / (height + gap))
  if (rows > 1 && found.length * step > inner.width + step) {
    const columns = Math.ceil(found.length / rows)
    const left = inner.width + spacing.column + PAD
    const nodes = found.map((m, i) =>
      moved(withHeight(m, height), left + (i % columns) * step, HEAD + Math.floor(i / columns) * (height + gap)),
    )
    return { nodes, width: Math.max(...nodes.map((n) => n.box.x + n.box.width)) + PAD, bottom: inner.height }
  }
  const y = inner.height + gap
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
