/** Simulated figures in words: with their interval, and how a formula stands to them. */
import type { Simulated } from '../../analyse/analysis.ts'
import type { Range } from '../../quantity/quantity.ts'
import { formatNumber } from '../../text/format.ts'
import type { Context } from '../context.ts'

/** A simulated figure with its interval; without one when too little happened to state it. */
export function estimate(c: Context, figure: Simulated | undefined, show: (value: number) => string): string {
  if (!figure || Number.isNaN(figure.value)) return '—'
  const few = c.say('мало наблюдений', 'too few events')
  return Number.isFinite(figure.halfWidth)
    ? `${show(figure.value)} ±\u00a0${show(figure.halfWidth)}`
    : `${show(figure.value)} (${few})`
}

/** The formula against the simulation: within its interval, else by how much it is off and whether best and worst hold it. */
export function agreement(c: Context, formula: Range, { value, halfWidth }: Simulated): string {
  if (!Number.isFinite(halfWidth)) return '—'
  if (Math.abs(formula.typical - value) <= halfWidth) return c.say('совпадает', 'agrees')
  const off = Number.isFinite(formula.typical)
    ? `${formula.typical > value ? '+' : '−'}${formatNumber(Math.abs(100 * (formula.typical / value - 1)), c.language, 2)} %`
    : '∞'
  // One interval of twenty misses the truth: it takes two half-widths and a whole per cent to contradict the range.
  const far = Math.abs(formula.typical / value - 1) > 0.01
  const held = !far || (formula.best <= value + 2 * halfWidth && value - 2 * halfWidth <= formula.worst)
  return held ? off : c.say(`${off}, вне границ`, `${off}, out of range`)
}
