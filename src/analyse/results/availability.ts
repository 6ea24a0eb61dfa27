/** Results of the availability analysis: parts of the unavailability, cut sets, importance. */
import type { Said } from '../../language/text.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import type { Quantity } from '../../quantity/quantity.ts'

export interface CutSet {
  events: string[]
  probability: number
}
export interface EventImportance {
  event: string
  label: Said
  probability: number
  birnbaum: number
  fussellVesely: number
  raw: number
  rrw: number
}

export interface JourneyAvailability {
  journey: Id
  region: Id
  /** Unavailability by part, ratio of time. */
  structural: Quantity
  failover: Quantity
  changes: Quantity
  planned: Quantity
  /** 1 - sum of the parts. */
  availability: Quantity
  /** No element that the journey cannot do without says anything of failed changes: an upper bound, hardware only. */
  upperBound: boolean
  /** The structure was too large for an exact answer: best and worst of the structural part are bounds, typical is the upper one. */
  bounded?: true
  downtimePerYear: number
  cutSets: CutSet[]
  /** Exact number of minimal cut sets, decimal string. */
  cutSetCount: string
  importance: EventImportance[]
  unknown?: Said
}

export interface AvailabilityAnalysis {
  journeys: JourneyAvailability[]
}
