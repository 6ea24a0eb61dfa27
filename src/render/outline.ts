/** Where a line meets a shape: boxes are routed to, but shoulders, lids and notches stand back from their box. */
import type { Box, PlacedNode, Point } from '../layout/placed-view.ts'
import { HEAD, LID, POINT, type ShapeName } from '../layout/shapes.ts'

type Side = 'top' | 'bottom' | 'left' | 'right'

/** The point moved from the side of the box to the outline of the shape. A point that is not on a side stays. */
export function touch(point: Point, node: Pick<PlacedNode, 'shape' | 'box'> | undefined, low: boolean): Point {
  if (!node) return point
  const { box, shape } = node
  const side = sideOf(point, box)
  if (side === undefined) return point
  const gap = standBack(shape, side, point, box, low ? 5 : LID)
  const into: Record<Side, Point> = {
    top: { x: point.x, y: point.y + gap },
    bottom: { x: point.x, y: point.y - gap },
    left: { x: point.x + gap, y: point.y },
    right: { x: point.x - gap, y: point.y },
  }
  return into[side]
}

function sideOf(point: Point, box: Box): Side | undefined {
  if (Math.abs(point.y - box.y) < 0.6) return 'top'
  if (Math.abs(point.y - box.y - box.height) < 0.6) return 'bottom'
  if (Math.abs(point.x - box.x) < 0.6) return 'left'
  return Math.abs(point.x - box.x - box.width) < 0.6 ? 'right' : undefined
}

/** Share 0..1 of the way from the middle of a side to its end. */
function offMiddle(value: number, start: number, length: number): number {
  return Math.min(1, Math.abs(value - start - length / 2) / (length / 2))
}

function standBack(shape: ShapeName, side: Side, point: Point, box: Box, lid: number): number {
  const across = offMiddle(point.x, box.x, box.width)
  const along = offMiddle(point.y, box.y, box.height)
  const ellipse = (depth: number, share: number): number => depth * (1 - Math.sqrt(1 - share ** 2))
  switch (shape) {
    case 'person':
      return side === 'top' ? shoulder(Math.abs(point.x - box.x - box.width / 2), box) : 0
    case 'cylinder':
      return side === 'top' || side === 'bottom' ? ellipse(lid, across) : 0
    case 'bucket': {
      if (side === 'top') return ellipse(lid, across)
      const slope = Math.min(12, box.width / 12)
      return side === 'bottom' ? 0 : (slope * Math.max(0, point.y - box.y - lid)) / Math.max(1, box.height - lid)
    }
    case 'tube':
      return side === 'left' || side === 'right' ? ellipse(LID, along) : 0
    case 'chevron':
      if (side === 'left') return POINT * (1 - along)
      return side === 'right' ? POINT * along : 0
    default:
      return 0
  }
}

/** From the top of the box down to the head, or beside it to the shoulders with their rounded ends. */
function shoulder(offCentre: number, box: Box): number {
  const head = HEAD / 2 - 1
  if (offCentre < head) return HEAD / 2 - Math.sqrt(head ** 2 - offCentre ** 2)
  const top = HEAD - 6
  const radius = Math.min(28, (box.height - top) / 2)
  const fromEnd = box.width / 2 - offCentre
  // A quadratic curve from (0, r) over (0, 0) to (r, 0): at x = r t^2 its height is r (1 - t)^2.
  const t = Math.sqrt(Math.max(0, Math.min(1, fromEnd / radius)))
  return top + radius * (1 - t) ** 2
}
