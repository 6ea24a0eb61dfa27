/** Deployments: passes arrange, route, label, in several amounts of room; the best by measured faults and page fit wins. */
import type { Language } from '../../language/text.ts'
import type { View } from '../../view/view.ts'
import { type Drawing, shiftDrawing } from '../drawing.ts'
import { pageFor } from '../style.ts'
import { arrange, type Spacing } from './arrange.ts'
import { placeLabels } from './labels.ts'
import { route } from './route.ts'

/** From tight to roomy. */
const rooms: Omit<Spacing, 'regionsPerRow'>[] = [
  { column: 40, row: 16 },
  { column: 48, row: 16 },
  { column: 56, row: 24 },
  { column: 88, row: 32 },
]

export function deploymentDrawing(view: View, language: Language): Drawing {
  const regions = Math.max(1, view.groups.filter((g) => g.parent === undefined).length)
  const byPage = Array.from({ length: regions }, (_, i) => i + 1)
    .map((regionsPerRow) => {
      const { width, height } = arrange(view, language, { column: 40, row: 16, regionsPerRow })
      return { regionsPerRow, scale: pageFor(width + 48, height + 160).scale }
    })
    .sort((a, b) => b.scale - a.scale || a.regionsPerRow - b.regionsPerRow)
  const attempts: { drawing: Drawing; cost: number }[] = []
  for (const { regionsPerRow } of byPage.slice(0, 1))
    for (const room of rooms) {
      const arrangement = arrange(view, language, { ...room, regionsPerRow })
      const routed = route(view, arrangement)
      const labelled = placeLabels(routed.edges, arrangement, language)
      const drawing = fit({ ...arrangement, edges: labelled.edges })
      const { scale } = pageFor(drawing.width + 48, drawing.height + 160)
      const hard = routed.failed.length * 100 + labelled.missing * 20
      attempts.push({ drawing, cost: hard + labelled.covered * 2 + labelled.onBorder * 0.3 + (0.75 / scale) ** 2 * 6 })
      // More room only makes the picture smaller.
      if (hard === 0 && labelled.covered === 0) break
    }
  return attempts.reduce((a, b) => (b.cost < a.cost ? b : a)).drawing
}

/** Lines on the rim lie outside the arrangement: the drawing grows to hold them. */
function fit(drawing: Drawing): Drawing {
  const boxes = drawing.edges.flatMap((e) => (e.label ? [e.label.box] : []))
  const points = drawing.edges.flatMap((e) => e.points)
  const left = Math.min(0, ...points.map((p) => p.x), ...boxes.map((b) => b.x))
  const right = Math.max(drawing.width, ...points.map((p) => p.x), ...boxes.map((b) => b.x + b.width))
  const bottom = Math.max(drawing.height, ...points.map((p) => p.y), ...boxes.map((b) => b.y + b.height))
  return { ...shiftDrawing(drawing, Math.ceil(-left), 0), width: Math.ceil(right - left), height: Math.ceil(bottom) }
}
