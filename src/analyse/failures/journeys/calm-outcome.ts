/** The outcome of a journey that a scenario does not concern. */
import type { JourneyOutcome } from '../../analysis.ts'
import type { Population, ResolvedJourney } from '../../topology/topology.ts'

/** Nothing of the scenario is on the way. */
export function calmOutcome(journey: ResolvedJourney, population: Population): JourneyOutcome {
  return {
    journey: journey.journey.id,
    region: population.region,
    lost: [],
    outcome: 'served',
    rto: undefined,
    binding: undefined,
    intervals: [{ from: 0, to: 75, state: 'served' }],
  }
}
