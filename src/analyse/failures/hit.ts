/** One thing that a scenario hits, with what the journeys need to know of it beyond the public record. */

import { totalQuantity } from '../../catalogue/mechanisms/phase.ts'
import type { Said } from '../../language/text.ts'
import type { Id, Operation } from '../../language/vocabulary/index.ts'
import { exactly, mapRange, type Quantity, quantity } from '../../quantity/quantity.ts'
import type { ElementRecovery, Phase } from '../analysis.ts'

export interface Hit {
  recovery: ElementRecovery
  /** Seconds after the start of the scenario at which it begins. */
  start: number
  /** Whether an operation on it fails until the recovery is over. */
  blocks: (operation: Operation) => boolean
  /** Users notice it: false when only the reserve is smaller. */
  visible: boolean
  /** A station that is overloaded after the fault: it concerns those who are led to it. */
  overload?: true
  /** The model does not say where it stands: whether the fault hits it, and so what its users see, is not known. */
  nowhere?: true
  /** What else holds for the same thing beside it, for other operations. */
  also?: readonly Hit[]
  /** Only these users meet it (keys of journey and region); default: those whose way leads there. */
  users?: ReadonlySet<string>
  /** Only those who call from this region meet it. */
  from?: Id
  /** Of those whose way leads there only the users of these journeys meet it. */
  journeys?: readonly Id[]
}

export const rtoLabel: Said = { ru: 'Время восстановления', en: 'Recovery time' }
export const always = (): boolean => true
export const nothing = (): boolean => false
export const writesOnly = (operation: Operation): boolean => operation === 'write' || operation === 'publish'

/** End-to-end time of phases. */
export function rtoOf(phases: readonly Phase[]): Quantity {
  return totalQuantity(rtoLabel, phases)
}

/**
 * The sooner of a recovery and of what comes back by itself, case by case: a recovery that drags on beyond the return is over
 * with the return, so the worst is never above the worst of either.
 */
export function soonerOf(recovery: Quantity, back: Quantity | undefined): Quantity {
  if (!back) return recovery
  const value = mapRange(Math.min, recovery, back)
  if (value.best === recovery.best && value.typical === recovery.typical && value.worst === recovery.worst)
    return recovery
  return quantity({
    label: rtoLabel,
    value,
    unit: 's',
    origin: { kind: 'computed' },
    formula: { ru: 'что раньше: восстановление или возвращение', en: 'the sooner of recovery and return' },
    inputs: [recovery.derivation, back.derivation],
  })
}

/** Nothing in the model brings it back. */
export function never(note: Said): Quantity {
  return quantity({
    label: rtoLabel,
    value: exactly(Number.POSITIVE_INFINITY),
    unit: 's',
    origin: { kind: 'computed' },
    note,
  })
}

/** A partition heals after `length` seconds. */
export function healed(length: number): Quantity {
  return quantity({
    label: { ru: 'Связь восстанавливается', en: 'The partition heals' },
    value: exactly(length),
    unit: 's',
    origin: {
      kind: 'convention',
      source: { ru: 'длительность отказа в сценарии', en: 'the length of the fault in the scenario' },
    },
  })
}
