/**
 * Options of the builder functions, derived from the vocabulary: the same fields with handles where the document holds
 * ids. One mapped type does it, by the name of the field, so a field added to the vocabulary is at once an option.
 */
import type { AuthoredJourney, AuthoredMeasures, AuthoredRequirement, FaultShorthand } from '../schema/authoring.ts'
import type { Text } from '../text.ts'
import type { Rate } from '../units.ts'
import type {
  FailureScenario,
  Fault,
  Journey,
  JourneyRate,
  JourneyStep,
  Metric,
  Query,
  Requirement,
  Stage,
  Variant,
  ViewSpec,
} from '../vocabulary/behaviour.ts'
import type { Assumption, Failure } from '../vocabulary/common.ts'
import type { Element, ElementKind } from '../vocabulary/elements.ts'
import type { Link, Place, PlaceKind } from '../vocabulary/places.ts'
import type { Deployment, Relation } from '../vocabulary/relations.ts'
import type { Member } from '../vocabulary/stores.ts'
import type {
  ElementHandle,
  Handle,
  JourneyHandle,
  LinkHandle,
  PlaceHandle,
  RequirementHandle,
  ScenarioHandle,
  StoreHandle,
} from './handles.ts'

type AnyElement = ElementHandle
type Watched = ElementHandle | JourneyHandle | PlaceHandle

/** Which fields are references, and to what. `from` is a place everywhere but in a journey's step. */
interface References {
  in: PlaceHandle
  alsoIn: PlaceHandle
  votes: PlaceHandle
  controlPlane: PlaceHandle
  standbyCluster: PlaceHandle
  serves: PlaceHandle<'region'>
  between: PlaceHandle
  place: PlaceHandle
  sides: PlaceHandle
  partition: PlaceHandle
  from: PlaceHandle
  partOf: AnyElement
  receivers: AnyElement
  actor: AnyElement
  via: AnyElement
  reads: StoreHandle
  writes: StoreHandle
  element: AnyElement
  store: StoreHandle
  denylistStore: StoreHandle
  link: LinkHandle
  cut: LinkHandle
  journey: JourneyHandle
  overload: JourneyHandle
  mustServe: JourneyHandle
  of: AnyElement | JourneyHandle
  under: ScenarioHandle
  watches: Watched
  requirement: RequirementHandle
  include: AnyElement | PlaceHandle
  exclude: AnyElement | PlaceHandle
  about: Handle | string
  lose: PlaceHandle | AnyElement | LinkHandle
  losePrimary: StoreHandle
  loseStandby: StoreHandle
  loseInstance: AnyElement
  slow: AnyElement
  corrupt: StoreHandle
  loseBackups: StoreHandle
  outage: AnyElement
  cold: ElementHandle<'cache' | 'sessionStore' | 'cdn'>
}

type Swap<V, H> = V extends string
  ? H
  : V extends readonly [infer A, infer B]
    ? readonly [Swap<A, H>, Swap<B, H>]
    : V extends readonly (infer U)[]
      ? readonly Swap<U, H>[]
      : Options<V>

/** A vocabulary type with handles instead of ids. A copy of a store may be given by its place alone. */
export type Options<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer U)[]
    ? readonly Options<U>[]
    : {
        [K in keyof T]: K extends 'members'
          ? readonly (PlaceHandle | Options<Member>)[]
          : K extends keyof References
            ? Swap<T[K], References[K]>
            : Options<T[K]>
      }

type Own<T> = Options<Omit<T, 'id' | 'kind' | 'title'>> & {
  /** Name for people. Default: the id. */
  title?: Text
}

/** Fields of an element of one kind. */
export type ElementOptions<K extends ElementKind> = Own<ElementOf<K>>
/** The vocabulary type of an element kind. */
type ElementOf<K extends ElementKind> = Element extends infer E
  ? E extends { kind: infer EK }
    ? K extends EK
      ? E
      : never
    : never
  : never

export type PlaceOptions = Own<Place>
export interface RegionOptions<Zone extends string> extends Own<Omit<Place, 'in'>> {
  /** Short names of its zones; zone `a` of region `msk` gets the id `msk-a`. */
  zones?: readonly Zone[]
  /** Outages of each zone. */
  zoneOutage?: Failure
}
export type LinkOptions = Omit<Link, 'id' | 'between'> & { id?: string }
export type DeploymentOptions = Omit<Deployment, 'id' | 'element' | 'in'> & { id?: string }

/** A step: the element that is called, or the call with its details. */
export type StepOptions =
  | AnyElement
  | (Omit<JourneyStep, 'from' | 'to'> & {
      /** Default: the target of the step before, or the actor. */
      from?: AnyElement
      to: AnyElement
    })
export type JourneyOptions = Options<AuthoredJourney> & {
  /** Steps in full, after those of `via`. */
  steps?: readonly StepOptions[]
  rates?: readonly Options<JourneyRate>[]
}
export type RequirementOptions = AuthoredRequirement & Options<AuthoredMeasures>
export type FaultOptions = Options<Fault> | Options<FaultShorthand>
export type ScenarioOptions = Omit<Own<FailureScenario>, 'faults' | 'rate'> & { faults: readonly FaultOptions[] } & (
    | { rate: Rate }
    | {
        /** Expected number per year. */
        perYear: number
      }
  )
export type MetricOptions = Own<Metric>
export type QueryOptions = Own<Query>
export type AssumptionOptions = Options<Omit<Assumption, 'id'>>
export type VariantOptions = Own<Omit<Variant, 'remove' | 'set' | 'add'>>
export type StageOptions = Own<Omit<Stage, 'remove' | 'set' | 'add' | 'order'>> & {
  /** Default: the place in the list of stages, from 1. */
  order?: number
}
export type ViewOptions = Own<ViewSpec> & { kind: ViewSpec['kind'] }

/** What a variant may change in a thing: any of its fields; null deletes a field, a list is replaced as a whole. */
type Patch<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends Handle
    ? T
    : T extends readonly unknown[]
      ? T
      : { [K in keyof T]?: Patch<T[K]> | null }

interface VocabularyByKind {
  link: Link
  relation: Relation
  deployment: Deployment
  journey: Journey
  requirement: Requirement
  scenario: FailureScenario
  metric: Metric
  query: Query
}
/** Each field whole, or null. Short forms are allowed as in the declaration. */
type Fields<T> = { [K in keyof T]?: T[K] | null }
/** The patch that fits a handle's kind. */
export type PatchOf<K extends string> = K extends ElementKind
  ? Patch<Own<ElementOf<K>>>
  : K extends PlaceKind
    ? Patch<Own<Place>>
    : K extends 'journey'
      ? Fields<JourneyOptions>
      : K extends 'scenario'
        ? Fields<Omit<Own<FailureScenario>, 'faults'> & { faults: readonly FaultOptions[]; perYear: number }>
        : K extends keyof VocabularyByKind
          ? Patch<Options<Omit<VocabularyByKind[K], 'id' | 'from' | 'to'>>>
          : never
