/** What a run of the performance analysis assumes: the load, what is lost, what is slower or busier than modelled. */
import type { Id, LatencyMeasure } from '../../language/vocabulary/index.ts'

/** A response time that something reads. */
export type WantedLatency = Pick<LatencyMeasure, 'of' | 'from' | 'percentile' | 'load'>

export interface PerformanceOptions {
  load: 'normal' | 'peak'
  /** Multiplier on all arrivals. Default 1. */
  growth?: number
  /** The response times that are wanted, those of other loads among them. Default: all. */
  latenciesOf?: readonly WantedLatency[]
  /** Ids of places, instances, copies or elements that are gone. */
  lost?: ReadonlySet<string>
  factors?: {
    /** Multiplier on the arrivals of a journey. */
    journeys?: Readonly<Record<Id, number>>
    /** Multiplier on the busy time of an element. */
    elements?: Readonly<Record<Id, number>>
    /** Multiplier on the hit ratio of a cache: 0 is a cold cache. */
    caches?: Readonly<Record<Id, number>>
  }
}
