/**
 * The autoscaler against a second play of it, and its laws. The figures were computed in Python from the documentation of
 * Kubernetes (desired replicas, pods that start, policies), in steps of 0.0125 s; ours takes steps of 0.25 s.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { hpaDefaults } from '../../src/analyse/performance/autoscaling/hpa.ts'
import { respond, type ScaledGroup } from '../../src/analyse/performance/autoscaling/respond.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import { shop } from './model.ts'

type Metric = ScaledGroup['metric']
/** Rise: from, to, over; autoscaler: min, max, target, sync; start, age, first decision, metric, patience. */
type Setting = [number, number, number, number, number, number, number, number, number, number, Metric, number]
/** Seconds without enough capacity, until it has caught up; share above the capacity, share too late; replicas at the end. */
type Answer = [number, number, number, number, number]

const never = Number.POSITIVE_INFINITY
const played: [Setting, Answer][] = [
  [
    [50, 400, 0, 1, 20, 0.6, 15, 20, 0, 0, 'busy', 3],
    [65, 134.4, 0.307, 0.959, 20],
  ],
  [
    [50, 400, 0, 1, 20, 0.6, 15, 40, 7.5, 7.5, 'busy', 3],
    [107.5, 215.3, 0.3222, 0.9744, 20],
  ],
  [
    [50, 400, 0, 1, 20, 0.6, 15, 90, 15, 15, 'busy', 3],
    [210, 423.7, 0.3186, 0.987, 20],
  ],
  [
    [50, 400, 300, 1, 20, 0.6, 15, 40, 7.5, 7.5, 'busy', 3],
    [34.6, 122.5, 0.047, 0.1231, 7],
  ],
  [
    [50, 400, 0, 1, 20, 0.6, 15, 40, 7.5, 7.5, 'calls', 3],
    [62.5, 115.8, 0.405, 0.9549, 16],
  ],
  [
    [50, 400, 0, 1, 5, 0.6, 15, 40, 7.5, 7.5, 'busy', 3],
    [107.5, 430, 0.1613, 0.9627, 5],
  ],
  [
    [50, 400, 300, 1, 6, 0.6, 15, 90, 15, 15, 'calls', 1],
    [162.8, 252.1, 0.1524, 0.8906, 6],
  ],
  [
    [50, 400, 0, 1, 4, 0.6, 15, 40, 7.5, 7.5, 'busy', 3],
    [107.5, never, 0.0193, 0.9997, 4],
  ],
  [
    [50, 400, 0, 1, 3, 0.6, 15, 40, 7.5, 7.5, 'busy', 3],
    [3600, never, 0.2618, 0.9997, 3],
  ],
  [
    [350, 900, 0, 4, 30, 0.7, 30, 60, 7.5, 15, 'busy', 5],
    [135, 255, 0.183, 0.9264, 30],
  ],
  [
    [900, 5000, 0, 4, 200, 0.5, 10, 30, 7.5, 5, 'busy', 5],
    [75, 124.5, 0.3133, 0.9157, 200],
  ],
  [
    [900, 5000, 120, 4, 200, 0.5, 5, 30, 7.5, 2.5, 'calls', 5],
    [45.5, 86.5, 0.0694, 0, 134],
  ],
]

function near(actual: number, expected: number, tolerance: number, what: string): void {
  assert.ok(actual === expected || Math.abs(actual - expected) <= tolerance, `${what}: ${actual} is not ${expected}`)
}

describe('the autoscaler by a second play', () => {
  it('twelve rises: seconds within half a second, shares within 0.002', () => {
    for (const [setting, [under, catchUp, beyond, late, after]] of played) {
      const [from, to, over, min, max, target, syncPeriod, startup, metricAge, phase, metric, patience] = setting
      const settings = { ...hpaDefaults, min, max, target, syncPeriod }
      const group = { settings, perReplica: 100, startup, metricAge, metricWindow: 15, phase, metric, patience }
      const found = respond(group, { before: from, after: to, over })
      const what = setting.join(' ')
      near(found.underProvisioned, under, 0.5, what)
      near(found.catchUp, catchUp, 0.5, what)
      near(found.beyond, beyond, 0.002, what)
      near(found.timedOut, late, 0.002, what)
      assert.equal(found.after, after, what)
    }
  })
  it('a queue that grows slowly: late are all that come once it is long enough, by hand', () => {
    // From 50/s to 150/s in 300 s against 100/s: from t = 150 s on (t - 150)^2 / 6 wait, 3 s of work from t = 150 + sqrt(1800) on.
    const settings = { ...hpaDefaults, min: 1, max: 1, target: 0.6 }
    const group = {
      settings,
      perReplica: 100,
      startup: 1,
      metricAge: 0,
      metricWindow: 15,
      phase: 0,
      metric: 'busy' as const,
    }
    const found = respond({ ...group, patience: 3 }, { before: 50, after: 150, over: 300 }, 400)
    const from = 150 + Math.sqrt(1800)
    near(found.timedOut, 1 - (50 * from + from ** 2 / 6) / 45_000, 2e-4, 'late')
  })
})

describe('laws of the autoscaler', () => {
  it('best is never worse than typical, typical never worse than worst', () => {
    fc.assert(
      fc.property(
        fc.record({
          peak: fc.integer({ min: 200, max: 3000 }),
          min: fc.integer({ min: 1, max: 4 }),
          max: fc.integer({ min: 5, max: 60 }),
          target: fc.integer({ min: 40, max: 90 }),
          sync: fc.constantFrom(5, 15, 30),
          metric: fc.constantFrom('cpu' as const, 'requests' as const),
          start: fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.nat({ max: 60 })),
        }),
        ({ peak, min, max, target, sync, metric, start: [a, b, c] }) => {
          const document = shop()
          const deployment = document.deployments[0]!
          deployment.autoscaling = { min, max, metric, target: `${target}%`, syncPeriod: `${sync}s` }
          deployment.startup = { best: `${a}s`, typical: `${a + b}s`, worst: `${a + b + c}s` }
          document.journeys[0]!.rates[0]!.peak = `${peak}/s`
          document.relations.find((r) => r.to === 'api')!.timeout = '2s'
          const found = analysePerformance(resolveTopology(document), { load: 'peak' }).autoscalers!
          assert.equal(found.length, 2)
          for (const one of found) {
            for (const figure of [one.underProvisioned, one.catchUp, one.beyond, one.timedOut!]) {
              assert.ok(figure.best <= figure.typical && figure.typical <= figure.worst, JSON.stringify(one.catchUp))
            }
          }
        },
      ),
      { numRuns: 40, seed: 11 },
    )
  })
})
