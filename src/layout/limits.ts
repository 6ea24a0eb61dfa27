/**
 * How much a picture may hold. Beyond it nobody could read it on a page, and its layout would take minutes (measured: 100
 * boxes with 300 lines take the engine 3 s, with 500 lines 16 s); deployments stand on a grid of our own and may hold more.
 */
import type { View } from '../view/view.ts'

/** Boxes and lines of a picture, or the most that one may have. */
export interface PictureSize {
  boxes: number
  lines: number
}

/** The most that a picture of this kind may hold. */
export function mostOf(kind: View['kind']): PictureSize {
  return kind === 'deployment' ? { boxes: 240, lines: 400 } : { boxes: 120, lines: 300 }
}

/** The size of a view that holds more than a picture may; undefined when it can be drawn. */
export function oversize(view: View): PictureSize | undefined {
  const size = { boxes: view.nodes.length, lines: view.edges.length }
  const most = mostOf(view.kind)
  return size.boxes > most.boxes || size.lines > most.lines ? size : undefined
}
