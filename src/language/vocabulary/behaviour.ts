import type { Text } from '../text.ts'
import type { Duration, Money, Rate, Ratio, Size, Throughput } from '../units.ts'
import type { Described, Id, TimeEstimate } from './common.ts'
import type { Saga } from './settings.ts'

/** What a step does at its target. */
export type Operation = 'call' | 'read' | 'read-replica' | 'write' | 'publish' | 'consume'

/** One hop of a journey. */
export interface JourneyStep {
  /**
   * Default: the target of the step before, or the actor. An element that was visited several times makes the step on its
   * latest visit before it: as many visits come of it as that step made.
   */
  from?: Id
  to: Id
  operation?: Operation
  /** Calls per visit of the caller (of its latest visit before this step); default: what the relation says. */
  calls?: number
  /** Busy time of the target per call; default: relation, then element. */
  time?: Duration
  variability?: number
  title?: Text
}

/** Arrivals of a journey from the users of one region. */
export interface JourneyRate {
  /** Region the users are in. */
  from: Id
  normal: Rate
  peak: Rate
  /** Network round trip from the users to the edge of their own region. Default 0. */
  access?: Duration
  /**
   * The requests come from this many users, each of whom waits for the answer, thinks for `think` and asks again (till
   * operators, a call centre, batch workers). The pool's response time and throughput are then computed for a closed network
   * by mean value analysis; `peak` stays the rate that capacity and failures are computed for.
   * @asType integer
   * @minimum 1
   */
  users?: number
  /** Mean time between an answer and the same user's next request. Default 0s. Says something only with `users`. */
  think?: Duration
}

/** Consistency models by their Jepsen names, from weak to strong. */
export type ConsistencyModel =
  | 'eventual'
  | 'read-your-writes'
  | 'causal'
  | 'sequential'
  | 'snapshot-isolation'
  | 'linearizable'
  | 'strict-serializable'

/** A user-visible request flow. */
export interface Journey extends Described {
  actor: Id
  steps: JourneyStep[]
  rates: JourneyRate[]
  /** Growth of the arrivals per year. */
  growth?: Ratio
  /** What it needs from the stores it reads. */
  consistency?: ConsistencyModel
  /** It changes several stores that have no common transaction. */
  saga?: Saga
  /** Revenue or reputation depends on it. */
  critical?: boolean
}

/** ISO/IEC 25010 quality characteristics (2023, with the 2011 names where they differ). */
export type Characteristic =
  | 'functional-suitability'
  | 'performance-efficiency'
  | 'compatibility'
  | 'interaction-capability'
  | 'reliability'
  | 'security'
  | 'maintainability'
  | 'flexibility'
  | 'safety'

/** Six-part quality scenario of the SEI. */
export interface QualityScenario {
  source: Text
  stimulus: Text
  artifact: Text
  environment: Text
  response: Text
  /** The response measure in words; the computed one is in `measures`. */
  measure: Text
}

/** `>= 99.95%`, `<= 30m`, `>= 1200/s`: comparator, space, value with unit. */
export type TargetOf<U extends string> = `${'>=' | '<=' | '>' | '<'} ${U}`

interface MeasureBase {
  /** Judge at the worst case: typical is not enough. Default `typical` (a pass that the worst case breaks is at risk). */
  at?: 'typical' | 'worst'
}
/** Share of time (or of users' requests) in which the journey is served. */
export interface AvailabilityMeasure extends MeasureBase {
  metric: 'availability'
  of: Id
  from?: Id
  target: TargetOf<Ratio>
}
/** Expected downtime per year, or per 30 days. */
export interface DowntimeMeasure extends MeasureBase {
  metric: 'downtime'
  of: Id
  from?: Id
  per: 'year' | '30d'
  target: TargetOf<Duration>
}
/** Response time of a journey at a percentile and load. */
export interface LatencyMeasure extends MeasureBase {
  metric: 'latency'
  of: Id
  from?: Id
  percentile: 50 | 90 | 95 | 99
  load?: 'normal' | 'peak'
  /** Multiplier on the load (growth step). Default 1. */
  growth?: number
  target: TargetOf<Duration>
}
/** Most that the system carries of a journey (all else in proportion) before a resource saturates. */
export interface ThroughputMeasure extends MeasureBase {
  metric: 'throughput'
  of: Id
  /** Which replicas count: those that run (`declared`), or all that autoscalers may start. Default `declared`. */
  replicas?: 'declared' | 'autoscaler-max'
  target: TargetOf<Rate>
}
/** 1 - utilisation of the busiest resource (of the journey, or of one element), at peak or under a failure. */
export interface HeadroomMeasure extends MeasureBase {
  metric: 'headroom'
  of: Id
  load?: 'normal' | 'peak'
  growth?: number
  under?: Id
  /** Which replicas count: those that run (`declared`), or all that autoscalers may start. Default `declared`. */
  replicas?: 'declared' | 'autoscaler-max'
  target: TargetOf<Ratio>
}
/** Time to recover an element or a journey, under one or several failure scenarios (the worst one binds). */
export interface RtoMeasure extends MeasureBase {
  metric: 'rto'
  of: Id
  under: Id | Id[]
  target: TargetOf<Duration>
}
/** Acknowledged data lost, as time, under one or several failure scenarios. */
export interface RpoMeasure extends MeasureBase {
  metric: 'rpo'
  of: Id
  under: Id | Id[]
  target: TargetOf<Duration>
}
/** Probability per year that no acknowledged data are lost for good. */
export interface DurabilityMeasure extends MeasureBase {
  metric: 'durability'
  of: Id
  target: TargetOf<Ratio>
}
/** Age of what a read may return. */
export interface StalenessMeasure extends MeasureBase {
  metric: 'staleness'
  of: Id
  read?: 'replica' | 'cache'
  target: TargetOf<Duration>
}
/** The consistency model of an operation, at least. */
export interface ConsistencyMeasure extends MeasureBase {
  metric: 'consistency'
  of: Id
  operation: 'write' | 'read' | 'read-replica'
  target: `>= ${ConsistencyModel}`
}
/** Acknowledged writes that a partition can lose, as time. */
export interface PartitionLossMeasure extends MeasureBase {
  metric: 'data-loss-on-partition'
  of: Id
  target: TargetOf<Duration>
}
/** Monthly cost of the whole system or of one element. */
export interface CostMeasure extends MeasureBase {
  metric: 'cost'
  of?: Id
  target: TargetOf<Money>
}
/** A predicate over the model. */
export interface RuleMeasure extends MeasureBase {
  metric: 'rule'
  of: Id
  rule:
    | 'backups-encrypted'
    | 'backups-off-site'
    | 'backups-immutable'
    | 'backup-retention'
    | 'restore-tested'
    | 'alerts-reach-people'
    | 'copies-in-regions'
    | 'automatic-failover'
  /** For `backup-retention` and `restore-tested`: the duration; for `copies-in-regions`: the number. */
  target?: TargetOf<Duration> | `>= ${number}`
}
/** A figure measured in production, given by hand or by an export. */
export interface MeasuredMeasure extends MeasureBase {
  metric: 'measured'
  of: Id
  value?: number
  unit?: string
  target: `${'>=' | '<='} ${number}`
  source?: Text
}

export type Measure =
  | AvailabilityMeasure
  | DowntimeMeasure
  | LatencyMeasure
  | ThroughputMeasure
  | HeadroomMeasure
  | RtoMeasure
  | RpoMeasure
  | DurabilityMeasure
  | StalenessMeasure
  | ConsistencyMeasure
  | PartitionLossMeasure
  | CostMeasure
  | RuleMeasure
  | MeasuredMeasure

/** A non-functional requirement. It holds when every measure holds. */
export interface Requirement extends Described {
  characteristic: Characteristic
  scenario?: QualityScenario
  measures: Measure[]
  priority: 'must' | 'should' | 'could'
  rationale?: Text
  /** Document it comes from. */
  source?: Text
  /**
   * Stage of the plan by the end of which it is to hold. Until then a failure is work to do and fails no run; that it holds
   * at the end of the plan is checked. Absent: it is to hold now.
   */
  due?: Id
}

/** One thing that goes wrong. `at` is the time after the start of the scenario, default 0s. `for`: it comes back by itself after that. */
export type Fault =
  | { kind: 'lose-place'; place: Id; at?: Duration; for?: Duration }
  | {
      kind: 'lose-instance'
      element: Id /** Default: the primary of a store, any one instance of others. */
      which?: 'primary' | 'standby' | 'any'
      group?: Id
      in?: Id
      /** Only its process dies; the host lives and starts it again. Default false: the host is lost. */
      process?: boolean
      /** With `process`, of a service: it does not die but hangs; ports stay open and nothing answers. Default false. */
      hangs?: boolean
      at?: Duration
      for?: Duration
    }
  | { kind: 'lose-element'; element: Id; at?: Duration; for?: Duration }
  | { kind: 'lose-link'; link: Id; at?: Duration; for?: Duration }
  | { kind: 'partition'; sides: [Id[], Id[]]; at?: Duration; for?: Duration }
  | { kind: 'slow'; element: Id; factor: number; at?: Duration; for?: Duration }
  | { kind: 'overload'; journey: Id; factor: number; at?: Duration; for?: Duration }
  | {
      kind: 'corrupt'
      store: Id /** How long the corruption goes unnoticed. */
      noticedAfter?: TimeEstimate
      /** Users see nothing of it until it is noticed: the time before that is no downtime. Default false. */
      silent?: boolean
      at?: Duration
    }
  | { kind: 'lose-backups'; store: Id; at?: Duration }
  | { kind: 'external-outage'; element: Id; at?: Duration; for?: Duration }
  | { kind: 'cold-cache'; element: Id; at?: Duration }

/** Something bad that may happen, and what the system should then do. */
export interface FailureScenario extends Described {
  faults: Fault[]
  /** Expected number per year. */
  rate: Rate
  /** What the system and people should do. */
  handling?: Text
  /** How often people try the handling out, and the date of the latest trial (ISO 8601). */
  drill?: { every: Duration; last?: string }
  /** Journeys that must still be served (possibly after a short failover). */
  mustServe?: Id[]
  source?: Text
}

/** What is measured in production. */
export interface Metric extends Described {
  /** PromQL or another query. */
  query: string
  unit: string
  watches: Id[]
  requirement?: Id
  thresholds: { warning?: number; critical?: number }
  /** How to read it. */
  reading: Text
  /** What to do when it crosses a threshold. */
  action: Text
}

/** A statement of the performance profile. */
export interface Query extends Described {
  store: Id
  statement: string
  rate: Rate
  tables: { name: string; rows: number; rowSize?: Size }[]
  /** Sharded stores: the statement names the value of the distribution key. */
  byDistributionKey?: boolean
  indexes?: string[]
  optimisations?: {
    kind: 'index' | 'keyset' | 'limit' | 'batch' | 'cache'
    title: Text
    statement?: string
    index?: string
  }[]
}

/**
 * Changes to the model, applied in the order remove, set, add. Removing an element also removes its relations, deployments and
 * journey steps.
 */
interface Overlay extends Described {
  /** Ids to take out: elements, places, relations, deployments, scenarios. */
  remove?: string[]
  /** JSON merge patches (RFC 7396) on the thing with that id: null deletes a field, arrays are replaced. */
  set?: { id: string; patch: Record<string, unknown> }[]
  /** Things to add, in the shape of the document's lists. */
  add?: Record<string, unknown>
}

/** A named overlay on the model: decision options and what-ifs. */
export interface Variant extends Overlay {
  /** Stage of the plan at whose end it is considered: its changes come after those of all stages up to it. Default: the model as it is. */
  after?: Id
}

/** A step of a scaling plan: an ordered overlay with work to do. Stages build on one another. */
export interface Stage extends Overlay {
  order: number
  duration: TimeEstimate
  tasks: Text[]
}

/** A hand-made view. The standard views are made without it. */
export interface ViewSpec extends Described {
  kind: 'context' | 'containers' | 'deployment'
  include?: Id[]
  exclude?: Id[]
}

/** Bandwidths used in several places of the vocabulary. */
export type { Throughput }
