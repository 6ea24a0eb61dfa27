/** Results of the performance analysis: load of the stations, response times, what lies ahead. */
import type { Said } from '../../language/text.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import type { Quantity } from '../../quantity/quantity.ts'

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
  /** Squared coefficient of variation of the busy time of a call; relative error to expect of `wait` (0: exact, 1: any). */
  variability: number
  waitError: number
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
  store: Id
  /** Connections opened at most, allowed at most, needed by Little's law. */
  opened: number
  allowed: number
  needed: number
  /** Probability that a call waits for a free connection of its pool, and the mean wait of all calls, s; infinite when too small. */
  waits?: number
  wait?: number
}

/** A fixed pool of users who wait for the answer before they ask again: one class of a closed network. */
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
  /** `exact`, or `approximate` for the reasons that the note of the figures gives. */
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
  /** Share of the same arrivals that waits longer than the shortest time-out of the callers; absent when none is given. */
  timedOut?: Quantity
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
  /** Standard errors of the three; absent with three points only, or without coherency. */
  errors?: { alpha: number; beta: number; gamma: number }
  /** Load and throughput of the peak; more load than `knee` makes it slower. Best and worst of the load: its 95 % interval. */
  knee: Quantity
  peak: Quantity
  /** Root mean square error of the fit, /s. */
  error: number
  unknown?: Said
}

/** What the system carries once its autoscalers have started all they may, at the same load. */
export type ScaledOut = Pick<PerformanceAnalysis, 'stations' | 'throughput'>

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
  /** Only when an autoscaler may start more than runs. */
  scaledOut?: ScaledOut
  growthLimits?: GrowthLimit[]
  scalability?: Scalability[]
}
