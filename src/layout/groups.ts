/** Titles of groups: where in its strips a title stands so that no line runs through it. */
import type { Language } from '../language/text.ts'
import { placeNames } from '../view/names.ts'
import type { ViewGroup } from '../view/view.ts'
import { cuts, overlap, segments } from './geometry.ts'
import type { Box, Point, TextLine } from './placed-view.ts'
import { type as fonts } from './style.ts'
import { cleanLine } from './text/clean.ts'
import { CAP_HEIGHT, textWidth } from './text/measure.ts'
import { fitLine } from './text/wrap.ts'

/** Height of the strip that a title needs. */
export const STRIP = 28

/** Title of a group and its kind, unless the title says the kind itself. */
export function groupTexts(group: ViewGroup, language: Language, width: number): { title: string; kind: string } {
  const full = cleanLine(group.title[language])
  const name =
    group.kind === 'system'
      ? language === 'ru'
        ? 'система'
        : 'system'
      : placeNames[group.kind][language].toLowerCase()
  const { size, face } = fonts.group
  const says = full.toLowerCase().includes(name.toLowerCase().slice(0, 5))
  const kind = says || textWidth(full, size, face) + textWidth(name, fonts.quiet.size) + 8 > width ? '' : name
  return { title: fitLine(full, width, size, face), kind }
}

/** The title as lines with its box, starting at x, y (top left). */
export function setGroupTitle(
  texts: { title: string; kind: string },
  x: number,
  y: number,
): { title: TextLine[]; titleBox: Box } {
  const { size, line, face } = fonts.group
  const baseline = y + line / 2 + (CAP_HEIGHT * size) / 2
  const width = textWidth(texts.title, size, face)
  const title: TextLine[] = [{ text: texts.title, x, y: baseline, size, face, tone: 'strong', anchor: 'start' }]
  let right = x + width
  if (texts.kind !== '') {
    const quiet = fonts.quiet
    title.push({
      text: texts.kind,
      x: right + 8,
      y: baseline,
      size: quiet.size,
      face: quiet.face,
      tone: 'quiet',
      anchor: 'start',
    })
    right += 8 + textWidth(texts.kind, quiet.size)
  }
  return { title, titleBox: { x: x - 2, y, width: Math.ceil(right - x) + 4, height: line } }
}

/** The title of a group where no line runs: whole, without its kind, or shortened as far as it must; on a halo top left if nothing is free. */
export function freeTitle(
  group: ViewGroup,
  language: Language,
  box: Box,
  routes: readonly (readonly Point[])[],
  taken: readonly Box[],
): { title: TextLine[]; titleBox: Box } {
  const most = box.width - 32
  const { size, face } = fonts.group
  const whole = groupTexts(group, language, most)
  const full = textWidth(whole.title, size, face)
  const shorter = [0.75, 0.5, 0.4, 0.3].map((share) => fitLine(whole.title, full * share, size, face))
  // The kind is given up before a letter of the title is.
  for (const texts of [whole, ...[whole.title, ...shorter].map((title) => ({ title, kind: '' }))]) {
    const width = textWidth(texts.title, size, face) + (texts.kind ? textWidth(texts.kind, fonts.quiet.size) + 8 : 0)
    const at = freeTitlePlace(box, width, routes, taken, group.kind === 'system')
    if (at) return setGroupTitle(texts, at.x, at.y)
  }
  return setGroupTitle(whole, box.x + 16, box.y + 6)
}

/**
 * The first of the places along the top strip, then along the bottom strip, that no line and no label touches.
 * The frame of the system may have its title above it. Undefined where all are taken.
 */
function freeTitlePlace(
  box: Box,
  width: number,
  routes: readonly (readonly Point[])[],
  taken: readonly Box[],
  above: boolean,
): Point | undefined {
  const height = fonts.group.line
  const tops = [box.y + 6, box.y + box.height - height - 6, ...(above ? [box.y - height - 6] : [])]
  for (const y of tops) {
    for (let x = box.x + 12; x + width <= box.x + box.width - 8; x += 8) {
      const candidate = { x: x - 5, y: y - 2, width: width + 10, height: height + 4 }
      const crossed = routes.some((points) => segments(points).some(([a, b]) => cuts(a, b, candidate, 0)))
      if (!crossed && !taken.some((t) => overlap(t, candidate))) return { x, y }
    }
  }
  return undefined
}
