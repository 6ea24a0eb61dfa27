import { system } from 'loadpath'

const shop = system('shop', {
  title: { ru: 'Магазин', en: 'Shop' },
  owners: ['Anna'],
  languages: ['ru', 'en'],
  date: '2026-11-01',
})

const msk = shop.region('msk', {
  title: { ru: 'Москва', en: 'Moscow' },
  zones: ['a', 'b'],
  zoneOutage: { rate: '0.5/year', repair: '4h' },
})
const ekb = shop.region('ekb', { title: { ru: 'Екатеринбург', en: 'Yekaterinburg' }, zones: ['a'] })
const trunk = shop.link(msk, ekb, { roundTrip: '28ms' })

const user = shop.person('user', { title: { ru: 'Покупатель', en: 'Customer' } })
const bank = shop.externalSystem('bank', { availability: '99.9%' })
const api = shop.service('api', { technology: 'go', concurrency: 8, time: '5ms' })
const cache = shop.cache('cache', {
  technology: 'redis',
  cache: { level: 'shared', hitRatio: '80%', invalidation: ['ttl'], ttl: '5m' },
})
const orders = shop.database('orders', {
  technology: 'postgresql',
  size: '400GB',
  replication: { mode: 'quorum', members: [msk.zone('a'), msk.zone('b'), { in: ekb.zone('a'), sync: false }] },
  failover: { manager: 'patroni', votes: [...msk.zones, ekb.zone('a')] },
})
for (const region of [msk, ekb]) shop.deploy(api, region, { replicas: 2 })

user.uses(api, { ru: 'покупает', en: 'buys' }, { timeout: '2s' })
api.uses(cache)
const writes = api.uses(orders, 'stores', { need: 'hard', calls: 2 })
api.uses(bank, { need: 'soft', fallback: 'pay later' })

const buy = shop.journey('buy', {
  title: { ru: 'Покупка', en: 'Purchase' },
  actor: user,
  via: [api, cache, orders],
  writes: [orders],
  reads: [cache],
  peak: { msk: '90/s', ekb: '10/s' },
})
shop.journey('look', {
  actor: user,
  steps: [api, { to: orders, operation: 'read-replica', from: api }],
  rates: [{ from: msk, normal: '100/s', peak: '500/s' }],
})

const slip = shop.failureScenario('slip', { faults: [{ corrupt: orders, noticedAfter: '10m' }], perYear: 0.3 })
shop.failureScenario('split', {
  faults: [{ partition: [[msk], [ekb]], for: '1h' }, { lose: msk.zone('a'), at: '5m' }, { lose: api }, { lose: trunk }],
  rate: '1/year',
  mustServe: [buy],
})
shop.failureScenario('words', {
  faults: [
    { losePrimary: orders },
    { loseStandby: orders },
    { loseInstance: api, in: msk },
    { cut: trunk },
    { slow: api, factor: 3 },
    { overload: buy, factor: 5 },
    { loseBackups: orders },
    { outage: bank },
    { cold: cache },
  ],
  rate: '2/year',
})

shop.requirement('AVA01', { title: 'Up', metric: 'availability', of: buy, from: msk, target: '>= 99.95%' })
shop.requirement('REC01', {
  priority: 'should',
  measures: [
    { metric: 'rto', of: orders, under: slip, target: '<= 30m' },
    { metric: 'rule', of: orders, rule: 'backups-encrypted' },
  ],
})
shop.metric('errors', {
  query: 'rate(errors[5m])',
  unit: '1/s',
  watches: [api],
  thresholds: { warning: 1 },
  reading: 'Errors per second',
  action: 'Look at the log',
})
shop.assumption('size', { text: 'Size of orders', reason: 'From the growth plan', about: ['orders.size', orders] })

shop.variant('no-cache', { title: { ru: 'Без кэша', en: 'No cache' } }, (v) => {
  v.remove(cache)
  v.set(orders, { size: '1TB', failover: null })
  v.set(writes, { calls: 3 })
  const replica = v.cache('local', { technology: 'in-process' })
  api.uses(replica)
})
shop.stage('grow', { duration: '2w', tasks: ['Buy disks'] }, (v) => v.set(buy, { peak: { msk: '900/s' } }))

export default shop
