/** Stores other than PostgreSQL with Patroni: their own managers, their own losses. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dataLoss, effectOf } from '../../src/analyse/data/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { Element, Fault, Member } from '../../src/language/vocabulary/index.ts'
import { lag, losePlace, topologyWith } from '../data/model.ts'
import { journey, play, recovery } from './play.ts'

const members: Member[] = [
  { in: 'west-a', lag },
  { in: 'west-b', lag },
  { in: 'west-c', lag },
]
const votes = ['west-a', 'west-b', 'west-c']

function withStore(store: Element, operation: 'write' | 'publish' = 'write') {
  const base = topologyWith({ elements: [store] })
  const relations = [
    ...base.document.relations,
    { id: `api->${store.id}`, from: 'api', to: store.id, timeout: '1s' as const },
  ]
  const journeys = base.document.journeys.map((j) => ({
    ...j,
    steps: [...j.steps, { from: 'api', to: store.id, operation }],
  }))
  return topologyWith({ elements: [store], document: { relations, journeys } })
}

function lossOf(topology: ReturnType<typeof topologyWith>, id: string, ...faults: Fault[]) {
  const group = topology.groupsOf(id)[0]
  assert.ok(group)
  return dataLoss(topology, group, effectOf(topology, faults))
}

const redis = (manager: 'sentinel' | 'redis-cluster'): Element => ({
  kind: 'cache',
  id: 'redis',
  title: 'Redis',
  technology: 'redis',
  replication: { mode: 'sync', members },
  failover: { manager, votes },
})

describe('Redis', () => {
  const lost: Fault = { kind: 'lose-instance', element: 'redis' }

  it('Sentinel takes 32.75 s, Cluster 16.75 s, and half of the call in flight', () => {
    assert.equal(recovery(play(withStore(redis('sentinel')), lost), 'redis/main')?.rto?.typical, 33.25)
    assert.equal(recovery(play(withStore(redis('redis-cluster')), lost), 'redis/main')?.rto?.typical, 17.25)
  })

  it('is asynchronous whatever the model says: the lag is lost', () => {
    assert.equal(lossOf(withStore(redis('sentinel')), 'redis', lost).rpo?.typical, 0.2)
  })

  it('an isolated master under Sentinel writes until the partition heals, in a cluster for the node time-out', () => {
    const cut: Fault = { kind: 'partition', sides: [['west-a'], ['west-b', 'west-c']], for: '1h' }
    assert.equal(lossOf(withStore(redis('sentinel')), 'redis', cut).rpo?.typical, 3600.2)
    assert.equal(lossOf(withStore(redis('redis-cluster')), 'redis', cut).rpo?.typical, 15.2)
  })

  it('two sentinels of three in the lost zone leave nobody to decide', () => {
    const store = {
      ...redis('sentinel'),
      failover: { manager: 'sentinel', votes: ['west-a', 'west-a', 'west-b'] },
    } as Element
    assert.match(
      recovery(play(withStore(store), losePlace('west-a')), 'redis/main')?.unknown?.en ?? '',
      /manualPromotion/,
    )
  })
})

describe('Kafka', () => {
  const topic = (acknowledgements: 'all' | 'leader', minInSync: number): Element => ({
    kind: 'topic',
    id: 'events',
    title: 'Events',
    technology: 'kafka',
    queue: { replicas: 3, minInSync, acknowledgements, delivery: 'at-least-once', members },
  })

  it('a broker is replaced in 7 to 10 s', () => {
    const found = recovery(play(withStore(topic('all', 2), 'publish'), losePlace('west-a')), 'events/main')
    assert.equal(found?.rto?.typical, 8.5 + 0.5)
  })

  it('acks=all with two in sync loses nothing with one broker, and may lose with two', () => {
    const topology = withStore(topic('all', 2), 'publish')
    assert.equal(lossOf(topology, 'events', losePlace('west-a')).rpo?.typical, 0)
    assert.equal(lossOf(topology, 'events', losePlace('west-a'), losePlace('west-b')).rpo?.typical, 0.2)
  })

  it('acks=1, or one in sync, loses what the followers have not fetched', () => {
    assert.equal(lossOf(withStore(topic('leader', 2)), 'events', losePlace('west-a')).rpo?.typical, 0.2)
    assert.equal(lossOf(withStore(topic('all', 1)), 'events', losePlace('west-a')).rpo?.typical, 0.2)
  })
})

describe('other ways', () => {
  it('a managed failover takes its published time', () => {
    const failover = {
      manager: 'managed',
      time: { best: '30s', typical: '1m', worst: '2m' },
      source: 'vendor',
    } as const
    const found = recovery(play(topologyWith({ db: { failover } }), losePlace('west-a')), 'db/main')
    assert.equal(found?.rto?.typical, 60.5)
  })

  it('a whole database behind lost proxies is out until they return', () => {
    const topology = topologyWith({ db: { proxy: { technology: 'haproxy', in: ['west-c'] }, restart: '0s' } })
    const outcome = play(topology, { kind: 'lose-place', place: 'west-c', for: '20m' })
    assert.equal(recovery(outcome, 'db/main')?.effect, 'down')
    assert.equal(journey(outcome, 'west').rto?.typical, 1200)
  })

  it('PgBouncer in front of the proxy adds its login retry', () => {
    const pooled = topologyWith({ db: { pool: { technology: 'pgbouncer', size: 20 } } })
    const found = recovery(play(pooled, losePlace('west-a')), 'db/main')
    assert.ok(Math.abs((found?.rto?.worst ?? 0) - 56.6) < 1e-9)
  })

  it('PgBouncer beside the service that calls adds it too', () => {
    const base = topologyWith().document
    const beside = (serverLoginRetry?: '1s') => {
      const elements = base.elements.map((one): Element => {
        if (one.id !== 'api' || one.kind !== 'service') return one
        return {
          ...one,
          pool: { technology: 'pgbouncer', size: 20, ...(serverLoginRetry ? { serverLoginRetry } : {}) },
        }
      })
      const topology = resolveTopology({ ...base, elements })
      return recovery(play(topology, losePlace('west-a')), 'db/main')?.rto?.worst ?? 0
    }
    assert.ok(Math.abs(beside() - 56.6) < 1e-9, String(beside()))
    // 15 s by default, 1 s when it is set.
    assert.ok(Math.abs(beside('1s') - 42.6) < 1e-9, String(beside('1s')))
  })

  it('a caller without any limit waits for TCP when nothing cuts its session', () => {
    const base = topologyWith()
    const relations = base.document.relations.map(({ timeout: _timeout, ...relation }) => relation)
    const open = topologyWith({ db: { proxy: { technology: 'vip' } }, document: { relations } })
    assert.equal(recovery(play(open, losePlace('west-a')), 'db/main')?.rto?.typical, 924.6)
    const cut = topologyWith({ document: { relations } })
    assert.ok((recovery(play(cut, losePlace('west-a')), 'db/main')?.rto?.typical ?? 0) < 40)
  })

  it('reads at replicas go on while the primary is replaced', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-b' }, { in: 'west-c', role: 'replica' }]
    const base = topologyWith()
    const journeys = base.document.journeys.map((j) => ({
      ...j,
      steps: [{ to: 'edge' }, { to: 'api' }, { to: 'db', operation: 'read-replica' as const }],
    }))
    const topology = topologyWith({ db: { replication: { mode: 'sync', members } }, document: { journeys } })
    const outcome = play(topology, { kind: 'lose-instance', element: 'db', which: 'primary' })
    assert.equal(journey(outcome, 'west').outcome, 'served')
  })

  it('writes pause for a lost standby, reads at the primary do not', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-b' }]
    const base = topologyWith()
    const reading = base.document.journeys.map((j) => ({
      ...j,
      steps: [{ to: 'edge' }, { to: 'api' }, { to: 'db', operation: 'read' as const }],
    }))
    const lost: Fault = { kind: 'lose-instance', element: 'db', which: 'standby' }
    const replication = { mode: 'sync', members } as const
    assert.equal(
      journey(play(topologyWith({ db: { replication: { ...replication, members: [...members] } } }), lost), 'west')
        .outcome,
      'interrupted',
    )
    const reads = topologyWith({
      db: { replication: { ...replication, members: [...members] } },
      document: { journeys: reading },
    })
    assert.equal(journey(play(reads, lost), 'west').outcome, 'served')
  })
})
