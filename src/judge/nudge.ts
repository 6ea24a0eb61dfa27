/**
 * How much a figure moves at most when one input is 10 % worse, without a new analysis: sums pass on the change of their part,
 * a maximum that of its greatest, and anything else is taken to be at most proportional or inversely proportional to each
 * input (1 / 0.9). An upper estimate: formulas with thresholds and queues have checks of their own.
 */
import type { Derivation, Quantity } from '../quantity/quantity.ts'

const WORSE = 1 / 0.9 - 1

/** The greatest increase by one input, and the part it comes from. */
export interface Nudge {
  increase: number
  part: Derivation
}

/** Greatest increase of a derived value that one input 10 % worse can cause, in the case that is judged. */
export function nudgeOf(derivation: Derivation, at: 'typical' | 'worst'): Nudge {
  const value = derivation.value[at]
  const parts = (derivation.inputs ?? []).filter((input) => input.unit === derivation.unit)
  const near = (x: number) => Math.abs(x - value) <= 1e-9 * Math.abs(value)
  const sum = parts.reduce((total, part) => total + part.value[at], 0)
  if (parts.length > 0 && near(sum)) {
    return parts.map((part) => nudgeOf(part, at)).reduce((a, b) => (b.increase > a.increase ? b : a))
  }
  const equal = parts.find((part) => near(part.value[at]))
  if (equal && parts.every((part) => part.value[at] <= value * (1 + 1e-9))) return nudgeOf(equal, at)
  return { increase: Number.isFinite(value) ? Math.abs(value) * WORSE : 0, part: derivation }
}

/**
 * Value of a passing figure after the worst change of one input by 10 %, in the case that is judged. Shares near 1
 * (`complement`) move by the parts of their distance to 1; a downtime by those of the availability behind it.
 */
export function nudgedValue(
  value: Quantity,
  at: 'typical' | 'worst',
  complement: boolean,
): { value: number; part: Derivation } | undefined {
  const root = value.derivation
  if (complement) {
    const lost = (root.inputs ?? []).map((part) => nudgeOf(part, at)).sort((a, b) => b.increase - a.increase)[0]
    return lost && { value: value[at] - lost.increase, part: lost.part }
  }
  const behind =
    root.inputs?.length === 1 && root.unit === 's' && root.inputs[0]?.unit === 'ratio' ? root.inputs[0] : undefined
  if (behind) {
    const lost = nudgedValue({ ...behind.value, unit: 'ratio', derivation: behind }, at, true)
    const share = 1 - behind.value[at]
    return lost && share > 0 ? { value: (value[at] * (1 - lost.value)) / share, part: lost.part } : undefined
  }
  const { increase, part } = nudgeOf(root, at)
  return { value: value[at] + increase, part }
}
