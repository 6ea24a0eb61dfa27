/**
 * Settings of a product as a model states them, for the knobs of the catalogue. A field of the language has the name of its
 * knob in camel case (`broker_session_timeout` is `brokerSessionTimeout`); what the model leaves out stays the default.
 */
import {
  bytes,
  bytesPerSecond,
  type Duration,
  type Ratio,
  ratio,
  type Size,
  seconds,
  type Throughput,
} from '../language/units.ts'
import { catalogue, type KnobName, type TechnologyId } from './catalogue.ts'
import type { KnobUnit } from './knob.ts'
import type { Technology } from './technology.ts'
import type { Paths, Stated, Values } from './values.ts'

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** A value of the language in base units: seconds, bytes, bytes per second, share 0..1, count. */
function inBaseUnits(value: unknown, unit: KnobUnit): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return undefined
  if (unit === 's') return seconds(value as Duration)
  if (unit === 'B') return bytes(value as Size)
  if (unit === 'B/s') return bytesPerSecond(value as Throughput)
  return unit === 'ratio' ? ratio(value as Ratio) : undefined
}

/** Numeric knobs that `settings`, standing at `path` in the model, state. */
export function settingsOf<T extends TechnologyId>(
  technology: T,
  settings: object | undefined,
  path: string,
): Stated<T> {
  const given = new Map<string, unknown>(Object.entries(settings ?? {}))
  const knobs = Object.entries((catalogue[technology] as Technology).knobs)
  const stated = knobs.flatMap(([name, spec]): [KnobName<T>, number, string][] => {
    const value = inBaseUnits(given.get(camel(name)), spec.unit)
    return value === undefined ? [] : [[name as KnobName<T>, value, `${path}.${camel(name)}`]]
  })
  return {
    values: Object.fromEntries(stated.map(([name, value]) => [name, value])) as Values<T>,
    paths: Object.fromEntries(stated.map(([name, , at]) => [name, at])) as Paths<T>,
  }
}
