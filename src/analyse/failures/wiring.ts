/**
 * The deployed system with the indexes that many scenarios ask for: who calls whom, what stands where, which journeys reach
 * what. Made once for all scenarios; hits that depend on few places are remembered by the places that are lost.
 */
import type { Element, Id, Relation, Service, Store } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import type { JourneyOutcome, PerformanceAnalysis, ScenarioOutcome } from '../analysis.ts'
import { type Effect, targetsOfFault } from '../data/effect.ts'
import { groupsBeside } from '../data/family.ts'
import { votesOf } from '../data/quorum.ts'
import { type ProxyHost, sharedProxies } from '../topology/addresses.ts'
import type { Instance, ResolvedJourney, Topology } from '../topology/topology.ts'
import type { Hit } from './hit.ts'
import { calmOutcome } from './journeys/calm-outcome.ts'
import { calmOf, listed } from './load/calm.ts'
import { differs } from './load/flow.ts'
import type { Calm, Seen, StationFlow } from './load/state.ts'
import { clusterOf } from './services/control-plane.ts'
import { nowhereHits } from './services/nowhere.ts'
import { type Standing, awaitedFrom as stationsAwaited, type WayIn, waysIn } from './services/ways.ts'

type LoadRow = ScenarioOutcome['load'][number]

/** The system with its indexes. */
export interface Wired extends Topology {
  /** Relations to an element and from it, in the author's order. */
  callersOf: (id: Id) => readonly Relation[]
  callsOf: (id: Id) => readonly Relation[]
  /** Journeys with a step to an element, or to something that it runs, with the index of the first such step. */
  journeysTo: (runner: Id) => readonly { journey: ResolvedJourney; at: number }[]
  /** Elements that an effect may touch, in the author's order; all of them when it is not about places alone. */
  touchedBy: (effect: Effect) => readonly Element[]
  /** The element that an instance or a copy belongs to; itself for an element. */
  ownerOf: (id: string) => Id
  instanceOf: (id: string) => Instance | undefined
  /** Runs with nothing lost, by load and growth, and the stations each reaches. */
  calm: (load: 'normal' | 'peak', growth: number) => Calm
  /** Typical utilisation of the stations by id. */
  utilisations: (performance: PerformanceAnalysis) => ReadonlyMap<string, number>
  /** Stations whose load with nothing lost is not that of the performance analysis. */
  differing: (performance: PerformanceAnalysis) => readonly StationFlow[]
  /** Services that collect telemetry. */
  collectors: readonly Service[]
  /** Some relation on a journey is retried; some cache stands on one. */
  retries: boolean
  caches: boolean
  /** Hits known by what they depend on; those on instances in a region by what is lost near it and by element (`gone`: nothing is left there). */
  known: Map<string, Hit | undefined>
  hitsOf: (losses: string) => Map<Id, readonly Hit[] | 'gone'>
  /** How users come in by a global balancer, by journey; stations that must answer for those who come in at a region. */
  ways: ReadonlyMap<Id, WayIn>
  awaitedFrom: (way: WayIn, region: Id) => ReadonlySet<string> | undefined
  /** Which regions answer under an effect, by whom it is asked for. */
  standings: WeakMap<Effect, Map<string, Standing>>
  /** Proxies before stores that share a virtual address, by store: those of each region. */
  proxies: ReadonlyMap<Id, readonly (readonly ProxyHost[])[]>
  /** Hits on what stands nowhere in the model, for every fault that may concern it. */
  nowhere: readonly Hit[]
  /** Some place says where the nodes of its control plane are. */
  controlPlanes: boolean
  /** Hits by id, and by element, among which equal ones are looked for. */
  hits: Map<string, Hit[]>
  recoveries: Map<Id, Hit[]>
  /** Numbers of the hits that come again as the same object. */
  numbers: Map<Hit, number>
  /** Outcomes of users whom a scenario does not concern, by position. */
  undisturbed: readonly JourneyOutcome[]
  /** What single places did to users, by place and how long. */
  seen: Map<string, Seen>
  /** Outcomes by position and what was met. */
  outcomes: Map<string, JourneyOutcome>
  /** Normal arrivals per second by position, and of all. */
  arrivals: { each: readonly number[]; all: number }
  /** Downtime of an outcome weighted by the arrivals. */
  weighted: Map<JourneyOutcome, Derivation | undefined>
  /** Rows of loads by station: equal ones are one object. */
  rows: Map<string, LoadRow[]>
  /** Places that matter to what stands in a region: its own, control planes, and monitors where people move users. */
  nearRegion: (region: Id) => ReadonlySet<Id>
  /** Places that a group depends on, with the places around them. */
  placesOf: (group: string) => ReadonlySet<Id>
}

/** So many elements are sorted by themselves; more are picked out of all. */
const FEW = 50

/** The system with its indexes; itself when it has them. */
export function wired(topology: Topology): Wired {
  if ('callersOf' in topology) return topology as Wired
  const callers = Map.groupBy(topology.document.relations, (relation) => relation.to)
  const calls = Map.groupBy(topology.document.relations, (relation) => relation.from)
  const byPlace = elementsByPlace(topology)
  const journeys = journeysByRunner(topology)
  const proxies = sharedProxies(topology)
  const owner = new Map<string, Id>([
    ...proxies.flat().map((proxy): [string, Id] => [proxy.id, proxy.store]),
    ...topology.instances.map((i): [string, Id] => [i.id, i.element]),
    ...topology.groups.flatMap((group) => group.copies.map((copy): [string, Id] => [copy.id, copy.store])),
  ])
  const order = new Map(topology.document.elements.map((element, k) => [element.id, k]))
  const instances = new Map(topology.instances.map((i) => [i.id, i]))
  const near = new Map<Id, ReadonlySet<Id>>()
  const hits = new Map<string, Map<Id, readonly Hit[] | 'gone'>>()
  const differing = new Map<PerformanceAnalysis, readonly StationFlow[]>()
  const flows = new Map<string, Calm>()
  const used = new Map<PerformanceAnalysis, ReadonlyMap<string, number>>()
  const places = new Map<string, ReadonlySet<Id>>()
  const arrivals = topology.journeys.flatMap((journey) => journey.populations.map((p) => p.normal))
  const steps = topology.journeys.flatMap((journey) => journey.steps)
  const nowhere = nowhereHits(topology)
  const awaited = new Map<string, ReadonlySet<string> | undefined>()
  const self: Wired = {
    ...topology,
    callersOf: (id) => callers.get(id) ?? [],
    callsOf: (id) => calls.get(id) ?? [],
    journeysTo: (id) => journeys.get(id) ?? [],
    touchedBy: (effect) => {
      if (effect.partitioned || effect.corrupt.size > 0 || effect.crashed.size > 0) return topology.document.elements
      const found = new Set<Id>()
      for (const id of effect.lost) {
        const own = byPlace.get(id) ?? [owner.get(id) ?? id]
        for (const element of own) found.add(element)
      }
      if (found.size > FEW) return topology.document.elements.filter((element) => found.has(element.id))
      return [...found]
        .flatMap((id) => topology.elements.get(id) ?? [])
        .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
    },
    ownerOf: (id) => owner.get(id) ?? id,
    instanceOf: (id) => instances.get(id),
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
    differing: (performance) => {
      const known = differing.get(performance)
      if (known) return known
      const { flows } = self.calm(performance.load, performance.growth)
      const old = self.utilisations(performance)
      const found = [...flows.values()].filter(
        (flow) => !flow.unknown && differs(flow.utilisation, old.get(flow.id) ?? 0),
      )
      differing.set(performance, found)
      return found
    },
    collectors: topology.document.elements.filter(
      (element): element is Service => 'opentelemetry' in element && element.opentelemetry !== undefined,
    ),
    retries: steps.some((step) => (step.relation?.retries ?? 0) > 0),
    caches: steps.some((step) => cacheOf(topology.elements.get(step.to)) !== undefined),
    known: new Map(),
    hitsOf: (losses) => {
      const known = hits.get(losses) ?? new Map<Id, readonly Hit[] | 'gone'>()
      hits.set(losses, known)
      return known
    },
    hits: new Map(),
    recoveries: new Map(),
    // The same object in every scenario.
    numbers: new Map(nowhere.map((hit, k) => [hit, k])),
    proxies: Map.groupBy(proxies, ([first]) => first?.store ?? ''),
    ways: waysIn(topology),
    awaitedFrom: (way, region) => {
      const key = `${way.journey.journey.id} ${region}`
      if (!awaited.has(key)) awaited.set(key, stationsAwaited(topology, way, region))
      return awaited.get(key)
    },
    standings: new WeakMap(),
    nowhere,
    controlPlanes: topology.document.places.some((place) => (place.controlPlane ?? []).length > 0),
    undisturbed: topology.journeys.flatMap((journey) => journey.populations.map((p) => calmOutcome(journey, p))),
    outcomes: new Map(),
    seen: new Map(),
    arrivals: { each: arrivals, all: arrivals.reduce((a, b) => a + b, 0) },
    weighted: new Map(),
    rows: new Map(),
    nearRegion: (region) => {
      const known = near.get(region) ?? placesNear(topology, region)
      near.set(region, known)
      return known
    },
    placesOf: (id) => {
      const known = places.get(id) ?? placesOfGroup(topology, id)
      places.set(id, known)
      return known
    },
  }
  return self
}

/** The cache policy of an element that a journey may find cold; a CDN is somebody else's. */
export function cacheOf(element: Element | undefined) {
  return element && element.kind !== 'cdn' && 'cache' in element ? element.cache : undefined
}

function journeysByRunner(topology: Topology): Map<Id, { journey: ResolvedJourney; at: number }[]> {
  const found = new Map<Id, { journey: ResolvedJourney; at: number }[]>()
  for (const journey of topology.journeys) {
    const first = new Map<Id, number>()
    for (const [at, { to }] of journey.steps.entries()) {
      const runner = topology.runnerOf(to)
      if (!first.has(runner)) first.set(runner, at)
    }
    for (const [runner, at] of first) listed(found, runner).push({ journey, at })
  }
  return found
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

function placesNear(topology: Topology, region: Id): ReadonlySet<Id> {
  const inside = topology.within(region)
  const nodes = inside.flatMap((place) => topology.places.get(place)?.controlPlane ?? [])
  const byHand = topology.document.elements.some((e) => e.kind === 'globalBalancer' && e.failoverBy === 'record-edit')
  const all = [...inside, ...nodes, ...(byHand ? monitorPlaces(topology) : [])]
  return new Set(all.flatMap((place) => topology.ancestors(place)))
}

function monitorPlaces(topology: Topology): Id[] {
  return topology.document.elements
    .filter((element) => 'alerting' in element && element.alerting !== undefined)
    .flatMap((element) => topology.instancesOf(element.id).map((i) => i.place))
}

/** Places of a group's copies, votes and proxies. */
function storePlaces(topology: Topology, id: string): Id[] {
  const group = topology.groups.find((g) => g.id === id)
  if (!group) return []
  const store = topology.elements.get(group.store) as Store
  const proxies = ('proxy' in store ? store.proxy?.in : undefined) ?? []
  const behind = groupsBeside(topology, group)
  const copies = [group, ...behind].flatMap((one) => one.copies.map((copy) => copy.place))
  const votes = [group, ...behind].flatMap((one) => votesOf(store, one) ?? [])
  return [...copies, ...votes, ...proxies]
}

function placesOfGroup(topology: Topology, id: string): ReadonlySet<Id> {
  const group = topology.groups.find((g) => g.id === id)
  const store = group ? (topology.elements.get(group.store) as Store) : undefined
  const backups = [store?.backup, ...(store?.otherBackups ?? [])].flatMap((b) => (b ? [b.in, ...(b.alsoIn ?? [])] : []))
  const home = group?.copies[0] ? topology.within(topology.regionOf(group.copies[0].place)) : []
  const all = [...storePlaces(topology, id), ...backups, ...monitorPlaces(topology), ...home]
  return new Set(all.flatMap((place) => topology.ancestors(place)))
}

/** Places that an effect takes away when it does nothing else, all from the start; undefined for any other effect. */
export function onlyPlaces(topology: Topology, effect: Effect): readonly Id[] | undefined {
  const plain =
    !effect.partitioned && effect.faults.every((fault) => fault.kind === 'lose-place' && fault.at === undefined)
  return plain ? effect.faults.flatMap((fault) => targetsOfFault(topology, fault)) : undefined
}
