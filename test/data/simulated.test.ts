/** Ages of copies and times to a loss against plain simulations of what the formulas describe. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { lossBreakEvens } from '../../src/analyse/data/break-even.ts'
import { periodicCopy } from '../../src/analyse/data/copies.ts'
import { lossWithin, meanTimeToLoss } from '../../src/analyse/data/markov.ts'
import type { BackupPolicy } from '../../src/language/vocabulary/index.ts'
import { backup, topologyWith } from './model.ts'

interface Schedule {
  period: number
  /** Every so many copies is a full one. */
  fulls: number
  copy: number
  full: number
}

/** Ages of the newest finished copy over a long time: greatest, least, mean. A copy that is due while one is made is left out. */
function agesOf({ period, fulls, copy, full }: Schedule): { best: number; mean: number; worst: number } {
  let [busyUntil, newest, since] = [0, Number.NaN, Number.NaN]
  let [best, worst, area, time] = [Number.POSITIVE_INFINITY, 0, 0, 0]
  // Whole rounds of fulls, so that starts and ends weigh nothing.
  for (let tick = 0; tick < 60 * fulls; tick += 1) {
    const now = tick * period
    if (now < busyUntil - 1e-9) continue
    const end = now + (tick % fulls === 0 ? full : copy)
    if (tick > 10 * fulls) {
      worst = Math.max(worst, end - newest)
      best = Math.min(best, end - now)
      // The age grows from the end of the last copy to the end of this one.
      area += ((since - newest + (end - newest)) / 2) * (end - since)
      time += end - since
    }
    ;[busyUntil, newest, since] = [end, now, end]
  }
  return { best, mean: area / time, worst }
}

/** The age by the formulas: increments of a tenth of the data, every number in seconds. */
function computedAge({ period, fulls, copy, full }: Schedule): { best: number; typical: number; worst: number } {
  const { copyTime: _c, walArchive: _w, incremental: _i, ...rest } = backup
  const share = (100 * copy) / full
  const policy: BackupPolicy = {
    ...rest,
    restoreRate: '1MB/s',
    full: `${period * fulls}s`,
    ...(fulls > 1 ? { incremental: `${period}s`, incrementalShare: `${share}%` } : {}),
  }
  const topology = topologyWith({ db: { size: `${full}MB`, backup: policy } })
  const group = topology.groupsOf('db')[0]
  assert.ok(group)
  const found = periodicCopy(topology, group, policy)
  assert.ok('age' in found)
  return found.age.value
}

const near = (a: number, b: number, part = 1e-6) => Math.abs(a - b) <= part * Math.abs(b)

describe('age of periodic copies, simulated', () => {
  it('of one kind: best, mean and worst, also when a copy takes longer than the period', () => {
    fc.assert(
      fc.property(fc.integer({ min: 600, max: 7200 }), fc.integer({ min: 60, max: 20_000 }), (period, length) => {
        const schedule = { period, fulls: 1, copy: length, full: length }
        const [simulated, computed] = [agesOf(schedule), computedAge(schedule)]
        assert.ok(near(computed.best, simulated.best), `best ${computed.best} ${simulated.best}`)
        assert.ok(near(computed.typical, simulated.mean), `mean ${computed.typical} ${simulated.mean}`)
        assert.ok(near(computed.worst, simulated.worst), `worst ${computed.worst} ${simulated.worst}`)
      }),
      { numRuns: 60, seed: 4 },
    )
  })

  it('increments wait for the full copy: at worst a period and a full copy, not an increment', () => {
    // 4 h and a full copy of 3 h: 7 h, though an increment takes 9 min.
    const day = { period: 14_400, fulls: 6, copy: 540, full: 10_800 }
    assert.ok(near(computedAge(day).worst, 25_200))
    fc.assert(
      fc.property(
        fc.integer({ min: 600, max: 7200 }),
        fc.integer({ min: 600, max: 25_000 }),
        fc.integer({ min: 1, max: 50 }),
        (period, full, share) => {
          // A full copy ends before the next full one is due.
          const fulls = Math.ceil(full / period) + 4
          const schedule = { period, fulls, full, copy: (full * share) / 100 }
          if (schedule.copy > period) return
          assert.ok(near(computedAge(schedule).worst, agesOf(schedule).worst), JSON.stringify(schedule))
        },
      ),
      { numRuns: 60, seed: 4 },
    )
  })

  it('no period keeps a loss that is shorter than two copies', () => {
    const { walArchive: _w, incremental: _i, ...rest } = backup
    const topology = topologyWith({ db: { backup: { ...rest, copyTime: '3h' } } })
    const group = topology.groupsOf('db')[0]
    assert.ok(group)
    assert.deepEqual(lossBreakEvens(topology, group, 5 * 3600, { at: 'worst' }), [])
    assert.equal(lossBreakEvens(topology, group, 7 * 3600, { at: 'worst' })[0]?.value, 4 * 3600)
  })
})

/** A generator of uniform numbers (mulberry32): the test is the same every time. */
function uniform(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

describe('time until all copies are lost, simulated', () => {
  for (const [n, k, lambda, mu, crews] of [
    [2, 1, 1, 6, 2],
    [3, 1, 1, 2, 3],
    [3, 2, 1, 9, 1],
    [5, 3, 0.7, 3, 2],
  ] as const) {
    it(`${k} of ${n} copies, ${lambda} failures and ${mu} repairs per unit, crews: ${crews}`, () => {
      const random = uniform(n * 100 + k)
      const runs = 20_000
      let [sum, early] = [0, 0]
      const mean = meanTimeToLoss({ n, k, lambda, mu, crews })
      const horizon = mean / 10
      for (let run = 0; run < runs; run += 1) {
        let [lost, now] = [0, 0]
        while (lost <= n - k) {
          const fail = (n - lost) * lambda
          const fix = Math.min(lost, crews) * mu
          now -= Math.log(1 - random()) / (fail + fix)
          lost += random() < fail / (fail + fix) ? 1 : -1
        }
        sum += now
        if (now <= horizon) early += 1
      }
      assert.ok(near(sum / runs, mean, 0.03), `${sum / runs} ${mean}`)
      // The start with all copies alive makes an early loss rarer than a Poisson process: the formula is an upper bound.
      assert.ok(early / runs <= lossWithin(horizon, mean) + 0.01, `${early / runs} ${lossWithin(horizon, mean)}`)
    })
  }
})
