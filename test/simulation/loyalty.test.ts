/**
 * The loyalty system's own figures against the simulation: at its peak, where it is calm, and at three times the peak, where
 * the formulas are at their poorest. The error bands are those that docs/analyses/performance.md states.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import loyalty from '../../model/loyalty/model.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { allenCunneen, errorBand } from '../../src/analyse/performance/queueing/general.ts'
import { type NetworkOptions, networkOf } from '../../src/analyse/simulation/journeys.ts'
import { simulate } from '../../src/analyse/simulation/simulate.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'

const topology = resolveTopology(loyalty.toDocument())

function both(options: NetworkOptions, duration: number) {
  const analysis = analysePerformance(topology, options)
  const { network } = networkOf(topology, options)
  const run = simulate(network!, { seed: 20_261_121, warmUp: 5, duration })
  assert.ok(run.ok && run.stopped === undefined)
  return run.classes.flatMap((simulated) => {
    const found = analysis.latencies.find((l) => `${l.journey}@${l.region}` === simulated.id)
    const p95 = simulated.response.percentiles.find((p) => p.p === 95)!.value
    const exact = found?.percentiles.find((p) => p.p === 95)?.value
    assert.ok(found && exact)
    // A report runs once in five seconds: too few for a percentile, and the simulation says so.
    return Number.isFinite(p95.halfWidth) ? [{ id: simulated.id, simulated, found, p95, exact }] : []
  })
}

describe('journeys of the loyalty system', () => {
  it('at the peak: mean within 0.5 %, p95 within 1 % and what the interval leaves open', () => {
    const all = both({ load: 'peak', balancing: 'shared', timeouts: false }, 40)
    assert.ok(all.length >= 8, String(all.length))
    for (const { id, simulated, found, p95, exact } of all) {
      const { mean } = simulated.response
      assert.ok(mean.halfWidth < 0.015 * mean.value && p95.halfWidth < 0.03 * p95.value, id)
      const off = Math.abs(found.mean.typical - mean.value)
      assert.ok(off <= 0.005 * mean.value + mean.halfWidth, `${id}: ${found.mean.typical} ${mean.value}`)
      const offP95 = Math.abs(exact.typical - p95.value)
      assert.ok(offP95 <= 0.01 * p95.value + p95.halfWidth, `${id}: ${exact.typical} ${p95.value}`)
    }
  })
  it('at three times the peak: mean within 6 %, p95 between best and worst although typical is off by a tenth', () => {
    for (const { id, simulated, found, p95, exact } of both(
      { load: 'peak', growth: 3, balancing: 'shared', timeouts: false },
      30,
    )) {
      const { mean } = simulated.response
      const off = Math.abs(found.mean.typical - mean.value)
      assert.ok(off <= 0.06 * mean.value + mean.halfWidth, `${id}: ${found.mean.typical} ${mean.value}`)
      assert.ok(Math.abs(exact.typical - p95.value) <= 0.15 * p95.value + p95.halfWidth, id)
      assert.ok(exact.best <= p95.value + p95.halfWidth && p95.value - p95.halfWidth <= exact.worst, id)
    }
  })
  it('balancing at random stays below the worst case', () => {
    for (const { id, p95, exact } of both({ load: 'peak', growth: 3, balancing: 'random', timeouts: false }, 20)) {
      assert.ok(p95.value - p95.halfWidth <= exact.worst, `${id}: ${p95.value} ${exact.worst}`)
    }
  })
  it('time-outs of the model are never met at the peak, and are met when a shard is full', () => {
    const failed = (growth: number) => {
      const { network } = networkOf(topology, { load: 'peak', growth })
      const run = simulate(network!, { seed: 3, warmUp: 2, duration: 8, inWorkLimit: 50_000 })
      assert.ok(run.ok)
      return run.classes.find((c) => c.id === 'redeem@msk')!.timeouts.value
    }
    assert.equal(failed(1), 0)
    assert.ok(failed(4.5) > 0.05)
  })
})

describe('the band of Allen and Cunneen beyond 8 servers', () => {
  it('holds at 16 and 32 servers', () => {
    for (const [servers, utilisation, variability] of [
      [16, 0.9, 2],
      [16, 0.8, 0.5],
      [32, 0.95, 0],
      [16, 0.9, 4],
    ] as const) {
      const rate = utilisation * servers
      const target = { station: 0, share: 1, before: 0, after: 0 }
      const run = simulate(
        {
          stations: [{ id: 's', queues: 1, servers }],
          classes: [{ id: 'c', rate, calls: [{ calls: 1, targets: [target], service: 1, variability, below: [] }] }],
        },
        { seed: 9, warmUp: 1_000, duration: 25_000 },
      )
      assert.ok(run.ok)
      const { wait } = run.stations[0]!
      assert.ok(wait.halfWidth < 0.2 * wait.value, `${servers} ${variability}: ${wait.halfWidth / wait.value}`)
      const off = Math.abs(allenCunneen(rate, 1, servers, variability).wait - wait.value)
      assert.ok(off <= errorBand(utilisation, servers, variability) * wait.value + wait.halfWidth)
    }
  })
})
