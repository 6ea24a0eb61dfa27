/**
 * What the checks look things up in: indexes over the document, built once, so that no check scans lists inside lists.
 * Everything keeps the author's order.
 */

import type { CodeEntry, Finding, Params, Severity } from '../findings/finding.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import { isStore } from '../language/stores.ts'
import type {
  Deployment,
  Element,
  FailureScenario,
  Id,
  Journey,
  JourneyStep,
  Link,
  Measure,
  Place,
  Relation,
  Requirement,
  Store,
} from '../language/vocabulary/index.ts'
import { type Decision, placeOf, type SourceMap } from '../load/loaded-model.ts'
import { type GroupAt, groupsOf } from './copies.ts'

/** A step with its caller resolved: the target of the step before, or the actor. */
export interface Hop {
  journey: Journey
  step: JourneyStep
  path: string
  from: Id
  to: Id
  relation: Relation | undefined
}

/** A measure with the requirement it belongs to. */
export interface MeasureAt {
  requirement: Requirement
  measure: Measure
  path: string
}

export interface Context {
  document: ArchitectureDocument
  sources: SourceMap
  decisions: readonly Decision[]
  /** ISO date of the check, when it was given: rules about age are silent without it. */
  today: string | undefined
  elements: ReadonlyMap<Id, Element>
  places: ReadonlyMap<Id, Place>
  links: ReadonlyMap<Id, Link>
  journeys: ReadonlyMap<Id, Journey>
  scenarios: ReadonlyMap<Id, FailureScenario>
  requirements: ReadonlyMap<Id, Requirement>
  stores: readonly Store[]
  regions: readonly Id[]
  relation: (from: Id, to: Id) => Relation | undefined
  relationsFrom: (element: Id) => readonly Relation[]
  relationsTo: (element: Id) => readonly Relation[]
  deploymentsOf: (element: Id) => readonly Deployment[]
  groupsOf: (store: Id) => readonly GroupAt[]
  /** Hops of a journey in order. */
  hopsOf: (journey: Id) => readonly Hop[]
  /** Hops that arrive at an element. */
  hopsTo: (element: Id) => readonly Hop[]
  /** Journeys that pass through an element, actor excluded. */
  journeysThrough: (element: Id) => readonly Journey[]
  /** Elements without which a journey is not served: reached from the actor by hard, synchronous hops only. */
  needs: (journey: Id) => ReadonlySet<Id>
  /** Journeys that are not served without an element. */
  neededBy: (element: Id) => readonly Journey[]
  measures: readonly MeasureAt[]
  measuresOf: (id: Id) => readonly MeasureAt[]
  /** The place itself and all that contain it, innermost first. Safe on circles. */
  ancestors: (place: Id) => readonly Id[]
  /** The outermost place around a place. */
  regionOf: (place: Id) => Id
  /** The zone or data centre around a place, or its region when it has none. */
  siteOf: (place: Id) => Id
  /** Places directly inside. */
  children: (place: Id) => readonly Id[]
  /** True when `place` is `outer` or inside it. */
  isWithin: (place: Id, outer: Id) => boolean
}

const none: readonly never[] = []

/** Groups things by a key, in their order. */
function grouped<T>(things: readonly T[], key: (thing: T) => Id | undefined): (id: Id) => readonly T[] {
  const groups = new Map<Id, T[]>()
  for (const thing of things) {
    const id = key(thing)
    if (id === undefined) continue
    const group = groups.get(id)
    if (group) group.push(thing)
    else groups.set(id, [thing])
  }
  return (id) => groups.get(id) ?? none
}

/** The first thing of an id counts; a second one is a finding of its own. */
function byId<T extends { id: Id }>(things: readonly T[]): Map<Id, T> {
  const map = new Map<Id, T>()
  for (const thing of things) if (!map.has(thing.id)) map.set(thing.id, thing)
  return map
}

/** Indexes of a sound document. Linear in its size. */
export function buildContext(
  document: ArchitectureDocument,
  sources: SourceMap,
  decisions: readonly Decision[],
  today?: string,
): Context {
  const elements = byId(document.elements)
  const relations = new Map<string, Relation>()
  for (const relation of document.relations) {
    const key = `${relation.from}\u0000${relation.to}`
    if (!relations.has(key)) relations.set(key, relation)
  }
  const relation = (from: Id, to: Id) => relations.get(`${from}\u0000${to}`)
  const hops = document.journeys.flatMap((journey) => resolveHops(journey, relation))
  const stores = document.elements.filter(isStore)
  const groups = new Map(stores.map((store) => [store.id, groupsOf(store)]))
  const hopsTo = grouped(hops, (hop) => hop.to)
  const hopsOf = grouped(hops, (hop) => hop.journey.id)
  const journeysThrough = memo((element: Id): readonly Journey[] => [
    ...new Set(hopsTo(element).map((hop) => hop.journey)),
  ])
  const needs = memo((journey: Id): ReadonlySet<Id> => hardNeeds(hopsOf(journey)))
  const measures = document.requirements.flatMap((requirement) =>
    requirement.measures.map((measure, i) => ({ requirement, measure, path: `${requirement.id}.measures.${i}` })),
  )
  return {
    document,
    sources,
    decisions,
    today,
    elements,
    links: byId(document.links),
    journeys: byId(document.journeys),
    scenarios: byId(document.scenarios),
    requirements: byId(document.requirements),
    stores,
    relation,
    relationsFrom: grouped(document.relations, (r) => r.from),
    relationsTo: grouped(document.relations, (r) => r.to),
    deploymentsOf: grouped(document.deployments, (d) => d.element),
    groupsOf: (store) => groups.get(store) ?? none,
    hopsOf,
    hopsTo,
    journeysThrough,
    needs,
    neededBy: memo((element) => journeysThrough(element).filter((journey) => needs(journey.id).has(element))),
    measures,
    measuresOf: grouped(measures, ({ measure }) => measure.of),
    ...placeIndex(document),
  }
}

function memo<T>(compute: (id: Id) => T): (id: Id) => T {
  const known = new Map<Id, T>()
  return (id) => {
    let value = known.get(id)
    if (value === undefined) {
      value = compute(id)
      known.set(id, value)
    }
    return value
  }
}

function resolveHops(journey: Journey, relation: Context['relation']): Hop[] {
  let last = journey.actor
  return journey.steps.map((step, i) => {
    const from = step.from ?? last
    last = step.to
    return { journey, step, path: `${journey.id}.steps.${i}`, from, to: step.to, relation: relation(from, step.to) }
  })
}

/** The user waits for the answer of this hop and fails without it. */
export function isHard(hop: Hop): boolean {
  const { mode = 'sync', need = 'hard' } = hop.relation ?? {}
  const operation = hop.step.operation
  return mode === 'sync' && need === 'hard' && operation !== 'publish'
}

function hardNeeds(hops: readonly Hop[]): Set<Id> {
  const first = hops[0]
  const reached = new Set<Id>(first ? [first.journey.actor] : [])
  const needed = new Set<Id>()
  for (const hop of hops) {
    if (!reached.has(hop.from) || !isHard(hop)) continue
    reached.add(hop.to)
    needed.add(hop.to)
  }
  return needed
}

function placeIndex(document: ArchitectureDocument) {
  const places = byId(document.places)
  const ancestors = memo((place: Id): readonly Id[] => {
    const chain: Id[] = []
    for (let at: Id | undefined = place; at !== undefined && !chain.includes(at); at = places.get(at)?.in)
      chain.push(at)
    return chain
  })
  const children = grouped(document.places, (place) => place.in)
  const isSite = (id: Id) => ['zone', 'dataCentre'].includes(places.get(id)?.kind ?? '')
  const regionOf = (place: Id) => ancestors(place).at(-1) ?? place
  return {
    places,
    ancestors,
    regionOf,
    siteOf: (place: Id) => ancestors(place).find(isSite) ?? regionOf(place),
    children: (place: Id) => children(place).map((child) => child.id),
    isWithin: (place: Id, outer: Id) => ancestors(place).includes(outer),
    regions: document.places.filter((place) => place.in === undefined).map((place) => place.id),
  }
}

/** A finding at a path of the model. The thing it concerns is the first part of the path unless given. */
export function report(
  context: Pick<Context, 'sources'>,
  entry: Pick<CodeEntry, 'code' | 'severity'>,
  path: string,
  params: Params,
  element: Id = path.split('.')[0] ?? '',
): Finding {
  const place = placeOf(context.sources, path)
  const severity: Severity = entry.severity
  return { code: entry.code, severity, ...(place && { place }), ...(element && { element }), params }
}
