/** Draws the shapes. Each keeps inside its box; text room is set by the insets of the layout. */
import type { Box } from '../layout/placed-view.ts'
import { HEAD, LID, POINT, type ShapeName } from '../layout/shapes.ts'
import { element, num } from './markup.ts'
import type { Paint, Theme } from './theme.ts'

const LINE = 1.25
const RADIUS = 6

export function paintOf(shape: ShapeName, theme: Theme): Paint {
  switch (shape) {
    case 'person':
    case 'system':
      return theme.person
    case 'external':
      return theme.external
    case 'cylinder':
    case 'cutCorner':
    case 'tube':
    case 'bucket':
      return theme.store
    default:
      return theme.own
  }
}

/** One shape with its paint. */
export function drawShape(shape: ShapeName, box: Box, theme: Theme, low = false): string {
  const paint = paintOf(shape, theme)
  const stroke = { fill: paint.fill, stroke: paint.line, 'stroke-width': shape === 'system' ? 2 : LINE }
  const bare = { fill: 'none', stroke: paint.line, 'stroke-width': LINE }
  return painters[shape](box, stroke, bare, low ? Math.min(LID, 5) : LID)
}

type Stroke = { fill: string; stroke: string; 'stroke-width': number }
type Painter = (box: Box, stroke: Stroke, bare: Stroke, lid: number) => string

const rounded: Painter = (b, stroke) =>
  element('rect', { x: b.x, y: b.y, width: b.width, height: b.height, rx: RADIUS, ...stroke })

function path(d: (string | number)[], attributes: Stroke & { 'stroke-linejoin'?: string }): string {
  return element('path', { d: d.map((p) => (typeof p === 'number' ? num(p) : p)).join(' '), ...attributes })
}

const painters: Record<ShapeName, Painter> = {
  system: rounded,
  service: rounded,
  external: (b, stroke) =>
    element('rect', {
      x: b.x,
      y: b.y,
      width: b.width,
      height: b.height,
      rx: RADIUS,
      ...stroke,
      'stroke-dasharray': '6 4',
    }),
  watch: (b, stroke, bare) =>
    rounded(b, stroke, bare, LID) + path(['M', b.x + 7, b.y + RADIUS, 'L', b.x + 7, b.y + b.height - RADIUS], bare),
  person: (b, stroke) => {
    const shoulders = b.y + HEAD - 6
    const radius = Math.min(28, (b.y + b.height - shoulders) / 2)
    return (
      path(
        [
          ...['M', b.x, b.y + b.height - RADIUS, 'L', b.x, shoulders + radius],
          ...['Q', b.x, shoulders, b.x + radius, shoulders, 'L', b.x + b.width - radius, shoulders],
          ...['Q', b.x + b.width, shoulders, b.x + b.width, shoulders + radius],
          ...['L', b.x + b.width, b.y + b.height - RADIUS],
          ...['Q', b.x + b.width, b.y + b.height, b.x + b.width - RADIUS, b.y + b.height],
          ...['L', b.x + RADIUS, b.y + b.height, 'Q', b.x, b.y + b.height, b.x, b.y + b.height - RADIUS, 'Z'],
        ],
        stroke,
      ) + element('circle', { cx: b.x + b.width / 2, cy: b.y + HEAD / 2, r: HEAD / 2 - 1, ...stroke })
    )
  },
  window: (b, stroke, bare, lid) => {
    const bar = b.y + (lid === LID ? 16 : 12)
    const dots = [10, 18, 26].map((dx) =>
      element('circle', { cx: b.x + dx, cy: (b.y + bar) / 2, r: 2, fill: bare.stroke }),
    )
    return rounded(b, stroke, bare, lid) + path(['M', b.x, bar, 'L', b.x + b.width, bar], bare) + dots.join('')
  },
  phone: (b, stroke, bare) => {
    const centre = b.x + b.width / 2
    return (
      element('rect', { x: b.x, y: b.y, width: b.width, height: b.height, rx: 12, ...stroke }) +
      path(['M', centre - 12, b.y + 7, 'L', centre + 12, b.y + 7], bare) +
      element('circle', { cx: centre, cy: b.y + b.height - 7, r: 3, ...bare })
    )
  },
  cylinder: (b, stroke, bare, lid) => {
    const right = b.x + b.width
    const bottom = b.y + b.height - lid
    const rx = b.width / 2
    return (
      path(
        [
          ...['M', b.x, b.y + lid, 'A', rx, lid, '0 0 1', right, b.y + lid, 'L', right, bottom],
          ...['A', rx, lid, '0 0 1', b.x, bottom, 'Z'],
        ],
        stroke,
      ) + path(['M', b.x, b.y + lid, 'A', rx, lid, '0 0 0', right, b.y + lid], bare)
    )
  },
  cutCorner: (b, stroke) => {
    const cut = 12
    return path(
      [
        ...['M', b.x, b.y, 'L', b.x + b.width - cut, b.y, 'L', b.x + b.width, b.y + cut],
        ...['L', b.x + b.width, b.y + b.height, 'L', b.x, b.y + b.height, 'Z'],
      ],
      { ...stroke, 'stroke-linejoin': 'round' },
    )
  },
  tube: (b, stroke, bare) => {
    const left = b.x + LID
    const right = b.x + b.width - LID
    const ry = b.height / 2
    const bottom = b.y + b.height
    return (
      path(
        [
          ...['M', left, b.y, 'L', right, b.y, 'A', LID, ry, '0 0 1', right, bottom],
          ...['L', left, bottom, 'A', LID, ry, '0 0 1', left, b.y, 'Z'],
        ],
        stroke,
      ) + path(['M', right, b.y, 'A', LID, ry, '0 0 0', right, bottom], bare)
    )
  },
  chevron: (b, stroke) => {
    const middle = b.y + b.height / 2
    return path(
      [
        ...['M', b.x, b.y, 'L', b.x + b.width - POINT, b.y, 'L', b.x + b.width, middle],
        ...['L', b.x + b.width - POINT, b.y + b.height, 'L', b.x, b.y + b.height, 'L', b.x + POINT, middle, 'Z'],
      ],
      { ...stroke, 'stroke-linejoin': 'round' },
    )
  },
  bucket: (b, stroke, bare, lid) => {
    const right = b.x + b.width
    const bottom = b.y + b.height
    const slope = Math.min(12, b.width / 12)
    const rx = b.width / 2
    return (
      path(
        [
          ...['M', b.x, b.y + lid, 'A', rx, lid, '0 0 1', right, b.y + lid, 'L', right - slope, bottom - 4],
          ...['Q', right - slope, bottom, right - slope - 6, bottom, 'L', b.x + slope + 6, bottom],
          ...['Q', b.x + slope, bottom, b.x + slope, bottom - 4, 'Z'],
        ],
        stroke,
      ) + path(['M', b.x, b.y + lid, 'A', rx, lid, '0 0 0', right, b.y + lid], bare)
    )
  },
}
