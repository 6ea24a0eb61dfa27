/**
 * The architecture document: the canonical, plain-data form of a model. Both front ends (TypeScript builder, YAML/JSON)
 * give exactly this, and every later stage reads nothing else. These interfaces are the one source of the published
 * JSON Schema; their comments are the hover text in an editor.
 */
import type { Language, Text } from './text.ts'
import type { Money } from './units.ts'
import type {
  FailureScenario,
  Journey,
  Metric,
  Query,
  Requirement,
  Stage,
  Variant,
  ViewSpec,
} from './vocabulary/behaviour.ts'
import type { Assumption, Id } from './vocabulary/common.ts'
import type { Element } from './vocabulary/elements.ts'
import type { Link, Place } from './vocabulary/places.ts'
import type { Deployment, Relation } from './vocabulary/relations.ts'

/** The system being described. */
export interface SystemInfo {
  id: Id
  title: Text
  description?: Text
  owners?: Text[]
  /** Languages of the deliverables; the first is the main one. */
  languages: Language[]
  /** Version shown on the cover. */
  version?: string
  /** Date shown on the cover, ISO 8601. Never taken from the clock. */
  date?: string
  /** Knobs that may be turned when a requirement fails: the cheapest passing change is searched among them. Default: replicas, processes, checks, leases, TTLs, periods. */
  changeable?: Changeable[]
}

/** A knob that may be turned: a field by its model path, with the values it may take. */
export interface Changeable {
  /** `profiles.backup.processes`, `api@msk.replicas`, `edge.ttl`. */
  path: string
  /** The values in the order in which they are tried, written as the model writes them. */
  values?: (string | number)[]
  /** Or every value from here to there in steps (of one unit). Default step: 1 for counts, a tenth of the way for others. */
  from?: string | number
  to?: string | number
  step?: number
  /** Price of one step or of the next value, per month. */
  costPerStep?: Money
}

/** A whole model as data. Lists keep the author's order; ids are unique over all of them. */
export interface ArchitectureDocument {
  /** Format of this document. */
  loadpath: 1
  system: SystemInfo
  places: Place[]
  links: Link[]
  elements: Element[]
  relations: Relation[]
  deployments: Deployment[]
  journeys: Journey[]
  requirements: Requirement[]
  scenarios: FailureScenario[]
  metrics: Metric[]
  queries: Query[]
  assumptions: Assumption[]
  variants: Variant[]
  stages: Stage[]
  views: ViewSpec[]
}

/** Names of the lists of the document. */
export type ListName = Exclude<keyof ArchitectureDocument, 'loadpath' | 'system'>
export const listNames: readonly ListName[] = [
  'places',
  'links',
  'elements',
  'relations',
  'deployments',
  'journeys',
  'requirements',
  'scenarios',
  'metrics',
  'queries',
  'assumptions',
  'variants',
  'stages',
  'views',
]
