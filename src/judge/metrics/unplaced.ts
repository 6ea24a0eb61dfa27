/** What is on the way of a journey but nowhere in the model: its load and waiting are not known. */
import { standsNowhere } from '../../analyse/topology/nowhere.ts'
import type { Topology } from '../../analyse/topology/topology.ts'
import type { Said } from '../../language/text.ts'
import type { Id } from '../../language/vocabulary/index.ts'

/** The first element on the way of a journey that has neither a deployment nor copies; undefined for anything but a journey. */
export function unplaced(topology: Topology, of: Id): Said | undefined {
  const journey = topology.journeys.find((j) => j.journey.id === of)
  for (const { to } of journey?.steps ?? []) {
    const nowhere = standsNowhere(topology, to)
    if (nowhere) return nowhere
  }
  return undefined
}
