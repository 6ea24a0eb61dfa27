/**
 * The failures that availability reads, each played when it is first looked at: one journey concerns few of the places and
 * stores of a large model. What is read is the same as of `analyseFailures` (a test compares verdicts).
 */
import type { FailureAnalysis, PerformanceAnalysis, ScenarioOutcome } from '../analyse/analysis.ts'
import { generatedScenarios, type Played, played, timedFaults } from '../analyse/data/scenarios.ts'
import { playScenario, playSingle } from '../analyse/failures/play.ts'
import type { Wired } from '../analyse/failures/wiring.ts'

/** Scenarios of the model, single places, and the single parts whose recovery times availability reads; no pairs of places. */
export function lazyFailures(deployed: Wired, peak: PerformanceAnalysis): FailureAnalysis {
  const whole = (scenario: Played) => lazyOutcome(scenario, () => playScenario(deployed, peak, scenario))
  return {
    scenarios: deployed.document.scenarios.map(played).map(whole),
    survivors: generatedScenarios(deployed, false).map(whole),
    singles: timedFaults(deployed).map((scenario) =>
      // One fault has one moment.
      lazyOutcome(scenario, () => playSingle(deployed, peak, scenario)[0] as ScenarioOutcome),
    ),
  }
}

function lazyOutcome({ id, title, generated, rate }: Played, play: () => ScenarioOutcome): ScenarioOutcome {
  let known: ScenarioOutcome | undefined
  const outcome = (): ScenarioOutcome => (known ??= play())
  return {
    scenario: id,
    title,
    generated,
    rate,
    get recoveries() {
      return outcome().recoveries
    },
    get journeys() {
      return outcome().journeys
    },
    get load() {
      return outcome().load
    },
    get overloaded() {
      return outcome().overloaded
    },
    get humanSteps() {
      return outcome().humanSteps
    },
    get budget() {
      return outcome().budget
    },
  }
}
