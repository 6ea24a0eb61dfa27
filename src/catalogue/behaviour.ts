/**
 * What the catalogue says of a technology beside its knobs: what each side of a partition does, the CAP and PACELC class of
 * every (operation, mode), quorum and placement facts, limits and figures. Data only; no entry labels a whole product.
 */
import type { Said, Text } from '../language/text.ts'
import type { KnobKind, Pair } from './knob.ts'
import { inBoth } from './knob.ts'

/** What clients get. `mixed`: some operations one way and some another, as the text says. */
export type Outcome = 'served' | 'stale' | 'refused' | 'hangs' | 'mixed'

/** Two sides acting as owners at once: `possible` under the condition the text names. */
export type SplitBrain = 'no' | 'possible' | 'yes'

/** One side of a partition in one mode. */
export interface Partition {
  mode: Said
  side: Said
  outcome: Outcome
  behaviour: Said
  splitBrain: SplitBrain
  source: Text
  kind: KnobKind
}

export type CapClass = 'CP' | 'AP' | 'neither'
export type Pacelc = 'PC/EC' | 'PC/EL' | 'PA/EC' | 'PA/EL'

/** The class of an operation in a mode. */
export interface ClassEntry {
  operation: Said
  mode: Said
  cap: CapClass
  pacelc: Pacelc
  /** What a reader sees and what may be lost. */
  reason: Said
  source: Text
  kind: KnobKind
}

export type FactType = 'quorum' | 'placement' | 'limit' | 'figure' | 'formula' | 'definition' | 'behaviour'

/** A fact that is not a knob. `formula` in ordinary notation. */
export interface Fact {
  type: FactType
  title: Said
  formula?: Text
  statement: Said
  source: Text
  kind: KnobKind
}

/** Where a statement stands and of which kind it is. */
export type Cited = readonly [source: Text, kind: KnobKind]

/** States one side of a partition: mode, side, outcome, split brain, what happens. */
export function partition(
  [source, kind]: Cited,
  mode: Pair,
  side: Pair,
  outcome: Outcome,
  splitBrain: SplitBrain,
  behaviour: Pair,
): Partition {
  return { mode: inBoth(mode), side: inBoth(side), outcome, splitBrain, behaviour: inBoth(behaviour), source, kind }
}

/** States the class of an operation in a mode. */
export function classOf(
  [source, kind]: Cited,
  operation: Pair,
  mode: Pair,
  cap: CapClass,
  pacelc: Pacelc,
  reason: Pair,
): ClassEntry {
  return { operation: inBoth(operation), mode: inBoth(mode), cap, pacelc, reason: inBoth(reason), source, kind }
}

/** States a fact. */
export function fact([source, kind]: Cited, type: FactType, title: Pair, statement: Pair, formula?: Text): Fact {
  return { type, title: inBoth(title), ...(formula ? { formula } : {}), statement: inBoth(statement), source, kind }
}
