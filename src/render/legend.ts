/** Draws the signs of the legend, each as it looks in the picture. */
import type { LegendItem } from '../layout/placed-view.ts'
import { drawLine } from './lines.ts'
import { drawRole, drawVotes } from './marks.ts'
import { element, textElement } from './markup.ts'
import { drawShape } from './shapes.ts'
import type { Theme } from './theme.ts'

export function drawLegend(items: readonly LegendItem[], theme: Theme, hatch: string, prefix: string): string {
  if (items.length === 0) return ''
  const content = items.map((item) => drawSign(item, theme, hatch) + textElement(item.line, theme)).join('')
  return element('g', { id: `${prefix}-legend` }, content)
}

function drawSign(item: LegendItem, theme: Theme, hatch: string): string {
  const { sign, box } = item
  const cx = box.x + box.width / 2
  const cy = box.y + box.height / 2
  switch (sign.kind) {
    case 'shape':
      return miniature(sign.shape, item, theme)
    case 'replicas':
      return (
        drawShape('service', { x: box.x + 4, y: box.y + 4, width: 22, height: 13 }, theme) +
        drawShape('service', { x: box.x, y: box.y, width: 22, height: 13 }, theme)
      )
    case 'line': {
      const points = [
        { x: box.x, y: cy },
        { x: box.x + box.width, y: cy },
      ]
      return drawLine(
        { points, edge: { style: sign.style, ...(sign.replication ? { replication: sign.replication } : {}) } },
        theme,
      )
    }
    case 'role':
      return drawRole(cx, cy, sign.role, theme)
    case 'votes':
      return drawVotes([{ x: cx - 5, y: cy - 5, width: 10, height: 10 }], theme)
    case 'state': {
      const colour = sign.state === 'degraded' ? theme.verdict['at-risk'] : theme.verdict.fail
      const lost = sign.state === 'lost'
      return element('rect', {
        x: box.x,
        y: box.y,
        width: box.width,
        height: box.height,
        rx: 4,
        fill: lost ? `url(#${hatch})` : 'none',
        stroke: lost ? theme.lost : colour,
        'stroke-width': lost ? 1.25 : 2.5,
      })
    }
  }
}

/** The shape drawn at a readable size and scaled down, so that its features stay recognisable. */
function miniature(shape: Parameters<typeof drawShape>[0], item: LegendItem, theme: Theme): string {
  const { box } = item
  const scale = 0.42
  const full = { x: 0, y: 0, width: box.width / scale, height: box.height / scale }
  return element(
    'g',
    { transform: `translate(${box.x} ${box.y}) scale(${scale})`, 'stroke-width': 2 },
    drawShape(shape, full, theme, true).replaceAll('stroke-width="1.25"', 'stroke-width="2.5"'),
  )
}
