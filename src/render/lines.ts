/** Draws routed lines: rounded bends, dashes by style, an arrowhead drawn as a shape (markers differ between renderers). */
import type { PlacedEdge, Point } from '../layout/placed-view.ts'
import type { ViewEdge } from '../view/view.ts'
import { element, num } from './markup.ts'
import type { Theme } from './theme.ts'

const BEND = 6
const HEAD_LENGTH = 8
const HEAD_WIDTH = 7

/** Colour, width and dashes of a line. */
export function lineStyle(
  edge: Pick<ViewEdge, 'style' | 'replication'>,
  theme: Theme,
): Record<string, string | number> {
  if (edge.style === 'replication') {
    const base = { stroke: theme.replication, 'stroke-width': 1.75 }
    if (edge.replication === 'async') return { ...base, 'stroke-dasharray': '6 4' }
    return edge.replication === 'quorum' ? { ...base, 'stroke-dasharray': '12 3 3 3' } : base
  }
  const base = { stroke: theme.relation, 'stroke-width': 1.25 }
  if (edge.style === 'async') return { ...base, 'stroke-dasharray': '6 4' }
  return edge.style === 'soft' ? { ...base, 'stroke-dasharray': '1.5 3.5', 'stroke-linecap': 'round' } : base
}

export function drawLine(
  placed: Pick<PlacedEdge, 'points'> & { edge: Pick<ViewEdge, 'style' | 'replication'> },
  theme: Theme,
): string {
  const { points, edge } = placed
  if (points.length < 2) return ''
  const style = lineStyle(edge, theme)
  const tip = points.at(-1) as Point
  const before = points.at(-2) as Point
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1
  const ux = (tip.x - before.x) / length
  const uy = (tip.y - before.y) / length
  const back = Math.min(HEAD_LENGTH, length)
  const base = { x: tip.x - ux * back, y: tip.y - uy * back }
  const shortened = [...points.slice(0, -1), { x: tip.x - ux * (back - 1), y: tip.y - uy * (back - 1) }]
  const half = HEAD_WIDTH / 2
  const head = `M ${num(tip.x)} ${num(tip.y)} L ${num(base.x - uy * half)} ${num(base.y + ux * half)} L ${num(base.x + uy * half)} ${num(base.y - ux * half)} Z`
  return (
    element('path', { d: roundedPath(shortened), fill: 'none', ...style }) +
    element('path', { d: head, fill: style.stroke ?? theme.relation })
  )
}

/** A path through the points whose corners are rounded, less where the parts are short. */
export function roundedPath(points: readonly Point[]): string {
  const first = points[0]
  if (!first) return ''
  let d = `M ${num(first.x)} ${num(first.y)}`
  for (let i = 1; i < points.length; i++) {
    const here = points[i] as Point
    const previous = points[i - 1] as Point
    const next = points[i + 1]
    if (!next) {
      d += ` L ${num(here.x)} ${num(here.y)}`
      continue
    }
    const into = Math.hypot(here.x - previous.x, here.y - previous.y)
    const out = Math.hypot(next.x - here.x, next.y - here.y)
    const r = Math.min(BEND, into / 2, out / 2)
    const a = {
      x: here.x - ((here.x - previous.x) / (into || 1)) * r,
      y: here.y - ((here.y - previous.y) / (into || 1)) * r,
    }
    const b = { x: here.x + ((next.x - here.x) / (out || 1)) * r, y: here.y + ((next.y - here.y) / (out || 1)) * r }
    d += ` L ${num(a.x)} ${num(a.y)} Q ${num(here.x)} ${num(here.y)} ${num(b.x)} ${num(b.y)}`
  }
  return d
}
