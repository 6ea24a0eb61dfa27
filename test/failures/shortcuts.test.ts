/**
 * What makes faults of big models quick changes no figure: scenarios that share what they remember give what each gives alone,
 * and users whose way is only partly looked up again go where a search of the whole way leads. On random systems with queues,
 * caches, shards, balancers, retries and autoscalers.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ScenarioOutcome } from '../../src/analyse/analysis.ts'
import { generatedScenarios } from '../../src/analyse/data/scenarios.ts'
import { playScenario } from '../../src/analyse/failures/analyse.ts'
import { movedBy } from '../../src/analyse/failures/load/moves.ts'
import { type Run, runsOf } from '../../src/analyse/failures/load/walk.ts'
import { wired } from '../../src/analyse/failures/wiring.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { analyseAll } from './play.ts'
import { randomSystem } from './random-system.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 25), ...(process.env.RUNS ? {} : { seed: 20261121 }) }

/** Figures of an outcome; equal loads may be summed in another order. */
function figures(outcome: ScenarioOutcome) {
  const load = outcome.load.map((row) => [row.station, row.after.toPrecision(9)]).sort()
  const recoveries = outcome.recoveries.map((r) => [r.id, r.effect, r.what.en, r.rto?.best, r.rto?.worst])
  const journeys = outcome.journeys.map((j) => [j.journey, j.region, j.outcome, j.rto?.typical, j.binding, j.lost])
  return { load, recoveries: recoveries.sort(), journeys, budget: outcome.budget?.typical }
}

/** Where the calls of a run go; from where they come matters to times of travel alone, which faults do not look at. */
const goes = (run: Run) => run.visits.map((v) => v.targets.map(({ callers: _, ...target }) => target))

describe('shortcuts', () => {
  it('a scenario played among all others is the scenario played alone', () => {
    fc.assert(
      fc.property(randomSystem, fc.nat(), (make, pick) => {
        const { survivors } = analyseAll(make())
        const alone = make()
        const scenarios = generatedScenarios(alone)
        const index = pick % scenarios.length
        const scenario = scenarios[index]
        assert.ok(scenario)
        const found = playScenario(alone, analysePerformance(alone, { load: 'peak' }), scenario)
        assert.deepEqual(figures(survivors[index] as ScenarioOutcome), figures(found))
      }),
      runs,
    )
  })

  it('users who move go where a search of the whole way leads', () => {
    fc.assert(
      fc.property(randomSystem, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (make, picks) => {
        const system = wired(make())
        const calm = system.calm('peak', 1)
        const things = [
          ...system.document.places.map((p) => p.id),
          ...system.instances.map((i) => i.id),
          ...system.groups.flatMap((g) => g.copies.map((c) => c.id)),
        ]
        const lost = new Set(picks.map((k) => things[k % things.length] ?? ''))
        const { runs: moved } = movedBy(system, calm, lost, { load: 'peak' }, false)
        for (const whole of runsOf(system, { load: 'peak', lost })) {
          const own = moved.get(whole.position) ?? calm.runs[whole.position]
          assert.deepEqual(own && goes(own), goes(whole), `${whole.key} without ${[...lost].join(' ')}`)
        }
      }),
      runs,
    )
  })
})
