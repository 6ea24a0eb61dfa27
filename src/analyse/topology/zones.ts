/** Zones: the innermost parts of a region that are meant to fail on their own. */
import type { Id } from '../../language/vocabulary/index.ts'
import type { Topology } from './topology.ts'

/** The zone of a place inside its region, or the place below the region when there is no zone. */
export function zoneOf(topology: Topology, place: Id): Id {
  const chain = topology.ancestors(place)
  const zone = chain.find((id) => ['zone', 'dataCentre'].includes(topology.places.get(id)?.kind ?? ''))
  return zone ?? chain.at(-2) ?? place
}
