/** Three figures of the loyalty model worked out by hand from its inputs, without the engine. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base, judged } from './judged.ts'

const { analysis } = judged(base)

function near(actual: number | undefined, expected: number, tolerance: number, what: string): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= tolerance,
    `${what}: ${actual}, by hand ${expected} within ${tolerance}`,
  )
}

test('restore of the Moscow shard: people, servers, copy, log, opening, checks', () => {
  const found = analysis.data.restores.find((restore) => restore.group === 'loyalty-db/msk')
  const size = 0.7 * 600e9
  const rate = Math.min(12 * 90e6, 1.1e9, 1.25e9)
  const log = (0.7 * 6e6) / 150e6
  const byHand = {
    best: 120 + 0 + size / rate + 0 + 60,
    typical: 180 + 30 + size / rate + log * 2 * 3600 + 120,
    worst: 300 + 120 + size / rate + log * 4 * 3600 + 180,
  }
  // Opening a restored server takes some 0.5 to 2 s (common practice): the only term left out above.
  near(found?.time?.best, byHand.best, 3, 'best')
  near(found?.time?.typical, byHand.typical, 3, 'typical')
  near(found?.time?.worst, byHand.worst, 3, 'worst')
})

test("failover of the Moscow shard at the loss of its primary's zone: lease, race, promotion, proxy", () => {
  const outcome = analysis.failures.scenarios.find((scenario) => scenario.scenario === 'zone-loss')
  const rto = outcome?.recoveries.find((recovery) => recovery.id === 'loyalty-db/msk')?.rto
  // Patroni ttl 30 s and loop 10 s: the lease runs out after 20 / 25 / 30.5 s. Race 0.1-2.1 s, promotion 0.5-2 s, HAProxy
  // takes the new primary in after 3-6 s (3 s x rise 2). PgBouncer with server_login_retry 1 s adds at most that.
  near(rto?.best, 20 + 0.1 + 0.5 + 3, 1, 'best')
  near(rto?.typical, 25 + 1.1 + 1.25 + 4.5 + 0.5, 2, 'typical')
  near(rto?.worst, 30.5 + 2.1 + 2 + 6 + 1, 2, 'worst')
})

test('availability of accrual from Moscow lies between two bounds made by hand', () => {
  const found = analysis.availability.journeys.find((entry) => entry.journey === 'accrue' && entry.region === 'msk')
  const year = 365 * 86_400
  const months = 365 / 30
  const weeks = 365 / 7
  // Bad changes: how often x share that fails x roll-back x share of users hit; the offers are a soft need.
  const changes =
    ((months * 2 * 0.05 * 0.2 + // gateway
      weeks * 0.05 * 0.2 + // accounts
      weeks * 2 * 0.05 * 0.2 + // points
      months * 0.03 * 0.5 + // balancer
      months * 0.03 + // edge
      months * 2 * 0.03 * 0.5) * // database
      600) /
    year
  near(found?.changes.typical, changes, changes * 0.02, 'changes')
  const edge = 1e-4
  const atLeast = changes + edge
  // On top, at most: four losses of the primary a year at 45 s, every zone and etcd majority at its worst, a region a day
  // in ten years waited out in full, planned switchovers, a minute of slack for pairs of failures.
  const atMost = atLeast + (4 * 45 + 3 * 0.3 * 45 + 0.1 * 4 * 3600 + 4 * 10 + 60) / year
  const unavailable = 1 - (found?.availability.typical ?? 0)
  assert.ok(unavailable >= atLeast * 0.999, `${unavailable} is better than the edge and the changes alone: ${atLeast}`)
  assert.ok(unavailable <= atMost, `${unavailable} is worse than all causes added up: ${atMost}`)
  assert.equal(found?.upperBound, false)
})
