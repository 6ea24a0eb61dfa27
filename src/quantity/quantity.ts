/**
 * Computed numbers that can explain themselves. A quantity is a range (best / typical / worst) in a base unit with the
 * derivation it came by: formula, inputs, catalogue facts with their source, assumptions.
 */
import type { Said, Text } from '../language/text.ts'

/** Best, typical and worst value. "Best" is best for the user: the shortest time, the highest availability. */
export interface Range {
  best: number
  typical: number
  worst: number
}

/** Base units of computed numbers. `s` seconds, `B` bytes, `ratio` 0..1, `/s` per second, `B/s`, `/year`, `count`, `money` per month, `level` ordered names (see `names`). */
export type Unit = 's' | 'B' | 'ratio' | '/s' | 'B/s' | '/year' | 'count' | 'money' | 'level'

/** Where a value of a derivation comes from. */
export type Origin =
  /** A field of the model: `path` is `id.field.field`. */
  | { kind: 'model'; path: string }
  /** A catalogue default the model does not override: knob and its source. */
  | { kind: 'catalogue'; technology: string; knob: string; source: Text }
  /** Computed from the inputs below. */
  | { kind: 'computed' }
  /** A convention of the analysis, e.g. a year of 365 days. */
  | { kind: 'convention'; source: Text }

/** One node of a derivation tree. */
export interface Derivation {
  /** What this number is. */
  label: Said
  value: Range
  unit: Unit
  origin: Origin
  /** The formula in ordinary notation; one with words in it is given in both languages, pure notation as one string. */
  formula?: Text
  /** For unit `level`, the name of the value; also any textual result. */
  text?: Said
  /** Remark: an assumption, a limit, an error band. */
  note?: Said
  /** The power of an input with which the value grows at most, when it is not proportional. Default 1. */
  steepness?: number
  inputs?: Derivation[]
}

/** A result of an analysis. */
export interface Quantity extends Range {
  unit: Unit
  derivation: Derivation
}

/** The same number three times. */
export function exactly(value: number): Range {
  return { best: value, typical: value, worst: value }
}

/** Element-wise operation on ranges. */
export function mapRange(f: (...values: number[]) => number, ...ranges: Range[]): Range {
  return {
    best: f(...ranges.map((r) => r.best)),
    typical: f(...ranges.map((r) => r.typical)),
    worst: f(...ranges.map((r) => r.worst)),
  }
}

/** Sum of serial phases. The sum of nothing is zero. */
export function sumRanges(ranges: readonly Range[]): Range {
  return ranges.reduce((a, b) => mapRange((x = 0, y = 0) => x + y, a, b), exactly(0))
}

/** Longest of parallel phases. The longest of nothing is zero. */
export function maxRanges(ranges: readonly Range[]): Range {
  return ranges.reduce((a, b) => mapRange(Math.max, a, b), exactly(0))
}

/** A quantity from its derivation: the value of the root. */
export function quantity(derivation: Derivation): Quantity {
  return { ...derivation.value, unit: derivation.unit, derivation }
}
