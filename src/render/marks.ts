/** Small marks: role of a copy, votes, verdict badge, hatch of what is lost. Each can be told without colour. */
import type { VerdictKind } from '../judge/verdict.ts'
import type { Language } from '../language/text.ts'
import type { Box } from '../layout/placed-view.ts'
import { CAP_HEIGHT, textWidth } from '../layout/text/measure.ts'
import { formatRatio } from '../text/format.ts'
import type { ViewNode } from '../view/view.ts'
import { element, num, textElement } from './markup.ts'
import { type Theme, verdictSigns } from './theme.ts'

/** Filled: primary; half: synchronous; empty: asynchronous; empty with a dot: read replica; square: witness. */
export function drawRole(x: number, y: number, role: NonNullable<ViewNode['role']>, theme: Theme): string {
  const line = { stroke: theme.store.line, 'stroke-width': 1.25 }
  if (role === 'witness') return element('rect', { x: x - 4, y: y - 4, width: 8, height: 8, fill: 'none', ...line })
  const fill = role === 'primary' ? theme.store.line : theme.canvas
  const circle = element('circle', { cx: x, cy: y, r: 5, fill, ...line })
  if (role === 'sync')
    return `${circle}${element('path', { d: `M ${num(x)} ${num(y - 5)} A 5 5 0 0 0 ${num(x)} ${num(y + 5)} Z`, fill: theme.store.line })}`
  return role === 'replica' ? circle + element('circle', { cx: x, cy: y, r: 1.5, fill: theme.store.line }) : circle
}

export function drawVotes(votes: readonly Box[], theme: Theme): string {
  return votes
    .map((v) =>
      element('rect', {
        x: v.x,
        y: v.y,
        width: v.width,
        height: v.height,
        rx: 1,
        fill: theme.own.line,
        stroke: theme.own.line,
        'stroke-width': 1,
      }),
    )
    .join('')
}

/** A round badge with the sign of the verdict; its centre is given. */
export function drawVerdict(x: number, y: number, verdict: VerdictKind, theme: Theme): string {
  const sign = verdictSigns[verdict].sign
  return (
    element('circle', {
      cx: x,
      cy: y,
      r: 8,
      fill: theme.canvas,
      stroke: theme.verdict[verdict],
      'stroke-width': 1.75,
    }) +
    textElement(
      { text: sign, x, y: y + (CAP_HEIGHT * 11) / 2, size: 11, face: 'semibold', tone: 'strong', anchor: 'middle' },
      theme,
      theme.verdictText[verdict],
    )
  )
}

/** Diagonal hatching as a pattern with the given id. */
export function hatchPattern(id: string, theme: Theme): string {
  return element(
    'pattern',
    { id, width: 10, height: 10, patternUnits: 'userSpaceOnUse' },
    element('path', { d: 'M -2 12 L 12 -2 M -2 2 L 2 -2 M 8 12 L 12 8', stroke: theme.lost, 'stroke-width': 1 }),
  )
}

/** Utilisation of an overloaded node as a pill on its top right corner. */
export function drawLoad(right: number, top: number, utilisation: number, language: Language, theme: Theme): string {
  const text = formatRatio(utilisation, language)
  const width = textWidth(text, 12, 'semibold') + 12
  return (
    element('rect', {
      x: right - width + 4,
      y: top - 9,
      width,
      height: 18,
      rx: 9,
      fill: theme.canvas,
      stroke: theme.verdict.fail,
      'stroke-width': 1.5,
    }) +
    textElement(
      {
        text,
        x: right - width / 2 + 4,
        y: top + (CAP_HEIGHT * 12) / 2,
        size: 12,
        face: 'semibold',
        tone: 'strong',
        anchor: 'middle',
      },
      theme,
      theme.verdictText.fail,
    )
  )
}
