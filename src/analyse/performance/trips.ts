/** The way of one call: round trip from where the caller is to where the target is, over declared links. */
import type { Id, Link } from '../../language/vocabulary/index.ts'
import { exactly, type Range } from '../../quantity/quantity.ts'
import type { Topology } from '../topology/topology.ts'
import type { Location, Target } from './routing.ts'

/** The way of one call. */
export interface Trip {
  /** Mean over the pairs of places; best and worst are the nearest and the farthest pair. */
  seconds: Range
  /** Declared links on the way. */
  links: Link[]
  /** The user's access network is part of it. */
  access: boolean
  /** Where the caller is, and what the access network adds when it is a device, s. */
  caller: Location
  edge: number
}

/** One pair of places of a call, with its share of the calls. Nowhere in particular (a device, an edge) is ''. */
export interface Way {
  from: Id
  to: Id
  weight: number
  seconds: number
}

/** All ways of the calls to a target; what runs nowhere answers where its caller is. */
export function waysOf(topology: Topology, target: Target & { trip: Trip }): Way[] {
  const { caller, edge } = target.trip
  if (caller.kind === 'places') {
    const callers = target.callers ?? caller.places
    if (target.station === undefined) {
      return callers.map(({ place, weight }) => ({ from: place, to: place, weight, seconds: 0 }))
    }
    return pairsOf(callers, target).map((pair) => ({
      ...pair,
      seconds: topology.roundTrip(pair.from, pair.to).seconds,
    }))
  }
  const base = { from: '', weight: 1, seconds: edge }
  if (caller.kind === 'nowhere' || target.places.length === 0) return [{ ...base, to: '' }]
  return target.places.map(({ place, weight }) => {
    const region = topology.regionOf(place)
    const far = region === caller.region ? 0 : topology.roundTrip(caller.region, region).seconds
    return { ...base, to: place, weight, seconds: edge + far }
  })
}

function pairsOf(callers: readonly { place: Id; weight: number }[], target: Target) {
  return callers.flatMap((a) => target.places.map((b) => ({ from: a.place, to: b.place, weight: a.weight * b.weight })))
}

/** Round trip of one call from where the caller is to where the target is. */
export function tripOf(topology: Topology, caller: Location, access: number, target: Target): Trip {
  const last = caller.kind === 'device' ? access : 0
  const none = { links: [], access: last > 0, caller, edge: last }
  if (caller.kind === 'places') {
    if (target.station === undefined) return { ...none, seconds: exactly(0) }
    const pairs = pairsOf(target.callers ?? caller.places, target)
    return {
      ...none,
      seconds: spread(pairs.map((p) => ({ ...p, seconds: topology.roundTrip(p.from, p.to).seconds }))),
      links: linksOf(topology, pairs),
    }
  }
  if (caller.kind === 'nowhere') return { ...none, seconds: exactly(0) }
  if (target.places.length === 0) return { ...none, seconds: exactly(last) }
  // The access time leads to the edge of the user's own region; only another region is farther.
  const pairs = target.places.map(({ place, weight }) => ({
    from: caller.region,
    to: topology.regionOf(place),
    weight,
  }))
  const far = pairs.map((p) => ({
    ...p,
    seconds: last + (p.from === p.to ? 0 : topology.roundTrip(p.from, p.to).seconds),
  }))
  return {
    ...none,
    seconds: spread(far),
    links: linksOf(
      topology,
      pairs.filter((p) => p.from !== p.to),
    ),
  }
}

function linksOf(topology: Topology, pairs: readonly { from: Id; to: Id }[]): Link[] {
  return [...new Set(pairs.flatMap((p) => topology.route(p.from, p.to)))]
}

function spread(values: readonly { weight: number; seconds: number }[]): Range {
  const seconds = values.map((v) => v.seconds)
  return {
    best: Math.min(...seconds),
    typical: values.reduce((sum, v) => sum + v.weight * v.seconds, 0),
    worst: Math.max(...seconds),
  }
}
