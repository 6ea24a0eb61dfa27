/** Pass `route` of deployments: each line gets a way of its own over the lattice, short lines first. */
import type { View, ViewEdge } from '../../view/view.ts'
import { simplify } from '../geometry.ts'
import type { Box, PlacedEdge, Point } from '../placed-view.ts'
import { GRID } from '../style.ts'
import type { Arrangement } from './arrange.ts'
import { cellOf, type Lattice, makeLattice, pointOf } from './lattice.ts'
import { findWay, occupy, type Port } from './search.ts'

export interface Routed {
  edges: PlacedEdge[]
  /** Lines that found no way. */
  failed: ViewEdge[]
}

export function route(view: View, arrangement: Arrangement): Routed {
  const boxes = new Map<string, { box: Box; group: boolean }>()
  for (const n of arrangement.nodes) boxes.set(n.node.id, { box: n.box, group: false })
  for (const g of arrangement.groups) boxes.set(g.group.id, { box: g.box, group: true })
  const lattice = makeLattice({
    width: arrangement.width,
    height: arrangement.height,
    solid: arrangement.nodes.map((n) => n.box),
    titles: arrangement.groups.map((g) => g.titleBox),
    areas: arrangement.groups.map((g) => g.box),
  })
  const placed = new Map<string, PlacedEdge>()
  const failed: ViewEdge[] = []
  const order = view.edges
    .map((edge, index) => ({ edge, index, length: distance(boxes.get(edge.from)?.box, boxes.get(edge.to)?.box) }))
    .sort((a, b) => a.length - b.length || a.index - b.index)
  for (const { edge } of order) {
    const from = boxes.get(edge.from)
    const to = boxes.get(edge.to)
    if (!from || !to) continue
    const way = findWay(lattice, ports(lattice, from, false), ports(lattice, to, true))
    if (!way) {
      failed.push(edge)
      continue
    }
    occupy(lattice, way.cells)
    const middle = way.cells.map((cell): Point => pointOf(lattice, cell))
    const points = simplify([{ x: way.start.x, y: way.start.y }, ...middle, { x: way.end.x, y: way.end.y }])
    placed.set(edge.id, { edge, points })
  }
  return { edges: view.edges.flatMap((e) => placed.get(e.id) ?? []), failed }
}

function distance(a: Box | undefined, b: Box | undefined): number {
  if (!a || !b) return 0
  return Math.abs(a.x + a.width / 2 - b.x - b.width / 2) + Math.abs(a.y + a.height / 2 - b.y - b.height / 2)
}

/** Ports of a box: along its sides at grid steps, away from the corners, dearer the further from the middle. */
function ports(lattice: Lattice, target: { box: Box; group: boolean }, arriving: boolean): Port[] {
  const { box, group } = target
  const found: Port[] = []
  const add = (x: number, y: number, outward: number, off: number): void => {
    const step = [
      [GRID, 0],
      [0, GRID],
      [-GRID, 0],
      [0, -GRID],
    ][outward] as [number, number]
    const direction = arriving ? (outward + 2) % 4 : outward
    found.push({ cell: cellOf(lattice, x + step[0], y + step[1]), direction, price: off / GRID, x, y })
  }
  const margin = group ? GRID * 4 : GRID
  const cx = box.x + box.width / 2
  const cy = box.y + box.height / 2
  for (let x = ceilGrid(box.x + margin); x <= box.x + box.width - margin; x += GRID) {
    // A place is entered from above, as a call comes in.
    add(x, box.y, 3, Math.abs(x - cx) * 0.5)
    if (!group) add(x, box.y + box.height, 1, Math.abs(x - cx) * 0.5 + (arriving ? 24 : 0))
  }
  if (group) return found
  for (let y = ceilGrid(box.y + margin); y <= box.y + box.height - margin; y += GRID) {
    add(box.x + box.width, y, 0, Math.abs(y - cy) * 0.5)
    add(box.x, y, 2, Math.abs(y - cy) * 0.5)
  }
  return found
}

function ceilGrid(value: number): number {
  return Math.ceil(value / GRID) * GRID
}
