/**
 * Simulated queues against exact answers. A figure must lie within twice its own 95 % half-width of the truth (a true one
 * fails that in some 1 of 2 000 seeds, and the seeds are fixed), and the half-width must be small enough to mean something.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mmck } from '../../src/analyse/performance/queueing/finite.ts'
import { allenCunneen, errorBand, mg1 } from '../../src/analyse/performance/queueing/general.ts'
import { mmc, responsePercentile } from '../../src/analyse/performance/queueing/mmc.ts'
import type { SimulatedCall, SimulatedNetwork } from '../../src/analyse/simulation/network.ts'
import { simulate } from '../../src/analyse/simulation/simulate.ts'
import type { Estimate } from '../../src/analyse/simulation/statistics.ts'
import { closedNetwork } from '../performance/one-class.ts'

const call = (more: Partial<SimulatedCall> = {}): SimulatedCall => ({
  calls: 1,
  targets: [{ station: 0, share: 1, before: 0, after: 0 }],
  service: 1,
  variability: 1,
  below: [],
  ...more,
})

const one = (rate: number, servers: number, more: Partial<SimulatedCall> = {}, queues = 1): SimulatedNetwork => ({
  stations: [{ id: 's', queues, servers }],
  classes: [{ id: 'c', rate, calls: [call(more)] }],
})

function run(network: SimulatedNetwork, duration: number, seed = 20_261_121) {
  const result = simulate(network, { seed, warmUp: duration / 20, duration })
  assert.ok(result.ok)
  assert.equal(result.stopped, undefined)
  return { ...result, first: result.classes[0]!, station: result.stations[0]! }
}

function agrees(found: Estimate, exact: number, precision: number, what = ''): void {
  assert.ok(found.halfWidth <= precision * exact, `${what}: half-width ${found.halfWidth} of ${exact} is too wide`)
  assert.ok(
    Math.abs(found.value - exact) <= 2 * found.halfWidth,
    `${what}: ${found.value} +- ${found.halfWidth} is not ${exact}`,
  )
}

const percentile = (found: ReturnType<typeof run>, p: number) =>
  found.first.response.percentiles.find((x) => x.p === p)!.value

describe('one station', () => {
  it('M/M/1 at 0.7 and M/M/c at 0.8: wait, utilisation, queue, p50, p95, p99', () => {
    for (const [rate, servers, precision] of [
      [0.7, 1, 0.06],
      [3.2, 4, 0.06],
    ] as const) {
      const found = run(one(rate, servers), 250_000)
      const exact = mmc(rate, 1, servers)
      agrees(found.station.wait, exact.wait, precision, 'wait')
      agrees(found.station.queue, exact.queue, precision, 'queue')
      agrees(found.station.utilisation, exact.utilisation, 0.01, 'utilisation')
      agrees(found.first.throughput, rate, 0.01, 'throughput')
      agrees(found.first.response.mean, exact.response, precision, 'response')
      for (const p of [50, 95, 99]) {
        agrees(percentile(found, p), responsePercentile(rate, 1, servers, p / 100), 0.1, `p${p}`)
      }
    }
  })
  it('M/G/1 of constant, Erlang and hyperexponential service: Pollaczek and Khinchine', () => {
    for (const variability of [0, 0.25, 4]) {
      const found = run(one(0.7, 1, { variability }), 250_000)
      agrees(found.station.wait, mg1(0.7, 1, variability).wait, 0.12, `cs2 ${variability}`)
    }
  })
  it('M/D/c and M/H2/c: exact waits (recomputed by Markov chains), and Allen-Cunneen within its band', () => {
    // c, rho, cs2, exact Wq (S = 1)
    for (const [c, rho, cs2, exact] of [
      [2, 0.7, 0, 0.49361046254096813],
      [4, 0.5, 0, 0.04965173878260583],
      [2, 0.7, 4, 2.2610369975537714],
      [8, 0.7, 4, 0.22318008451101895],
    ] as const) {
      const found = run(one(rho * c, c, { variability: cs2 }), 250_000 / c)
      // The hyperexponential of the exact answer has balanced means, as ours.
      agrees(found.station.wait, exact, 0.15, `c=${c} rho=${rho} cs2=${cs2}`)
      const close = allenCunneen(rho * c, 1, c, cs2).wait
      const band = errorBand(rho, c, cs2) * found.station.wait.value + 2 * found.station.wait.halfWidth
      assert.ok(Math.abs(close - found.station.wait.value) <= band)
    }
  })
  it('G/G/1 with bursty arrivals: (ca2 + cs2) / 2 is within 25 %, and M/M/1 would be wrong by more than 40 %', () => {
    const network = one(0.8, 1)
    network.classes[0]!.arrivalVariability = 4
    const found = run(network, 400_000)
    const close = allenCunneen(0.8, 1, 1, 1, 4).wait
    assert.ok(found.station.wait.halfWidth < 0.1 * found.station.wait.value)
    assert.ok(Math.abs(close / found.station.wait.value - 1) < 0.25, `${close} ${found.station.wait.value}`)
    assert.ok(mmc(0.8, 1, 1).wait / found.station.wait.value < 0.6)
  })
  it('a queue per replica waits as two stations of their own', () => {
    const found = run(one(3.2, 2, {}, 2), 150_000)
    agrees(found.station.wait, mmc(1.6, 1, 2).wait, 0.06)
  })
  it('limited room: M/M/c/K loses what the formula says', () => {
    const network = one(3, 2, { service: 0.5 })
    network.stations[0]!.room = 5
    const found = run(network, 150_000)
    const exact = mmck(3, 0.5, 2, 5)
    agrees(found.station.dropped, exact.full, 0.03, 'lost')
    agrees(found.first.failed, exact.full, 0.03, 'failed')
    agrees(found.first.response.mean, exact.response, 0.02, 'response')
  })
})

describe('networks', () => {
  it('a closed network of three stations and thinking users: exact mean values', () => {
    const service = [0.04, 0.1, 0.05]
    const servers = [1, 2, 1]
    const exact = closedNetwork(
      service.map((s, i) => ({ service: s, visits: i === 2 ? 0.5 : 1, servers: servers[i]! })),
      25,
      1,
    )
    const found = run(
      {
        stations: servers.map((count, i) => ({ id: `s${i}`, queues: 1, servers: count })),
        classes: [
          {
            id: 'users',
            users: 25,
            think: 1,
            calls: service.map((s, i) =>
              call({
                service: s,
                calls: i === 2 ? 0.5 : 1,
                targets: [{ station: i, share: 1, before: 0, after: 0 }],
              }),
            ),
          },
        ],
      },
      8_000,
    )
    agrees(found.first.throughput, exact.throughput, 0.01, 'throughput')
    agrees(found.first.response.mean, exact.response, 0.05, 'response')
    exact.stations.forEach((station, i) => {
      agrees(found.stations[i]!.utilisation, station.utilisation, 0.02, `s${i}`)
    })
  })
  it('delays, shares, repeated and rare calls add up', () => {
    const network: SimulatedNetwork = {
      stations: [
        { id: 'a', queues: 1, servers: 200 },
        { id: 'b', queues: 1, servers: 200 },
      ],
      classes: [
        {
          id: 'c',
          rate: 10,
          calls: [
            call({
              calls: 2.25,
              service: 0.1,
              targets: [
                { station: 0, share: 0.75, before: 0.01, after: 0.002 },
                { station: 1, share: 0.25, before: 0.05, after: 0 },
              ],
              below: [call({ calls: 0.1, service: 2, variability: 0, targets: [{ share: 1, before: 0, after: 0 }] })],
            }),
          ],
        },
      ],
    }
    const found = run(network, 20_000)
    const mean = 2.25 * (0.1 + 0.75 * 0.012 + 0.25 * 0.05 + 0.1 * 2)
    agrees(found.first.response.mean, mean, 0.02)
    agrees(found.stations[0]!.arrivals, 10 * 2.25 * 0.75, 0.01)
    agrees(found.stations[1]!.arrivals, 10 * 2.25 * 0.25, 0.02)
  })
  it('what nobody waits for takes no time of the user and shows its age', () => {
    const network: SimulatedNetwork = {
      stations: [{ id: 'consumers', queues: 1, servers: 1 }],
      classes: [
        {
          id: 'c',
          rate: 0.5,
          calls: [
            call({ service: 0.2, variability: 0, targets: [{ share: 1, before: 0, after: 0 }] }),
            call({ async: true }),
          ],
        },
      ],
    }
    const found = run(network, 200_000)
    assert.equal(percentile(found, 99).value.toFixed(9), '0.200000000')
    agrees(found.forks[0]!.age.mean, mmc(0.5, 1, 1).response, 0.05)
    assert.equal(found.forks[0]!.lost, 0)
  })
})

describe('time-outs and retries', () => {
  it('a time-out of an exponential call comes e^-t of the time, each retry again, failure to the power of the tries', () => {
    const network = one(1, 10_000, { timeout: 1, retries: 2, backoff: 0.5 })
    const found = run(network, 60_000)
    const p = Math.exp(-1)
    agrees(found.first.timeouts, p + p ** 2 + p ** 3, 0.02, 'time-outs')
    agrees(found.first.retries, p + p ** 2, 0.02, 'retries')
    agrees(found.first.failed, p ** 3, 0.06, 'failed')
    // The server works on what nobody waits for any more: 1 + p + p^2 calls of 1 s per request.
    agrees(found.station.arrivals, 1 + p + p ** 2, 0.02, 'calls')
    agrees(found.station.utilisation, (1 + p + p ** 2) / 10_000, 0.02, 'busy')
  })
  it('a soft need that fails costs its time-out and nothing else; a hard one below fails up to who tries again', () => {
    const soft = run(one(1, 10_000, { timeout: 0.5, soft: true, variability: 0, service: 3 }), 2_000)
    assert.equal(soft.first.failed.value, 0)
    assert.equal(percentile(soft, 99).value.toFixed(9), '0.500000000')
    const inner = call({ variability: 0, service: 3, timeout: 0.5 })
    const free = { targets: [{ share: 1, before: 0, after: 0 }], service: 0 }
    const hard = run(one(1, 10_000, { ...free, retries: 1, backoff: 0.1, below: [inner] }), 2_000)
    assert.equal(hard.first.failed.value, 1)
    agrees(hard.first.retries, 1, 0.02)
    agrees(hard.station.arrivals, 2, 0.1)
  })
  it('the outer time-out counts all that is below, and the inner one may still be under way', () => {
    const inner = call({ variability: 0, service: 0.4, timeout: 1, retries: 3 })
    const free = { targets: [{ share: 1, before: 0.05, after: 0 }], service: 0 }
    const twice = run(one(1, 10_000, { ...free, timeout: 0.9, below: [inner, inner] }), 2_000)
    assert.equal(twice.first.failed.value, 0)
    assert.equal(percentile(twice, 50).value.toFixed(9), '0.850000000')
    const thrice = run(one(1, 10_000, { ...free, timeout: 0.9, below: [inner, inner, inner] }), 2_000)
    assert.equal(thrice.first.failed.value, 1)
    // The third call begins before the time-out and is worked on to its end.
    agrees(thrice.station.arrivals, 3, 0.1)
    agrees(thrice.station.utilisation, (3 * 0.4) / 10_000, 0.1)
  })
  it('retries turn a full station into an overloaded one', () => {
    const calm = run(one(0.9, 1, { timeout: 60 }), 20_000)
    const storm = run(one(0.9, 1, { timeout: 2, retries: 3 }), 20_000)
    assert.ok(calm.first.failed.value < 0.02, String(calm.first.failed.value))
    assert.ok(storm.station.arrivals.value > 1.5, String(storm.station.arrivals.value))
    assert.ok(storm.first.failed.value > 0.5, String(storm.first.failed.value))
  })
})

describe('runs', () => {
  it('repeat to the bit, differ between seeds', () => {
    const network = one(3.2, 4, { timeout: 3, retries: 1 })
    const text = (seed: number) => JSON.stringify(simulate(network, { seed, warmUp: 10, duration: 500 }))
    assert.equal(text(1), text(1))
    assert.notEqual(text(1), text(2))
  })
  it('the unit of time changes nothing: twice as slow in all is twice as long, to the bit', () => {
    const at = (scale: number) => {
      const network = one(3.2 / scale, 4, {
        service: scale,
        timeout: 4 * scale,
        retries: 1,
        backoff: 0.5 * scale,
        targets: [{ station: 0, share: 1, before: 0.125 * scale, after: 0.25 * scale }],
      })
      const result = simulate(network, { seed: 4, warmUp: 8 * scale, duration: 256 * scale })
      assert.ok(result.ok)
      return result
    }
    const [plain, slow] = [at(1), at(2)]
    assert.equal(slow.events, plain.events)
    assert.equal(slow.classes[0]!.failed.value, plain.classes[0]!.failed.value)
    assert.equal(slow.classes[0]!.response.mean.value, 2 * plain.classes[0]!.response.mean.value)
    assert.equal(slow.stations[0]!.wait.value, 2 * plain.stations[0]!.wait.value)
  })
  it('stop and say so when the work piles up or the events run out', () => {
    const piled = simulate(one(2, 1), { seed: 1, warmUp: 1, duration: 1e6, inWorkLimit: 500 })
    assert.ok(piled.ok && piled.stopped === 'in-work')
    const long = simulate(one(0.5, 1), { seed: 1, warmUp: 1, duration: 1e6, eventLimit: 1000 })
    assert.ok(long.ok && long.stopped === 'events' && long.events === 1000)
    assert.deepEqual(simulate(one(1, 1, { calls: 1e6 }), { seed: 1, warmUp: 1, duration: 1 }), {
      ok: false,
      problem: 'too-long',
    })
  })
  it('a call that nothing answers fails at once', () => {
    const found = run(one(1, 1, { targets: [] }), 1_000)
    assert.equal(found.first.failed.value, 1)
  })
  it('few values give no interval', () => {
    const found = run(one(0.01, 1), 10_000)
    assert.equal(percentile(found, 99).halfWidth, Number.POSITIVE_INFINITY)
  })
})
