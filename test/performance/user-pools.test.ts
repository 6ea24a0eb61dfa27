/** Closed networks and pools of users: against other solutions of the same chain, published cases and the simulation. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { networkOf } from '../../src/analyse/simulation/journeys.ts'
import { simulate } from '../../src/analyse/simulation/simulate.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { shop } from './model.ts'
import { closedNetwork } from './one-class.ts'

function close(actual: number | undefined, expected: number, tolerance = 1e-9, what = ''): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= tolerance * Math.abs(expected),
    `${what} ${actual} is not ${expected}`,
  )
}

const peak = (document: ArchitectureDocument) => analysePerformance(resolveTopology(document), { load: 'peak' })

describe('closed networks of many servers', () => {
  it('one station and thinking users are the machine repairman, a birth-death chain: 48 servers, 800 users', () => {
    const [servers, users, service, think] = [48, 800, 0.5, 5]
    // p(n) = p(n-1) (N - n + 1) S / (Z min(n, c)), scaled as it grows.
    let weights = [1]
    for (let n = 1; n <= users; n += 1) {
      weights.push((weights[n - 1]! * (users - n + 1) * service) / (think * Math.min(n, servers)))
      if (weights[n]! > 1e100) weights = weights.map((w) => w * 1e-100)
    }
    const total = weights.reduce((a, b) => a + b, 0)
    const busy = weights.reduce((sum, w, n) => sum + (w / total) * Math.min(n, servers), 0)
    const length = weights.reduce((sum, w, n) => sum + (w / total) * n, 0)
    const found = closedNetwork([{ service, visits: 1, servers }], users, think)
    close(found.throughput, busy / service, 1e-12)
    close(found.stations[0]!.inStation, length, 1e-11)
    close(found.response, users / (busy / service) - think, 1e-10)
  })
  it('a mixed network: Schwetman 1982 (CSD-TR-355), fig. 10', () => {
    // Open: 1/s of 0.25 s at the first station; closed: 3 customers of 0.25 s there and 0.1 s at the second.
    const found = closedNetwork(
      [
        { service: 0.25, visits: 1, servers: 1, open: 0.25 },
        { service: 0.1, visits: 1, servers: 1 },
      ],
      3,
    )
    close(found.stations[0]!.response, 0.885, 1e-3)
    close(found.stations[1]!.response, 0.135, 4e-3)
    // The open customers: S (1 + Q) / (1 - rho).
    close((0.25 * (1 + found.stations[0]!.inStation)) / 0.75, 1.201, 1e-3)
  })
  it('lies within the geometric bounds of Casale, Muntz and Serazzi, table IV', () => {
    for (const [users, low, high] of [
      [2, 4.304, 4.3174],
      [5, 6.6859, 6.7524],
      [10, 8.1521, 8.269],
      [20, 9.0947, 9.2431],
      [80, 9.8233, 9.8765],
    ] as const) {
      const stations = [0.1, 0.1, 0.09, 0.08].map((service) => ({ service, visits: 1, servers: 1 }))
      const { throughput } = closedNetwork(stations, users)
      assert.ok(throughput >= low * (1 - 1e-4) && throughput <= high * (1 + 1e-4), `${users}: ${throughput}`)
    }
  })
  it('more users never lower the throughput, more servers never lengthen the response', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (users, servers, open) => {
          const of = (n: number, c: number) =>
            closedNetwork(
              [
                { service: 0.2, visits: 1, servers: c, open: open * servers },
                { service: 0.05, visits: 2, servers: 1 },
              ],
              n,
              0.5,
            )
          assert.ok(of(users + 1, servers).throughput >= of(users, servers).throughput * (1 - 1e-12))
          assert.ok(of(users, servers + 1).response <= of(users, servers).response * (1 + 1e-9))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('pools of users', () => {
  /** Both regions' users as pools; statements of one length, so that the network has a product form. */
  const pooled = (north: number, south?: number): ArchitectureDocument => {
    const document = shop()
    const journey = document.journeys[0]!
    delete journey.steps[3]!.time
    journey.rates[0]!.users = north
    journey.rates[0]!.think = '500ms'
    if (south !== undefined) journey.rates[1]!.users = south
    return document
  }
  /** Each pool with the simulation of its users. */
  const bothWays = (document: ArchitectureDocument) => {
    const { network } = networkOf(resolveTopology(document), { load: 'peak' })
    const run = simulate(network!, { seed: 32, warmUp: 20, duration: 200 })
    assert.ok(run.ok)
    return peak(document).userPools!.map((pool) => {
      const simulated = run.classes.find((c) => c.id === `${pool.journey}@${pool.region}`)
      assert.ok(simulated)
      return { pool, simulated }
    })
  }
  it('one pool beside open traffic: exact, and a simulation agrees', () => {
    const document = pooled(180)
    const [pool] = peak(document).userPools!
    assert.equal(pool?.method, 'exact')
    const { network } = networkOf(resolveTopology(document), { load: 'peak' })
    const run = simulate(network!, { seed: 31, warmUp: 20, duration: 400 })
    assert.ok(run.ok)
    const simulated = run.classes.find((c) => c.id === 'buy@north')!
    assert.ok(simulated.throughput.halfWidth < 0.005 * simulated.throughput.value)
    assert.ok(Math.abs(pool.throughput.typical - simulated.throughput.value) <= 2 * simulated.throughput.halfWidth)
    assert.ok(simulated.response.mean.halfWidth < 0.03 * simulated.response.mean.value)
    assert.ok(Math.abs(pool.response.typical - simulated.response.mean.value) <= 2 * simulated.response.mean.halfWidth)
    // Little's law for the pool: users = throughput x (think + response).
    close(pool.throughput.typical * (0.5 + pool.response.typical), 180)
    assert.equal(pool.bottleneck, 'api@north')
  })
  it('two pools that share the database are two classes: exact, and a simulation agrees, also beyond saturation', () => {
    for (const users of [100, 400]) {
      const document = pooled(users, 40)
      document.journeys[0]!.rates[1]!.think = '200ms'
      for (const { pool, simulated } of bothWays(document)) {
        assert.equal(pool.method, 'exact')
        const { throughput } = simulated
        assert.ok(throughput.halfWidth < 0.01 * throughput.value)
        assert.ok(Math.abs(pool.throughput.typical - throughput.value) <= 2 * throughput.halfWidth, `${users}`)
      }
    }
  })
  it('pools of two journeys with calls of unlike length: approximate, says why, within 3 % of a simulation', () => {
    const document = pooled(150, 40)
    document.journeys[0]!.rates[1]!.think = '200ms'
    document.journeys.push({
      id: 'report',
      title: 'Report',
      actor: 'user',
      steps: [{ to: 'edge' }, { to: 'api' }, { from: 'api', to: 'db', operation: 'read', time: '30ms' }],
      rates: [{ from: 'north', normal: '1/s', peak: '2/s', access: '10ms', users: 30, think: '100ms' }],
    })
    const both = bothWays(document)
    assert.equal(both.length, 3)
    for (const { pool, simulated } of both) {
      assert.equal(pool.method, 'approximate')
      assert.match(pool.throughput.derivation.note!.en, /unlike times/)
      close(pool.throughput.typical, simulated.throughput.value, 0.03, `${pool.journey} ${pool.region}`)
    }
  })
  it('work that the users do not wait for is open traffic at their own rate: within 1 % of a simulation', () => {
    const document = pooled(180, 40)
    document.relations.push({ id: 'api->log', from: 'api', to: 'log', mode: 'async' })
    document.relations.push({ id: 'log->db', from: 'log', to: 'db' })
    document.elements.push({ id: 'log', kind: 'worker', title: 'Log', concurrency: 4, time: '2ms' })
    document.deployments.push({ id: 'log@north', element: 'log', in: 'n1', replicas: 1 })
    document.journeys[0]!.steps.push({ from: 'api', to: 'log' }, { from: 'log', to: 'db', operation: 'write' })
    for (const { pool, simulated } of bothWays(document)) {
      assert.equal(pool.method, 'approximate')
      assert.match(pool.throughput.derivation.note!.en, /do not wait|does not wait/)
      close(pool.throughput.typical, simulated.throughput.value, 0.01, pool.region)
    }
  })
  it('too many users for the exact way: says so, within 1 % of the exact answer just below the limit', () => {
    const at = (north: number, south: number) => {
      const document = pooled(north, south)
      document.journeys[0]!.rates[0]!.think = '10s'
      document.journeys[0]!.rates[1]!.think = '10s'
      return peak(document).userPools!
    }
    const [below, above] = [at(250, 250), at(1000, 1000)]
    assert.deepEqual(
      [below, above].map((pools) => pools.map((pool) => pool.method)),
      [
        ['exact', 'exact'],
        ['approximate', 'approximate'],
      ],
    )
    assert.match(above[0]!.throughput.derivation.note!.en, /too many users/)
    // Four times the users without waiting to speak of: four times the throughput.
    above.forEach((pool, i) => {
      close(pool.throughput.typical, 4 * below[i]!.throughput.typical, 0.01)
    })
  })
  it('says what is missing', () => {
    const document = pooled(10)
    const api = document.elements.find((e) => e.id === 'api')
    if (api?.kind === 'service') delete api.concurrency
    assert.match(peak(document).userPools![0]!.unknown!.en, /api\.concurrency/)
  })
})
