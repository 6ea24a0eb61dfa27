/**
 * Knobs of a technology as a caller gives them: what is not given is the catalogue's default. The names are checked by the
 * compiler; times in seconds, sizes in bytes, shares 0..1.
 */
import type { Derivation, Range } from '../quantity/quantity.ts'
import type { KnobName, TechnologyId } from './catalogue.ts'
import { given } from './derive.ts'

/** Values that differ from the defaults. */
export type Values<T extends TechnologyId> = { readonly [K in KnobName<T>]?: number | Range }

/** Where the values stand in the model: below one path by the names of the knobs, or each at a path of its own. */
export type Paths<T extends TechnologyId> = string | { readonly [K in KnobName<T>]?: string }

/** Values of the model with their paths. */
export interface Stated<T extends TechnologyId> {
  values: Values<T>
  paths: Paths<T>
}

type Entries<T extends TechnologyId> = {
  readonly [K in KnobName<T>]?: readonly [value: number | Range | undefined, path: string]
}

/** What a model states of the knobs of a technology; a value that it leaves out stays the default. */
export function stated<T extends TechnologyId>(_technology: T, entries: Entries<T>): Stated<T> {
  const all = Object.entries(entries) as [KnobName<T>, readonly [number | Range | undefined, string]][]
  const known = all.filter(([, [value]]) => value !== undefined)
  return {
    values: Object.fromEntries(known.map(([name, [value]]) => [name, value])) as Values<T>,
    paths: Object.fromEntries(known.map(([name, [, path]]) => [name, path])) as Paths<T>,
  }
}

/** Reads knobs of a technology: the given value with its path in the model, else the default with its source. */
export function reader<T extends TechnologyId>(
  technology: T,
  values: Values<T> = {},
  paths: Paths<T> = technology,
): (name: KnobName<T>) => Derivation {
  const pathOf = (name: KnobName<T>) => (typeof paths === 'string' ? `${paths}.${name}` : (paths[name] ?? name))
  return (name) => given(technology, name, values[name], pathOf(name))
}
