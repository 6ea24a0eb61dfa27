/** Laws that hold whatever the model: checked on random faults and knobs. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ScenarioOutcome } from '../../src/analyse/analysis.ts'
import { dataLoss, effectOf } from '../../src/analyse/data/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { Derivation, Range } from '../../src/quantity/quantity.ts'
import { documentWith, losePlace, patroni, places, topologyWith } from '../data/model.ts'
import { analyseAll, play } from './play.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 60), ...(process.env.RUNS ? {} : { seed: 20261121 }) }
const someplaces = fc.subarray(places.map((place) => place.id))

/** What users wait for, nothing being zero and unknown being endless. */
function waits(outcome: ScenarioOutcome): Range[] {
  return outcome.journeys.map((j) => j.rto ?? (j.unknown ? never : zero))
}
const zero: Range = { best: 0, typical: 0, worst: 0 }
const never: Range = { best: Infinity, typical: Infinity, worst: Infinity }
const notAbove = (a: Range, b: Range) => a.best <= b.best && a.typical <= b.typical && a.worst <= b.worst

describe('laws of failures', () => {
  it('a longer TTL, lease or loop never shortens a recovery', () => {
    const pair = fc.tuple(fc.integer({ min: 20, max: 300 }), fc.integer({ min: 0, max: 300 }))
    fc.assert(
      fc.property(pair, fc.constantFrom('west-a', 'west', 'east'), ([short, more], place) => {
        const at = (seconds: number) =>
          topologyWith({ edge: { ttl: `${seconds}s` }, db: { failover: { ...patroni, ttl: `${seconds}s` } } })
        const [a, b] = [play(at(short), losePlace(place)), play(at(short + more), losePlace(place))]
        return waits(a).every((range, k) => notAbove(range, waits(b)[k] ?? zero))
      }),
      runs,
    )
  })

  it('a part of the faults is never worse than all of them, while nothing is overloaded', () => {
    const topology = topologyWith()
    fc.assert(
      fc.property(someplaces, someplaces, (some, more) => {
        const all = [...new Set([...some, ...more])]
        const [part, whole] = [play(topology, ...some.map(losePlace)), play(topology, ...all.map(losePlace))]
        return waits(part).every((range, k) => notAbove(range, waits(whole)[k] ?? zero))
      }),
      runs,
    )
  })

  it('and never loses more data', () => {
    const topology = topologyWith()
    const group = topology.groupsOf('db')[0]
    assert.ok(group)
    const loss = (ids: string[]) => dataLoss(topology, group, effectOf(topology, ids.map(losePlace))).rpo ?? never
    fc.assert(
      fc.property(someplaces, someplaces, (some, more) => notAbove(loss(some), loss([...new Set([...some, ...more])]))),
      runs,
    )
  })

  it('best <= typical <= worst in every figure and every node of its derivation', () => {
    const { survivors } = analyseAll(topologyWith())
    let nodes = 0
    const visit = (node: Derivation): void => {
      nodes += 1
      const { best, typical, worst } = node.value
      assert.ok(best <= typical && typical <= worst, `${node.label.en}: ${best} ${typical} ${worst}`)
      for (const input of node.inputs ?? []) visit(input)
    }
    for (const outcome of survivors) {
      for (const found of outcome.recoveries) {
        if (found.rto) visit(found.rto.derivation)
        for (const phase of found.phases) visit(phase.quantity.derivation)
      }
      for (const found of outcome.journeys) if (found.rto) visit(found.rto.derivation)
    }
    assert.ok(nodes > 500)
  })

  it('intervals follow one another from the start without gaps, neighbours differ', () => {
    for (const { journeys } of analyseAll(topologyWith()).survivors) {
      for (const { intervals } of journeys) {
        assert.equal(intervals[0]?.from, 0)
        for (let k = 1; k < intervals.length; k++) {
          assert.equal(intervals[k]?.from, intervals[k - 1]?.to)
          assert.notEqual(intervals[k]?.state, intervals[k - 1]?.state)
        }
        assert.ok(intervals.every((i) => i.to > i.from && Number.isFinite(i.to)))
      }
    }
  })

  it('renaming everything changes no figure', () => {
    const document = documentWith()
    const names = [...document.places, ...document.elements, ...document.journeys].map((thing) => thing.id)
    const text = names
      .toSorted((a, b) => b.length - a.length)
      .reduce(
        (json, name, k) => json.replaceAll(`"${name}"`, `"renamed${k}"`),
        JSON.stringify({ ...document, system: null }),
      )
    const renamed = { ...JSON.parse(text), system: document.system }
    const figures = (outcomes: ScenarioOutcome[]) =>
      outcomes.map((o) => [
        o.rate,
        o.budget?.typical,
        o.recoveries.map((r) => [r.effect, r.rto?.typical]),
        o.journeys.map((j) => [j.outcome, j.rto?.worst, j.intervals]),
      ])
    const [a, b] = [analyseAll(resolveTopology(document)), analyseAll(resolveTopology(renamed))]
    assert.deepEqual(figures(b.survivors), figures(a.survivors))
  })

  it('the same input gives the same bytes', () => {
    const once = () => JSON.stringify(analyseAll(resolveTopology(documentWith())))
    assert.equal(once(), once())
  })
})
