/** Laws on random systems with queues, caches, shards, balancers, retries and autoscalers. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ScenarioOutcome } from '../../src/analyse/analysis.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { Topology } from '../../src/analyse/topology/topology.ts'
import type { Range } from '../../src/quantity/quantity.ts'
import { losePlace } from '../data/model.ts'
import { analyseAll, play } from './play.ts'
import { randomSystem, seeingSystem } from './random-system.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 25), ...(process.env.RUNS ? {} : { seed: 20261121 }) }
const zero: Range = { best: 0, typical: 0, worst: 0 }
const never: Range = { best: Infinity, typical: Infinity, worst: Infinity }
const waits = (o: ScenarioOutcome): Range[] => o.journeys.map((j) => j.rto ?? (j.unknown ? never : zero))
const notAbove = (a: Range, b: Range) => a.best <= b.best && a.typical <= b.typical && a.worst <= b.worst

/** The same system with a text of its JSON replaced. */
function changed(system: Topology, change: (json: string) => string): Topology {
  return resolveTopology(JSON.parse(change(JSON.stringify(system.document))))
}

const figures = (outcomes: readonly ScenarioOutcome[]) =>
  outcomes.map((o) => [
    o.budget?.typical,
    o.recoveries.map((r) => [r.effect, r.rto?.typical]),
    o.load.map((row) => row.after.toPrecision(9)),
    o.journeys.map((j) => [j.outcome, j.rto?.worst, j.intervals]),
  ])

describe('laws of failures on random systems', () => {
  it('a part of the lost places is never worse than all of them, while nothing is overloaded', () => {
    let compared = 0
    fc.assert(
      fc.property(seeingSystem, fc.nat(), fc.nat(), (make, a, b) => {
        const system = make()
        const ids = system.document.places.map((p) => p.id)
        const [one, two] = [ids[a % ids.length] ?? '', ids[b % ids.length] ?? '']
        const [part, whole] = [play(system, losePlace(one)), play(system, losePlace(one), losePlace(two))]
        // Retries to what is out overload others too: those hits are degraded and have no phases of their own.
        const strained = (o: ScenarioOutcome) =>
          o.overloaded.length > 0 || o.cascade !== undefined || o.recoveries.some((r) => /utilisation/.test(r.what.en))
        if (strained(part) || strained(whole)) return
        compared += 1
        const after = waits(whole)
        for (const [k, range] of waits(part).entries()) {
          assert.ok(
            notAbove(range, after[k] ?? zero),
            `${one}, then ${two} too: ${range.typical} ${after[k]?.typical} ${part.journeys[k]?.binding} ${whole.journeys[k]?.binding}`,
          )
        }
      }),
      { ...runs, numRuns: runs.numRuns * 6 },
    )
    assert.ok(compared > runs.numRuns)
  })

  it('renaming everything changes no figure', () => {
    fc.assert(
      fc.property(randomSystem, (make) => {
        const { document } = make()
        const things = [...document.places, ...document.elements, ...document.journeys].map((thing) => thing.id)
        const names = new Map(things.map((id, k) => [id, `x${String(k).padStart(3, '0')}`]))
        const renamed = changed(make(), (json) =>
          json.replaceAll(/"kind":"\w+"|"([^"]+)"(?!:)/g, (all, id) => (names.has(id) ? `"${names.get(id)}"` : all)),
        )
        assert.deepEqual(figures(analyseAll(renamed).survivors), figures(analyseAll(make()).survivors))
      }),
      runs,
    )
  })

  it('the same in other units changes no figure', () => {
    const units = (json: string) =>
      json
        .replaceAll(/"(\d+)s"/g, (_, n) => `"${Number(n) * 1000}ms"`)
        .replaceAll(/"(\d+)h"/g, (_, n) => `"${Number(n) * 60}m"`)
        .replaceAll(/"(\d+)GB"/g, (_, n) => `"${Number(n) * 1000}MB"`)
    fc.assert(
      fc.property(randomSystem, (make) => {
        const other = changed(make(), units)
        assert.deepEqual(figures(analyseAll(other).survivors), figures(analyseAll(make()).survivors))
      }),
      runs,
    )
  })

  it('a longer TTL never shortens a recovery', () => {
    fc.assert(
      fc.property(randomSystem, fc.integer({ min: 61, max: 600 }), fc.nat(), (make, ttl, pick) => {
        const ids = make().document.places.map((p) => p.id)
        const place = losePlace(ids[pick % ids.length] ?? '')
        const longer = changed(make(), (json) => json.replaceAll('"ttl":"60s"', `"ttl":"${ttl}s"`))
        const after = waits(play(longer, place))
        for (const [k, range] of waits(play(make(), place)).entries()) assert.ok(notAbove(range, after[k] ?? zero))
      }),
      runs,
    )
  })

  it('best <= typical <= worst', () => {
    fc.assert(
      fc.property(randomSystem, (make) => {
        const { survivors, singles = [] } = analyseAll(make())
        for (const o of [...survivors, ...singles]) {
          for (const found of [...o.journeys, ...o.recoveries]) {
            if (found.rto) assert.ok(found.rto.best <= found.rto.typical && found.rto.typical <= found.rto.worst)
          }
        }
      }),
      runs,
    )
  })
})
