import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { erlangB, erlangC } from '../../src/analyse/performance/queueing/erlang.ts'
import { mmck } from '../../src/analyse/performance/queueing/finite.ts'
import { allenCunneen, errorBand, mg1 } from '../../src/analyse/performance/queueing/general.ts'
import {
  mm1,
  mmc,
  responsePercentile,
  responseTail,
  waitPercentile,
  waitTail,
} from '../../src/analyse/performance/queueing/mmc.ts'
import { fitUsl, uslLimit, uslPeak, uslThroughput } from '../../src/analyse/performance/queueing/usl.ts'
import { type ClosedStation, closedNetwork } from './one-class.ts'

function close(actual: number, expected: number, tolerance: number, what = ''): void {
  const scale = Math.max(1e-300, Math.abs(expected))
  assert.ok(
    Math.abs(actual - expected) <= tolerance * scale,
    `${what} ${actual} is not ${expected} within ${tolerance}`,
  )
}

function all(actual: number[], expected: number[], tolerance: number, what = ''): void {
  assert.equal(actual.length, expected.length)
  actual.forEach((value, i) => {
    close(value, expected[i] ?? Number.NaN, tolerance, `${what}[${i}]`)
  })
}

describe('very many servers', () => {
  it('the recurrence in 40 digits (Python decimal), where it is not walked through any more', () => {
    close(erlangB(19_900, 20_000), 0.002880421754022117, 1e-12)
    close(erlangB(100_000, 100_000), 0.002518893423546906, 1e-12)
    close(erlangB(500_000, 501_000), 0.00022517930467236605, 1e-12)
    close(erlangB(30_000, 15_000), 0.5000333244491815, 1e-12)
  })
  it('is the recurrence where both are quick', () => {
    let walked = 1
    for (let n = 1; n <= 10_001; n += 1) walked = (9_950 * walked) / (n + 9_950 * walked)
    close(erlangB(9_950, 10_001), walked, 1e-12)
  })
  it('answers at any size: nobody waits at half the load, the overflow of twice the load is lost', () => {
    for (const servers of [1e7, 1e9, 1e12, 1e15, 1e300]) {
      assert.equal(erlangC(servers / 2, servers), 0)
      close(erlangB(servers * 2, servers), 0.5, 1e-6)
      assert.ok(erlangB(servers, servers) < 1e-3)
      assert.equal(erlangB(0, servers), 0)
    }
  })
})

describe('Erlang', () => {
  it('gives the values of octave-queueing 1.2.7', () => {
    close(erlangB(0.1, 1), 0.0909090909090909, 1e-14)
    close(erlangC(0.1, 2), 0.00476190476190476, 1e-14)
    close(erlangB(0.5, 2), 0.0769230769230769, 1e-14)
    close(erlangC(1, 2), 1 / 3, 1e-14)
  })
  it('answers the call centre of mitan.co.uk: 48 erlang, 55 agents', () => {
    close(erlangC(48, 55), 0.238700936378009, 1e-12)
    const centre = mmc(360 / 1800, 240, 55)
    close(centre.wait, 8.184032104, 1e-9)
    close(1 - waitTail(360 / 1800, 240, 55, 15), 0.8458830922, 1e-9)
  })
  it('stays a probability for ten thousand servers', () => {
    const c = erlangC(9_900, 10_000)
    assert.ok(c > 0 && c < 1)
    assert.equal(erlangC(10_000, 10_000), 1)
  })
})

describe('M/M/1 and M/M/c', () => {
  it('PDQ mm1 and mmm', () => {
    const one = mm1(75, 0.01)
    all([one.utilisation, one.inStation, one.response, one.wait, one.queue], [0.75, 3, 0.04, 0.03, 2.25], 1e-12)
    const three = mmc(2, 1, 3)
    all(
      [three.utilisation, three.inStation, three.response, three.wait, three.queue],
      [2 / 3, 2.888888888888889, 1.4444444444444444, 0.4444444444444444, 0.8888888888888888],
      1e-12,
    )
  })
  it('the bookstore of Gross and Harris, 3rd ed., ex. 4.1', () => {
    const checkout = mmc(40 / 60, 4, 4)
    close(checkout.waits, 0.378418329638, 1e-11)
    close(checkout.wait, 1.13525498891, 1e-10)
    close(checkout.inStation, 3.42350332594, 1e-10)
  })
  it('has infinite times when saturated', () => {
    assert.equal(mmc(2, 1, 2).response, Number.POSITIVE_INFINITY)
    assert.equal(responsePercentile(3, 1, 2, 0.5), Number.POSITIVE_INFINITY)
  })
  it('M/M/1 response is exponential: its p95 is W ln 20', () => {
    close(responsePercentile(75, 0.01, 1, 0.95), 0.04 * Math.log(20), 1e-9)
    close(waitPercentile(75, 0.01, 1, 0.95), 0.04 * Math.log(15), 1e-12)
    assert.equal(waitPercentile(10, 0.01, 1, 0.5), 0)
  })
  it('the mean is the area under the tail, also where c - 1 = a', () => {
    for (const [lambda, c] of [
      [2, 3],
      [1, 3],
      [3.7, 5],
    ] as const) {
      let area = 0
      const step = 1e-3
      for (let t = 0; t < 60; t += step)
        area += (step * (responseTail(lambda, 1, c, t) + responseTail(lambda, 1, c, t + step))) / 2
      close(area, mmc(lambda, 1, c).response, 1e-5)
    }
  })
})

describe('M/M/c/K', () => {
  it('octave-queueing and textbook cases', () => {
    const a = mmck(40, 1 / 30, 3, 7)
    all(
      [a.empty, a.full, a.response, a.utilisation],
      [0.255036877675725, 0.00393131523898145, 0.0365170079432874, 0.442697193227119],
      1e-12,
    )
    close(mmck(50, 0.1, 4, 6).full, 0.293542993480997, 1e-12)
    const b = mmck(3, 0.5, 2, 5)
    all([b.empty, b.full, b.inStation, b.wait], [0.179334, 0.085113, 2.00595, 0.230857], 1e-5)
  })
})

describe('M/G/1 and Allen-Cunneen', () => {
  it('Pollaczek-Khinchine as octave-queueing', () => {
    close(mg1(0.2, 1, 0.25).response, 1.15625, 1e-14)
    close(mg1(0.2, 1, 8).response, 2.125, 1e-14)
  })
  it('is within its stated band of exact M/D/c, M/E2/c and M/H2/c (recomputed by Markov chains)', () => {
    // c, rho, cs2, exact Wq (S = 1)
    const exact: [number, number, number, number][] = [
      [2, 0.5, 0.5, 0.2556390977451631],
      [2, 0.7, 0, 0.49361046254096813],
      [2, 0.7, 4, 2.2610369975537714],
      [4, 0.5, 0, 0.04965173878260583],
      [4, 0.5, 4, 0.16691288469642487],
      [8, 0.7, 4, 0.22318008451101895],
      [8, 0.8, 0.5, 0.22013637669131467],
      [8, 0.9, 4, 2.0541163261582924],
      [8, 0.95, 0.5, 1.591735345080955],
    ]
    for (const [c, rho, cs2, wait] of exact) {
      const found = allenCunneen(rho * c, 1, c, cs2).wait
      assert.ok(
        Math.abs(found - wait) <= errorBand(rho, c, cs2) * wait,
        `c=${c} rho=${rho} cs2=${cs2}: ${found} for ${wait}`,
      )
    }
    assert.equal(errorBand(0.7, 4, 1), 0)
  })
})

describe('closed networks', () => {
  const stations = (service: number[], visits: number[], servers?: number[]): ClosedStation[] =>
    service.map((s, i) => ({ service: s, visits: visits[i] ?? 0, servers: servers?.[i] ?? 1 }))
  it('Jain 1991 ex. 34.2', () => {
    const found = closedNetwork(stations([0.125, 0.3, 0.2], [16, 10, 5]), 20, 4)
    all(
      found.stations.map((s) => s.response),
      [0.373339107078097, 4.85425969319641, 0.29992184532243],
      1e-11,
    )
    all(
      found.stations.map((s) => s.inStation),
      [1.99062328494912, 16.1766511217063, 0.499739544462295],
      1e-11,
    )
  })
  it('Bolch ex. 8.3', () => {
    const found = closedNetwork(stations([0.02, 0.2, 0.4, 0.6], [1, 0.4, 0.2, 0.1]), 6)
    all(
      found.stations.map((s) => s.utilisation),
      [0.198, 0.794, 0.794, 0.595],
      3e-3,
    )
    all(
      found.stations.map((s) => s.throughput),
      [9.91983633715436, 3.96793453486174, 1.98396726743087, 0.991983633715436],
      1e-11,
    )
  })
  it('Bolch ex. 8.1 and 8.4: several servers and delay', () => {
    const several = closedNetwork(stations([1.25, 1 / 0.6, 2.5], [1, 0.667, 0.2], [2, 3, 1]), 3)
    all(
      several.stations.map((s) => s.response),
      [1.36571830186673, 1.66666666666667, 3.49585627675819],
      1e-11,
    )
    const delay = closedNetwork(stations([0.5, 0.6, 0.8, 1], [1, 0.5, 0.5, 1], [2, 1, 1, Number.POSITIVE_INFINITY]), 3)
    all(
      delay.stations.map((s) => s.inStation),
      [0.624, 0.473, 0.686, 1.217],
      2e-3,
    )
    all(
      delay.stations.map((s) => s.throughput),
      [1.218, 0.609, 0.609, 1.218],
      2e-3,
    )
  })
  it('Gunther PPDQ 4.8 and 12.4.4', () => {
    const one = closedNetwork(stations([0.63], [1]), 100, 300)
    all([one.throughput, one.response], [0.3325, 0.7943], 2e-4)
    const web = closedNetwork(stations([0.0098, 0.0025, 0.00072, 0.0098], [1, 1, 1, 1]), 10)
    close(web.throughput, 92.3945, 1e-6)
    close(web.stations[0]?.utilisation ?? 0, 0.905466, 1e-6)
  })
})

describe('Universal Scalability Law', () => {
  const specsdm91 = [
    [1, 64.9],
    [18, 995.9],
    [36, 1652.4],
    [72, 1853.2],
    [108, 1828.9],
    [144, 1775],
    [216, 1702.2],
  ].map(([n = 0, x = 0]) => ({ n, x }))
  it('fits the SPEC SDM91 data as the R package usl does', () => {
    const law = fitUsl(specsdm91)
    assert.ok(law)
    close(law.alpha, 0.0277284700273, 1e-5)
    close(law.beta, 0.000104365483059, 1e-5)
    close(law.gamma, 89.9952234865, 1e-5)
    close(law.sse, 27453.719584, 1e-8)
    close(uslPeak(law).n, 96.51956, 1e-5)
    close(uslPeak(law).throughput, 1884, 1e-3)
    close(uslLimit(law), 3245.589, 1e-5)
  })
  it('finds the parameters of its own curve', () => {
    const law = fitUsl(
      [1, 2, 4, 6, 8, 10].map((n) => ({ n, x: uslThroughput({ alpha: 0.02, beta: 0.02, gamma: 1 }, n) })),
    )
    assert.ok(law)
    all([law.alpha, law.beta, law.gamma], [0.02, 0.02, 1], 1e-6)
    close(uslPeak({ alpha: 0.001, beta: 1e-5, gamma: 1 }).n, 316.0696, 1e-6)
    assert.equal(fitUsl(specsdm91.slice(0, 2)), undefined)
  })
})

describe('laws', () => {
  const load = fc.double({ min: 0.01, max: 50, noNaN: true })
  it('another server never raises the wait or the tail', () => {
    fc.assert(
      fc.property(load, fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 20, noNaN: true }), (a, c, t) => {
        assert.ok(mmc(a, 1, c + 1).wait <= mmc(a, 1, c).wait)
        assert.ok(responseTail(a, 1, c + 1, t) <= responseTail(a, 1, c, t) + 1e-12)
      }),
    )
  })
  it('the unit of time changes nothing', () => {
    fc.assert(
      fc.property(
        load,
        fc.integer({ min: 51, max: 80 }),
        fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
        (a, c, scale) => {
          close(mmc(a / scale, scale, c).response, mmc(a, 1, c).response * scale, 1e-9)
          close(responsePercentile(a / scale, scale, c, 0.9), responsePercentile(a, 1, c, 0.9) * scale, 1e-8)
        },
      ),
    )
  })
  it('a percentile is where the tail is what it says', () => {
    fc.assert(
      fc.property(load, fc.double({ min: 0.05, max: 0.999, noNaN: true }), (a, p) => {
        const c = Math.floor(a) + 1
        close(responseTail(a, 1, c, responsePercentile(a, 1, c, p)), 1 - p, 1e-6)
      }),
    )
  })
  it('unlimited room is the limit of much room', () => {
    close(mmck(2, 1, 3, 400).response, mmc(2, 1, 3).response, 1e-12)
  })
})
