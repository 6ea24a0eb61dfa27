/** What all charts share: width, message, axes of time, text at a point. Charts draw with the same tokens as views. */

import type { Language, Said } from '../../language/text.ts'
import { headingLines } from '../../layout/frame.ts'
import type { TextLine, Tone } from '../../layout/placed-view.ts'
import { type as fonts, MARGIN } from '../../layout/style.ts'
import { CAP_HEIGHT, type Face, textWidth } from '../../layout/text/measure.ts'
import { formatSeconds } from '../../text/format.ts'
import { safeId } from '../escape.ts'
import { document, element, textElement } from '../markup.ts'
import { type Theme, type ThemeName, themes } from '../theme.ts'

export interface ChartOptions {
  language: Language
  theme: ThemeName
  /** Prefix of ids, so that several charts can stand in one page. */
  prefix: string
}

/** A drawn chart. */
export interface ChartPicture {
  svg: string
  width: number
  height: number
  title: Said
  description: Said
}

/** Charts are as wide as a portrait page holds with 12 px set in 7.3 pt. */
export const CHART_WIDTH = 792

export interface Canvas {
  theme: Theme
  language: Language
  prefix: string
  /** Where the body starts, under the message. */
  top: number
  left: number
  right: number
}

export interface Body {
  content: string
  /** Bottom of the body. */
  bottom: number
}

/** Sets the message on top and draws the body under it. */
export function drawChart(
  title: Said,
  description: Said,
  options: ChartOptions,
  body: (canvas: Canvas) => Body,
): ChartPicture {
  const theme = themes[options.theme]
  const { language } = options
  const lines = headingLines(title[language], CHART_WIDTH - MARGIN * 2)
  const prefix = safeId(options.prefix)
  const canvas: Canvas = {
    theme,
    language,
    prefix,
    top: MARGIN + lines.length * fonts.heading.line + 12,
    left: MARGIN,
    right: CHART_WIDTH - MARGIN,
  }
  const { content, bottom } = body(canvas)
  const height = Math.ceil(bottom + MARGIN)
  const svg = document(
    { width: CHART_WIDTH, height, title: title[language], description: description[language], prefix, links: false },
    theme,
    lines.map((l) => textElement(l, theme)).join('') + content,
  )
  return { svg, width: CHART_WIDTH, height, title, description }
}

export interface TextStyle {
  size?: number
  face?: Face
  tone?: Tone
  anchor?: TextLine['anchor']
  colour?: string
}

/** A line of text whose capitals are centred on y. */
export function label(text: string, x: number, y: number, theme: Theme, style: TextStyle = {}): string {
  const size = style.size ?? fonts.quiet.size
  const line: TextLine = {
    text,
    x,
    y: y + (CAP_HEIGHT * size) / 2,
    size,
    face: style.face ?? 'regular',
    tone: style.tone ?? 'normal',
    anchor: style.anchor ?? 'start',
  }
  return textElement(line, theme, style.colour)
}

/** A straight line. */
export function rule(from: [number, number], to: [number, number], stroke: string, width = 1, dashes?: string): string {
  return element('line', {
    x1: from[0],
    y1: from[1],
    x2: to[0],
    y2: to[1],
    stroke,
    'stroke-width': width,
    'stroke-dasharray': dashes,
  })
}

const steps = [
  1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
  10_800, 21_600, 43_200, 86_400, 172_800, 432_000, 864_000, 2_592_000, 7_776_000, 31_536_000,
]

/** Round ticks from 0 to at most `max` seconds, at most seven. */
export function timeTicks(max: number): number[] {
  const step = steps.find((s) => max / s <= 7) ?? max / 5
  return Array.from({ length: Math.floor(max / step + 1e-9) + 1 }, (_, i) => i * step)
}

/** A tick in the unit of the step, so that all ticks of an axis speak alike. */
export function tickText(seconds: number, max: number, language: Language): string {
  if (seconds === 0) return '0'
  const units: [number, string, string][] = [
    [86_400, 'сут', 'd'],
    [3600, 'ч', 'h'],
    [60, 'мин', 'min'],
  ]
  const step = timeTicks(max)[1] ?? max
  const unit = units.find(([size]) => step % size === 0)
  return unit
    ? `${Math.round(seconds / unit[0])}\u00a0${language === 'ru' ? unit[1] : unit[2]}`
    : formatSeconds(seconds, language)
}

/** Vertical hair lines with times under them. */
export function timeAxis(
  canvas: Canvas,
  max: number,
  scale: (seconds: number) => number,
  from: number,
  to: number,
): string {
  const { theme, language } = canvas
  return timeTicks(max)
    .map(
      (t) =>
        rule([scale(t), from], [scale(t), to], theme.hair) +
        label(tickText(t, max, language), scale(t), to + 12, theme, { tone: 'quiet', anchor: 'middle' }),
    )
    .join('')
}

/** Small boxes with words in rows; returns where they end. */
export function chartLegend(
  canvas: Canvas,
  items: readonly { colour: string; text: string }[],
  y: number,
): { content: string; bottom: number } {
  let x = canvas.left
  let row = y
  let content = ''
  for (const { colour, text } of items) {
    const width = 16 + textWidth(text, fonts.quiet.size) + 20
    if (x > canvas.left && x + width > canvas.right) {
      x = canvas.left
      row += 22
    }
    content += element('rect', { x, y: row, width: 10, height: 10, rx: 2, fill: colour })
    content += label(text, x + 16, row + 5, canvas.theme, { tone: 'quiet' })
    x += width
  }
  return { content, bottom: items.length === 0 ? y : row + 14 }
}
