/** Results of the analyses, collected in `Analysis`; one file per method in `results`. */
import type { Id } from '../language/vocabulary/index.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { AvailabilityAnalysis } from './results/availability.ts'
import type { ConsistencyAnalysis } from './results/consistency.ts'
import type { DataAnalysis } from './results/data.ts'
import type { FailureAnalysis } from './results/failures.ts'
import type { PerformanceAnalysis } from './results/performance.ts'
import type { SimulationAnalysis } from './results/simulation.ts'

export type * from './results/availability.ts'
export type * from './results/consistency.ts'
export type * from './results/data.ts'
export type * from './results/failures.ts'
export type * from './results/performance.ts'
export type * from './results/simulation.ts'

export interface Analysis {
  performance: { normal: PerformanceAnalysis; peak: PerformanceAnalysis }
  data: DataAnalysis
  failures: FailureAnalysis
  availability: AvailabilityAnalysis
  consistency: ConsistencyAnalysis
  cost: {
    total: Quantity | undefined
    items: { element: Id; place: Id; amount: number }[]
    currency: string | undefined
  }
  /** Only when it was asked for: it takes seconds. */
  simulation?: SimulationAnalysis
}
