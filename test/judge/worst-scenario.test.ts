/** Several scenarios under one measure: the one farthest from the promise binds, which need not be the one that is usually longest. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import { system } from '../../src/index.ts'
import { judge } from '../../src/judge/judge.ts'

/** A journey that needs two managed databases: one recovers evenly, the other usually sooner but at worst much later. */
function verdictOf(target: '<= 100s' | '<= 400s', at: 'typical' | 'worst') {
  const shop = system('shop')
  const msk = shop.region('msk', { zones: ['a', 'b'] })
  const buyer = shop.person('buyer')
  const api = shop.service('api', { concurrency: 8, time: '1ms' })
  shop.deploy(api, msk, { replicas: 2 })
  buyer.uses(api)
  const database = (id: string, best: '10s' | '50s', typical: '20s' | '60s', worst: '300s' | '70s') => {
    const db = shop.database(id, {
      technology: 'postgresql',
      concurrency: 8,
      time: '1ms',
      replication: { mode: 'sync', members: [msk.zone('a'), msk.zone('b')] },
      failover: { manager: 'managed', time: { best, typical, worst }, source: 'test' },
    })
    api.uses(db, { timeout: '1s' })
    return db
  }
  const even = database('even', '50s', '60s', '70s')
  const wide = database('wide', '10s', '20s', '300s')
  const buy = shop.journey('buy', {
    actor: buyer,
    steps: [api, { to: even, operation: 'write' }, { from: api, to: wide, operation: 'write' }],
    rates: [{ from: msk, normal: '1/s', peak: '1/s' }],
  })
  const under = [even, wide].map((db) =>
    shop.failureScenario(`${db.id}-loss`, { faults: [{ losePrimary: db }], rate: '1/year', mustServe: [buy] }),
  )
  shop.requirement('BACK', { metric: 'rto', of: buy, under, target, at })
  const document = shop.toDocument()
  const { topology, analysis } = analyse(document)
  const [verdict] = judge({ document, decisions: [] }, topology, analysis).verdicts
  assert.ok(verdict)
  return verdict
}

test('judged at worst, the scenario with the longest worst case binds', () => {
  const failing = verdictOf('<= 100s', 'worst')
  assert.equal(failing.verdict, 'fail')
  assert.ok((failing.binding.value?.worst ?? 0) >= 300)
  assert.match(failing.binding.cause.en, /wide-loss/)
  assert.notEqual(verdictOf('<= 400s', 'worst').verdict, 'fail')
})

test('judged as usual, a scenario that breaks the promise only at worst puts it at risk', () => {
  const risky = verdictOf('<= 100s', 'typical')
  assert.equal(risky.verdict, 'at-risk')
  assert.ok((risky.binding.value?.worst ?? 0) >= 300)
})
