/** Which of several regions a caller of one region goes to. */
import type { Id } from '../../language/vocabulary/index.ts'
import type { Topology } from './topology.ts'

/**
 * The region itself when it is among them or there are none, else the one with the shortest round trip, the first of equals. One that no link
 * joins is infinitely far, but is gone to when there is no other: it works and is loaded, only its response time is unknown.
 */
export function nearestRegion(topology: Topology, from: Id, regions: readonly Id[]): Id {
  if (regions.includes(from)) return from
  let best = regions[0] ?? from
  for (const region of regions) {
    if (topology.roundTrip(from, region).seconds < topology.roundTrip(from, best).seconds) best = region
  }
  return best
}
