/** Results of the analyses: one interface per method, collected in `Analysis`. */

import type { Said } from '../language/text.ts'
import type { ConsistencyModel, Id } from '../language/vocabulary/index.ts'
import type { Quantity } from '../quantity/quantity.ts'

// ---- performance ----------------------------------------------------------------------------------------------------

/** A resource of the queueing network: one element in one region (or one copy of a store). */
export interface StationLoad {
  /** `api@msk` or `profiles/msk/1`. */
  id: string
  element: Id
  region: Id
  /** Servers in total, arrivals per second, mean busy seconds per call. */
  servers: number
  arrivals: number
  service: number
  utilisation: Quantity
  /** Mean waiting and response time of one call, s; infinite when utilisation >= 1. */
  wait: number
  response: number
  /** What the figure lacks, when it cannot be computed. */
  unknown?: Said
}

export interface JourneyLatency {
  journey: Id
  region: Id
  load: 'normal' | 'peak'
  mean: Quantity
  percentiles: { p: 50 | 90 | 95 | 99; value: Quantity }[]
  /** Parts of the mean, in order, for the waterfall. */
  parts: {
    label: Said
    /** What is done there and for whom, when it is a call of a store: `write, Points`. */
    detail?: Said
    seconds: number
    kind: 'network' | 'service' | 'wait' | 'commit'
  }[]
  unknown?: Said
}

export interface PoolCheck {
  id: string
  element: Id
  store: Id /** Connections opened at most, allowed at most, needed by Little's law. */
  opened: number
  allowed: number
  needed: number
  /** Probability that a call waits for a free connection of its pool, and the mean wait of all calls, s; infinite when too small. */
  waits?: number
  wait?: number
}

/** A fixed pool of users who wait for the answer before they ask again: a closed network, by mean value analysis. */
export interface UserPool {
  journey: Id
  region: Id
  users: number
  /** Requests per second of the whole pool, and mean time of one answer without thinking, s. */
  throughput: Quantity
  response: Quantity
  /** Users from which on more of them only wait longer: (response of one + think) / busiest demand. */
  saturation: Quantity
  /** Station with the greatest utilisation. */
  bottleneck: string
  /** `exact` mean values, or `approximate` (Schweitzer) when the pools are too large together for the exact recursion. */
  method: 'exact' | 'approximate'
  unknown?: Said
}

/** Work that nobody waits for: what its consumers do about a backlog. */
export interface QueueBacklog {
  journeys: Id[]
  /** What the work is put into (or who puts it aside) and who works it off. */
  queue: Id
  consumer: Id
  /** Station of the consumers. */
  station: string
  /** Messages per second, and the most the consumers work off. */
  arrivals: number
  capacity: number
  /** Mean age of a message when its work begins, s. */
  lag: Quantity
  /** Seconds until the backlog is gone per second of an outage of the consumers: arrivals / (capacity - arrivals). */
  drain: Quantity
  unknown?: Said
}

/** What an autoscaler does when the load goes from normal to peak at once (`spike`) or over `over` seconds (`ramp`). */
export interface AutoscalerResponse {
  deployment: Id
  station: string
  kind: 'spike' | 'ramp'
  over: number
  /** Ready replicas before, and when it has caught up; and the most it may start. */
  before: number
  after: number
  max: number
  /** Time with more arriving than the ready replicas can work off, s. */
  underProvisioned: Quantity
  /** Time from the start of the change until the backlog is worked off, s; infinite when `max` is not enough. */
  catchUp: Quantity
  /** Share of the arrivals until then that came above the capacity of the moment. */
  beyond: Quantity
  /** Ready replicas over time. */
  steps: { at: number; ready: number }[]
  unknown?: Said
}

/** How long a station lasts as the journeys grow. */
export interface GrowthLimit {
  station: string
  /** Growth of its demand per year, weighted by the journeys that reach it. */
  growth: number
  /** Time from now until it is saturated, and until it no longer carries the peak with one replica lost, s. */
  saturated: Quantity
  withoutOne: Quantity
  /** What to add then: another replica, or (a primary) another shard. */
  next: 'replica' | 'shard'
}

/** The Universal Scalability Law fitted to the measured points of an element. */
export interface Scalability {
  element: Id
  alpha: number
  beta: number
  gamma: number
  /** Load and throughput of the peak; more load than `knee` makes it slower. */
  knee: Quantity
  peak: Quantity
  /** Root mean square error of the fit, /s. */
  error: number
  unknown?: Said
}

export interface PerformanceAnalysis {
  load: 'normal' | 'peak'
  growth: number
  stations: StationLoad[]
  /** Stations by falling utilisation. */
  bottlenecks: string[]
  latencies: JourneyLatency[]
  /** Most arrivals per second of each journey, all journeys growing in proportion, before a station reaches 100%. */
  throughput: { journey: Id; value: Quantity }[]
  pools: PoolCheck[]
  /** Which stations a journey of a region's users visits, and how often per journey. */
  routes?: { journey: Id; region: Id; station: string; visits: number }[]
  userPools?: UserPool[]
  backlogs?: QueueBacklog[]
  autoscalers?: AutoscalerResponse[]
  growthLimits?: GrowthLimit[]
  scalability?: Scalability[]
}

// ---- failures -------------------------------------------------------------------------------------------------------

export type PhaseKind = 'detect' | 'decide' | 'act' | 'reroute' | 'client' | 'warm' | 'human' | 'restore'

/** One phase of a recovery. Serial phases add up; phases with the same `lane` number run one after another, different lanes in parallel. */
export interface Phase {
  kind: PhaseKind
  label: Said
  lane: number
  quantity: Quantity
  /** A person has to do it. */
  human: boolean
}

/** How one element (or shard group) gets through a scenario. */
export interface ElementRecovery {
  element: Id
  /** `store/group` for shard groups, else the element id. */
  id: string
  effect: 'none' | 'degraded' | 'failover' | 'restore' | 'down'
  /** What happened to it, in one sentence. */
  what: Said
  phases: Phase[]
  /** Time until it serves again. `infinity` when nothing in the model brings it back. */
  rto: Quantity | undefined
  unknown?: Said
}

export interface JourneyOutcome {
  journey: Id
  region: Id
  /** `served` without interruption; `interrupted` for the RTO and then served; `degraded` afterwards; `down` until repair. */
  outcome: 'served' | 'interrupted' | 'degraded' | 'down'
  rto: Quantity | undefined
  /** Id of the ElementRecovery that is the slowest. */
  binding: string | undefined
  intervals: { from: number; to: number; state: 'served' | 'degraded' | 'down' }[]
  lost: Said[]
  unknown?: Said
  /** Share of the requests that the busiest station on the way still serves at best, when it is overloaded: capacity / arrivals. */
  served?: number
  /** Longest wait for a soft dependency that does not answer, before the fallback is taken. */
  slower?: Quantity
}

/** A region that is taken out of balancing because a station in it is overloaded. */
export interface CascadeStep {
  /** From 1: what happens at once, then what follows from it. */
  round: number
  region: Id
  balancer: Id
  station: string
  utilisation: number
}

/** Work that nobody waits for, put aside while what works it off is away. */
export interface ScenarioBacklog {
  consumer: Id
  /** Messages (calls) put aside: arrivals at peak x outage. */
  messages: Quantity
  /** Time to work them off afterwards: messages / (capacity - arrivals). Infinite when the capacity is not enough. */
  drain: Quantity | undefined
  unknown?: Said
}

export interface ScenarioOutcome {
  /** Scenario id, or `N-1:place` / `N-2:place+place` for generated ones. */
  scenario: string
  title: Said
  generated: boolean
  /** Per year, if known. */
  rate: number | undefined
  recoveries: ElementRecovery[]
  journeys: JourneyOutcome[]
  /**
   * Survivors with their utilisation at peak; `after` at the worst moment after users are led elsewhere. `served`: share of the
   * arrivals of an overloaded one; `tries`: calls per call with the retries of failing ones; `warm`: once caches are warm.
   */
  load: { station: string; before: number; after: number; served?: number; tries?: number; warm?: number }[]
  overloaded: string[]
  humanSteps: Said[]
  /** Seconds of downtime this scenario costs per year (rate x typical RTO, weighted by users), undefined if unknown. */
  budget: Quantity | undefined
  /** Regions that leave balancing one after another, when there are any. */
  cascade?: CascadeStep[]
  backlogs?: ScenarioBacklog[]
  /** How many groups of faults that do not overlap in time were played one after another. Absent: one. */
  moments?: number
}

export interface FailureAnalysis {
  scenarios: ScenarioOutcome[]
  /** All single place faults and pairs of places. */
  survivors: ScenarioOutcome[]
  /** The loss of each single link, and of each single host of a store's copy or of a deployment: `N-1:link:id`, `N-1:host:id`. */
  singles?: ScenarioOutcome[]
}

// ---- data -----------------------------------------------------------------------------------------------------------

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

export interface DataAnalysis {
  recoveries: StoreRecovery[]
  restores: RestoreTime[]
  /** Probability per year of losing acknowledged data for good, by store. */
  durability: { store: Id; loss: Quantity | undefined; unknown?: Said }[]
}

// ---- availability ---------------------------------------------------------------------------------------------------

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
  /** True when change failures are not given: hardware-only, an upper bound. */
  upperBound: boolean
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

// ---- consistency ----------------------------------------------------------------------------------------------------

export type StoreOperation = 'write' | 'read' | 'read-replica' | 'read-cache'

export interface ConsistencyRow {
  store: Id
  group: string
  operation: StoreOperation
  /** `normal`, `failover`, or a partition: which side. */
  situation: Said
  situationId: string
  answer: 'served' | 'refused' | 'hangs' | 'stale'
  model: ConsistencyModel | 'none'
  /** Acknowledged writes that can be lost, s. */
  loss: Quantity | undefined
  splitBrain: Said | undefined
  why: Said
}

export interface StoreConsistency {
  store: Id
  group: string
  rows: ConsistencyRow[]
  cap: 'CP' | 'AP' | 'neither'
  capWhy: Said
  pacelc: string
  /** Latency of the E branch: what a commit costs over a local one. */
  price: Quantity | undefined
  /** What the model lacks for a complete answer; the label then rests on the rows there are. */
  unknown?: Said
}

/** What the users of one region get from one store's group in one situation, on the side they are on. */
export interface JourneyView {
  journey: Id
  region: Id
  store: Id
  group: string
  situationId: string
  situation: Said
  /** The worst answer of the journey's operations on the group. */
  answer: 'served' | 'refused' | 'hangs' | 'stale'
  operation: StoreOperation
  why: Said
}

/** What a consistent commit (or read) costs a journey: the E branch of PACELC. */
export interface JourneyPrice {
  journey: Id
  region: Id
  store: Id
  group: string
  /** Commits that wait, per request. */
  commits: number
  price: Quantity
}

/** How old a read of a store's copies may be, and whether a session sees its own writes. */
export interface StalenessBound {
  store: Id
  group: string
  copy: string
  age: Quantity
  /** A read there sees the session's own earlier writes: `always` only when a commit waits for the replay on every copy that is read. */
  readYourWrites: 'always' | 'after-age' | 'never'
  why: Said
}

export interface ConsistencyAnalysis {
  stores: StoreConsistency[]
  /** Each journey's view of each side of each partition. */
  views?: JourneyView[]
  prices?: JourneyPrice[]
  staleness?: StalenessBound[]
}

// ---- simulation -----------------------------------------------------------------------------------------------------

/** A simulated figure: the truth lies within `value` +- `halfWidth` with probability 95 %; infinite where too little happened. */
export interface Simulated {
  value: number
  halfWidth: number
}

/** Users of one region of one journey, request by request. Times in s, of the requests that were answered. */
export interface SimulatedJourney {
  journey: Id
  region: Id
  throughput: Simulated
  mean: Simulated
  percentiles: { p: 50 | 90 | 95 | 99; value: Simulated }[]
  /** Share of the requests without an answer, and calls that ran into their time-out per request. */
  failed: Simulated
  timeouts: Simulated
}

/** The same users over years of failures and repairs. */
export interface SimulatedYears {
  journey: Id
  region: Id
  availability: Simulated
  outagesPerYear: Simulated
  /** Mean length of a stop of service to everybody, s. */
  meanOutage: number
  /** Downtime that is not exceeded in so many percent of the years, s. */
  years: { p: 50 | 90 | 95 | 99; downtime: number }[]
}

/** What the simulation says of the same model: a second way to the figures, and those that formulas do not give. */
export interface SimulationAnalysis {
  seed: number
  load: 'normal' | 'peak'
  journeys: SimulatedJourney[]
  stations: { id: string; utilisation: Simulated; wait: Simulated }[]
  /** Age at its end of the work that nobody waits for, by journey and region. */
  lags: { journey: Id; region: Id; mean: Simulated; p95: Simulated }[]
  years: SimulatedYears[]
  /** The load is more than the system carries: the run was cut short and its times grow with its length. */
  saturated: boolean
  unknown?: Said
}

// ---- all ------------------------------------------------------------------------------------------------------------

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
