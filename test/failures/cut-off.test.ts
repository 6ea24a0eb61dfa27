/** Callers cut off from their store by a partition: a deep check of the global balancer leads users to the other data centre. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import { system } from '../../src/index.ts'
import type { HealthCheck, Member } from '../../src/language/vocabulary/index.ts'

interface Case {
  depth?: HealthCheck['depth']
  policy?: 'geo' | 'static'
  /** Copies by group; default: one group that is whole in Moscow. */
  groups?: ('msk' | 'spb')[][]
}

/** What users in Saint Petersburg see while it is cut off from Moscow and the third site for an hour. */
function partitioned({ depth = 'dependencies', policy = 'geo', groups = [['msk']] }: Case = {}) {
  const shop = system('shop')
  const places = { msk: shop.region('msk'), spb: shop.region('spb') }
  const third = shop.region('third')
  shop.link(places.msk, places.spb, { roundTrip: '10ms' })
  shop.link(places.msk, third, { roundTrip: '4ms' })
  const buyer = shop.person('buyer')
  const app = shop.mobileApp('app', { timeout: '1s', dnsCache: '0s' })
  const edge = shop.globalBalancer('edge', {
    policy,
    mechanism: 'dns',
    ttl: '30s',
    healthCheck: { interval: '10s', failures: 3, timeout: '3s', depth },
  })
  const api = shop.service('api', { concurrency: 8, time: '1ms' })
  const db = shop.database('db', {
    technology: 'postgresql',
    concurrency: 8,
    time: '1ms',
    replication: { mode: 'sync' },
    failover: { manager: 'patroni', votes: [places.msk, places.spb, third] },
    shards: {
      key: 'user_id',
      tool: 'citus',
      groups: groups.map((sites, index) => ({
        id: `node${index + 1}`,
        members: sites.map((site): Omit<Member, 'in'> & { in: (typeof places)['msk'] } => ({ in: places[site] })),
      })),
    },
  })
  for (const place of [places.msk, places.spb]) shop.deploy(api, place, { replicas: 2 })
  buyer.uses(app)
  app.uses(edge)
  edge.uses(api)
  api.uses(db, { locality: 'any', timeout: '1s' })
  const buy = shop.journey('buy', {
    actor: buyer,
    steps: [app, edge, api, { to: db, operation: 'read' }],
    rates: [{ from: places.spb, normal: '1/s', peak: '1/s' }],
  })
  shop.failureScenario('cut', {
    faults: [{ partition: [[places.msk, third], [places.spb]], for: '1h' }],
    rate: '1/year',
    mustServe: [buy],
  })
  const { analysis } = analyse(shop.toDocument())
  const found = analysis.failures.scenarios.find((outcome) => outcome.scenario === 'cut')?.journeys[0]
  assert.ok(found)
  return found
}

describe('callers cut off from their store', () => {
  it('a deep check leads their users away: check, TTL, last attempt', () => {
    const { outcome, rto } = partitioned()
    assert.equal(outcome, 'interrupted')
    // Check 23 / 28 / 33 s, record 0 / 15 / 30 s, attempt 0 / 0.5 / 1 s.
    assert.deepEqual([rto?.best, rto?.typical, rto?.worst], [23, 43.5, 64])
  })

  it('a shallow check or a static address leaves them to the end of the partition', () => {
    for (const kept of [{ depth: 'process' }, { depth: 'port' }, { policy: 'static' }] as const) {
      const { outcome, rto } = partitioned(kept)
      assert.deepEqual([outcome, rto?.typical], ['down', 3600])
    }
  })

  it('data in two groups, one on each side: no data centre has all it needs', () => {
    const { outcome, rto } = partitioned({ groups: [['msk'], ['spb']] })
    assert.equal(outcome, 'down')
    assert.ok((rto?.best ?? 0) >= 3600)
  })

  it('each group with a copy on the side of the majority: users are led there', () => {
    const both = partitioned({
      groups: [
        ['msk', 'spb'],
        ['spb', 'msk'],
      ],
    })
    assert.equal(both.outcome, 'interrupted')
    assert.ok((both.rto?.worst ?? Number.POSITIVE_INFINITY) < 180)
  })
})
