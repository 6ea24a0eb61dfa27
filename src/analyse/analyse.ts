/** All analyses of a checked document, in the order in which they need one another. Pure. */
import type { ArchitectureDocument } from '../language/document.ts'
import type { Analysis } from './analysis.ts'
import { analyseAvailability } from './availability/analyse.ts'
import { analyseConsistency } from './consistency/analyse.ts'
import { analyseCost } from './cost/analyse.ts'
import { analyseData } from './data/analyse.ts'
import { analyseFailures } from './failures/analyse.ts'
import { analysePerformance } from './performance/analyse.ts'
import { resolveTopology } from './topology/resolve.ts'
import type { Topology } from './topology/topology.ts'

/** Resolves the deployed system of a document and analyses it. */
export function analyse(document: ArchitectureDocument): { topology: Topology; analysis: Analysis } {
  const topology = resolveTopology(document)
  const performance = {
    normal: analysePerformance(topology, { load: 'normal' }),
    peak: analysePerformance(topology, { load: 'peak' }),
  }
  const data = analyseData(topology)
  const failures = analyseFailures(topology, performance, data)
  const availability = analyseAvailability(topology, failures, performance)
  const consistency = analyseConsistency(topology, data)
  const cost = analyseCost(topology)
  return { topology, analysis: { performance, data, failures, availability, consistency, cost } }
}
