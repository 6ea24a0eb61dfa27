/**
 * Resolves a checked document into the deployed system. Tolerant: a reference that does not resolve is left out (the
 * check stage has said so), never thrown at.
 */

import type { ArchitectureDocument } from '../../language/document.ts'
import { isStore } from '../../language/stores.ts'
import type { Deployment, Element, Id, Place } from '../../language/vocabulary/index.ts'
import { resolveGroups } from './groups.ts'
import { resolveJourneys } from './journeys.ts'
import { shortestPaths } from './routes.ts'
import type { Instance, Topology } from './topology.ts'

/** The deployed system of a document. Pure; the order of everything is the author's. */
export function resolveTopology(document: ArchitectureDocument): Topology {
  const places = new Map(document.places.map((place) => [place.id, place]))
  const elements = new Map(document.elements.map((element) => [element.id, element]))
  const ancestors = memo((id: Id) => chain(id, places))
  const children = childrenOf(document.places)
  const within = memo((id: Id) => subtree(id, children))
  const regionOf = (id: Id): Id => ancestors(id).at(-1) ?? id
  const regions = document.places.filter((place) => place.in === undefined).map((place) => place.id)
  const instances = document.deployments.flatMap((deployment) => deploy(deployment, places, within))
  const byElement = groupBy(instances, (instance) => instance.element)
  const byStation = new Map(
    [...byElement].map(([id, own]) => [id, groupBy(own, (instance) => regionOf(instance.place))] as const),
  )
  const regionsOf = new Map([...byStation].map(([id, own]) => [id, [...own.keys()]] as const))
  const stores = document.elements.filter(isStore)
  const groups = stores.flatMap((store) => resolveGroups(store, regions, byElement.get(store.id) ?? []))
  const groupsByStore = groupBy(groups, (group) => group.store)
  const routes = shortestPaths(document.links, ancestors)
  return {
    document,
    places,
    elements,
    links: document.links,
    ancestors,
    within,
    regionOf,
    regions,
    instances,
    instancesOf: (id) => byElement.get(id) ?? [],
    runnerOf: memo((id: Id) => runner(id, elements, (at) => byElement.has(at) || groupsByStore.has(at))),
    instancesIn: (id, region) => byStation.get(id)?.get(region) ?? [],
    regionsOf: (id) => regionsOf.get(id) ?? [],
    stores,
    groups,
    groupsOf: (id) => groupsByStore.get(id) ?? [],
    groupFor: (store, region) => {
      const own = groupsByStore.get(store) ?? []
      return own.find((group) => group.serves.includes(region)) ?? (own.length === 1 ? own[0] : undefined)
    },
    journeys: resolveJourneys(document, elements),
    roundTrip: routes.roundTrip,
    route: routes.route,
  }
}

function runner(id: Id, elements: ReadonlyMap<Id, Element>, isDeployed: (id: Id) => boolean): Id {
  const seen = new Set<Id>()
  for (let at: Id | undefined = id; at !== undefined && !seen.has(at); at = elements.get(at)?.partOf) {
    if (isDeployed(at)) return at
    seen.add(at)
  }
  return id
}

function memo<T>(f: (id: Id) => T): (id: Id) => T {
  const seen = new Map<Id, T>()
  return (id) => {
    const known = seen.get(id)
    if (known !== undefined) return known
    const value = f(id)
    seen.set(id, value)
    return value
  }
}

function chain(id: Id, places: Map<Id, Place>): Id[] {
  const found: Id[] = []
  for (
    let at: Id | undefined = id;
    at !== undefined && places.has(at) && !found.includes(at);
    at = places.get(at)?.in
  ) {
    found.push(at)
  }
  return found
}

function childrenOf(places: readonly Place[]): Map<Id, Id[]> {
  const children = new Map<Id, Id[]>()
  for (const place of places) {
    if (place.in === undefined) continue
    const list = children.get(place.in)
    if (list) list.push(place.id)
    else children.set(place.in, [place.id])
  }
  return children
}

function subtree(id: Id, children: Map<Id, Id[]>): Id[] {
  const found: Id[] = []
  const visit = (at: Id): void => {
    if (found.includes(at)) return
    found.push(at)
    for (const child of children.get(at) ?? []) visit(child)
  }
  visit(id)
  return found
}

/** The places that receive the replicas: the zones inside when spread, innermost first level that has kind `zone` or `dataCentre`. */
function targets(deployment: Deployment, places: Map<Id, Place>, within: (id: Id) => Id[]): Id[] {
  const place = places.get(deployment.in)
  const spread = deployment.spread ?? (place?.kind === 'region' ? 'zones' : 'none')
  if (spread === 'none') return [deployment.in]
  const zones = within(deployment.in).filter((id) => {
    const kind = places.get(id)?.kind
    return id !== deployment.in && (kind === 'zone' || kind === 'dataCentre')
  })
  return zones.length > 0 ? zones : [deployment.in]
}

function deploy(deployment: Deployment, places: Map<Id, Place>, within: (id: Id) => Id[]): Instance[] {
  const zones = targets(deployment, places, within)
  const count = Math.max(0, Math.floor(deployment.replicas))
  return Array.from({ length: count }, (_, index) => {
    const place = zones[index % zones.length] ?? deployment.in
    const number = Math.floor(index / zones.length) + 1
    return { id: `${deployment.element}@${place}#${number}`, element: deployment.element, place, deployment }
  })
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const list = groups.get(key(item))
    if (list) list.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
