/** What stands outside all regions, above them: clients first, then what they go through, each row centred. */
import type { View, ViewNode } from '../../view/view.ts'
import { type MeasuredNode, moved, withHeight } from '../nodes.ts'
import type { PlacedNode } from '../placed-view.ts'
import { GRID } from '../style.ts'

const GAP = 40
const ROW_GAP = 40

export function globalRows(
  outside: readonly ViewNode[],
  view: View,
  measured: ReadonlyMap<string, MeasuredNode>,
): { width: number; height: number; nodes: PlacedNode[] } {
  const ids = new Set(outside.map((n) => n.id))
  const rank = new Map<string, number>(outside.map((n) => [n.id, 0]))
  const edges = view.edges.filter((e) => ids.has(e.from) && ids.has(e.to))
  // Longest path from the top; as many rounds as nodes settle it, and end it when the relations go in circles.
  for (let round = 0; round < outside.length; round++)
    for (const e of edges)
      rank.set(e.to, Math.max(rank.get(e.to) ?? 0, Math.min(outside.length, (rank.get(e.from) ?? 0) + 1)))
  const levels = [...new Set(rank.values())].sort((a, b) => a - b)
  const rows = levels.map((level) =>
    outside.filter((n) => rank.get(n.id) === level).flatMap((n) => measured.get(n.id) ?? []),
  )
  const widths = rows.map((r) => r.reduce((sum, m) => sum + m.box.width, 0) + (r.length - 1) * GAP)
  const width = Math.max(0, ...widths)
  const nodes: PlacedNode[] = []
  let y = 0
  rows.forEach((row, i) => {
    const height = Math.max(0, ...row.map((m) => m.box.height))
    let x = Math.round((width - (widths[i] ?? 0)) / 2 / GRID) * GRID
    for (const m of row) {
      nodes.push(moved(withHeight(m, height), x, y))
      x += m.box.width + GAP
    }
    y += height + ROW_GAP
  })
  return { width, height: Math.max(0, y - ROW_GAP), nodes }
}
