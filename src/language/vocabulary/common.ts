import type { Text } from '../text.ts'
import type { Duration, Rate } from '../units.ts'

/**
 * A stable ASCII identifier, unique in the system: letters, digits, `-`, `_`, and `.` is not allowed.
 * @pattern ^[A-Za-z][A-Za-z0-9_-]*$
 */
export type Id = string

/** A time that is not exactly known: one duration, or best / typical / worst. */
export type TimeEstimate = Duration | { best: Duration; typical: Duration; worst: Duration }

/** How often a thing fails and how long it then stays down. */
export interface Failure {
  /** Mean number of failures. A probability of failure per year is also written so: `'0.02/year'`. */
  rate: Rate
  /** Mean time to repair, when nothing takes over. */
  repair: Duration
  /** Where the figures come from. */
  source?: Text
}

/** Failures brought in by changes (deployments, configuration): the main cause of real outages. */
export interface ChangeFailures {
  /** How often a change is made. */
  deployments: Rate
  /** Share of changes that fail in production (DORA change failure rate). */
  failureRatio: `${number}%`
  /** Mean time to notice and roll a bad change back. */
  rollback: Duration
  /** Share of users hit while a bad change is out (canary). Default 100%. */
  blastRadius?: `${number}%`
  source?: Text
}

/** Planned downtime of an element. */
export interface PlannedDowntime {
  rate: Rate
  length: Duration
}

/**
 * An input that the source documents leave open and the architect chose. Every figure it covers is marked in the
 * documents as an assumption with this reason.
 */
export interface Assumption {
  id: Id
  text: Text
  /** Why this value and not another. */
  reason: Text
  /** What it covers: ids or fields, e.g. `profiles.size`, `accrue.rates`, `msk`. */
  about: string[]
  /** Document, measurement or person the value comes from, if any. */
  source?: Text
}

/** Periodic health check of what stands behind a balancer. */
export interface HealthCheck {
  interval: Duration
  /** Failed checks in a row to take a target out. */
  failures: number
  /** Good checks in a row to take it back. Default 2. */
  successes?: number
  timeout?: Duration
  /** What it looks at. A shallow check does not see a dead database. */
  depth?: 'port' | 'process' | 'dependencies'
}

/** Fields every described thing has. */
export interface Described {
  id: Id
  title: Text
  description?: Text
}
