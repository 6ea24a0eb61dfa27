/** A store cut by a hash of the user: the rows of a region's users lie in every group, so every group is needed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import { system } from '../../src/index.ts'

/** Two data centres; each group has a lone copy in one of them. */
function availabilityOf(serves: boolean): number | undefined {
  const shop = system('shop')
  const failing = { rate: '2/year', repair: '10h' } as const
  const msk = shop.region('msk', { outage: failing })
  const spb = shop.region('spb', { outage: failing })
  shop.link(msk, spb, { roundTrip: '10ms' })
  const buyer = shop.person('buyer')
  const api = shop.service('api', { concurrency: 8, time: '1ms' })
  const orders = shop.database('orders', {
    technology: 'postgresql',
    concurrency: 8,
    time: '1ms',
    changes: { deployments: '1/year', failureRatio: '0%', rollback: '1m' },
    shards: {
      key: 'user_id',
      tool: 'citus',
      groups: [
        { id: 'one', members: [msk], ...(serves ? { serves: [msk] } : {}) },
        { id: 'two', members: [spb], ...(serves ? { serves: [spb] } : {}) },
      ],
    },
  })
  shop.deploy(api, msk, { replicas: 1 })
  buyer.uses(api)
  api.uses(orders, { locality: 'any' })
  shop.journey('buy', {
    actor: buyer,
    steps: [api, { to: orders, operation: 'read' }],
    rates: [{ from: msk, normal: '1/s', peak: '1/s' }],
  })
  const { analysis } = analyse(shop.toDocument())
  return analysis.availability.journeys.find((entry) => entry.journey === 'buy')?.availability.typical
}

test('every group must answer when the data are not cut by region, one when they are', () => {
  const year = 365 * 24
  const q = 20 / year / (1 + 20 / year)
  const near = (actual: number | undefined, expected: number) =>
    assert.ok(actual !== undefined && Math.abs(actual - expected) < 1e-12, `${actual}, by hand ${expected}`)
  near(availabilityOf(true), 1 - q)
  near(availabilityOf(false), (1 - q) ** 2)
})
