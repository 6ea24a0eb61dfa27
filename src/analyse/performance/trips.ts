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
}

/** Round trip of one call from where the caller is to where the target is. */
export function tripOf(topology: Topology, caller: Location, access: number, target: Target): Trip {
  if (caller.kind === 'places') {
    if (target.station === undefined) return { seconds: exactly(0), links: [], access: false }
    const pairs = (target.callers ?? caller.places).flatMap((a) =>
      target.places.map((b) => ({ from: a.place, to: b.place, weight: a.weight * b.weight })),
    )
    return {
      seconds: spread(pairs.map((p) => ({ ...p, seconds: topology.roundTrip(p.from, p.to).seconds }))),
      links: linksOf(topology, pairs),
      access: false,
    }
  }
  if (caller.kind === 'nowhere') return { seconds: exactly(0), links: [], access: false }
  const last = caller.kind === 'device' ? access : 0
  if (target.places.length === 0) return { seconds: exactly(last), links: [], access: last > 0 }
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
    seconds: spread(far),
    links: linksOf(
      topology,
      pairs.filter((p) => p.from !== p.to),
    ),
    access: last > 0,
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
