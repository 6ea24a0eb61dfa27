/**
 * Failure analysis: every scenario of the model, every single place (N-1) and every pair of places (N-2), played on the
 * deployed system at peak load. Pure; the order is that of the model.
 */
import type { DataAnalysis, FailureAnalysis, PerformanceAnalysis } from '../analysis.ts'
import { generatedScenarios, played } from '../data/scenarios.ts'
import type { Topology } from '../topology/topology.ts'
import { playScenario } from './play.ts'

export { playScenario } from './play.ts'

/** Plays all scenarios. Losses of data are in the data analysis under the same scenario ids. */
export function analyseFailures(
  topology: Topology,
  performance: { normal: PerformanceAnalysis; peak: PerformanceAnalysis },
  _data: DataAnalysis,
): FailureAnalysis {
  const play = (scenario: Parameters<typeof playScenario>[2]) => playScenario(topology, performance.peak, scenario)
  return {
    scenarios: topology.document.scenarios.map(played).map(play),
    survivors: generatedScenarios(topology).map(play),
  }
}
