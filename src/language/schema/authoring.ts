/**
 * What an author may leave out or write shorter than the canonical document: default ids and titles, empty lists, steps
 * and copies given by their id alone, faults and rates in one word. The same short forms hold in TypeScript and YAML;
 * `canonicalise` expands all of them, so no later stage meets one.
 */
import type { SystemInfo } from '../document.ts'
import type { Text } from '../text.ts'
import type { Duration, Rate } from '../units.ts'
import type { Journey, Measure, Requirement } from '../vocabulary/behaviour.ts'
import type { Id, TimeEstimate } from '../vocabulary/common.ts'

/** A fault said in one word. `lose` takes a place, an element or a link; the kind follows from what the id names. */
export type FaultShorthand =
  | {
      /** Place, element or link that is gone. */
      lose: Id
      at?: Duration
      for?: Duration
    }
  | {
      /** Store whose primary is lost. */
      losePrimary: Id
      /** Shard group, when the store is sharded. */
      group?: Id
      at?: Duration
      for?: Duration
    }
  | {
      /** Store one of whose standbys is lost. */
      loseStandby: Id
      group?: Id
      at?: Duration
      for?: Duration
    }
  | {
      /** Element that loses one instance. */
      loseInstance: Id
      /** Place of the instance. */
      in?: Id
      at?: Duration
      for?: Duration
    }
  | {
      /** Link that is cut. */
      cut: Id
      at?: Duration
      for?: Duration
    }
  | {
      /** The two sides that no longer hear each other. */
      partition: [Id[], Id[]]
      at?: Duration
      for?: Duration
    }
  | {
      /** Element that answers slowly. */
      slow: Id
      /** How many times slower. */
      factor: number
      at?: Duration
      for?: Duration
    }
  | {
      /** Journey whose arrivals multiply. */
      overload: Id
      /** How many times more arrivals. */
      factor: number
      at?: Duration
      for?: Duration
    }
  | {
      /** Store with logical corruption (operator error, bad release). */
      corrupt: Id
      /** How long the corruption goes unnoticed. */
      noticedAfter?: TimeEstimate
      /** Users see nothing of it until it is noticed: the time before that is no downtime. Default false. */
      silent?: boolean
      at?: Duration
    }
  | {
      /** Store whose backups are lost. */
      loseBackups: Id
      at?: Duration
    }
  | {
      /** External system that does not answer. */
      outage: Id
      at?: Duration
      for?: Duration
    }
  | {
      /** Cache that is empty. */
      cold: Id
      at?: Duration
    }

/** The short form of a journey's steps and rates. */
export interface JourneyShorthand {
  /** Elements on the way, in order. A store in it is called by the program before it, and so is what comes after the store. */
  via?: Id[]
  /** Stores it reads. One that is not in `via` is read by the last program of `via`. */
  reads?: Id[]
  /** Stores it writes. */
  writes?: Id[]
  /** Peak arrivals by region. */
  peak?: Record<Id, Rate>
  /** Normal arrivals by region. Default: the peak. */
  normal?: Record<Id, Rate>
}

/** Fields of a journey as it is written. */
export type AuthoredJourney = Omit<Journey, 'id' | 'title' | 'steps' | 'rates'> & { title?: Text } & JourneyShorthand

/** Fields of a requirement beside its measures. The characteristic follows from the metric, the priority is `must`. */
export type AuthoredRequirement = { title?: Text } & Partial<
  Pick<Requirement, 'description' | 'characteristic' | 'scenario' | 'priority' | 'rationale' | 'source' | 'due'>
>

/** A requirement with one measure may hold its fields directly. */
export type AuthoredMeasures = { measures: Measure[] } | Measure

/** The system's own fields as they are written. Languages default to Russian and English. */
export type AuthoredSystem = Omit<SystemInfo, 'id' | 'title' | 'languages'> & {
  title?: Text
  languages?: SystemInfo['languages']
}

/**
 * Parts of the schema that the short forms need; never a document of its own.
 * @public The schema generator names it.
 */
export interface ShorthandParts {
  fault: FaultShorthand
  journey: JourneyShorthand
}
