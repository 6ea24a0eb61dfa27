/**
 * What the catalogue says of one knob of one technology. Plain data; times in seconds, sizes in bytes, shares 0..1.
 * A default that the technology itself draws at random (an election time-out, a leader race) is a range.
 */
import type { Said } from '../language/text.ts'
import type { Range, Unit } from '../quantity/quantity.ts'

/**
 * Where a figure comes from: `documented` stands in the named source, `derived` is computed here from documented facts,
 * `practice` is common practice for which no primary source was read.
 */
export type KnobKind = 'documented' | 'derived' | 'practice'

/** Numbers have a base unit; `flag` and `choice` are not numbers. */
export type KnobUnit = Unit | 'flag' | 'choice'

/** A knob as its technology's file states it. */
export interface KnobSpec {
  title: Said
  unit: KnobUnit
  /** `undefined`: the technology leaves it off or unlimited. */
  default: number | Range | string | boolean | undefined
  /** Least value the technology accepts. */
  min?: number
  /** Versions for which the default holds. */
  versions?: string
  source: string
  kind: KnobKind
  meaning: Said
}

/** A knob with its address in the catalogue. */
export interface Knob extends KnobSpec {
  technology: string
  knob: string
}

/** A technology: its knobs by name. The names are part of the type, so that a misspelt knob does not compile. */
export interface Technology<Name extends string = string> {
  id: string
  title: string
  /** Versions that the facts were read for. */
  versions: string
  knobs: Record<Name, KnobSpec>
}

/** States a technology and keeps the names of its knobs in the type. */
export function technology<Name extends string>(
  id: string,
  title: string,
  versions: string,
  knobs: Record<Name, KnobSpec>,
): Technology<Name> {
  return { id, title, versions, knobs }
}
