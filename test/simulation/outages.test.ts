/** Simulated years against the exact answers of the decision diagram and of alternating renewal processes. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { analyse } from '../../src/analyse/analyse.ts'
import type { FaultTree } from '../../src/analyse/availability/bdd/fault-tree.ts'
import { solveFaultTree } from '../../src/analyse/availability/bdd/solve.ts'
import { unavailability } from '../../src/analyse/availability/events.ts'
import { treeState } from '../../src/analyse/availability/tree-state.ts'
import { simulateAvailability } from '../../src/analyse/simulation/availability.ts'
import { type OutagePart, type OutageSystem, simulateOutages } from '../../src/analyse/simulation/outages.ts'
import type { Estimate } from '../../src/analyse/simulation/statistics.ts'
import { YEAR } from '../../src/language/units.ts'
import { shop } from '../performance/model.ts'

const HOUR = 3600

/** Within twice its own 95 % half-width, which must be below `precision` of the truth. */
function agrees(found: Estimate, exact: number, precision: number, what = ''): void {
  assert.ok(found.halfWidth <= precision * exact, `${what}: half-width ${found.halfWidth} of ${exact} is too wide`)
  assert.ok(
    Math.abs(found.value - exact) <= 2 * found.halfWidth,
    `${what}: ${found.value} +- ${found.halfWidth} is not ${exact}`,
  )
}

/** A system whose tree takes its probabilities from the parts' rates and repairs. */
function system(gates: FaultTree['gates'], parts: (Omit<OutagePart, 'window'> & { window?: number })[]): OutageSystem {
  const events = parts.map((p) => ({ id: p.event, probability: unavailability(p.perYear, p.repair) }))
  return { tree: { top: 'top', gates, events }, parts: parts.map((p) => ({ window: 0, ...p })), incidents: [] }
}

function exactOf(of: OutageSystem): number {
  const solved = solveFaultTree(of.tree)
  assert.ok(solved.ok && solved.exact)
  return solved.probability
}

describe('outages', () => {
  it('three zones in a region, two of them needed: the decision diagram and the simulation agree', () => {
    const of = system(
      [
        { id: 'top', kind: 'or', inputs: ['region', 'zones'] },
        { id: 'zones', kind: 'atleast', k: 2, inputs: ['a', 'b', 'c'] },
      ],
      [
        { event: 'region', perYear: 0.2, repair: 20 * HOUR },
        ...['a', 'b', 'c'].map((event) => ({ event, perYear: 6, repair: 30 * HOUR })),
      ],
    )
    const found = simulateOutages(of, { seed: 11, years: 20_000 })
    agrees(found.structural, exactOf(of), 0.05)
    assert.equal(found.availability.value, 1 - found.structural.value)
  })
  it('two sites that share a link and a database with a standby: shared parts are counted once', () => {
    const of = system(
      [
        { id: 'top', kind: 'and', inputs: ['site1', 'site2'] },
        { id: 'site1', kind: 'or', inputs: ['power1', 'data'] },
        { id: 'site2', kind: 'or', inputs: ['power2', 'link', 'data'] },
        { id: 'data', kind: 'and', inputs: ['primary', 'standby'] },
      ],
      [
        { event: 'power1', perYear: 4, repair: 40 * HOUR },
        { event: 'power2', perYear: 4, repair: 40 * HOUR },
        { event: 'link', perYear: 12, repair: 10 * HOUR },
        { event: 'primary', perYear: 3, repair: 50 * HOUR },
        { event: 'standby', perYear: 3, repair: 50 * HOUR },
      ],
    )
    const found = simulateOutages(of, { seed: 12, years: 20_000 })
    const exact = exactOf(of)
    agrees(found.structural, exact, 0.05)
    // Taking the two sites as independent would be wrong by far more than the interval.
    const site = (...q: number[]) => 1 - q.reduce((up, x) => up * (1 - x), 1)
    const [p1 = 0, p2 = 0, link = 0, primary = 0, standby = 0] = of.tree.events.map((e) => e.probability)
    const naive = site(p1, primary * standby) * site(p2, link, primary * standby)
    assert.ok(Math.abs(found.structural.value - naive) > 5 * found.structural.halfWidth)
  })
  it('one part: rate and length of its outages', () => {
    const of = system([{ id: 'top', kind: 'or', inputs: ['x'] }], [{ event: 'x', perYear: 5, repair: 10 * HOUR }])
    const found = simulateOutages(of, { seed: 13, years: 20_000 })
    const up = 1 - exactOf(of)
    agrees(found.outagesPerYear, 5 * up, 0.02)
    assert.ok(Math.abs(found.meanOutage / (10 * HOUR) - 1) < 0.02)
    agrees(found.structural, 1 - up, 0.03)
  })
  it('a survived failure costs its failover window, cut by the repair: rate x repair (1 - e^(-window/repair))', () => {
    const of = system(
      [{ id: 'top', kind: 'and', inputs: ['x', 'y'] }],
      [
        { event: 'x', perYear: 20, repair: 1 * HOUR, window: 600 },
        { event: 'y', perYear: 0, repair: HOUR },
      ],
    )
    const found = simulateOutages(of, { seed: 14, years: 20_000 })
    const rate = 20 / (1 + (20 * HOUR) / YEAR)
    agrees(found.windows, (rate * HOUR * (1 - Math.exp(-600 / HOUR))) / YEAR, 0.02)
    assert.equal(found.structural.value, 0)
    assert.ok(Math.abs(found.availability.value + found.windows.value - 1) < 1e-12)
  })
  it('failed changes cost their share of the users, and overlaps count once', () => {
    const of = system([{ id: 'top', kind: 'or', inputs: ['x'] }], [{ event: 'x', perYear: 0, repair: HOUR }])
    of.incidents = [
      { id: 'a', perYear: 100, length: 8 * HOUR, random: true, share: 0.5 },
      { id: 'b', perYear: 50, length: 12 * HOUR, random: false, share: 1 },
    ]
    const found = simulateOutages(of, { seed: 15, years: 4_000 })
    // M/G/infinity: P(none active) = exp(-rate x length).
    const [a, b] = of.incidents.map((i) => 1 - Math.exp((-i.perYear * i.length) / YEAR)) as [number, number]
    agrees(
      { value: 1 - found.availability.value, halfWidth: found.availability.halfWidth },
      b + (1 - b) * a * 0.5,
      0.02,
    )
  })
  it('years: sorted downtimes, cut short by the limit, the same for a seed', () => {
    const of = system([{ id: 'top', kind: 'or', inputs: ['x'] }], [{ event: 'x', perYear: 5, repair: HOUR }])
    const found = simulateOutages(of, { seed: 16, years: 500 })
    const downs = found.years.map((y) => y.downtime)
    assert.deepEqual(
      [...downs].sort((x, y) => x - y),
      downs,
    )
    // A Poisson number of exponential hours: the mean of a year is 5 h, the median a little less.
    assert.ok(downs[0]! > 3.5 * HOUR && downs[0]! < 5 * HOUR, String(downs[0]))
    assert.deepEqual(simulateOutages(of, { seed: 16, years: 500 }), found)
    assert.equal(simulateOutages(of, { seed: 16, years: 500, eventLimit: 1000 }).cutShort! < 120, true)
  })
})

describe('the state of a fault tree', () => {
  it('is that of evaluating it anew, whatever switches', () => {
    const tree: FaultTree = {
      top: 'top',
      events: ['a', 'b', 'c', 'd'].map((id) => ({ id, probability: 0.1 })),
      gates: [
        { id: 'top', kind: 'or', inputs: ['g1', 'g2', 'g3'] },
        { id: 'g1', kind: 'and', inputs: ['a', 'g4'] },
        { id: 'g2', kind: 'xor', inputs: ['b', 'c'] },
        { id: 'g3', kind: 'atleast', k: 3, inputs: ['a', 'b', 'c', 'd'] },
        { id: 'g4', kind: 'not', inputs: ['d'] },
      ],
    }
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 }), (flips) => {
        const state = treeState(tree)
        const on = [false, false, false, false]
        for (const at of flips) {
          on[at] = !on[at]
          state.set(state.nodeOf(tree.events[at]!.id), on[at]!)
          const [a, b, c, d] = on as [boolean, boolean, boolean, boolean]
          const want = (a && !d) || b !== c || on.filter(Boolean).length >= 3
          assert.equal(state.down(), want)
        }
      }),
    )
  })
})

describe('journeys', () => {
  it('the shop: simulated years agree with the exact structure and never exceed the sum of the parts', () => {
    const document = shop()
    const often = { rate: '3/year', repair: '20h' } as const
    for (const place of document.places) place.outage = often
    document.links[0]!.outage = often
    const { topology, analysis } = analyse(document)
    const found = simulateAvailability(topology, analysis, { seed: 17, years: 10_000 })
    assert.equal(found.length, 2)
    for (const one of found) {
      const exact = analysis.availability.journeys.find((j) => j.region === one.region)!
      agrees(one.structural, exact.structural.typical, 0.05, one.region)
      const sum = 1 - exact.availability.typical
      assert.ok(1 - one.availability.value <= sum + 2 * one.availability.halfWidth, `${one.availability.value} ${sum}`)
      assert.ok(1 - one.availability.value >= exact.structural.typical - 2 * one.availability.halfWidth)
    }
  })
})
