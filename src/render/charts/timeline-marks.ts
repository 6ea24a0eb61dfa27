/** Marks of a failover timeline: the promised time, and the sign of a step that a person does. */
import { type as fonts } from '../../layout/style.ts'
import { textWidth } from '../../layout/text/measure.ts'
import { formatSeconds } from '../../text/format.ts'
import { element, num } from '../markup.ts'
import type { Theme } from '../theme.ts'
import { type Canvas, label, rule } from './frame.ts'

/** The line of the target, or its name with an arrow when it lies beyond the axis. */
export function drawTarget(
  target: { seconds: number; requirement: string },
  canvas: Canvas,
  scale: (s: number) => number,
  max: number,
  top: number,
  bottom: number,
): string {
  const { theme, language } = canvas
  const text = `${language === 'ru' ? 'цель' : 'target'} ${target.requirement}: ${formatSeconds(target.seconds, language)}`
  const beyond = target.seconds > max
  const x = scale(target.seconds)
  const width = textWidth(text, fonts.quiet.size, 'semibold')
  const colour = theme.verdictText.pass
  const line = beyond ? '' : rule([x, top - 2], [x, bottom], colour, 1.5, '5 3')
  const words = beyond ? `${text} →` : text
  const at = Math.max(canvas.left, Math.min(x, canvas.right) - (beyond ? width + 14 : width / 2))
  return line + label(words, at, top - 12, theme, { face: 'semibold', colour })
}

/** Head and shoulders, as persons are drawn in views. */
export function personSign(x: number, y: number, theme: Theme): string {
  return (
    element('circle', { cx: x + 5, cy: y - 4, r: 3, fill: theme.phase.human }) +
    element('path', {
      d: `M ${num(x)} ${num(y + 6)} Q ${num(x)} ${num(y)} ${num(x + 5)} ${num(y)} Q ${num(x + 10)} ${num(y)} ${num(x + 10)} ${num(y + 6)} Z`,
      fill: theme.phase.human,
    })
  )
}
