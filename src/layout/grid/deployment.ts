/** Deployments: passes arrange, route, label; more room is given until everything has its place, then the best page fit wins. */
import type { Language } from '../../language/text.ts'
import type { View } from '../../view/view.ts'
import type { Drawing } from '../layered.ts'
import { pageFor } from '../style.ts'
import { arrange, type Spacing } from './arrange.ts'
import { placeLabels } from './labels.ts'
import { route } from './route.ts'

/** From tight to roomy. */
const rooms: Omit<Spacing, 'regionsPerRow'>[] = [
  { column: 40, row: 16 },
  { column: 56, row: 16 },
  { column: 56, row: 24 },
  { column: 88, row: 32 },
  { column: 136, row: 48 },
]

export function deploymentDrawing(view: View, language: Language): Drawing {
  const regions = Math.max(1, view.groups.filter((g) => g.parent === undefined).length)
  const byPage = Array.from({ length: regions }, (_, i) => i + 1)
    .map((regionsPerRow) => {
      const { width, height } = arrange(view, language, { column: 40, row: 16, regionsPerRow })
      return { regionsPerRow, scale: pageFor(width + 48, height + 160).scale }
    })
    .sort((a, b) => b.scale - a.scale || a.regionsPerRow - b.regionsPerRow)
  const regionsPerRow = byPage[0]?.regionsPerRow ?? 1
  const attempts: { drawing: Drawing; faults: number }[] = []
  for (const room of rooms) {
    const arrangement = arrange(view, language, { ...room, regionsPerRow })
    const routed = route(view, arrangement)
    const labelled = placeLabels(routed.edges, arrangement, language)
    const drawing = fit({ ...arrangement, edges: labelled.edges })
    const faults = routed.failed.length * 100 + labelled.missing * 10 + labelled.covered
    attempts.push({ drawing, faults })
    if (faults === 0) break
  }
  return attempts.reduce((a, b) => (b.faults < a.faults ? b : a)).drawing
}

/** Lines on the rim lie outside the arrangement: the drawing grows to hold them. */
function fit(drawing: Drawing): Drawing {
  const xs = drawing.edges.flatMap((e) => [...e.points.map((p) => p.x), ...(e.label ? [e.label.box.x + e.label.box.width] : [])])
  const ys = drawing.edges.flatMap((e) => e.points.map((p) => p.y))
  return {
    ...drawing,
    width: Math.max(drawing.width, ...xs),
    height: Math.max(drawing.height, ...ys),
  }
}
