/** A drawing without frame: its origin is 0,0. */
import { moved } from './nodes.ts'
import type { Box, PlacedEdge, PlacedGroup, PlacedNode, Point, TextLine } from './placed-view.ts'

export interface Drawing {
  width: number
  height: number
  groups: PlacedGroup[]
  nodes: PlacedNode[]
  edges: PlacedEdge[]
}

/** The drawing moved by dx, dy; its size stays. */
export function shiftDrawing(drawing: Drawing, dx: number, dy: number): Drawing {
  const point = (p: Point): Point => ({ x: p.x + dx, y: p.y + dy })
  const box = (b: Box): Box => ({ ...b, ...point(b) })
  const line = (l: TextLine): TextLine => ({ ...l, ...point(l) })
  const group = (g: PlacedGroup): PlacedGroup => ({
    ...g,
    box: box(g.box),
    title: g.title.map(line),
    titleBox: box(g.titleBox),
  })
  const edge = (e: PlacedEdge): PlacedEdge => ({
    ...e,
    points: e.points.map(point),
    ...(e.label ? { label: { ...e.label, box: box(e.label.box), lines: e.label.lines.map(line) } } : {}),
  })
  return {
    width: drawing.width,
    height: drawing.height,
    groups: drawing.groups.map(group),
    nodes: drawing.nodes.map((n) => moved(n, dx, dy)),
    edges: drawing.edges.map(edge),
  }
}
