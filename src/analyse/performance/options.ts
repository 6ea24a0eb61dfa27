/** What a run of the performance analysis assumes: the load, what is lost, what is slower or busier than modelled. */
import type { Id } from '../../language/vocabulary/index.ts'

export interface PerformanceOptions {
  load: 'normal' | 'peak'
  /** Multiplier on all arrivals. Default 1. */
  growth?: number
  /** Journeys whose response times are wanted. Default: all. */
  latenciesOf?: readonly Id[]
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
