/**
 * A phase as a mechanism of the catalogue gives it: the parts of a recovery with their derivation. The failure analysis
 * puts them on a timeline. Phases of one lane follow one another; lanes run in parallel and the longest one counts.
 */
import type { Said } from '../../language/text.ts'
import { type Derivation, maxRanges, type Quantity, quantity, type Range, sumRanges } from '../../quantity/quantity.ts'
import { ranged } from '../derive.ts'

export interface MechanismPhase {
  kind: 'detect' | 'decide' | 'act' | 'reroute' | 'client' | 'warm' | 'human' | 'restore'
  label: Said
  lane: number
  quantity: Quantity
  human: boolean
}

/** A phase that the system itself goes through. */
export function automatic(kind: MechanismPhase['kind'], derivation: Derivation, lane = 0): MechanismPhase {
  return { kind, label: derivation.label, lane, quantity: quantity(derivation), human: false }
}

/** A phase in which a person works. */
export function byHand(derivation: Derivation, lane = 0): MechanismPhase {
  return { kind: 'human', label: derivation.label, lane, quantity: quantity(derivation), human: true }
}

/** A phase that is gone through at worst only, and when. */
export function atWorst({ kind, quantity: { derivation } }: MechanismPhase, when: Said): MechanismPhase {
  const formula = { ru: '0; в худшем случае весь срок', en: '0; at worst the whole time' }
  const value = { best: 0, typical: 0, worst: derivation.value.worst }
  return automatic(kind, ranged(derivation.label, 's', formula, value, [derivation], when))
}

/** End-to-end time: sums inside lanes, the longest lane over all. Element-wise, so best <= typical <= worst is kept. */
export function total(phases: readonly MechanismPhase[]): Range {
  const lanes = [...new Set(phases.map((p) => p.lane))].sort((a, b) => a - b)
  return maxRanges(lanes.map((lane) => sumRanges(phases.filter((p) => p.lane === lane).map((p) => p.quantity))))
}

/** End-to-end time with its derivation. */
export function totalQuantity(label: Said, phases: readonly MechanismPhase[]): Quantity {
  const lanes = new Set(phases.map((p) => p.lane))
  return quantity({
    label,
    value: total(phases),
    unit: 's',
    origin: { kind: 'computed' },
    formula:
      lanes.size > 1
        ? {
            ru: 'самая долгая из параллельных цепочек; этапы одной цепочки складываются',
            en: 'the longest of the parallel lanes; phases of one lane add up',
          }
        : { ru: 'сумма этапов', en: 'sum of the phases' },
    inputs: phases.map((p) => p.quantity.derivation),
  })
}
