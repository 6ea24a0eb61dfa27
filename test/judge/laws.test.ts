/** Laws of the whole engine on random small systems. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { analyse } from '../../src/analyse/analyse.ts'
import type { ScenarioOutcome } from '../../src/analyse/analysis.ts'
import { playScenario } from '../../src/analyse/failures/analyse.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Fault } from '../../src/language/vocabulary/index.ts'
import type { Range } from '../../src/quantity/quantity.ts'
import { choices, faults, systemOf } from './systems.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 40), ...(process.env.RUNS ? {} : { seed: 20261121 }) }
const endless: Range = { best: Infinity, typical: Infinity, worst: Infinity }
const zero: Range = { best: 0, typical: 0, worst: 0 }
const notAbove = (a: Range, b: Range) =>
  (['best', 'typical', 'worst'] as const).every((of) => a[of] <= b[of] * (1 + 1e-9) + 1e-9)

function played(document: ArchitectureDocument, list: readonly Fault[]): ScenarioOutcome {
  const topology = resolveTopology(document)
  const title = { ru: 't', en: 't' }
  const scenario = { id: 't', title, faults: list, rate: undefined, generated: false, mustServe: [] }
  return playScenario(topology, analysePerformance(topology, { load: 'peak' }), scenario)
}
const waits = (outcome: ScenarioOutcome): Range[] =>
  outcome.journeys.map((j) =>
    j.outcome === 'served' || j.outcome === 'degraded' ? zero : j.unknown ? endless : (j.rto ?? endless),
  )
const availability = (document: ArchitectureDocument) =>
  analyse(document).analysis.availability.journeys.map((j) => j.availability.typical)

describe('laws over random systems', () => {
  it('more replicas never lower the availability of a journey', () => {
    fc.assert(
      fc.property(choices, fc.integer({ min: 1, max: 3 }), (c, more) => {
        const [a, b] = [availability(systemOf(c)), availability(systemOf({ ...c, replicas: c.replicas + more }))]
        return a.every((value, k) => (b[k] ?? 0) >= value - 1e-12)
      }),
      { ...runs, numRuns: Math.min(runs.numRuns, 12) },
    )
  })

  it('a longer TTL never shortens a break, cascades included', () => {
    fc.assert(
      fc.property(choices, faults, fc.integer({ min: 1, max: 300 }), (c, list, more) => {
        const [a, b] = [waits(played(systemOf(c), list)), waits(played(systemOf({ ...c, ttl: c.ttl + more }), list))]
        return a.every((range, k) => notAbove(range, b[k] ?? zero))
      }),
      runs,
    )
  })

  it('a part of the faults never does worse than all of them, as long as the part overloads nothing', () => {
    // With overload it cannot hold: what is dead sends no load, so that losing more may relieve a station that others share.
    let compared = 0
    fc.assert(
      fc.property(choices, faults, faults, (c, some, more) => {
        const document = systemOf(c)
        const part = played(document, some)
        if (part.overloaded.length > 0 || part.recoveries.some((r) => r.phases.length === 0 && r.effect === 'degraded'))
          return true
        compared += 1
        const whole = waits(played(document, [...some, ...more]))
        return waits(part).every((range, k) => notAbove(range, whole[k] ?? zero))
      }),
      runs,
    )
    assert.ok(compared > runs.numRuns / 4)
  })

  it('scaling units changes no figure', () => {
    const text = (document: ArchitectureDocument, minutes: boolean) =>
      minutes
        ? (JSON.parse(
            JSON.stringify(document)
              .replaceAll('"1h"', '"60m"')
              .replaceAll('"4h"', '"240m"')
              .replaceAll('"400GB"', '"0.4TB"'),
          ) as ArchitectureDocument)
        : document
    fc.assert(
      fc.property(choices, (c) => {
        const [a, b] = [false, true].map((minutes) => {
          const { analysis } = analyse(text(systemOf(c), minutes))
          return JSON.stringify([
            analysis.failures.survivors.map((s) => waits(s)),
            analysis.data.recoveries.map((r) => r.rpo?.worst),
            analysis.availability.journeys.map((j) => j.availability.typical.toPrecision(12)),
          ])
        })
        return a === b
      }),
      { ...runs, numRuns: Math.min(runs.numRuns, 8) },
    )
  })

  it('best <= typical <= worst for every break, loss and age; the same input gives the same bytes', () => {
    const ordered = (range: Range | undefined) =>
      !range || (range.best <= range.typical && range.typical <= range.worst)
    fc.assert(
      fc.property(choices, (c) => {
        const { analysis } = analyse(systemOf(c))
        const outcomes = [...analysis.failures.survivors, ...(analysis.failures.singles ?? [])]
        for (const outcome of outcomes) {
          assert.ok(outcome.journeys.every((j) => ordered(j.rto)))
          assert.ok(outcome.recoveries.every((r) => ordered(r.rto)))
        }
        assert.ok(analysis.data.recoveries.every((r) => ordered(r.rpo)))
        assert.ok((analysis.consistency.staleness ?? []).every((s) => ordered(s.age)))
        assert.equal(JSON.stringify(analyse(systemOf(c)).analysis), JSON.stringify(analysis))
      }),
      { ...runs, numRuns: Math.min(runs.numRuns, 8) },
    )
  })
})
