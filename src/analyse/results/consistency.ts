/** Results of the consistency analysis: answers per operation and situation, CAP, PACELC, what journeys see. */
import type { Said } from '../../language/text.ts'
import type { ConsistencyModel, Id } from '../../language/vocabulary/index.ts'
import type { Quantity } from '../../quantity/quantity.ts'

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
