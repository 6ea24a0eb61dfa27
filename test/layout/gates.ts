/** Measures what must not be in a placed view: overlaps, lines through boxes, labels on boxes, text or things outside. */
import { cross, cuts, overlap, segments } from '../../src/layout/geometry.ts'
import type { Box, PlacedView, TextLine } from '../../src/layout/placed-view.ts'
import { CAP_HEIGHT, textWidth } from '../../src/layout/text/measure.ts'

function contains(outer: Box, inner: Box, slack = 0.05): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  )
}

export interface Faults {
  /** Pairs of nodes that overlap. */
  nodeOverlaps: string[]
  /** Places that overlap without one holding the other. */
  groupOverlaps: string[]
  /** Lines through the inside of a node. */
  linesThroughNodes: string[]
  /** Lines through the title of a place or of the system. */
  linesThroughTitles: string[]
  labelsOnNodes: string[]
  labelsOnLabels: string[]
  /** Text that leaves its node, its label or its title box. */
  textOutside: string[]
  /** Anything beyond the canvas. */
  outsideCanvas: string[]
  /** Nodes outside their place. */
  outsideParent: string[]
  /** Lines without a route. */
  unrouted: string[]
  /** Number of crossings of lines: reported, not forbidden. */
  crossings: number
}

/** The box that a line of text takes, from the top of its capitals to its baseline. */
export function lineBox(line: TextLine): Box {
  const width = textWidth(line.text, line.size, line.face)
  const x = line.anchor === 'middle' ? line.x - width / 2 : line.anchor === 'end' ? line.x - width : line.x
  const height = CAP_HEIGHT * line.size
  return { x, y: line.y - height, width, height }
}

export function faultsOf(placed: PlacedView): Faults {
  const { nodes, groups, edges } = placed
  const canvas = { x: 0, y: 0, width: placed.width, height: placed.height }
  const faults: Faults = {
    nodeOverlaps: [],
    groupOverlaps: [],
    linesThroughNodes: [],
    linesThroughTitles: [],
    labelsOnNodes: [],
    labelsOnLabels: [],
    textOutside: [],
    outsideCanvas: [],
    outsideParent: [],
    unrouted: edges.filter((e) => e.points.length < 2).map((e) => e.edge.id),
    crossings: 0,
  }
  nodes.forEach((a, i) => {
    for (const b of nodes.slice(i + 1))
      if (overlap(a.box, b.box)) faults.nodeOverlaps.push(`${a.node.id} | ${b.node.id}`)
    for (const line of a.lines)
      if (!contains(a.box, lineBox(line))) faults.textOutside.push(`${a.node.id}: ${line.text}`)
    const parent = groups.find((g) => g.group.id === a.node.parent)
    if (parent && !contains(parent.box, a.box)) faults.outsideParent.push(a.node.id)
    if (!contains(canvas, a.box)) faults.outsideCanvas.push(a.node.id)
  })
  groups.forEach((a, i) => {
    for (const b of groups.slice(i + 1))
      if (overlap(a.box, b.box) && !contains(a.box, b.box) && !contains(b.box, a.box))
        faults.groupOverlaps.push(`${a.group.id} | ${b.group.id}`)
    if (!contains(canvas, a.box)) faults.outsideCanvas.push(a.group.id)
    for (const line of a.title)
      if (!contains(a.box, lineBox(line))) faults.textOutside.push(`${a.group.id}: ${line.text}`)
  })
  edges.forEach((edge, i) => {
    const parts = segments(edge.points)
    for (const { node, box } of nodes)
      if (parts.some(([a, b]) => cuts(a, b, box))) faults.linesThroughNodes.push(`${edge.edge.id} through ${node.id}`)
    for (const { group, titleBox } of groups)
      if (parts.some(([a, b]) => cuts(a, b, titleBox)))
        faults.linesThroughTitles.push(`${edge.edge.id} through ${group.id}`)
    if (!edge.points.every((p) => contains(canvas, { ...p, width: 0, height: 0 })))
      faults.outsideCanvas.push(edge.edge.id)
    for (const other of edges.slice(i + 1))
      for (const part of parts) for (const o of segments(other.points)) if (cross(part, o)) faults.crossings += 1
    const { label } = edge
    if (!label) return
    if (!contains(canvas, label.box)) faults.outsideCanvas.push(`label of ${edge.edge.id}`)
    for (const { node, box } of nodes)
      if (overlap(label.box, box)) faults.labelsOnNodes.push(`${edge.edge.id} on ${node.id}`)
    for (const other of edges.slice(i + 1))
      if (other.label && overlap(label.box, other.label.box))
        faults.labelsOnLabels.push(`${edge.edge.id} on ${other.edge.id}`)
    for (const line of label.lines)
      if (!contains(label.box, lineBox(line))) faults.textOutside.push(`${edge.edge.id}: ${line.text}`)
  })
  for (const line of [...placed.title, ...placed.legend.map((l) => l.line)])
    if (!contains(canvas, lineBox(line))) faults.outsideCanvas.push(line.text)
  return faults
}

/** All that is forbidden, in one list. */
export function forbidden(faults: Faults): string[] {
  const { crossings: _, ...lists } = faults
  return Object.entries(lists).flatMap(([kind, found]) => found.map((what) => `${kind}: ${what}`))
}
