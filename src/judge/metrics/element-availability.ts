/**
 * Availability of an element: that of a call to it from beside it, in every region where it runs (of a store: where its groups
 * have their primaries). It is computed as a journey of that one call, without arrivals of its own.
 */
import { analyseAvailability } from '../../analyse/availability/analyse.ts'
import { analyseData } from '../../analyse/data/analyse.ts'
import { analyseFailures } from '../../analyse/failures/analyse.ts'
import { analysePerformance } from '../../analyse/performance/analyse.ts'
import type { JourneyAvailability } from '../../analyse/results/availability.ts'
import { resolveTopology } from '../../analyse/topology/resolve.ts'
import type { Topology } from '../../analyse/topology/topology.ts'
import type { Id, Journey } from '../../language/vocabulary/index.ts'

/** One row a region, as of a journey with the id of the element. */
export function elementAvailability(topology: Topology, of: Id): JourneyAvailability[] {
  const regions = regionsOf(topology, of)
  const { document } = topology
  const id = `${of} itself`
  const caller = document.elements.find((e) => e.kind === 'person')?.id ?? `caller of ${of}`
  const stored = topology.stores.some((store) => store.id === of)
  const journey: Journey = {
    id,
    title: id,
    actor: caller,
    steps: [{ from: caller, to: of, ...(stored ? { operation: 'write' as const } : {}) }],
    rates: regions.map((from) => ({ from, normal: '0/s', peak: '0/s' })),
  }
  const extended = resolveTopology({ ...document, journeys: [...document.journeys, journey] })
  const performance = {
    normal: analysePerformance(extended, { load: 'normal', latenciesOf: [] }),
    peak: analysePerformance(extended, { load: 'peak', latenciesOf: [] }),
  }
  const data = analyseData(extended)
  const failures = analyseFailures(extended, performance, data, { singles: 'timed', pairs: false })
  const only = { ...extended, journeys: extended.journeys.filter((j) => j.journey.id === id) }
  const { journeys } = analyseAvailability(only, failures, performance, { whole: extended })
  return journeys.map((row) => ({ ...row, journey: of }))
}

/** Where a call to it can be answered nearby; anywhere, when it has no place in the model. */
function regionsOf(topology: Topology, of: Id): Id[] {
  const primaries = topology.groupsOf(of).flatMap((group) => group.copies.filter((copy) => copy.role === 'primary'))
  const placed = primaries.length > 0 ? primaries : topology.instancesOf(of)
  const regions = [...new Set(placed.map(({ place }) => topology.regionOf(place)))]
  return regions.length > 0 ? regions : topology.regions.slice(0, 1)
}
