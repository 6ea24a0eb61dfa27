/** The layout stage: a view in one language becomes a picture with coordinates. */
import type { Language } from '../language/text.ts'
import type { View } from '../view/view.ts'
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
