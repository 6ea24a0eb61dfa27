import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import { mmc } from '../../src/analyse/performance/queueing/mmc.ts'
import { analyseBySimulation } from '../../src/analyse/simulation/analyse.ts'
import { networkOf } from '../../src/analyse/simulation/journeys.ts'
import { simulate } from '../../src/analyse/simulation/simulate.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import { shop } from '../performance/model.ts'

describe('the simulation of a model', () => {
  it('shop: every journey, station and year, the means within 2 % of the analysis', () => {
    const { topology, analysis } = analyse(shop())
    const found = analyseBySimulation(topology, analysis, { seed: 1, seconds: 300, years: 50 })
    assert.equal(found.saturated, false)
    assert.equal(found.years.length, 2)
    for (const latency of analysis.performance.peak.latencies) {
      const one = found.journeys.find((j) => j.region === latency.region)!
      assert.ok(one.mean.halfWidth < 0.02 * one.mean.value)
      assert.ok(Math.abs(one.mean.value - latency.mean.typical) < 0.02 * latency.mean.typical + one.mean.halfWidth)
      assert.equal(one.failed.value, 0)
    }
    for (const station of analysis.performance.peak.stations) {
      const one = found.stations.find((s) => s.id === station.id)!
      assert.ok(Math.abs(one.utilisation.value - station.utilisation.typical) <= 2 * one.utilisation.halfWidth)
    }
  })
  it('too much load is saturated, and a missing figure is named', () => {
    const { topology, analysis } = analyse(shop())
    const over = analyseBySimulation(topology, analysis, {
      seed: 1,
      seconds: 30,
      years: 0,
      journeys: { load: 'peak', growth: 1.6 },
    })
    assert.equal(over.saturated, true)
    const document = shop()
    for (const element of document.elements) if (element.kind === 'service') delete element.concurrency
    const other = analyse(document)
    const lacking = analyseBySimulation(other.topology, other.analysis, { seed: 1, years: 0 })
    assert.match(lacking.unknown!.en, /api\.concurrency/)
    assert.deepEqual(lacking.journeys, [])
  })
  it('work that nobody waits for shows its lag', () => {
    const document = shop()
    document.relations.push({ id: 'api->log', from: 'api', to: 'log', mode: 'async' })
    document.elements.push({ id: 'log', kind: 'worker', title: 'Log', concurrency: 1, time: '2ms' })
    document.deployments.push({ id: 'log@north', element: 'log', in: 'n1', replicas: 1 })
    document.journeys[0]!.steps.push({ from: 'api', to: 'log' })
    const { topology, analysis } = analyse(document)
    const found = analyseBySimulation(topology, analysis, { seed: 2, seconds: 200, years: 0 })
    const lag = found.lags.find((l) => l.region === 'north')!
    // 300/s of 2 ms: M/M/1 at 0.6, and 0.2 ms of network in the same place.
    const exact = mmc(300, 0.002, 1).response + 0.0002
    assert.ok(lag.mean.halfWidth < 0.05 * exact)
    assert.ok(Math.abs(lag.mean.value - exact) <= 2 * lag.mean.halfWidth, `${lag.mean.value} ${exact}`)
  })
})

describe('the network of a model', () => {
  const built = (document = shop(), more = {}) =>
    networkOf(resolveTopology(document), { load: 'peak', ...more }).network!
  it('has the stations, distances and commits of the analysis', () => {
    const network = built()
    assert.deepEqual(
      network.stations.map((s) => [s.id, s.queues, s.servers]),
      [
        ['api@north', 1, 4],
        ['db/main/1', 1, 8],
        ['api@south', 1, 4],
      ],
    )
    assert.deepEqual(
      built(shop(), { balancing: 'random' }).stations.map((s) => [s.queues, s.servers]),
      [
        [2, 2],
        [1, 8],
        [2, 2],
      ],
    )
    const edge = network.classes[1]!.calls[0]!
    const api = edge.below[0]!
    const [read, write] = api.below
    assert.equal(api.targets[0]?.before, 0.02)
    assert.equal(read?.calls, 2)
    assert.deepEqual(write?.targets, [{ station: 1, share: 1, before: 0.03, after: 0.001 }])
  })
  it('takes time-outs, retries and soft needs from the relations, and the client where they say nothing', () => {
    const document = shop()
    Object.assign(document.relations[2]!, { timeout: '200ms', retries: 2, backoff: '50ms', need: 'soft' })
    const api = built(document).classes[0]!.calls[0]!.below[0]!
    const { timeout, retries, backoff, soft } = api.below[0]!
    assert.deepEqual([timeout, retries, backoff, soft], [0.2, 2, 0.05, true])
    assert.equal(api.timeout, undefined)
    assert.equal(built(document, { timeouts: false }).classes[0]!.calls[0]!.below[0]!.below[0]!.timeout, undefined)
  })
  it('users who are a pool circulate, and a lost database fails every request', () => {
    const document = shop()
    Object.assign(document.journeys[0]!.rates[0]!, { users: 7, think: '2s' })
    assert.deepEqual([built(document).classes[0]!.users, built(document).classes[0]!.think], [7, 2])
    assert.equal(built(document, { pools: false }).classes[0]!.rate, 200)
    const run = simulate(built(shop(), { lost: new Set(['db']) }), { seed: 1, warmUp: 1, duration: 5 })
    assert.ok(run.ok)
    assert.equal(run.classes[0]!.failed.value, 1)
  })
})
