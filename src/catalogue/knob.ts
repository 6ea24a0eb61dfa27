/**
 * What the catalogue says of one knob of one technology. Plain data; times in seconds, sizes in bytes, shares 0..1.
 * A default that the technology itself draws at random (an election time-out, a leader race) is a range.
 */
import type { Said, Text } from '../language/text.ts'
import type { Range, Unit } from '../quantity/quantity.ts'

/**
 * Where a figure comes from: `documented` stands in the named source, `derived` is computed here from documented facts,
 * `practice` is common practice for which no primary source was read.
 */
export type KnobKind = 'documented' | 'derived' | 'practice'

/** Numbers have a base unit; `flag` and `choice` are not numbers. */
export type KnobUnit = Unit | 'flag' | 'choice'

/** `undefined`: the technology leaves it off, unlimited or to the operator. */
export type KnobDefault = number | Range | string | boolean | undefined

/** A knob as its technology's file states it. */
export interface KnobSpec {
  title: Said
  unit: KnobUnit
  default: KnobDefault
  /** Name of the setting as the technology spells it, when the key of the knob is another. */
  parameter?: string
  /** Least value the technology accepts. */
  min?: number
  /** Greatest value the technology accepts. */
  max?: number
  /** Values of a choice. */
  choices?: readonly string[]
  /** Versions for which the default holds. Absent: those of the technology. */
  versions?: string
  /** What held in other versions, newest first. */
  earlier?: readonly { versions: string; default: KnobDefault }[]
  /** Where the figure stands. A reference is one string; one with words in it is given in both languages. */
  source: Text
  kind: KnobKind
  meaning: Said
}

/** A knob with its address in the catalogue. */
export interface Knob extends KnobSpec {
  technology: string
  knob: string
}

/** A text in Russian and in English, in this order. */
export type Pair = readonly [ru: string, en: string]

/** A pair as a text in both languages. */
export function inBoth([ru, en]: Pair): Said {
  return { ru, en }
}

type Extra = Pick<KnobSpec, 'parameter' | 'min' | 'max' | 'choices' | 'versions' | 'earlier'>

type StateKnob = (
  source: Text,
  unit: KnobUnit,
  value: KnobDefault,
  title: Pair,
  meaning: Pair,
  extra?: Extra,
) => KnobSpec

function stating(kind: KnobKind): StateKnob {
  return (source, unit, value, title, meaning, extra = {}) => ({
    title: inBoth(title),
    unit,
    default: value,
    ...extra,
    source,
    kind,
    meaning: inBoth(meaning),
  })
}

/** A knob whose default stands in `source`. */
export const documented = stating('documented')
/** A knob whose value is computed from documented facts. */
export const derived = stating('derived')
/** A knob whose value is common practice. */
export const practice = stating('practice')

/** States knobs and keeps their names in the type. */
export function knobs<Name extends string>(entries: Record<Name, KnobSpec>): Record<Name, KnobSpec> {
  return entries
}
