/**
 * The architecture document: the canonical, plain-data form of a model. Both front ends (TypeScript builder, YAML/JSON)
 * give exactly this, and every later stage reads nothing else. These interfaces are the one source of the published
 * JSON Schema; their comments are the hover text in an editor.
 */
import type { Language, Text } from './text.ts'
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
