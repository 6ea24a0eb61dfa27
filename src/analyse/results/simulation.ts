/** Results of the simulation, the second way. */
import type { Said } from '../../language/text.ts'
import type { Id } from '../../language/vocabulary/index.ts'

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

/** A pool of users who wait for the answer before they ask again, request by request. */
export interface SimulatedPool {
  journey: Id
  region: Id
  throughput: Simulated
  response: Simulated
}

/** What the simulation says of the same model: a second way to the figures, and those that formulas do not give. */
export interface SimulationAnalysis {
  seed: number
  load: 'normal' | 'peak'
  /** Simulated seconds of the journeys and years of failures that were measured. */
  measured: { seconds: number; years: number }
  /** All populations as open arrivals, as the analysis of performance takes them. */
  journeys: SimulatedJourney[]
  stations: { id: string; utilisation: Simulated; wait: Simulated }[]
  /** The populations with `users` as the pools they are. */
  pools: SimulatedPool[]
  /** Age at its end of the work that nobody waits for, by journey and region. */
  lags: { journey: Id; region: Id; mean: Simulated; p95: Simulated }[]
  years: SimulatedYears[]
  /** The load is more than the system carries: the run was cut short and its times grow with its length. */
  saturated: boolean
  unknown?: Said
}
