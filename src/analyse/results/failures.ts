/** Results of the failure analysis: how elements and journeys get through a scenario. */
import type { Said } from '../../language/text.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import type { Quantity } from '../../quantity/quantity.ts'

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
  /** `interrupted`: some or all operations stop for a while and go on by themselves, nobody takes over. `degraded`: none stops. */
  effect: 'none' | 'degraded' | 'interrupted' | 'failover' | 'restore' | 'down'
  /** What happened to it, in one sentence. */
  what: Said
  phases: Phase[]
  /** Time until it serves again. `infinity` when nothing in the model brings it back. */
  rto: Quantity | undefined
  unknown?: Said
  /** Telemetry that a collector loses meanwhile, as seconds of its flow. */
  telemetryLost?: Quantity
}

export interface JourneyOutcome {
  journey: Id
  region: Id
  /**
   * `served` without interruption; `interrupted` for the RTO and then served; `degraded` afterwards; `down` until repair; `unknown`: they
   * wait for something that the model places nowhere, so the fault may hit it; `rto` is then that of what is known.
   */
  outcome: 'served' | 'interrupted' | 'degraded' | 'down' | 'unknown'
  rto: Quantity | undefined
  /** Id of the ElementRecovery that is the slowest. */
  binding: string | undefined
  intervals: { from: number; to: number; state: 'served' | 'degraded' | 'down' }[]
  lost: Said[]
  unknown?: Said
  /**
   * Share of the requests that are served all the same: by the busiest overloaded station on the way at best (capacity /
   * arrivals), or by a CDN from what it holds.
   */
  served?: number
  /** Longest wait for a soft dependency that does not answer, before the fallback is taken. */
  slower?: Quantity
  /** How long a revoked token is still accepted, when the list of revoked ones cannot be read and all pass. */
  exposure?: Quantity
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
  /** Stations that had work before and have none left: they are lost, or nobody is led there any more. */
  idle?: string[]
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
  /** When there are too many pairs of places to play them all: how many were, the most probable ones. */
  pairs?: { played: number; all: number }
  /**
   * The loss of each single link, and of each single host of a store's copy or of a deployment: `N-1:link:id`, `N-1:host:id`.
   * `journeys` are those alone that it concerns; all others are served as ever.
   */
  singles?: ScenarioOutcome[]
}
