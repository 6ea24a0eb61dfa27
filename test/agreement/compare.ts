/** What the failure analysis and the structure of availability say of every single fault, side by side. */
import type { JourneyOutcome, ScenarioOutcome } from '../../src/analyse/analysis.ts'
import { treeState } from '../../src/analyse/availability/tree-state.ts'
import { journeyTrees } from '../../src/analyse/availability/trees.ts'
import { analyseData } from '../../src/analyse/data/analyse.ts'
import { effectOf } from '../../src/analyse/data/effect.ts'
import { generatedScenarios, type Played, singleFaults } from '../../src/analyse/data/scenarios.ts'
import { analyseFailures } from '../../src/analyse/failures/analyse.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import type { Topology } from '../../src/analyse/topology/topology.ts'

export interface Compared {
  scenario: ScenarioOutcome
  fault: Played
  region: string
  /** What the failure analysis says of the users of the region. */
  outcome: JourneyOutcome['outcome']
  /** The structure with the same parts dead. */
  structureDown: boolean
}

/** Every single fault for every region of users that the structure serves when nothing is lost. */
export function comparedOf(topology: Topology): Compared[] {
  const peak = analysePerformance(topology, { load: 'peak' })
  const failures = analyseFailures(topology, { normal: peak, peak }, analyseData(topology), { pairs: false })
  const faults = new Map([...generatedScenarios(topology, false), ...singleFaults(topology)].map((s) => [s.id, s]))
  const trees = journeyTrees(topology, peak).map((one) => ({ ...one, state: treeState(one.tree) }))
  const usable = trees.filter(({ state }) => !state.down())
  return [...failures.survivors, ...(failures.singles ?? [])].flatMap((scenario) => {
    const fault = faults.get(scenario.scenario)
    if (!fault) return []
    return usable.map(({ state, journey, region }): Compared => {
      const nodes = eventsOf(topology, fault).map((id) => state.nodeOf(id))
      for (const node of nodes) state.set(node, true)
      const structureDown = state.down()
      for (const node of nodes) state.set(node, false)
      const found = scenario.journeys.find((one) => one.journey === journey && one.region === region)
      return { scenario, fault, region, outcome: found?.outcome ?? 'served', structureDown }
    })
  })
}

/** The basic events of one fault. */
function eventsOf(topology: Topology, { faults }: Played): string[] {
  return faults.flatMap((fault) => {
    if (fault.kind === 'lose-place') return [`place/${fault.place}`]
    if (fault.kind === 'lose-link') return [`link/${fault.link}`]
    return [...effectOf(topology, [fault]).lost].map((id) => `host/${id}`)
  })
}
