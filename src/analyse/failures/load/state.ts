/** States of the load: of the calm system, after users moved, after the loss of one place. Types alone. */
import type { Id } from '../../../language/vocabulary/index.ts'
import type { JourneyOutcome } from '../../analysis.ts'
import type { Hit } from '../hit.ts'
import type { Run } from './walk.ts'

/** Load of one station. */
export interface StationFlow {
  id: string
  element: Id
  region: Id
  servers: number
  /** Calls per second, retries included, and without them. */
  arrivals: number
  plain: number
  /** Servers busy on average, and their share. */
  busy: number
  utilisation: number
  unknown: boolean
}

/** The calm system with the runs that go elsewhere, by position, in the order of positions. */
export interface Moved {
  calm: Calm
  runs: ReadonlyMap<number, Run>
}

/** Load of all stations: that of the calm system, and what was counted anew. A station counted anew may be gone. */
export interface Flows {
  calm: Calm
  anew: ReadonlySet<string>
  changed: ReadonlyMap<string, StationFlow>
}

/** The flow of users with nothing lost. */
export interface Calm {
  runs: readonly Run[]
  flows: ReadonlyMap<string, StationFlow>
  /** Stations at or above 100 %. */
  busy: readonly StationFlow[]
  /** Positions of runs by key. */
  positions: ReadonlyMap<string, number>
  /** Positions of the runs that reach a station. */
  reachedBy: ReadonlyMap<string, readonly number[]>
  /**
   * Positions of the runs that would go elsewhere without something: an element, a copy, a place with the places around it,
   * or instances of an element in a place (`standing`).
   */
  usedBy: ReadonlyMap<string, readonly number[]>
  /** Calls that nobody waits for, by what runs the element that is called: run and index of the call. */
  aside: ReadonlyMap<Id, readonly { position: number; index: number }[]>
  /** Whom the loss of a single place moves, and the load then; filled as it is needed. */
  alone: Map<Id, Alone>
  /** What its own overload and retries make of it; filled when it is needed. */
  retried?: {
    stations: ReadonlySet<string>
    changed: ReadonlyMap<string, StationFlow>
    /** Positions of the runs that try again. */
    runs: ReadonlySet<number>
  }
}

/** A single place lost: whom it moves, the load then, and who uses which place then (with the places around it). */
export interface Alone {
  moved: Moved
  flows: Flows
  uses: ReadonlyMap<Id, readonly number[]>
}

/** What the loss of one place alone did to users: the hits, whom they concern, and the outcomes of those who felt it. */
export interface Seen {
  hits: ReadonlySet<Hit>
  positions: ReadonlySet<number>
  outcomes: ReadonlyMap<number, JourneyOutcome>
  moved: Moved
  /** Some station was overloaded. */
  strained: boolean
}
