/** Pass `measureNodes`: wraps the text of each node and gives the box it needs. Lines are relative to the box. */
import type { Language } from '../language/text.ts'
import { formatNumber } from '../text/format.ts'
import type { ViewNode } from '../view/view.ts'
import type { Box, PlacedNode, TextLine, Tone } from './placed-view.ts'
import { type Insets, insets, lowInsets, type ShapeName, shapeOf } from './shapes.ts'
import { type as fonts, toGrid } from './style.ts'
import { cleanLine } from './text/clean.ts'
import { CAP_HEIGHT, textWidth } from './text/measure.ts'
import { fitLine, widestWord, wrap } from './text/wrap.ts'

/** Measured: position of the box is 0,0 until it is placed. */
export type MeasuredNode = PlacedNode

interface Block {
  lines: string[]
  font: { size: number; line: number; face: 'regular' | 'semibold' }
  tone: Tone
  cut: boolean
}

/** How a node is drawn: roomy (with its description), brief (without), or low (rows of a deployment). */
export type Room = 'roomy' | 'brief' | 'low'

const MARKER = 5
const VOTE = 10

/** A node of the given width, as high as its text needs. */
export function measureNode(node: ViewNode, language: Language, room: Room, width: number): MeasuredNode {
  const shape = shapeOf(node)
  const inset = (room === 'low' ? lowInsets : insets)[shape]
  const inner = width - inset.left - inset.right
  const blocks = room === 'low' ? lowBlocks(node, language, inner) : tallBlocks(node, language, inner, room)
  const textHeight = blocks.reduce((sum, b) => sum + b.lines.length * b.font.line, 0)
  const height = toGrid(textHeight + inset.top + inset.bottom)
  return finish(node, language, shape, blocks, { x: 0, y: 0, width, height }, inset)
}

/** Width at which no word of the title has to be broken. */
export function neededWidth(node: ViewNode, language: Language, room: Room): number {
  const inset = (room === 'low' ? lowInsets : insets)[shapeOf(node)]
  const { size, face } = room === 'low' ? fonts.low : fonts.node
  const part = widestWord(node.part?.[language] ?? '', fonts.quiet.size)
  return Math.max(widestWord(node.title[language], size, face), part) + inset.left + inset.right + 1
}

/** The same node in a higher box: text stays in the middle. */
export function withHeight(measured: MeasuredNode, height: number): MeasuredNode {
  const shift = (height - measured.box.height) / 2
  return { ...moved(measured, 0, shift), box: { ...measured.box, height } }
}

/** The node with its text moved by dx, dy. */
export function moved(measured: MeasuredNode, dx: number, dy: number): MeasuredNode {
  return {
    ...measured,
    box: { ...measured.box, x: measured.box.x + dx, y: measured.box.y + dy },
    lines: measured.lines.map((l) => ({ ...l, x: l.x + dx, y: l.y + dy })),
    ...(measured.marker
      ? { marker: { ...measured.marker, x: measured.marker.x + dx, y: measured.marker.y + dy } }
      : {}),
    votes: measured.votes.map((v) => ({ ...v, x: v.x + dx, y: v.y + dy })),
  }
}

function block(text: string, width: number, font: Block['font'], tone: Tone, maxLines: number): Block {
  return { ...wrap(text, width, font.size, font.face, maxLines), font, tone }
}

function tallBlocks(node: ViewNode, language: Language, width: number, room: Room): Block[] {
  const blocks = [block(node.title[language], width, fonts.node, 'strong', 3)]
  if (room === 'roomy' && node.subtitle?.[language])
    blocks.push(block(node.subtitle[language], width, fonts.quiet, 'quiet', 2))
  if (room === 'brief') {
    const said = node.technology && !node.title[language].toLowerCase().includes(node.technology.toLowerCase())
    if (said && node.technology) blocks.push(block(`[${node.technology}]`, width, fonts.quiet, 'quiet', 1))
    if (node.notes) blocks.push(block(node.notes[language], width, fonts.quiet, 'normal', 8))
  } else if (node.description?.[language])
    blocks.push(block(node.description[language], width, fonts.quiet, 'normal', 4))
  return blocks
}

function lowBlocks(node: ViewNode, language: Language, width: number): Block[] {
  const count = (node.replicas ?? 1) > 1 ? ` ×\u00a0${formatNumber(node.replicas ?? 1, language)}` : ''
  const blocks = [titleWithCount(node.title[language], count, width)]
  if (node.part) blocks.push(block(node.part[language], width, fonts.quiet, 'normal', 2))
  if (node.kind === 'copy' && node.subtitle && node.votes === undefined)
    blocks.push(block(node.subtitle[language], node.role ? width - MARKER * 2 - 6 : width, fonts.quiet, 'quiet', 2))
  return blocks
}

/** Three lines at most; the count is never what is cut. */
function titleWithCount(title: string, count: string, width: number): Block {
  const whole = block(title + count, width, fonts.low, 'strong', 3)
  if (!whole.cut || count === '') return whole
  const kept = block(title, width, fonts.low, 'strong', 3)
  const last = fitLine(
    kept.lines.at(-1) ?? '',
    width - textWidth(count, fonts.low.size, 'semibold'),
    fonts.low.size,
    'semibold',
  )
  return { ...kept, lines: [...kept.lines.slice(0, -1), last + count] }
}

function finish(
  node: ViewNode,
  language: Language,
  shape: ShapeName,
  blocks: readonly Block[],
  box: Box,
  inset: Insets,
): MeasuredNode {
  const textHeight = blocks.reduce((sum, b) => sum + b.lines.length * b.font.line, 0)
  const centre = inset.left + (box.width - inset.left - inset.right) / 2
  let top = inset.top + (box.height - inset.top - inset.bottom - textHeight) / 2
  const lines: TextLine[] = []
  let marker: MeasuredNode['marker']
  let votes: Box[] = []
  for (const { lines: texts, font, tone } of blocks) {
    const isRole = node.kind === 'copy' && node.role !== undefined && tone === 'quiet' && marker === undefined
    const widest = Math.max(0, ...texts.map((t) => textWidth(t, font.size, font.face)))
    const shift = isRole ? MARKER + 3 : 0
    if (isRole && node.role) marker = { x: centre - widest / 2, y: top + font.line / 2, role: node.role }
    const isTitle = lines.length === 0
    const voteWidth = isTitle && node.votes !== undefined ? Math.min(7, node.votes) * (VOTE + 4) + 4 : 0
    if (voteWidth > 0) votes = voteBoxes(node.votes ?? 0, centre + widest / 2 + 4, top + font.line / 2)
    for (const text of texts) {
      const y = top + font.line / 2 + (CAP_HEIGHT * font.size) / 2
      if (text !== '')
        lines.push({
          text,
          x: centre + shift - voteWidth / 2,
          y,
          size: font.size,
          face: font.face,
          tone,
          anchor: 'middle',
        })
      top += font.line
    }
  }
  const full = cleanLine(node.title[language])
  const description = cleanLine(node.description?.[language] ?? '')
  const subtitle = cleanLine(node.subtitle?.[language] ?? '')
  const part = cleanLine(node.part?.[language] ?? '')
  const tooltip = [full, part, subtitle, description].filter((t) => t !== '').join(' — ')
  return { node, shape, box, lines, ...(marker ? { marker } : {}), votes, tooltip }
}

/** One small square per vote, in a row after the title; more than seven would not fit and are drawn as seven. */
function voteBoxes(count: number, centre: number, middle: number): Box[] {
  const shown = Math.min(7, Math.max(0, Math.floor(count)))
  const total = shown * VOTE + (shown - 1) * 4
  return Array.from({ length: shown }, (_, i) => ({
    x: centre - total / 2 + i * (VOTE + 4),
    y: middle - VOTE / 2,
    width: VOTE,
    height: VOTE,
  }))
}
