/**
 * The deployed system with the indexes that many scenarios ask for: who calls whom, what stands where, which journeys reach
 * what. Made once for all scenarios; hits that depend on few places are remembered by the places that are lost.
 */
import type { Element, Id, Relation, Service, Store } from '../../language/vocabulary/index.ts'
import type { JourneyOutcome, PerformanceAnalysis } from '../analysis.ts'
import { type Effect, targetsOfFault } from '../data/effect.ts'
import { groupsBehind } from '../data/family.ts'
import { votesOf } from '../data/quorum.ts'
import { visits } from '../performance/demand.ts'
import type { Population, ResolvedJourney, Topology } from '../topology/topology.ts'
import { clusterOf } from './control-plane.ts'
import { type Run, runsOf, type StationFlow, stationFlows } from './flow.ts'
import type { Hit } from './hit.ts'

/** The flow of users with nothing lost. */
export interface Calm {
  runs: readonly Run[]
  routes: ReadonlyMap<string, ReadonlySet<string>>
  flows: ReadonlyMap<string, StationFlow>
  /** Positions of the runs that reach a station. */
  reachedBy: ReadonlyMap<string, readonly number[]>
  /** Places that each run's calls go to, with the places around them. */
  places: readonly ReadonlySet<Id>[]
}

/** The system with its indexes. */
export interface Wired extends Topology {
  /** Relations to an element and from it, in the author's order. */
  callersOf: (id: Id) => readonly Relation[]
  callsOf: (id: Id) => readonly Relation[]
  /** Elements that an effect may touch, in the author's order; all of them when it is not about places alone. */
  touchedBy: (effect: Effect) => readonly Element[]
  /** The element that an instance or a copy belongs to; itself for an element. */
  ownerOf: (id: string) => Id
  /** Journeys with a step to one of the elements. */
  reaching: (elements: ReadonlySet<Id>) => readonly ResolvedJourney[]
  /** Runs with nothing lost, by load and growth, and the stations each reaches. */
  calm: (load: 'normal' | 'peak', growth: number) => Calm
  /** Typical utilisation of the stations by id. */
  utilisations: (performance: PerformanceAnalysis) => ReadonlyMap<string, number>
  /** Services that collect telemetry. */
  collectors: readonly Service[]
  /** Some relation on a journey is retried; some cache stands on one. */
  retries: boolean
  caches: boolean
  /** Hits known by what they depend on. */
  known: Map<string, Hit | undefined>
  /** The outcome of users whom a scenario does not concern, the same object every time. */
  undisturbed: (population: Population, make: () => JourneyOutcome) => JourneyOutcome
  /** Places that a group depends on, with the places around them. */
  placesOf: (group: string) => ReadonlySet<Id>
}

/** The system with its indexes; itself when it has them. */
export function wired(topology: Topology): Wired {
  if ('callersOf' in topology) return topology as Wired
  const callers = Map.groupBy(topology.document.relations, (relation) => relation.to)
  const calls = Map.groupBy(topology.document.relations, (relation) => relation.from)
  const byPlace = elementsByPlace(topology)
  const owner = new Map<string, Id>([
    ...topology.instances.map((i): [string, Id] => [i.id, i.element]),
    ...topology.groups.flatMap((group) => group.copies.map((copy): [string, Id] => [copy.id, copy.store])),
  ])
  const order = new Map(topology.document.elements.map((element, k) => [element.id, k]))
  const journeysOf = journeysByElement(topology)
  const flows = new Map<string, Calm>()
  const used = new Map<PerformanceAnalysis, ReadonlyMap<string, number>>()
  const places = new Map<string, ReadonlySet<Id>>()
  const quiet = new Map<Population, JourneyOutcome>()
  const steps = topology.journeys.flatMap((journey) => journey.steps)
  return {
    ...topology,
    callersOf: (id) => callers.get(id) ?? [],
    callsOf: (id) => calls.get(id) ?? [],
    touchedBy: (effect) => {
      if (effect.partitioned || effect.corrupt.size > 0 || effect.crashed.size > 0) return topology.document.elements
      const found = new Set<Id>()
      for (const id of effect.lost) {
        const own = byPlace.get(id) ?? [owner.get(id) ?? id]
        for (const element of own) found.add(element)
      }
      return [...found]
        .flatMap((id) => topology.elements.get(id) ?? [])
        .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
    },
    ownerOf: (id) => owner.get(id) ?? id,
    reaching: (elements) => {
      const found = new Set([...elements].flatMap((id) => journeysOf.get(id) ?? []))
      return topology.journeys.filter((journey) => found.has(journey))
    },
    calm: (load, growth) => {
      const key = `${load} ${growth}`
      const known = flows.get(key) ?? calmOf(topology, load, growth)
      flows.set(key, known)
      return known
    },
    utilisations: (performance) => {
      const known =
        used.get(performance) ??
        new Map(performance.stations.map((station) => [station.id, station.utilisation.typical]))
      used.set(performance, known)
      return known
    },
    collectors: topology.document.elements.filter(
      (element): element is Service => 'opentelemetry' in element && element.opentelemetry !== undefined,
    ),
    retries: steps.some((step) => (step.relation?.retries ?? 0) > 0),
    caches: steps.some((step) => cacheOf(topology.elements.get(step.to)) !== undefined),
    known: new Map(),
    undisturbed: (population, make) => {
      const known = quiet.get(population) ?? make()
      quiet.set(population, known)
      return known
    },
    placesOf: (id) => {
      const known = places.get(id) ?? placesOfGroup(topology, id)
      places.set(id, known)
      return known
    },
  }
}

function calmOf(topology: Topology, load: 'normal' | 'peak', growth: number): Calm {
  const runs = runsOf(visits(topology, { load, growth }))
  const routes = new Map(runs.map((run) => [run.key, run.stations]))
  const reachedBy = new Map<string, number[]>()
  for (const [k, run] of runs.entries()) {
    for (const station of routes.get(run.key) ?? []) {
      const known = reachedBy.get(station)
      if (known) known.push(k)
      else reachedBy.set(station, [k])
    }
  }
  const places = runs.map((run) => {
    const own = run.visits.flatMap((visit) => visit.targets.flatMap((t) => t.places.map((p) => p.place)))
    return new Set([...new Set(own)].flatMap((place) => topology.ancestors(place)))
  })
  return { runs, routes, flows: stationFlows(topology, runs), reachedBy, places }
}

/** The cache policy of an element that a journey may find cold; a CDN is somebody else's. */
export function cacheOf(element: Element | undefined) {
  return element && element.kind !== 'cdn' && 'cache' in element ? element.cache : undefined
}

function elementsByPlace(topology: Topology): Map<Id, Set<Id>> {
  const found = new Map<Id, Set<Id>>()
  const add = (place: Id, element: Id) => {
    for (const at of topology.ancestors(place)) {
      const known = found.get(at)
      if (known) known.add(element)
      else found.set(at, new Set([element]))
    }
  }
  for (const place of topology.document.places) found.set(place.id, new Set())
  for (const instance of topology.instances) {
    add(instance.place, instance.element)
    for (const node of clusterOf(topology, instance.place)?.nodes ?? []) add(node, instance.element)
  }
  for (const group of topology.groups) {
    const store = topology.elements.get(group.store) as Store
    for (const place of storePlaces(topology, group.id)) add(place, store.id)
  }
  return found
}

/** Places of a group's copies, votes and proxies. */
function storePlaces(topology: Topology, id: string): Id[] {
  const group = topology.groups.find((g) => g.id === id)
  if (!group) return []
  const store = topology.elements.get(group.store) as Store
  const proxies = ('proxy' in store ? store.proxy?.in : undefined) ?? []
  const behind = groupsBehind(topology, group)
  const copies = [group, ...behind].flatMap((one) => one.copies.map((copy) => copy.place))
  const votes = [group, ...behind].flatMap((one) => votesOf(store, one) ?? [])
  return [...copies, ...votes, ...proxies]
}

function placesOfGroup(topology: Topology, id: string): ReadonlySet<Id> {
  const group = topology.groups.find((g) => g.id === id)
  const store = group ? (topology.elements.get(group.store) as Store) : undefined
  const backups = [store?.backup, ...(store?.otherBackups ?? [])].flatMap((b) => (b ? [b.in, ...(b.alsoIn ?? [])] : []))
  const monitors = topology.document.elements
    .filter((element) => 'alerting' in element && element.alerting !== undefined)
    .flatMap((element) => topology.instancesOf(element.id).map((i) => i.place))
  const home = group?.copies[0] ? topology.within(topology.regionOf(group.copies[0].place)) : []
  const all = [...storePlaces(topology, id), ...backups, ...monitors, ...home]
  return new Set(all.flatMap((place) => topology.ancestors(place)))
}

function journeysByElement(topology: Topology): Map<Id, ResolvedJourney[]> {
  const found = new Map<Id, ResolvedJourney[]>()
  for (const journey of topology.journeys) {
    for (const id of new Set(journey.steps.map((step) => step.to))) {
      const known = found.get(id)
      if (known) known.push(journey)
      else found.set(id, [journey])
    }
  }
  return found
}

/** Places that an effect takes away when it does nothing else, all from the start; undefined for any other effect. */
export function onlyPlaces(topology: Topology, effect: Effect): readonly Id[] | undefined {
  const plain = effect.faults.every((fault) => fault.kind === 'lose-place' && fault.at === undefined)
  return plain ? effect.faults.flatMap((fault) => targetsOfFault(topology, fault)) : undefined
}
