/** Results of the data analysis: losses, restore times, break-evens, durability. */
import type { Said } from '../../language/text.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import type { Quantity } from '../../quantity/quantity.ts'
import type { Phase } from './failures.ts'

export interface StoreRecovery {
  store: Id
  group: string
  scenario: string
  /** Acknowledged data lost, s. */
  rpo: Quantity | undefined
  /** The copy that is used: copy id, `backup`, `pitr`, or `none`. */
  source: string
  sourceText: Said
  unknown?: Said
  /** The copies that are tried one after another, when one of them may turn out useless. */
  chain?: CopyChance[]
}

/** One copy of the chain that people fall back along. */
export interface CopyChance {
  /** `backup`, `pitr`; the tool and place in words. */
  source: string
  sourceText: Said
  /** Probability that it turns out useless; undefined when it was never tried and the model gives no figure. */
  fails: number | undefined
  /** Probability that it comes to this copy and it works. */
  used: number | undefined
  rpo: Quantity | undefined
}

export interface BreakEven {
  /** e.g. largest size at which the target holds. */
  what: Said
  /** Model path of the input. */
  path: string
  value: number
  unit: 'B' | 'B/s' | 's' | 'count'
  current: number
  /** `max`: holds up to the value; `min`: holds from the value on. */
  kind: 'max' | 'min'
}

export interface RestoreTime {
  store: Id
  group: string
  time: Quantity | undefined
  parts: Phase[]
  unknown?: Said
}

export interface StoreDurability {
  store: Id
  /** Probability per year of losing acknowledged data for good, 0..1. */
  loss: Quantity | undefined
  unknown?: Said
  /** Common causes that the model does not name: the loss is a lower bound, the durability an upper one. */
  bound?: Said
}

export interface DataAnalysis {
  recoveries: StoreRecovery[]
  restores: RestoreTime[]
  durability: StoreDurability[]
}
