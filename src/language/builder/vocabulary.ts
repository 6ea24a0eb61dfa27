/**
 * The building functions that a system and a variant share: one per kind of element, place and behaviour. They only
 * record; nothing is judged here, so that every mistake becomes a located finding of a later stage.
 */
import { defaultDeploymentId, defaultLinkId, defaultRelationId } from '../canonical.ts'
import type { Plain } from '../schema/plain.ts'
import type { Text } from '../text.ts'
import type { ElementKind } from '../vocabulary/elements.ts'
import type { PlaceKind } from '../vocabulary/places.ts'
import type {
  AssumptionHandle,
  DeploymentHandle,
  ElementHandle,
  Handle,
  JourneyHandle,
  LinkHandle,
  MetricHandle,
  PlaceHandle,
  QueryHandle,
  RegionHandle,
  RelationHandle,
  RequirementHandle,
  ScenarioHandle,
  ViewHandle,
} from './handles.ts'
import { handleKind } from './handles.ts'
import type {
  AssumptionOptions,
  DeploymentOptions,
  ElementOptions,
  JourneyOptions,
  LinkOptions,
  MetricOptions,
  PlaceOptions,
  QueryOptions,
  RegionOptions,
  RequirementOptions,
  ScenarioOptions,
  ViewOptions,
} from './options.ts'
import { type Recorder, record } from './recorder.ts'
import type { RelationOptions } from './relation-options.ts'

/** Declares an element. Elements whose kind needs no knob may leave the options out. */
type ElementFunction<K extends ElementKind> =
  Record<string, never> extends ElementOptions<K>
    ? (id: string, options?: ElementOptions<K>) => ElementHandle<K>
    : (id: string, options: ElementOptions<K>) => ElementHandle<K>

/** One function per element kind, named like the kind. */
type ElementFunctions = { readonly [K in ElementKind]: ElementFunction<K> }

/** What can be declared in a model and added by a variant. */
export interface Building extends ElementFunctions {
  /** A region with its zones: zone `a` of region `msk` is the place `msk-a`. */
  region<const Zone extends string = never>(id: string, options?: RegionOptions<Zone>): RegionHandle<Zone>
  /** Any other place; `in` names the place around it. */
  place<K extends PlaceKind>(kind: K, id: string, options?: PlaceOptions): PlaceHandle<K>
  /** A network link between two places. */
  link(a: PlaceHandle, b: PlaceHandle, options: LinkOptions): LinkHandle
  /** `from` uses `to`; the same as `from.uses(to)`. */
  relation(from: ElementHandle, to: ElementHandle, options?: RelationOptions): RelationHandle
  /** The element runs in the place. */
  deploy(element: ElementHandle, place: PlaceHandle, options: DeploymentOptions): DeploymentHandle
  /** A request flow that users see. */
  journey(id: string, options: JourneyOptions): JourneyHandle
  /** A non-functional requirement with one measure or several. */
  requirement(id: string, options: RequirementOptions): RequirementHandle
  /** Something bad that may happen. */
  failureScenario(id: string, options: ScenarioOptions): ScenarioHandle
  metric(id: string, options: MetricOptions): MetricHandle
  query(id: string, options: QueryOptions): QueryHandle
  /** An input that the sources leave open and the architect chose. */
  assumption(id: string, options: AssumptionOptions): AssumptionHandle
  /** A hand-made view beside the standard ones. */
  view(id: string, options: ViewOptions): ViewHandle
}

const elementKinds = [
  'person',
  'externalSystem',
  'webApp',
  'mobileApp',
  'service',
  'worker',
  'gateway',
  'identityProvider',
  'monitoring',
  'loadBalancer',
  'globalBalancer',
  'cdn',
  'database',
  'cache',
  'sessionStore',
  'queue',
  'topic',
  'objectStore',
] as const satisfies readonly ElementKind[]

/** A handle of that kind. */
export function handle<K extends string>(id: string, kind: K): Handle<K> {
  return Object.freeze({ id, [handleKind]: kind })
}

/** Title of a zone from that of its region, in each language the region has. */
function zoneTitle(region: Text | undefined, id: string, zone: string): Text {
  const names = region === undefined ? id : region
  const [ru, en] = typeof names === 'string' ? [names, names] : [names.ru, names.en]
  return {
    ...(ru === undefined ? {} : { ru: `${ru}, зона ${zone}` }),
    ...(en === undefined ? {} : { en: `${en}, zone ${zone}` }),
  }
}

function addRelation(recorder: Recorder, from: string, to: string, options: RelationOptions | undefined) {
  const id = options?.id ?? defaultRelationId(from, to)
  record(recorder, 'relations', id, { from, to }, { ...options, id })
  return handle(id, 'relation')
}

function elementHandle<K extends ElementKind>(recorder: Recorder, id: string, kind: K): ElementHandle<K> {
  function uses(target: ElementHandle, second?: Text | RelationOptions, third?: RelationOptions): RelationHandle {
    const titled = typeof second === 'string' || (second !== undefined && ('ru' in second || 'en' in second))
    const options = titled ? { title: second as Text, ...third } : (second as RelationOptions | undefined)
    return addRelation(recorder, id, target.id, options)
  }
  return Object.freeze({ id, [handleKind]: kind, uses })
}

function region<Zone extends string>(recorder: Recorder, id: string, options: RegionOptions<Zone> = {}) {
  const { zones = [], zoneOutage, ...own } = options
  record(recorder, 'places', id, { kind: 'region' }, own)
  const handles = new Map<string, PlaceHandle<'zone'>>()
  for (const zone of zones) {
    const zoneId = `${id}-${zone}`
    const head = { kind: 'zone', in: id, title: zoneTitle(options.title, id, zone) }
    record(recorder, 'places', zoneId, head, { outage: zoneOutage })
    handles.set(zone, handle(zoneId, 'zone'))
  }
  return Object.freeze({
    ...handle(id, 'region'),
    zones: [...handles.values()],
    // An unknown zone can only come from untyped code; its id then is an unknown reference, which the check stage reports.
    zone: (name: Zone) => handles.get(name) ?? handle(`${id}-${name}`, 'zone'),
  })
}

/** A function for each element kind. */
function elementFunctions(recorder: Recorder): ElementFunctions {
  const functions: Record<string, unknown> = {}
  for (const kind of elementKinds) {
    functions[kind] = (id: string, options?: Plain) => {
      record(recorder, 'elements', id, { kind }, options)
      return elementHandle(recorder, id, kind)
    }
  }
  return functions as unknown as ElementFunctions
}

function scenario(recorder: Recorder, id: string, options: ScenarioOptions): ScenarioHandle {
  record(recorder, 'scenarios', id, {}, options)
  return handle(id, 'scenario')
}

/** The building functions over a recorder. */
export function building(recorder: Recorder): Building {
  return {
    ...elementFunctions(recorder),
    region: (id, options) => region(recorder, id, options),
    place: (kind, id, options) => {
      record(recorder, 'places', id, { kind }, options)
      return handle(id, kind)
    },
    link: (a, b, options) => {
      const id = options.id ?? defaultLinkId(a.id, b.id)
      record(recorder, 'links', id, { between: [a.id, b.id] }, { ...options, id })
      return handle(id, 'link')
    },
    relation: (from, to, options) => addRelation(recorder, from.id, to.id, options),
    deploy: (element, place, options) => {
      const id = options.id ?? defaultDeploymentId(element.id, place.id)
      record(recorder, 'deployments', id, { element: element.id, in: place.id }, { ...options, id })
      return handle(id, 'deployment')
    },
    journey: (id, options) => {
      record(recorder, 'journeys', id, {}, options)
      return handle(id, 'journey')
    },
    requirement: (id, options) => {
      record(recorder, 'requirements', id, {}, options)
      return handle(id, 'requirement')
    },
    failureScenario: (id, options) => scenario(recorder, id, options),
    metric: (id, options) => {
      record(recorder, 'metrics', id, {}, options)
      return handle(id, 'metric')
    },
    query: (id, options) => {
      record(recorder, 'queries', id, {}, options)
      return handle(id, 'query')
    },
    assumption: (id, options) => {
      record(recorder, 'assumptions', id, {}, options)
      return handle(id, 'assumption')
    },
    view: (id, options) => {
      record(recorder, 'views', id, {}, options)
      return handle(id, 'view')
    },
  }
}
