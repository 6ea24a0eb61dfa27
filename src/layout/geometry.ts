/** Small geometry of axis-parallel boxes and segments. Touching is not overlapping. */
import type { Box, Point } from './placed-view.ts'

export function overlap(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  )
}

/** The box around a segment, without thickness. */
export function around(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }
}

/** True when the segment runs through the inside of the box (more than `slack` deep). */
export function cuts(a: Point, b: Point, box: Box, slack = 0.5): boolean {
  const s = around(a, b)
  return (
    s.x < box.x + box.width - slack &&
    s.x + s.width > box.x + slack &&
    s.y < box.y + box.height - slack &&
    s.y + s.height > box.y + slack
  )
}

export function segments(points: readonly Point[]): [Point, Point][] {
  return points.slice(1).map((point, i) => [points[i] as Point, point])
}

/** True when two axis-parallel segments cross at right angles inside both. */
export function cross(a: [Point, Point], b: [Point, Point]): boolean {
  const flat = (s: [Point, Point]): boolean => Math.abs(s[0].y - s[1].y) < 0.01
  if (flat(a) === flat(b)) return false
  const [h, v] = flat(a) ? [around(...a), around(...b)] : [around(...b), around(...a)]
  const e = 0.01
  return v.x > h.x + e && v.x < h.x + h.width - e && h.y > v.y + e && h.y < v.y + v.height - e
}

/** Points without repeats and without corners that do not turn. */
export function simplify(points: readonly Point[]): Point[] {
  const out: Point[] = []
  for (const point of points) {
    const last = out.at(-1)
    if (last && Math.abs(last.x - point.x) < 0.01 && Math.abs(last.y - point.y) < 0.01) continue
    const before = out.at(-2)
    const sameColumn = before && last && before.x === last.x && last.x === point.x
    const sameRow = before && last && before.y === last.y && last.y === point.y
    if (sameColumn || sameRow) out.pop()
    out.push(point)
  }
  return out
}

/** Ends that miss their neighbour's row or column by less than a pixel are moved onto it: no line leans. */
export function straighten(points: readonly Point[]): Point[] {
  const out = points.map((p) => ({ ...p }))
  const align = (end: Point | undefined, next: Point | undefined): void => {
    if (!end || !next) return
    if (Math.abs(end.x - next.x) < 1) end.x = next.x
    if (Math.abs(end.y - next.y) < 1) end.y = next.y
  }
  align(out[0], out[1])
  align(out.at(-1), out.at(-2))
  return out
}
