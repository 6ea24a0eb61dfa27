/**
 * Failure analysis: every scenario of the model, every single place (N-1) and every pair of places (N-2), played on the
 * deployed system at peak load. Pure; the order is that of the model.
 */
import type { DataAnalysis, FailureAnalysis, PerformanceAnalysis } from '../analysis.ts'
import { generatedScenarios, type Played, pairsPlayed, played, singleFaults, timedFaults } from '../data/scenarios.ts'
import type { Topology } from '../topology/topology.ts'
import { playScenario, playSingle } from './play.ts'
import { wired } from './wiring.ts'

export { playScenario } from './play.ts'

/**
 * Plays all scenarios; `singles: 'timed'` leaves out single links and hosts but links with a rate and hosts of primaries, whose recovery
 * times availability reads, `pairs: false` pairs of places: no verdict reads them. Losses of data are in the data analysis under the same scenario ids.
 */
export function analyseFailures(
  topology: Topology,
  performance: { normal: PerformanceAnalysis; peak: PerformanceAnalysis },
  _data: DataAnalysis,
  options: { singles?: 'all' | 'timed'; pairs?: boolean } = {},
): FailureAnalysis {
  const deployed = wired(topology)
  const play = (scenario: Played) => playScenario(deployed, performance.peak, scenario)
  const pairs = pairsPlayed(topology)
  const singles = options.singles === 'timed' ? timedFaults(topology) : singleFaults(topology)
  return {
    scenarios: topology.document.scenarios.map(played).map(play),
    survivors: generatedScenarios(topology, options.pairs !== false).map(play),
    ...(options.pairs !== false && pairs.played < pairs.all ? { pairs } : {}),
    singles: singles.flatMap((one) => playSingle(deployed, performance.peak, one)),
  }
}
