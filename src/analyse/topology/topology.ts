/**
 * The deployed system, resolved once for all analyses: instances in places, copies of stores with roles, populations of
 * users, round trips. Plain data, defined order (the author's).
 */
import type { ArchitectureDocument } from '../../language/document.ts'
import type {
  Deployment,
  Element,
  Id,
  Journey,
  Link,
  Member,
  Operation,
  Place,
  Relation,
  ShardGroup,
  Store,
} from '../../language/vocabulary/index.ts'

/** One running copy of an element in one place. Id: `element@place#n`, n from 1. */
export interface Instance {
  id: string
  element: Id
  /** The innermost place. */
  place: Id
  deployment: Deployment
}

/** One copy of a shard group's data. Id: `store/group/n`, n from 1; group is `main` when the store is not sharded. */
export interface Copy {
  id: string
  store: Id
  group: string
  place: Id
  /** `primary` is the role in the normal state. */
  role: 'primary' | 'standby' | 'replica' | 'witness'
  sync: boolean
  promotion: 'automatic' | 'manual' | 'never'
  member: Member
  /** The deployment whose one instance it is, where the model lists no members. */
  deployment?: Deployment
}

/** A shard group with its copies; the whole store when it is not sharded. */
export interface Group {
  id: string
  store: Id
  serves: Id[]
  /** Share of data and load, 0..1. */
  share: number
  /** Bytes, if known. */
  size: number | undefined
  copies: Copy[]
  spec: ShardGroup | undefined
}

/** A hop with everything resolved. */
export interface ResolvedStep {
  from: Id
  to: Id
  operation: Operation
  /** Calls of the target per one journey, the product along the chain of callers. */
  visits: number
  /** Calls per visit of the caller. */
  calls: number
  relation: Relation | undefined
  need: 'hard' | 'soft' | 'async'
  /** The user waits for it: no asynchronous hop on the way. */
  waits: boolean
  /** Busy seconds of the target per call, undefined when the model does not say. */
  time: number | undefined
  /** Squared coefficient of variation. */
  variability: number
  /** Model path of the time, for derivations. */
  timePath: string
}

/** Users of one journey in one region. */
export interface Population {
  journey: Id
  region: Id
  /** Arrivals per second. */
  normal: number
  peak: number
  /** Seconds of access round trip. */
  access: number
}

export interface ResolvedJourney {
  journey: Journey
  steps: ResolvedStep[]
  populations: Population[]
}

export interface Topology {
  document: ArchitectureDocument
  places: Map<Id, Place>
  elements: Map<Id, Element>
  links: Link[]
  /** The place itself and all places that contain it, innermost first. */
  ancestors: (place: Id) => Id[]
  /** Places inside, at any depth, with the place itself, in the author's order. */
  within: (place: Id) => Id[]
  /** The region (outermost place) of a place. */
  regionOf: (place: Id) => Id
  regions: Id[]
  instances: Instance[]
  instancesOf: (element: Id) => Instance[]
  /**
   * What runs an element: itself, or for a component without a deployment of its own the nearest container around it that is
   * deployed. Its calls are worked on by the instances of that container.
   */
  runnerOf: (element: Id) => Id
  /** Those of one region. */
  instancesIn: (element: Id, region: Id) => readonly Instance[]
  /** Regions with instances of the element, in the order of these. */
  regionsOf: (element: Id) => readonly Id[]
  stores: Store[]
  groups: Group[]
  groupsOf: (store: Id) => Group[]
  /** The group that holds the data of a region's users. */
  groupFor: (store: Id, region: Id) => Group | undefined
  journeys: ResolvedJourney[]
  /** Round trip in seconds between two places, by the declared links (shortest path), with its model path. */
  roundTrip: (a: Id, b: Id) => { seconds: number; path: string }
  /** Links on that shortest path. */
  route: (a: Id, b: Id) => Link[]
}
