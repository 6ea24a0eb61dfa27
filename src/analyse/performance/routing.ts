/**
 * Where the calls of a step go on the deployed system: which instances or copies answer, how far they are. Balancing
 * inside a region is taken to be even; a caller stays in its region while something there is alive.
 */
import type { Id, Store } from '../../language/vocabulary/index.ts'
import { type Family, familyOf } from '../data/family.ts'
import { nearestRegion } from '../topology/nearest.ts'
import type { Copy, Group, Instance, ResolvedStep, Topology } from '../topology/topology.ts'

/** Where a caller is: on the user's device, at the edge near the user, or in places with the shares of its calls. */
export type Location =
  | { kind: 'device' | 'edge'; region: Id; policy: string | undefined }
  | { kind: 'places'; places: { place: Id; weight: number }[] }
  /** The caller does not answer itself, so it calls nobody. */
  | { kind: 'nowhere' }

/** One destination of a step: a station (or none, when the element has no instances: a pure delay). */
export interface Target {
  station: string | undefined
  region: Id
  /** Share of the step's calls, 0..1. */
  share: number
  places: { place: Id; weight: number }[]
  /** Where its callers are, when they are in several regions and not all of them call it. */
  callers?: { place: Id; weight: number }[]
  servers: number | undefined
  /** Living replicas among which the calls are shared; 1 for a copy of a store. */
  replicas: number
  /** Group and copy, for stores. */
  group?: Group
  copy?: Copy
}

export type Lost = ReadonlySet<string>

/** True when nothing that `id` stands on is lost. */
export function alive(topology: Topology, lost: Lost, id: string, element: Id, place: Id): boolean {
  if (lost.size === 0) return true
  return !lost.has(id) && !lost.has(element) && !topology.ancestors(place).some((at) => lost.has(at))
}

function concurrencyOf(topology: Topology, element: Id): number | undefined {
  const found = topology.elements.get(element)
  return found && 'concurrency' in found ? found.concurrency : undefined
}

/** Destinations of a step, or undefined when nothing alive answers. Callers in several regions go their own ways each. */
export function targetsOf(
  topology: Topology,
  step: ResolvedStep,
  caller: Location,
  home: Id,
  lost: Lost,
): Target[] | undefined {
  if (caller.kind === 'nowhere') return undefined
  const parts = callersByRegion(topology, step, caller)
  if (!parts) return targetsFrom(topology, step, caller, home, lost)
  const merged = new Map<string, Target & { callers: { place: Id; weight: number }[] }>()
  for (const { weight, places } of parts) {
    const targets = targetsFrom(topology, step, { ...caller, kind: 'places', places }, home, lost)
    if (!targets) return undefined
    for (const target of targets) {
      const id = target.station ?? ''
      const share = weight * target.share
      const callers = places.map((p) => ({ place: p.place, weight: p.weight * share }))
      const known = merged.get(id)
      merged.set(id, {
        ...target,
        share: (known?.share ?? 0) + share,
        callers: [...(known?.callers ?? []), ...callers],
      })
    }
  }
  return [...merged.values()].map((target) => ({
    ...target,
    callers: target.callers.map((c) => ({ place: c.place, weight: c.weight / target.share })),
  }))
}

/** Places of the callers by region, weights within a region adding up to 1; undefined when all go the same way. */
function callersByRegion(
  topology: Topology,
  step: ResolvedStep,
  caller: Location,
): { weight: number; places: { place: Id; weight: number }[] }[] | undefined {
  if (caller.kind !== 'places' || step.relation?.locality === 'any') return undefined
  const first = caller.places[0] && topology.regionOf(caller.places[0].place)
  if (caller.places.every((p) => topology.regionOf(p.place) === first)) return undefined
  // What runs nowhere is a pure delay, wherever it is called from.
  const runner = topology.runnerOf(step.to)
  if (topology.instancesOf(runner).length === 0 && topology.groupsOf(runner).length === 0) return undefined
  const regions = Map.groupBy(caller.places, (p) => topology.regionOf(p.place))
  const whole = caller.places.reduce((sum, p) => sum + p.weight, 0)
  return [...regions.values()].map((places) => {
    const weight = places.reduce((sum, p) => sum + p.weight, 0)
    return { weight: weight / whole, places: places.map((p) => ({ place: p.place, weight: p.weight / weight })) }
  })
}

/** Destinations of callers in one region. */
function targetsFrom(
  topology: Topology,
  step: ResolvedStep,
  caller: Location,
  home: Id,
  lost: Lost,
): Target[] | undefined {
  const groups = topology.groupsOf(step.to).filter((group) => group.copies.length > 0)
  if (groups.length > 0) return storeTargets(topology, step, caller, home, lost, groups)
  if (lost.has(step.to)) return undefined
  const runner = topology.runnerOf(step.to)
  const instances = topology.instancesOf(runner)
  if (instances.length === 0) return [{ ...pureDelay(topology, caller, home), share: 1 }]
  const beside = callee(topology, step, caller, home, lost)
  if (beside) return [beside]
  const living = instances.filter((i) => alive(topology, lost, i.id, i.element, i.place))
  const regions = [...new Set(living.map((i) => topology.regionOf(i.place)))]
  const chosen = chooseRegions(topology, step, caller, home, regions)
  if (chosen.length === 0) return undefined
  // A balancer for calls shares by the instances that live; the weights of a global one stay as they were set.
  const counted = caller.kind === 'places' ? living : instances
  const total = counted.filter((i) => chosen.includes(topology.regionOf(i.place))).length
  return chosen.map((region) => {
    const here = living.filter((i) => topology.regionOf(i.place) === region)
    const weight = counted.filter((i) => topology.regionOf(i.place) === region).length
    return stationOf(topology, runner, region, here, weight / total)
  })
}

/** The usual case without looking at other regions: a caller in a place calls instances of its own region. */
function callee(topology: Topology, step: ResolvedStep, caller: Location, home: Id, lost: Lost): Target | undefined {
  if (caller.kind !== 'places' || step.relation?.locality === 'any') return undefined
  const own = caller.places[0] ? topology.regionOf(caller.places[0].place) : home
  const runner = topology.runnerOf(step.to)
  const all = topology.instancesIn(runner, own)
  const here = lost.size === 0 ? all : all.filter((i) => alive(topology, lost, i.id, i.element, i.place))
  return here.length > 0 ? stationOf(topology, runner, own, here, 1) : undefined
}

function stationOf(topology: Topology, element: Id, region: Id, here: readonly Instance[], share: number): Target {
  const concurrency = concurrencyOf(topology, element)
  return {
    station: `${element}@${region}`,
    region,
    share,
    places: weigh(here.map((i) => i.place)),
    servers: concurrency === undefined ? undefined : concurrency * here.length,
    replicas: here.length,
  }
}

function pureDelay(topology: Topology, caller: Location, home: Id): Omit<Target, 'share'> {
  const places = caller.kind === 'places' ? caller.places : []
  const first = places[0]
  return {
    station: undefined,
    region: first ? topology.regionOf(first.place) : home,
    places,
    servers: undefined,
    replicas: 1,
  }
}

/**
 * Regions that a step's calls go to. Users: by the balancer's policy. A caller in a place: its own region, or the nearest of all
 * that have it, alive or not: calls between services are led nowhere else.
 */
function chooseRegions(topology: Topology, step: ResolvedStep, caller: Location, home: Id, regions: Id[]): Id[] {
  if (regions.length === 0 || caller.kind === 'nowhere') return []
  if (caller.kind === 'places') {
    if (step.relation?.locality === 'any') return regions
    const own = caller.places[0] ? topology.regionOf(caller.places[0].place) : home
    return onlyNearest(topology, step, own, regions)
  }
  switch (caller.policy) {
    case undefined:
    case 'static':
      return onlyNearest(topology, step, home, regions)
    case 'failover':
      return regions.slice(0, 1)
    case 'weighted':
      return regions
    default:
      return [nearestRegion(topology, home, regions)]
  }
}

/** The caller's own region, or the nearest of all that have the element; none when what is there is not alive. */
function onlyNearest(topology: Topology, step: ResolvedStep, from: Id, living: readonly Id[]): Id[] {
  const only = nearestRegion(topology, from, topology.regionsOf(topology.runnerOf(step.to)))
  return living.includes(only) ? [only] : []
}

function storeTargets(
  topology: Topology,
  step: ResolvedStep,
  caller: Location,
  home: Id,
  lost: Lost,
  groups: Group[],
): Target[] | undefined {
  const own = topology.groupFor(step.to, home)
  const serving = own && own.copies.length > 0 ? [own] : groups
  const shares = serving.reduce((sum, group) => sum + group.share, 0) || 1
  const targets: Target[] = []
  for (const group of serving) {
    const copies = answering(topology, step, caller, home, lost, group)
    if (copies.length === 0) return undefined
    for (const copy of copies) {
      targets.push({
        station: copy.id,
        region: topology.regionOf(copy.place),
        share: (serving.length === 1 ? 1 : group.share / shares) / copies.length,
        places: [{ place: copy.place, weight: 1 }],
        servers: concurrencyOf(topology, step.to),
        replicas: 1,
        group,
        copy,
      })
    }
  }
  return targets
}

const spreading: ReadonlySet<Family> = new Set(['kafka', 'search', 'memory'])

/** Copies of a group that answer an operation. */
function answering(
  topology: Topology,
  step: ResolvedStep,
  caller: Location,
  home: Id,
  lost: Lost,
  group: Group,
): Copy[] {
  const living = group.copies.filter(
    (copy) => copy.role !== 'witness' && !copy.member.delay && alive(topology, lost, copy.id, copy.store, copy.place),
  )
  if (step.operation === 'read-replica') {
    const replicas = living.filter((copy) => copy.role === 'replica')
    const standbys = living.filter((copy) => copy.role === 'standby')
    const readers = replicas.length > 0 ? replicas : standbys
    if (readers.length > 0) {
      const from = caller.kind === 'places' && caller.places[0] ? topology.regionOf(caller.places[0].place) : home
      const regions = [...new Set(readers.map((copy) => topology.regionOf(copy.place)))]
      const region = nearestRegion(topology, from, regions)
      return readers.filter((copy) => topology.regionOf(copy.place) === region)
    }
  }
  const store = topology.elements.get(step.to) as Store
  // Every node leads some of the data: partitions of a topic, shards of a search cluster, keys of memcached.
  if (spreading.has(familyOf(store))) return living.filter((copy) => copy.role !== 'replica')
  const primary = primaryOf(living)
  return primary ? [primary] : []
}

/** The primary among living copies, or the standby that is promoted in its place. */
export function primaryOf(living: readonly Copy[]): Copy | undefined {
  const candidates = living.filter((copy) => copy.promotion !== 'never')
  return (
    living.find((copy) => copy.role === 'primary') ??
    candidates.find((copy) => copy.sync && copy.promotion === 'automatic') ??
    candidates.find((copy) => copy.promotion === 'automatic') ??
    candidates[0]
  )
}

function weigh(places: readonly Id[]): { place: Id; weight: number }[] {
  const counts = new Map<Id, number>()
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1)
  return [...counts].map(([place, count]) => ({ place, weight: count / places.length }))
}
