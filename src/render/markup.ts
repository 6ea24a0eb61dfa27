/** Writes SVG elements. Attribute values are escaped here and nowhere else; content is markup made by these functions. */
import type { TextLine } from '../layout/placed-view.ts'
import type { Face } from '../layout/text/measure.ts'
import { curly } from '../text/quotes.ts'
import { escapeXml } from './escape.ts'
import type { Theme } from './theme.ts'

export type Attributes = Record<string, string | number | undefined>

/** Coordinates with at most two decimals, without a negative zero. */
export function num(value: number): string {
  const rounded = Math.round(value * 100) / 100
  return String(Object.is(rounded, -0) ? 0 : rounded)
}

/** An element; `content` is markup, never text of a model. */
export function element(name: string, attributes: Attributes, content?: string): string {
  let out = `<${name}`
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue
    out += ` ${key}="${typeof value === 'number' ? num(value) : escapeXml(value)}"`
  }
  return content === undefined ? `${out}/>` : `${out}>${content}</${name}>`
}

/** Text as element content; English gets curly quotation marks, as in the documents around the picture. */
export function textContent(text: string): string {
  return escapeXml(/\p{Script=Cyrillic}/u.test(text) ? text : curly(text))
}

const families: Record<Face, { family: string; weight: number }> = {
  regular: { family: 'Inter, Helvetica Neue, Arial, sans-serif', weight: 400 },
  semibold: { family: 'Inter, Helvetica Neue, Arial, sans-serif', weight: 600 },
  mono: { family: 'JetBrains Mono, Menlo, Consolas, monospace', weight: 400 },
}

/** One line of text at its baseline. */
export function textElement(line: TextLine, theme: Theme, colour?: string): string {
  const { family, weight } = families[line.face]
  return element(
    'text',
    {
      x: line.x,
      y: line.y,
      'font-family': family,
      'font-size': line.size,
      'font-weight': weight,
      'text-anchor': line.anchor === 'start' ? undefined : line.anchor,
      fill: colour ?? (line.tone === 'quiet' ? theme.quiet : theme.ink),
    },
    line.face === 'mono' ? escapeXml(line.text) : textContent(line.text),
  )
}

/** The whole picture: accessible name and description, background, content. */
export function document(
  picture: {
    width: number
    height: number
    title: string
    description: string
    prefix: string
    links: boolean
  },
  theme: Theme,
  content: string,
): string {
  const { width, height, prefix } = picture
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${num(width)} ${num(height)}`,
      // A picture with links is a group of things; without, it is one image.
      role: picture.links ? 'group' : 'img',
      'aria-labelledby': `${prefix}-title ${prefix}-desc`,
    },
    element('title', { id: `${prefix}-title` }, textContent(picture.title)) +
      element('desc', { id: `${prefix}-desc` }, textContent(picture.description)) +
      element('rect', { width, height, fill: theme.canvas }) +
      content,
  )}\n`
}
