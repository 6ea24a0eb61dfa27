/** The layout stage: a view in one language becomes a picture with coordinates. */
import type { Language } from '../language/text.ts'
import type { View } from '../view/view.ts'
import type { Drawing } from './drawing.ts'
import type { LayoutEngine } from './engine.ts'
import { frame } from './frame.ts'
import { deploymentDrawing } from './grid/deployment.ts'
import { layeredDrawing } from './layered.ts'
import type { PlacedView } from './placed-view.ts'

/** Places a view. The engine is asked for context and container views only; deployments stand on our own grid. */
export async function placeView(view: View, language: Language, engine: LayoutEngine): Promise<PlacedView> {
  const drawing =
    view.kind === 'deployment' ? deploymentDrawing(view, language) : await layeredDrawing(view, language, engine)
  return frame(view, language, drawing)
}

/** The drawing of a deployment, to be framed several times: states of nodes and places do not move anything. */
export function drawDeployment(view: View, language: Language): Drawing {
  return deploymentDrawing(view, language)
}

/** A view that differs from the drawn one in title and states only, on the same coordinates. */
export function placeOn(drawing: Drawing, view: View, language: Language): PlacedView {
  const nodes = new Map(view.nodes.map((n) => [n.id, n]))
  const groups = new Map(view.groups.map((g) => [g.id, g]))
  return frame(view, language, {
    ...drawing,
    nodes: drawing.nodes.map((p) => ({ ...p, node: nodes.get(p.node.id) ?? p.node })),
    groups: drawing.groups.map((p) => ({ ...p, group: groups.get(p.group.id) ?? p.group })),
  })
}
