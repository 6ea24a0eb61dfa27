/** Targets of measures as numbers: a comparator and a value in the base unit of what is measured. */
import type { Duration, Money, Rate, Ratio, Size, Throughput } from '../language/units.ts'
import { bytes, bytesPerSecond, money, perSecond, ratio, seconds } from '../language/units.ts'
import type { Unit } from './quantity.ts'

export type Comparator = '>=' | '<=' | '>' | '<'

export interface Target {
  comparator: Comparator
  /** In base units: seconds, ratio 0..1, per second, money per month. */
  value: number
}

/** Cuts `<= 30m` into comparator and the rest. */
export function splitTarget(text: string): { comparator: Comparator; rest: string } {
  const match = /^(>=|<=|>|<) (.*)$/.exec(text)
  return { comparator: (match?.[1] ?? '>=') as Comparator, rest: match?.[2] ?? text }
}

/** A target in base units. NaN when it cannot be read: the check stage refuses such a model. */
export function parseTarget(text: string, unit: Unit): Target {
  const { comparator, rest } = splitTarget(text)
  return { comparator, value: read(rest, unit) }
}

function read(text: string, unit: Unit): number {
  switch (unit) {
    case 's':
      return seconds(text as Duration)
    case 'ratio':
      return ratio(text as Ratio)
    case '/s':
      return perSecond(text as Rate)
    case 'B':
      return bytes(text as Size)
    case 'B/s':
      return bytesPerSecond(text as Throughput)
    case 'money':
      return money(text as Money).amount
    default:
      return Number(text)
  }
}
