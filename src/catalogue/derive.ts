/**
 * Building derivations: a leaf from the model or from the catalogue, a node computed from others. The value of a computed
 * node always comes from the values of its inputs, so that a tree cannot say one thing and hold another.
 */
import type { Said, Text } from '../language/text.ts'
import type { Duration } from '../language/units.ts'
import { seconds } from '../language/units.ts'
import type { TimeEstimate } from '../language/vocabulary/index.ts'
import type { Derivation, Range, Unit } from '../quantity/quantity.ts'
import { exactly, mapRange, sumRanges } from '../quantity/quantity.ts'
import { type KnobName, knob, type TechnologyId } from './catalogue.ts'
import type { KnobDefault, KnobSpec, KnobUnit } from './knob.ts'

/** Seconds of a time estimate: one duration three times, or best / typical / worst. */
export function estimate(value: TimeEstimate): Range {
  if (typeof value === 'string') return exactly(seconds(value))
  return { best: seconds(value.best), typical: seconds(value.typical), worst: seconds(value.worst) }
}

/** Seconds of an optional duration. */
export function optionalSeconds(value: Duration | undefined): number | undefined {
  return value === undefined ? undefined : seconds(value)
}

function asRange(value: number | Range): Range {
  return typeof value === 'number' ? exactly(value) : value
}

/** A value that stands in the model. */
export function fromModel(label: Said, unit: Unit, value: number | Range, path: string, note?: Said): Derivation {
  return { label, value: asRange(value), unit, origin: { kind: 'model', path }, ...(note ? { note } : {}) }
}

/** A convention of the analysis. */
export function byConvention(label: Said, unit: Unit, value: number | Range, source: Text, note?: Said): Derivation {
  return { label, value: asRange(value), unit, origin: { kind: 'convention', source }, ...(note ? { note } : {}) }
}

/**
 * A knob: the model's value with its path when it is given, else the catalogue's default with its source. A knob without a
 * default that the model does not give is NaN: callers must ask for the model's value first.
 */
export function given<T extends TechnologyId>(
  technology: T,
  name: KnobName<T>,
  value: number | Range | undefined,
  path: string,
): Derivation {
  const entry = knob(technology, name)
  if (value !== undefined) {
    return { label: entry.title, value: asRange(value), unit: baseUnit(entry.unit), origin: { kind: 'model', path } }
  }
  return givenKnob(technology, name, entry, entry.default)
}

function baseUnit(unit: KnobUnit): Unit {
  return unit === 'flag' || unit === 'choice' ? 'count' : unit
}

/** A knob at a value of the catalogue. One that is not there, or is no number, is NaN. */
export function givenKnob(
  technology: string,
  name: string,
  entry: KnobSpec | undefined,
  fallback: KnobDefault,
): Derivation {
  const number = typeof fallback === 'number' || typeof fallback === 'object' ? fallback : Number.NaN
  return {
    label: entry?.title ?? { ru: name, en: name },
    value: asRange(number),
    unit: baseUnit(entry?.unit ?? 's'),
    origin: { kind: 'catalogue', technology, knob: name, source: entry?.source ?? '' },
    ...(entry ? { note: entry.meaning } : {}),
  }
}

/** A node computed case by case (best from best and so on) by `f` from the values of its inputs. */
export function computed(
  label: Said,
  unit: Unit,
  formula: Text,
  f: (...values: number[]) => number,
  inputs: Derivation[],
  note?: Said,
): Derivation {
  return ranged(label, unit, formula, mapRange(f, ...inputs.map((i) => i.value)), inputs, note)
}

/** A node whose range a timer gives: the cases do not come element-wise from the inputs. */
export function ranged(
  label: Said,
  unit: Unit,
  formula: Text,
  value: Range,
  inputs: Derivation[],
  note?: Said,
): Derivation {
  return { label, value, unit, origin: { kind: 'computed' }, formula, inputs, ...(note ? { note } : {}) }
}

/** The sum of serial parts. */
export function sumOf(label: Said, unit: Unit, inputs: Derivation[], note?: Said): Derivation {
  return ranged(label, unit, { ru: 'сумма', en: 'sum' }, sumRanges(inputs.map((i) => i.value)), inputs, note)
}
