import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { lease, passiveCounting, periodicCheck, phase, riseCheck, silence } from '../../src/catalogue/timers.ts'
import type { Range } from '../../src/quantity/quantity.ts'

const positive = fc.double({ min: 0.01, max: 1000, noNaN: true })
const count = fc.integer({ min: 1, max: 10 })

function ordered(range: Range): boolean {
  return range.best <= range.typical + 1e-12 && range.typical <= range.worst + 1e-12
}

describe('detection primitives', () => {
  it('D1 of a refusing and of a hanging port', () => {
    assert.deepEqual(periodicCheck(2, 3, 0), { best: 4, typical: 5, worst: 6 })
    assert.deepEqual(periodicCheck(2, 3, 2), { best: 6, typical: 7, worst: 8 })
    assert.deepEqual(periodicCheck(30, 2, 5), { best: 35, typical: 50, worst: 65 })
  })

  it('D1: a check longer than the interval holds the next one back', () => {
    // i = 3, c = 5: failing checks start 6 s apart
    assert.deepEqual(periodicCheck(3, 3, 5), { best: 17, typical: 18.5, worst: 20 })
  })

  it('D2 without a scan and with one', () => {
    assert.deepEqual(lease(9, 2), { best: 7, typical: 8, worst: 9 })
    assert.deepEqual(lease(30, 10, 0.5), { best: 20, typical: 25.25, worst: 30.5 })
  })

  it('D3 of a Kubernetes node', () => {
    assert.deepEqual(silence(50, 10, 5), { best: 40, typical: 47.5, worst: 55 })
    assert.deepEqual(silence(40, 10, 5), { best: 30, typical: 37.5, worst: 45 })
  })

  it('D4 counts live requests: none arrive, nothing is detected', () => {
    assert.deepEqual(passiveCounting(1, 2, 60), { best: 60, typical: 60.25, worst: 60.5 })
    assert.equal(passiveCounting(1, 0, 60).best, Number.POSITIVE_INFINITY)
  })

  it('D4 within a window: a thin flow rarely fails so close together', () => {
    // One is enough: no window. Two, a request in 20 s, within 10 s: e^(-1/2) of the gaps are too long.
    const [single, alone] = [passiveCounting(1, 0.05, 0, 10), passiveCounting(1, 0.05, 0)]
    assert.deepEqual(single, alone)
    const wide = passiveCounting(2, 0.05, 0).typical
    const expected = wide + 20 * (1 / (1 - Math.exp(-0.5)) - 1)
    assert.ok(Math.abs(passiveCounting(2, 0.05, 0, 10).typical - expected) < 1e-9)
    // Simulated arrivals: the mean time to the first pair.
    let seed = 1
    const uniform = () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed / 2_147_483_647
    }
    let sum = 0
    for (let run = 0; run < 20_000; run += 1) {
      let gap = Number.POSITIVE_INFINITY
      for (sum += -20 * Math.log(uniform()); gap > 10; sum += gap) gap = -20 * Math.log(uniform())
    }
    // From the failure on: the regular flow counts half a gap to the first one, Poisson arrivals a whole one.
    assert.ok(Math.abs(sum / 20_000 - (expected + 10)) < 0.02 * expected, `${sum / 20_000}`)
    // A busy flow does not feel the window.
    assert.deepEqual(passiveCounting(3, 100, 1, 10), passiveCounting(3, 100, 1))
    assert.equal(passiveCounting(5_000, 1, 0, 10).typical, Number.POSITIVE_INFINITY)
  })

  it('every primitive keeps best <= typical <= worst', () => {
    fc.assert(
      fc.property(positive, positive, positive, count, (a, b, c, n) => {
        const all = [periodicCheck(a, n, c), lease(a + b, b, c), silence(a + b, b, c), passiveCounting(n, a, c)]
        return [...all, phase(a), riseCheck(a, n)].every(ordered)
      }),
    )
  })

  it('a longer interval, threshold, lease or silence never detects sooner', () => {
    fc.assert(
      fc.property(positive, positive, count, (a, more, n) => {
        const pairs: [Range, Range][] = [
          [periodicCheck(a, n, 0), periodicCheck(a + more, n, 0)],
          [periodicCheck(a, n, a), periodicCheck(a, n + 1, a)],
          [lease(a + 1, 1), lease(a + 1 + more, 1)],
          [silence(a + 1, 1, 1), silence(a + 1 + more, 1, 1)],
        ]
        return pairs.every(([x, y]) => x.best <= y.best && x.typical <= y.typical && x.worst <= y.worst)
      }),
    )
  })
})

/** A small seeded generator (mulberry32): the simulation below is the second, independent way to the same figures. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function simulate(draw: (random: () => number) => number): { min: number; mean: number; max: number } {
  const random = generator(20261121)
  const n = 20_000
  let [min, max, sum] = [Number.POSITIVE_INFINITY, 0, 0]
  for (let k = 0; k < n; k++) {
    const value = draw(random)
    min = Math.min(min, value)
    max = Math.max(max, value)
    sum += value
  }
  return { min, max, mean: sum / n }
}

function close(range: Range, sample: { min: number; mean: number; max: number }, tolerance: number): void {
  assert.ok(Math.abs(range.best - sample.min) < tolerance, `best ${range.best} against ${sample.min}`)
  assert.ok(Math.abs(range.typical - sample.mean) < tolerance, `typical ${range.typical} against ${sample.mean}`)
  assert.ok(Math.abs(range.worst - sample.max) < tolerance, `worst ${range.worst} against ${sample.max}`)
  assert.ok(range.best <= sample.min + 1e-9 && sample.max <= range.worst + 1e-9)
}

describe('detection primitives against event simulation', () => {
  it('D1: checks at k*i + phase, the failure at 0, the n-th failing answer counts', () => {
    const sample = simulate((random) => {
      let at = random() * 10
      let failed = 0
      for (;;) {
        failed += 1
        if (failed === 3) return at + 2
        at += 10
      }
    })
    close(periodicCheck(10, 3, 2), sample, 0.15)
  })

  it('D2: renewals every h, the crash between two of them, expiry seen by a scan', () => {
    const sample = simulate((random) => {
      const sinceRenewal = random() * 10
      const expiry = 30 - sinceRenewal
      const scanPhase = random() * 0.5
      return Math.ceil((expiry - scanPhase) / 0.5) * 0.5 + scanPhase
    })
    close(lease(30, 10, 0.5), sample, 0.15)
  })

  it('D3: heartbeats every h, a monitor loop every m', () => {
    const sample = simulate((random) => {
      const silentAt = 50 - random() * 10
      const loopPhase = random() * 5
      return Math.ceil((silentAt - loopPhase) / 5) * 5 + loopPhase
    })
    close(silence(50, 10, 5), sample, 0.3)
  })
})
