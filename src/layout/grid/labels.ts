/** Pass `labels` of deployments: each label on its own line, off boxes, titles, other labels and other lines. */
import type { Language } from '../../language/text.ts'
import { cuts, overlap, segments } from '../geometry.ts'
import { type MeasuredLabel, measureLabel, setLabel } from '../labels.ts'
import type { Box, PlacedEdge, Point } from '../placed-view.ts'
import { type as fonts } from '../style.ts'
import { widestWord } from '../text/wrap.ts'
import type { Arrangement } from './arrange.ts'

/** A place on a border or over another line is allowed but dear; on a box, a title or a label it is not. */
const OTHER_LINE = 100
const BORDER = 12
/** Beyond the left edge a label makes the picture wider. */
const OUTSIDE = 8

export interface Labelled {
  edges: PlacedEdge[]
  /** How many labels found no free place. */
  missing: number
  /** Lines under labels of others. */
  covered: number
  /** Labels that stand on the border of a place. */
  onBorder: number
}

export function placeLabels(edges: readonly PlacedEdge[], arrangement: Arrangement, language: Language): Labelled {
  const solid = [...arrangement.nodes.map((n) => n.box), ...arrangement.groups.map((g) => g.titleBox)]
  const areas = arrangement.groups.map((g) => g.box)
  const taken: Box[] = []
  let missing = 0
  let covered = 0
  let onBorder = 0
  // Short lines have the least choice: they go first.
  const order = [...edges].sort((a, b) => lengthOf(a.points) - lengthOf(b.points))
  const labels = new Map<PlacedEdge, NonNullable<PlacedEdge['label']>>()
  for (const placed of order) {
    const text = placed.edge.label?.[language] ?? ''
    const narrow = widestWord(text, fonts.quiet.size) + 1
    const variants = [measureLabel(text, 400, 1), measureLabel(text, 72, 2), measureLabel(text, narrow, 2)].filter(
      (m) => m !== undefined,
    )
    if (variants.length === 0) continue
    const others = edges.filter((e) => e !== placed).map((e) => e.points)
    const best = variants
      .flatMap((label, narrow) =>
        candidates(placed.points, label).map((c) => ({ label, ...c, price: c.price + narrow * 3 })),
      )
      .filter((c) => !solid.some((s) => overlap(s, c.box, 2)) && !taken.some((t) => overlap(t, c.box, 2)))
      .map((c) => ({ ...c, price: c.price + price(c.box, others, areas) }))
      .reduce<{ label: MeasuredLabel; box: Box; price: number } | undefined>(
        (a, b) => (a === undefined || b.price < a.price ? b : a),
        undefined,
      )
    if (!best) {
      missing += 1
      continue
    }
    if (best.price >= OTHER_LINE) covered += 1
    else if (best.price >= BORDER) onBorder += 1
    taken.push(best.box)
    labels.set(placed, setLabel(best.label, best.box))
  }
  return {
    edges: edges.map((e) => {
      const label = labels.get(e)
      return label ? { ...e, label } : e
    }),
    missing,
    covered,
    onBorder,
  }
}

/** Places along the line, the middle of the longest part first. */
function candidates(points: readonly Point[], label: MeasuredLabel): { box: Box; price: number }[] {
  const parts = segments(points)
  const longest = Math.max(...parts.map(([a, b]) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)))
  return parts.flatMap(([a, b]) => {
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
    const horizontal = a.y === b.y
    const need = horizontal ? label.width + 10 : label.height + 8
    if (length < need) return []
    const steps = Math.max(1, Math.floor((length - need) / 8))
    return Array.from({ length: steps + 1 }, (_, i) => {
      const along = need / 2 + ((length - need) * i) / steps
      const share = along / length
      const x = a.x + (b.x - a.x) * share
      const y = a.y + (b.y - a.y) * share
      const box = { x: x - label.width / 2, y: y - label.height / 2, width: label.width, height: label.height }
      const offCentre = Math.abs(along - length / 2) / Math.max(1, length)
      return { box, price: offCentre * 4 + ((longest - length) / Math.max(1, longest)) * 4 }
    })
  })
}

function price(box: Box, others: readonly (readonly Point[])[], areas: readonly Box[]): number {
  const lines = others.filter((points) => segments(points).some(([a, b]) => cuts(a, b, box, -2))).length
  const outside = box.x < 0 ? OUTSIDE : 0
  const crossed = areas.filter((a) => overlap(a, box) && !inside(a, box)).length
  return lines * OTHER_LINE + crossed * BORDER + outside
}

function inside(outer: Box, inner: Box): boolean {
  return (
    inner.x > outer.x &&
    inner.y > outer.y &&
    inner.x + inner.width < outer.x + outer.width &&
    inner.y + inner.height < outer.y + outer.height
  )
}

function lengthOf(points: readonly Point[]): number {
  return segments(points).reduce((sum, [a, b]) => sum + Math.abs(a.x - b.x) + Math.abs(a.y - b.y), 0)
}
