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

export interface AnalyseOptions {
  /**
   * Only what verdicts read: no pairs of places, no single hosts and links, only the response times and the availability
   * of journeys that a requirement measures, no outlook on growth. Every figure that is there is the same as in the whole analysis.
   */
  verdictsOnly?: boolean
}

/** Resolves the deployed system of a document and analyses it. */
export function analyse(
  document: ArchitectureDocument,
  options: AnalyseOptions = {},
): { topology: Topology; analysis: Analysis } {
  const topology = resolveTopology(document)
  const short = options.verdictsOnly === true
  const measures = document.requirements.flatMap((requirement) => requirement.measures)
  const latenciesOf = measures.filter((m) => m.metric === 'latency').filter((m) => (m.growth ?? 1) === 1)
  const journeys = new Set(
    measures.flatMap((m) => (m.metric === 'availability' || m.metric === 'downtime' ? [m.of] : [])),
  )
  const only = short ? { latenciesOf } : {}
  const performance = {
    normal: analysePerformance(topology, { load: 'normal', ...only }),
    peak: analysePerformance(topology, { load: 'peak', ...only }),
  }
  const data = analyseData(topology)
  const failures = analyseFailures(topology, performance, data, short ? { singles: 'timed', pairs: false } : {})
  const availability = analyseAvailability(topology, failures, performance, short ? { journeys } : {})
  const consistency = analyseConsistency(topology, data)
  const cost = analyseCost(topology)
  return { topology, analysis: { performance, data, failures, availability, consistency, cost } }
}
