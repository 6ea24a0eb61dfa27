/**
 * How much a figure moves at most when one input is 10 % worse, without a new analysis: sums pass on the changes of their parts (an
 * input that stands in several of them moves them all), a maximum those of its greatest, and anything else is taken to be at most
 * proportional or inversely proportional to each input (1 / 0.9), or to its power where the derivation says so. An upper estimate:
 * formulas with thresholds and queues have checks of their own.
 */
import type { Derivation, Quantity } from '../quantity/quantity.ts'

const WORSE = 1 / 0.9

/** The greatest increase by one input, and the part it comes from. */
export interface Nudge {
  increase: number
  part: Derivation
}

/** Increases of a value by input; an input is a model path, or the part itself when none stands behind it. */
type Nudges = Map<string, Nudge>

/** Greatest increase of a derived value that one input 10 % worse can cause, in the case that is judged. */
export function nudgeOf(derivation: Derivation, at: 'typical' | 'worst'): Nudge {
  return greatest(nudges(derivation, at)) ?? { increase: 0, part: derivation }
}

function nudges(derivation: Derivation, at: 'typical' | 'worst'): Nudges {
  const value = derivation.value[at]
  const parts = (derivation.inputs ?? []).filter((input) => input.unit === derivation.unit)
  const near = (x: number) => Math.abs(x - value) <= 1e-9 * Math.abs(value)
  if (parts.length > 0 && near(parts.reduce((total, part) => total + part.value[at], 0))) return together(parts, at)
  const equal = parts.find((part) => near(part.value[at]))
  if (equal && parts.every((part) => part.value[at] <= value * (1 + 1e-9))) return nudges(equal, at)
  const increase = Number.isFinite(value) ? Math.abs(value) * (WORSE ** (derivation.steepness ?? 1) - 1) : 0
  const paths = [...pathsBehind(derivation)]
  const own = paths.length > 0 ? paths : [`${derivation.label.en} ${value}`]
  return new Map(own.map((path) => [path, { increase, part: derivation }]))
}

/** Of a sum: increases by the same input add up; the part with the greatest share of it is named. */
function together(parts: readonly Derivation[], at: 'typical' | 'worst'): Nudges {
  const found: Nudges = new Map()
  for (const part of parts) {
    for (const [path, nudge] of nudges(part, at)) {
      const known = found.get(path)
      const main = known && known.increase >= nudge.increase ? known.part : nudge.part
      found.set(path, { increase: (known?.increase ?? 0) + nudge.increase, part: main })
    }
  }
  return found
}

function pathsBehind(derivation: Derivation, found: Set<string> = new Set()): Set<string> {
  if (derivation.origin.kind === 'model') found.add(derivation.origin.path)
  for (const input of derivation.inputs ?? []) pathsBehind(input, found)
  return found
}

function greatest(all: Nudges): Nudge | undefined {
  return [...all.values()].reduce<Nudge | undefined>((a, b) => (a && a.increase >= b.increase ? a : b), undefined)
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
    const lost = greatest(together(root.inputs ?? [], at))
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
