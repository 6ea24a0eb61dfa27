/**
 * Context and containers: measure, lay out by the engine in several ways, keep the best by measured quality (size of
 * the text on a page, crossings, bends), set labels and titles.
 */
import type { Language } from '../language/text.ts'
import type { View } from '../view/view.ts'
import type { Drawing } from './drawing.ts'
import type { EngineGraph, EngineResult, EngineSettings, LayoutEngine } from './engine.ts'
import { cross, segments, simplify, straighten } from './geometry.ts'
import { freeTitle, STRIP } from './groups.ts'
import { type MeasuredLabel, measureLabel, setLabel } from './labels.ts'
import { type MeasuredNode, measureNode, moved, neededWidth, type Room } from './nodes.ts'
import type { PlacedEdge, PlacedGroup, PlacedNode, Point } from './placed-view.ts'
import { type as fonts, pageFor, READABLE } from './style.ts'
import { textWidth } from './text/measure.ts'

const attempts: EngineSettings[] = [
  { direction: 'down', placement: 'compact', spacing: 10 },
  { direction: 'down', placement: 'straight', spacing: 10 },
  { direction: 'right', placement: 'compact', spacing: 10 },
  { direction: 'right', placement: 'straight', spacing: 10 },
]

const LABEL_WIDTH = 128

export async function layeredDrawing(view: View, language: Language, engine: LayoutEngine): Promise<Drawing> {
  const roomy = view.nodes.length > MOST_ROOMY ? undefined : await best(view, language, engine, 'roomy')
  return roomy !== undefined && isReadable(roomy) ? roomy : best(view, language, engine, 'brief')
}

/** Beyond a dozen boxes, descriptions make the text of all too small on a page: they stay as tooltips. */
const MOST_ROOMY = 12

function isReadable(drawing: Drawing): boolean {
  return pageFor(drawing.width + 48, drawing.height + 140).scale >= READABLE
}

/** The best of the attempts by measured cost. */
async function best(view: View, language: Language, engine: LayoutEngine, room: Room): Promise<Drawing> {
  const nodes = measureNodes(view, language, room)
  const labels = measureLabels(view, language, room)
  const graph = toGraph(view, language, nodes, labels)
  const drawings: { drawing: Drawing; cost: number }[] = []
  for (const settings of attempts) {
    const result = await engine.place(graph, settings)
    const drawing = assemble(view, language, nodes, labels, result)
    drawings.push({ drawing, cost: cost(drawing) })
  }
  return drawings.reduce((a, b) => (b.cost < a.cost ? b : a)).drawing
}

/** All nodes of a view get one width, wide enough for the widest word in its shape up to a limit. */
function measureNodes(view: View, language: Language, room: Room): Map<string, MeasuredNode> {
  const widest = Math.max(0, ...view.nodes.map((n) => neededWidth(n, language, room)))
  const width = Math.ceil(Math.min(208, Math.max(room === 'brief' ? 136 : 200, widest)) / 8) * 8
  return new Map(view.nodes.map((n) => [n.id, measureNode(n, language, room, width)]))
}

function measureLabels(view: View, language: Language, room: Room): Map<string, MeasuredLabel> {
  const labels = new Map<string, MeasuredLabel>()
  for (const edge of view.edges) {
    const text = edge.label?.[language] ?? ''
    const protocol = room === 'roomy' && edge.protocol && edge.protocol !== text ? ` [${edge.protocol}]` : ''
    const label = measureLabel(text + protocol, LABEL_WIDTH, room === 'roomy' ? 3 : 2)
    if (label) labels.set(edge.id, label)
  }
  return labels
}

function toGraph(
  view: View,
  language: Language,
  nodes: ReadonlyMap<string, MeasuredNode>,
  labels: ReadonlyMap<string, MeasuredLabel>,
): EngineGraph {
  return {
    nodes: view.nodes.map((n) => {
      const box = nodes.get(n.id)?.box ?? { width: 0, height: 0 }
      return { id: n.id, width: box.width, height: box.height, ...(n.parent === undefined ? {} : { parent: n.parent }) }
    }),
    groups: view.groups.map((g) => ({
      id: g.id,
      strip: STRIP,
      ...titleRoom(view, g, language, nodes),
      ...(g.parent === undefined ? {} : { parent: g.parent }),
    })),
    edges: view.edges.map((e) => {
      const label = labels.get(e.id)
      return {
        id: e.id,
        from: e.from,
        to: e.to,
        ...(label ? { label: { width: label.width, height: label.height } } : {}),
      }
    }),
  }
}

/** A narrow frame is widened so that its title fits beside a line that enters at the middle. */
function titleRoom(
  view: View,
  group: View['groups'][number],
  language: Language,
  nodes: ReadonlyMap<string, MeasuredNode>,
): { sides?: number } {
  const inside = view.nodes.filter((n) => n.parent === group.id)
  if (inside.length === 0 || inside.length > 3) return {}
  const width = Math.max(...inside.map((n) => nodes.get(n.id)?.box.width ?? 0))
  const { size, face } = fonts.group
  return { sides: Math.ceil(textWidth(group.title[language], size, face) + 32 - width / 2) }
}

function assemble(
  view: View,
  language: Language,
  measured: ReadonlyMap<string, MeasuredNode>,
  labels: ReadonlyMap<string, MeasuredLabel>,
  result: EngineResult,
): Drawing {
  const nodes = view.nodes.flatMap((n) => {
    const node = measured.get(n.id)
    const box = result.boxes.get(n.id)
    return node && box ? [moved(node, box.x, box.y)] : []
  })
  const edges = view.edges.map((edge): PlacedEdge => {
    const points = simplify(straighten(result.routes.get(edge.id) ?? []))
    const label = labels.get(edge.id)
    const room = result.labels.get(edge.id)
    return { edge, points, ...(label && room ? { label: setLabel(label, room) } : {}) }
  })
  const groups = view.groups.flatMap((group): PlacedGroup[] => {
    const box = result.boxes.get(group.id)
    if (!box) return []
    const taken = edges.flatMap((e) => (e.label ? [e.label.box] : []))
    const routes = edges.map((e) => e.points)
    return [{ group, box, depth: 0, ...freeTitle(group, language, box, routes, taken) }]
  })
  return { ...extent(nodes, groups, edges), nodes, groups, edges }
}

function extent(
  nodes: readonly PlacedNode[],
  groups: readonly PlacedGroup[],
  edges: readonly PlacedEdge[],
): { width: number; height: number } {
  const boxes = [...nodes, ...groups, ...edges.flatMap((e) => (e.label ? [e.label] : []))].map((i) => i.box)
  const points: Point[] = edges.flatMap((e) => e.points)
  return {
    width: Math.ceil(Math.max(0, ...boxes.map((b) => b.x + b.width), ...points.map((p) => p.x))),
    height: Math.ceil(Math.max(0, ...boxes.map((b) => b.y + b.height), ...points.map((p) => p.y))),
  }
}

/** Lower is better: how much smaller than full size the page makes it, then crossings, then bends. */
function cost(drawing: Drawing): number {
  const { scale } = pageFor(drawing.width + 48, drawing.height + 140)
  const lines = drawing.edges.map((e) => segments(e.points))
  let crossings = 0
  for (let i = 0; i < lines.length; i++)
    for (let j = i + 1; j < lines.length; j++)
      for (const a of lines[i] ?? []) for (const b of lines[j] ?? []) if (cross(a, b)) crossings += 1
  const bends = drawing.edges.reduce((sum, e) => sum + Math.max(0, e.points.length - 2), 0)
  return (0.75 / scale) ** 2 * 10 + crossings * 1.5 + bends * 0.1
}
