/**
 * Knobs of a technology as a caller gives them: what is not given is the catalogue's default. The names are checked by the
 * compiler; times in seconds, sizes in bytes, shares 0..1.
 */
import type { Derivation, Range } from '../quantity/quantity.ts'
import type { KnobName, TechnologyId } from './catalogue.ts'
import { given } from './derive.ts'

/** Values that differ from the defaults. */
export type Values<T extends TechnologyId> = { readonly [K in KnobName<T>]?: number | Range }

/** Reads knobs of a technology: the given value with its path in the model, else the default with its source. */
export function reader<T extends TechnologyId>(
  technology: T,
  values: Values<T> = {},
  path: string = technology,
): (name: KnobName<T>) => Derivation {
  return (name) => given(technology, name, values[name], `${path}.${name}`)
}
