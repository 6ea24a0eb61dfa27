/** Plays faults on a topology of the tests. */
import type { JourneyOutcome, ScenarioOutcome } from '../../src/analyse/analysis.ts'
import { analyseData } from '../../src/analyse/data/analyse.ts'
import { analyseFailures, playScenario } from '../../src/analyse/failures/analyse.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import type { Topology } from '../../src/analyse/topology/topology.ts'
import type { Fault } from '../../src/language/vocabulary/index.ts'

export function play(topology: Topology, ...faults: Fault[]): ScenarioOutcome {
  return playScenario(topology, analysePerformance(topology, { load: 'peak' }), scenario(faults))
}

function scenario(faults: readonly Fault[]) {
  return { id: 'test', title: { ru: 'test', en: 'test' }, faults, rate: undefined, generated: true, mustServe: [] }
}

export function journey(outcome: ScenarioOutcome, region: string, id = 'buy'): JourneyOutcome {
  const found = outcome.journeys.find((j) => j.region === region && j.journey === id)
  if (!found) throw new Error(`no journey ${id} in ${region}`)
  return found
}

export function recovery(outcome: ScenarioOutcome, id: string) {
  return outcome.recoveries.find((r) => r.id === id)
}

export function analyseAll(topology: Topology) {
  const performance = {
    normal: analysePerformance(topology, { load: 'normal' }),
    peak: analysePerformance(topology, { load: 'peak' }),
  }
  return analyseFailures(topology, performance, analyseData(topology))
}
