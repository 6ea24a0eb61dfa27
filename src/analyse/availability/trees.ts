/** The structural fault trees of a system, one for each journey and population, for exchange with other solvers. */
import type { PerformanceAnalysis } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import type { FaultTree } from './bdd/fault-tree.ts'
import { peakLoads } from './capacity.ts'
import { buildStructure } from './structure.ts'

/** The tree whose top event is "the journey is not served to the users of the region". */
export interface JourneyTree {
  journey: string
  region: string
  tree: FaultTree
}

/** All trees, in the order of the journeys. `peak` decides how many instances must be up. */
export function journeyTrees(topology: Topology, peak: PerformanceAnalysis): JourneyTree[] {
  const loads = peakLoads(topology, peak)
  return topology.journeys.flatMap((journey) =>
    journey.populations.map((population) => ({
      journey: population.journey,
      region: population.region,
      tree: buildStructure(topology, journey, population, loads).tree,
    })),
  )
}
