/** Random numbers, times, the event queue and Student's t: against published values and laws. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { distribution } from '../../src/analyse/performance/queueing/two-moments.ts'
import { emptyAgenda, next, schedule } from '../../src/analyse/simulation/agenda.ts'
import { draw } from '../../src/analyse/simulation/distribution.ts'
import { fromState, randomFrom } from '../../src/analyse/simulation/random.ts'
import { halfWidth, quantileOf, studentQuantile } from '../../src/analyse/simulation/statistics.ts'

describe('random numbers', () => {
  it('are those of the published xoshiro128** from the state 1, 2, 3, 4 (test vector of the rand_xoshiro crate)', () => {
    const random = fromState([1, 2, 3, 4])
    assert.deepEqual(
      Array.from({ length: 10 }, () => random.bits()),
      [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804],
    )
  })
  it('repeat for a seed and differ between seeds and streams', () => {
    const take = (seed: number, stream?: number) => {
      const random = randomFrom(seed, stream)
      return Array.from({ length: 4 }, () => random.bits())
    }
    assert.deepEqual(take(1), take(1))
    const different = [take(1), take(2), take(1, 1), take(2, 1), take(-1), take(0)].map(String)
    assert.equal(new Set(different).size, 6)
  })
  it('are uniform: the 256 values of the top byte by chi-square, and never 0 or 1', () => {
    const random = randomFrom(42)
    const counts = new Float64Array(256)
    const n = 256_000
    for (let i = 0; i < n; i += 1) {
      const u = random.uniform()
      assert.ok(u > 0 && u < 1)
      counts[Math.floor(u * 256)]! += 1
    }
    const chi = counts.reduce((sum, count) => sum + (count - n / 256) ** 2 / (n / 256), 0)
    // Chi-square with 255 degrees of freedom: 0.1 % and 99.9 % points 189.4 and 330.5.
    assert.ok(chi > 189.4 && chi < 330.5, String(chi))
  })
})

describe('times', () => {
  for (const variability of [0, 0.01, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 4, 16]) {
    it(`have the mean and an SCV of ${variability}`, () => {
      const from = distribution(2, variability)
      const random = randomFrom(7)
      const n = 200_000
      let sum = 0
      let squares = 0
      for (let i = 0; i < n; i += 1) {
        const time = draw(random, from)
        sum += time
        squares += time * time
      }
      const mean = sum / n
      const scv = squares / n / mean ** 2 - 1
      // Standard error of the mean is 2 sqrt(SCV / n); the SCV's own is larger the heavier the tail.
      assert.ok(Math.abs(mean - 2) <= 4 * 2 * Math.sqrt(variability / n) + 1e-12, `mean ${mean}`)
      assert.ok(Math.abs(scv - variability) <= 0.04 * variability + 1e-12, `scv ${scv}`)
    })
  }
})

describe('the event queue', () => {
  it('gives the events in the order of their times, whatever is put in meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.boolean()), { maxLength: 300 }),
        (todo) => {
          const agenda = emptyAgenda(2)
          const waiting: number[] = []
          todo.forEach(([after, take], index) => {
            schedule(agenda, agenda.now + after, index)
            waiting.push(agenda.now + after)
            if (!take) return
            assert.ok(next(agenda) >= 0)
            waiting.sort((a, b) => a - b)
            assert.equal(agenda.now, waiting.shift())
          })
          waiting.sort((a, b) => a - b)
          for (const time of waiting) {
            next(agenda)
            assert.equal(agenda.now, time)
          }
          assert.equal(next(agenda), -1)
        },
      ),
    )
  })
})

describe('confidence', () => {
  it('takes the two-sided 95 % points of the t table', () => {
    for (const [freedom, t] of [
      [1, 12.7062],
      [2, 4.30265],
      [9, 2.26216],
      [19, 2.09302],
      [30, 2.04227],
      [100, 1.98397],
    ] as const) {
      assert.ok(Math.abs(studentQuantile(0.95, freedom) - t) < 1e-4, `${freedom}`)
    }
    assert.ok(Math.abs(studentQuantile(0.99, 10) - 3.16927) < 1e-4)
  })
  it('half-width by hand, and none for one value', () => {
    // s = 1, n = 3: 4.30265 / sqrt(3)
    assert.ok(Math.abs(halfWidth([1, 2, 3]) - 4.302653 / Math.sqrt(3)) < 1e-5)
    assert.equal(halfWidth([1]), Number.POSITIVE_INFINITY)
    assert.equal(quantileOf(Float64Array.from([1, 2, 3, 4]), 0.5), 2)
    assert.equal(quantileOf(Float64Array.from([1, 2, 3, 4]), 0.99), 4)
  })
})
