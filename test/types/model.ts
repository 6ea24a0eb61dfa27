/**
 * What the compiler must refuse in a model. Every line under a directive is one mistake; `tsc` fails when it is accepted.
 */
import { system } from '../../src/index.ts'

const s = system('s', { languages: ['ru', 'en'] })
const msk = s.region('msk', { zones: ['a', 'b'] })
const ekb = s.region('ekb')
const link = s.link(msk, ekb, { roundTrip: '28ms' })
const user = s.person('user')
const api = s.service('api', { time: '5ms' })
const db = s.database('db', { technology: 'postgresql', size: '1TB' })
const cache = s.cache('cache', { technology: 'redis' })
const uses = api.uses(db)
const buy = s.journey('buy', { actor: user, via: [api, db], peak: { msk: '9/s' } })
const slip = s.failureScenario('slip', { faults: [{ corrupt: db }], perYear: 0.3 })

// Unknown references.
// @ts-expect-error there is no zone c
msk.zone('c')
// @ts-expect-error a region without zones has none
ekb.zone('a')
// @ts-expect-error an id is no handle
s.deploy(api, 'msk', { replicas: 2 })
// @ts-expect-error an id is no handle, nested
s.database('d', { technology: 'postgresql', failover: { manager: 'patroni', votes: ['msk-a'] } })
// @ts-expect-error a scenario is referred to by its handle
s.requirement('R', { metric: 'rto', of: db, under: 'slip', target: '<= 30m' })
// @ts-expect-error there is no such kind of element
s.lambda('f')

// Wrong units.
// @ts-expect-error a size needs a unit
s.database('d', { technology: 'postgresql', size: '400' })
// @ts-expect-error a duration is no size
s.database('d', { technology: 'postgresql', size: '30s' })
// @ts-expect-error a duration is no number
s.service('w', { time: 5 })
// @ts-expect-error nested
s.globalBalancer('g', { policy: 'geo', healthCheck: { interval: '10 seconds', failures: 3 } })
// @ts-expect-error availability is a share
s.requirement('R', { metric: 'availability', of: buy, target: '<= 30m' })
// @ts-expect-error a target begins with a comparator
s.requirement('R', { metric: 'availability', of: buy, target: '99.9%' })
// @ts-expect-error a rate of arrivals
s.journey('j', { actor: user, peak: { msk: '900' } })
// @ts-expect-error a patch keeps the unit
s.variant('v', {}, (v) => v.set(db, { size: '1s' }))

// Wrong knobs.
// @ts-expect-error misspelt
s.database('d', { technology: 'postgresql', sise: '1TB' })
// @ts-expect-error a knob of Patroni, not of a manual failover
s.database('d', { technology: 'postgresql', failover: { manager: 'manual', ttl: '30s' } })
// @ts-expect-error a knob of Redis
s.database('d', { technology: 'postgresql', persistence: 'rdb' })
// @ts-expect-error not a policy
s.globalBalancer('g', { policy: 'nearest', healthCheck: { interval: '10s', failures: 3 } })
// @ts-expect-error a percentile is needed
s.requirement('R', { metric: 'latency', of: buy, target: '<= 1s' })
// @ts-expect-error a percentile belongs to latency
s.requirement('R', { metric: 'availability', of: buy, percentile: 99, target: '>= 99%' })
// @ts-expect-error a human time is never silently zero
s.database('d', { technology: 'postgresql', backup: { tool: 'other', in: ekb, full: '1d', retention: '30d' } })
// @ts-expect-error misspelt, in a relation
api.uses(db, { timeOut: '3s' })
// @ts-expect-error misspelt, in a patch
s.variant('v', {}, (v) => v.set(uses, { timeOut: '3s' }))
// @ts-expect-error a scenario has a rate
s.failureScenario('f', { faults: [] })
// @ts-expect-error a database has a technology
s.database('d')

// Handles of a wrong kind.
// @ts-expect-error a database is no place
s.deploy(api, db, { replicas: 2 })
// @ts-expect-error a place is no element
api.uses(msk)
// @ts-expect-error a service keeps no data
s.failureScenario('f', { faults: [{ corrupt: api }], perYear: 1 })
// @ts-expect-error a region is not measured
s.requirement('R', { metric: 'availability', of: msk, target: '>= 99%' })
// @ts-expect-error a journey is no scenario
s.requirement('R', { metric: 'rto', of: db, under: buy, target: '<= 1h' })
// @ts-expect-error a link cannot go cold
s.failureScenario('f', { faults: [{ cold: link }], perYear: 1 })
// @ts-expect-error a service is no journey
s.failureScenario('f', { faults: [], rate: '1/year', mustServe: [api] })
// @ts-expect-error a handle is made by the builder only
s.deploy({ id: 'api', kind: 'service' }, msk, { replicas: 2 })

// And what it must accept.
s.database('d', {
  technology: 'postgresql',
  replication: { mode: 'quorum', members: [msk.zone('a'), { in: ekb, sync: false }] },
  failover: { manager: 'patroni', votes: msk.zones, standbyCluster: msk },
})
s.requirement('R', { metric: 'rto', of: db, under: [slip], target: '<= 30m' })
for (const region of [msk, ekb]) s.deploy(cache, region, { replicas: 1 })
for (const store of [db, cache]) s.failureScenario(`lost-${store.id}`, { faults: [{ lose: store }], rate: '1/year' })
s.variant('v', { title: 'V' }, (v) => {
  v.remove(cache, link, slip)
  v.set(db, { size: '2TB', backup: null })
  v.set(buy, { peak: { msk: '90/s' } })
  api.uses(v.cache('local', { technology: 'in-process' }), 'keeps')
})

export default s
