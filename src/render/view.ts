/** Draws a placed view as SVG: places, lines, labels on halos, nodes, legend. No coordinates are decided here. */
import type { Language } from '../language/text.ts'
import type { Box, PlacedEdge, PlacedGroup, PlacedNode, PlacedView } from '../layout/placed-view.ts'
import { safeHref, safeId } from './escape.ts'
import { drawLegend } from './legend.ts'
import { drawLine } from './lines.ts'
import { drawLoad, drawRole, drawVerdict, drawVotes, hatchPattern } from './marks.ts'
import { document, element, textContent, textElement } from './markup.ts'
import { touch } from './outline.ts'
import { drawShape } from './shapes.ts'
import { type Theme, type ThemeName, themes } from './theme.ts'

export interface RenderOptions {
  theme: ThemeName
  /** Prefix of the ids in the SVG, so that several can stand in one page. Default: id of the view, language, theme. */
  prefix?: string
  /** Address of the page of a model id; nodes and places with one are links. */
  href?: (id: string) => string | undefined
}

/** The picture as complete SVG markup. The language is the one it was laid out in. */
export function renderView(placed: PlacedView, options: RenderOptions): string {
  const theme = themes[options.theme]
  const prefix = safeId(options.prefix ?? `${placed.view.id}-${placed.language}-${options.theme}`)
  const hatch = `${prefix}-hatch`
  const usesHatch = [...placed.view.nodes, ...placed.view.groups].some((n) => n.state === 'lost')
  const lostPlaces = new Set(placed.view.groups.filter((g) => g.state === 'lost').map((g) => g.id))
  const nodes = new Map(placed.nodes.map((n) => [n.node.id, n]))
  const low = placed.view.kind === 'deployment'
  const content = [
    usesHatch ? element('defs', {}, hatchPattern(hatch, theme)) : '',
    ...placed.title.map((line) => textElement(line, theme)),
    ...placed.groups.map((group) => drawGroup(group, theme, hatch)),
    ...placed.edges.map((edge) => drawEdge(edge, nodes, low, theme)),
    ...placed.edges.map((edge) => drawLabel(edge, placed.groups, theme)),
    ...placed.groups.map((group) => drawGroupTitle(group, placed.language, theme, options)),
    ...placed.nodes.map((node) =>
      drawNode(node, { theme, hatch, low, language: placed.language, lostPlaces }, options),
    ),
    drawLegend(placed.legend, theme, hatch, prefix),
  ].join('\n')
  return document(
    {
      width: placed.width,
      height: placed.height,
      title: placed.view.title[placed.language],
      description: placed.view.description[placed.language],
      prefix,
      links: options.href !== undefined,
    },
    theme,
    content,
  )
}

function placePaint(depth: number, theme: Theme): { fill: string; line: string } {
  return theme.places[Math.min(depth, theme.places.length - 1)] ?? { fill: theme.canvas, line: theme.quiet }
}

function drawGroup(placed: PlacedGroup, theme: Theme, hatch: string): string {
  const { box, depth, group } = placed
  const system = group.kind === 'system'
  const paint = placePaint(depth, theme)
  const area = { x: box.x, y: box.y, width: box.width, height: box.height, rx: 8 }
  const base = element('rect', {
    ...area,
    fill: system ? 'none' : paint.fill,
    stroke: system ? theme.own.line : paint.line,
    'stroke-width': 1.25,
    'stroke-dasharray': system ? '10 5' : undefined,
  })
  const lost =
    group.state === 'lost'
      ? element('rect', { ...area, fill: `url(#${hatch})`, stroke: theme.lost, 'stroke-width': 2 })
      : ''
  return base + lost
}

function drawGroupTitle(placed: PlacedGroup, language: Language, theme: Theme, options: RenderOptions): string {
  const { titleBox, group, title } = placed
  const fill = group.kind === 'system' ? theme.canvas : placePaint(placed.depth, theme).fill
  const lost = group.state === 'lost'
  const halo = element('rect', { ...boxOf(titleBox), rx: 4, fill })
  const lines = title.map((line) => textElement(line, theme, lost ? theme.lost : undefined)).join('')
  const strike = lost
    ? element('path', {
        d: `M ${titleBox.x} ${titleBox.y + titleBox.height / 2} H ${titleBox.x + titleBox.width}`,
        stroke: theme.lost,
        'stroke-width': 1.25,
      })
    : ''
  return linked(
    element('title', {}, textContent(group.title[language])) + halo + lines + strike,
    group.element,
    options,
  )
}

function drawEdge(placed: PlacedEdge, nodes: ReadonlyMap<string, PlacedNode>, low: boolean, theme: Theme): string {
  const points = [...placed.points]
  const [first, last] = [points[0], points.at(-1)]
  if (first && last) {
    points[0] = touch(first, nodes.get(placed.edge.from), low)
    points[points.length - 1] = touch(last, nodes.get(placed.edge.to), low)
  }
  return element('g', {}, drawLine({ edge: placed.edge, points }, theme))
}

/** The halo has the colour of the innermost place that holds the whole label. */
function drawLabel(placed: PlacedEdge, groups: readonly PlacedGroup[], theme: Theme): string {
  const { label } = placed
  if (!label) return ''
  const holder = groups
    .filter((g) => g.group.kind !== 'system' && inside(g.box, label.box))
    .reduce<PlacedGroup | undefined>((a, b) => (a === undefined || b.depth > a.depth ? b : a), undefined)
  const fill = holder ? placePaint(holder.depth, theme).fill : theme.canvas
  const colour = placed.edge.style === 'replication' ? theme.replication : undefined
  return element(
    'g',
    {},
    element('title', {}, textContent(label.tooltip)) +
      element('rect', { ...boxOf(label.box), rx: 4, fill }) +
      label.lines.map((line) => textElement(line, theme, colour)).join(''),
  )
}

function drawNode(
  placed: PlacedNode,
  picture: { theme: Theme; hatch: string; low: boolean; language: Language; lostPlaces: ReadonlySet<string> },
  options: RenderOptions,
): string {
  const { theme, hatch, low, language } = picture
  const { node, box, shape } = placed
  const lost = node.state === 'lost'
  // A lost place is hatched as a whole: its boxes stay readable.
  const inLostPlace = node.parent !== undefined && picture.lostPlaces.has(node.parent)
  const stacked = (node.replicas ?? 1) > 1
  const back = stacked ? drawShape(shape, { ...box, x: box.x + 4, y: box.y + 4 }, theme, low) : ''
  const overloaded = node.state === 'overloaded' || node.state === 'degraded'
  const parts = [
    element('title', {}, textContent(placed.tooltip)),
    back,
    drawShape(shape, box, theme, low),
    overloaded
      ? element('rect', {
          ...boxOf(box),
          rx: 6,
          fill: 'none',
          stroke: theme.verdict[node.state === 'overloaded' ? 'fail' : 'at-risk'],
          'stroke-width': 2.5,
        })
      : '',
    lost
      ? element('rect', {
          ...boxOf(box),
          rx: 6,
          fill: inLostPlace ? 'none' : `url(#${hatch})`,
          stroke: theme.lost,
          'stroke-width': 1.25,
          'stroke-dasharray': inLostPlace ? '4 3' : undefined,
        })
      : '',
    ...placed.lines.map((line) => textElement(line, theme)),
    placed.marker ? drawRole(placed.marker.x, placed.marker.y, placed.marker.role, theme) : '',
    drawVotes(placed.votes, theme),
    node.utilisation === undefined ? '' : drawLoad(box.x + box.width, box.y, node.utilisation, language, theme),
    node.verdict ? drawVerdict(box.x + box.width - 2, box.y + 2, node.verdict, theme) : '',
  ]
  return linked(parts.join(''), node.element, options)
}

/** A group, inside a link when the model id has a page. */
function linked(content: string, id: string, options: RenderOptions): string {
  const href = safeHref(options.href?.(id))
  return href === undefined ? element('g', {}, content) : element('a', { href }, content)
}

function boxOf(box: Box): { x: number; y: number; width: number; height: number } {
  return { x: box.x, y: box.y, width: box.width, height: box.height }
}

function inside(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}
