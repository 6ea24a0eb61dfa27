/**
 * Labels and rows of every kind of store against its class in the literature and the documented behaviour: RabbitMQ by version
 * (docs 4.3 and 4.2, partitions), Kafka, Elasticsearch, memcached, object stores, Citus.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { StoreConsistency, StoreOperation } from '../../src/analyse/analysis.ts'
import { analyseConsistency } from '../../src/analyse/consistency/analyse.ts'
import type { Database, Element, Member, Queue } from '../../src/language/vocabulary/index.ts'
import { database, lag, patroni, topologyWith } from '../data/model.ts'

const zones: Member[] = [
  { in: 'west-a', lag },
  { in: 'west-b', lag },
  { in: 'west-c', lag },
]

function analysed(store: Element): StoreConsistency {
  const topology = topologyWith({ elements: [store] })
  const found = analyseConsistency(topology, { recoveries: [], restores: [], durability: [] })
  const own = found.stores.find((one) => one.store === store.id)
  assert.ok(own)
  return own
}

/** The row of an operation in a situation, or on the side that holds exactly these sites. */
function row(found: StoreConsistency, operation: StoreOperation, situation: string) {
  const match = found.rows.find(
    (r) => r.operation === operation && (r.situationId === situation || r.situationId.endsWith(`:${situation}`)),
  )
  assert.ok(match, `${operation} ${situation} among ${found.rows.map((r) => r.situationId).join(' ')}`)
  return match
}

const labels = ({ cap, pacelc }: StoreConsistency) => [cap, pacelc]

function queue(
  technology: 'kafka' | 'rabbitmq',
  change: Partial<Queue>,
  policy: Partial<Queue['queue']> = {},
): Element {
  const members = policy.members ?? zones
  return {
    kind: 'queue',
    id: 'q',
    title: 'Q',
    technology,
    queue: {
      replicas: members.length,
      minInSync: 2,
      acknowledgements: 'all',
      delivery: 'at-least-once',
      members,
      ...policy,
    },
    ...change,
  } as Element
}

describe('RabbitMQ', () => {
  const classic = (version: string, settings: Queue['rabbitmq'] = {}) =>
    analysed(queue('rabbitmq', { rabbitmq: { queueType: 'classic', version, ...settings } }))

  it('quorum queue: CP, PC/EC in every version; its minority refuses', () => {
    for (const version of ['3.13', '4.2', '4.3']) {
      const found = analysed(
        queue('rabbitmq', { rabbitmq: { queueType: 'quorum', version, partitionHandling: 'ignore' } }),
      )
      assert.deepEqual(labels(found), ['CP', 'PC/EC'])
      assert.equal(row(found, 'read', 'west-a').answer, 'refused')
      assert.equal(row(found, 'write', 'west-b+west-c').answer, 'served')
    }
  })

  it('mirrors before 4.0 under ignore or autoheal: PA, both sides serve, one is dropped; pause_minority: CP', () => {
    for (const partitionHandling of ['ignore', 'autoheal'] as const) {
      const found = classic('3.13', { haMode: true, partitionHandling })
      assert.match(found.pacelc, /^PA/)
      for (const side of ['west-a', 'west-b+west-c']) {
        const write = row(found, 'write', side)
        assert.equal(write.answer, 'served')
        assert.equal(write.loss?.worst, Number.POSITIVE_INFINITY)
        assert.ok(write.splitBrain)
      }
    }
    const paused = classic('3.13', { haMode: true, partitionHandling: 'pause_minority' })
    assert.deepEqual(labels(paused), ['CP', 'PC/EC'])
    assert.equal(row(paused, 'write', 'west-a').answer, 'refused')
    assert.equal(row(paused, 'write', 'west-b+west-c').answer, 'served')
  })

  it('an even split under pause_minority stops both sides', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-b' }]
    const rabbitmq = {
      queueType: 'classic',
      version: '3.13',
      haMode: true,
      partitionHandling: 'pause_minority',
    } as const
    const found = analysed(queue('rabbitmq', { rabbitmq }, { members }))
    assert.deepEqual(
      [row(found, 'write', 'west-a').answer, row(found, 'write', 'west-b').answer],
      ['refused', 'refused'],
    )
  })

  it('a classic queue stands on one node: since 4.3 a minority stops whatever is set, before that the setting counts', () => {
    assert.equal(row(classic('4.3', { partitionHandling: 'ignore' }), 'write', 'west-a').answer, 'refused')
    assert.equal(row(classic('4.2', { partitionHandling: 'ignore' }), 'write', 'west-a').answer, 'served')
    assert.equal(row(classic('4.2', { partitionHandling: 'pause_minority' }), 'write', 'west-a').answer, 'refused')
    assert.ok(row(classic('4.2'), 'write', 'west-a').splitBrain)
  })

  it('without confirms what was in flight is lost; a stream is read on the minority', () => {
    const sent = analysed(queue('rabbitmq', {}, { acknowledgements: 'none' }))
    assert.equal(row(sent, 'write', 'failover').loss?.worst, 2)
    assert.equal(sent.cap, 'neither')
    const stream = analysed(queue('rabbitmq', { rabbitmq: { queueType: 'stream' } }))
    assert.equal(row(stream, 'read', 'west-a').answer, 'stale')
    assert.equal(row(stream, 'write', 'west-a').answer, 'refused')
  })
})

describe('Kafka', () => {
  it('acks=all with two in sync: PC/EC; acks=1 or unclean elections: PA/EL', () => {
    assert.equal(analysed(queue('kafka', {})).pacelc, 'PC/EC')
    assert.equal(analysed(queue('kafka', {}, { acknowledgements: 'leader' })).pacelc, 'PA/EL')
    assert.equal(analysed(queue('kafka', { kafka: { uncleanLeaderElection: true } })).pacelc, 'PA/EL')
  })

  it('the controllers decide, not the brokers: the side without them cannot shrink its ISR', () => {
    const found = analysed(queue('kafka', { kafka: { votes: ['west-a', 'west-a', 'west-b'] } }))
    assert.equal(row(found, 'write', 'west-a').answer, 'refused', 'one broker is fewer than two in sync')
    assert.equal(row(found, 'read', 'west-a').answer, 'served')
    assert.equal(row(found, 'write', 'west-b+west-c').answer, 'refused')
    assert.equal(row(found, 'read', 'west-b+west-c').answer, 'stale')
  })

  it('controllers cut off from every broker: leaders stay and the topic goes on', () => {
    const found = analysed(queue('kafka', { kafka: { votes: ['east-a', 'east-b', 'east-c'] } }))
    assert.equal(row(found, 'write', 'west').answer, 'served')
    assert.equal(row(found, 'write', 'west').loss?.worst, 0)
    assert.equal(row(found, 'write', 'east').answer, 'refused')
  })
})

describe('Elasticsearch', () => {
  const search = (settings: Database['elasticsearch'] = {}): Element =>
    database({
      id: 'find',
      technology: 'other',
      elasticsearch: settings,
      replication: { mode: 'async', members: zones },
    } as Partial<Database>)

  it('writes refuse without a master, searches are old everywhere: PC/EL', () => {
    const found = analysed(search())
    assert.deepEqual(labels(found), ['neither', 'PC/EL'])
    assert.deepEqual([row(found, 'write', 'west-a').answer, row(found, 'read', 'west-a').answer], ['refused', 'stale'])
    assert.equal(row(found, 'write', 'west-b+west-c').answer, 'served')
    assert.ok(found.rows.filter((r) => r.operation === 'write').every((r) => r.loss?.worst === 0))
  })

  it('no replicas: the majority lacks shards, and a lost node loses its own', () => {
    const found = analysed(search({ numberOfReplicas: 0 }))
    assert.equal(row(found, 'write', 'west-b+west-c').answer, 'refused')
    assert.equal(row(found, 'write', 'failover').loss?.worst, Number.POSITIVE_INFINITY)
  })

  it('no_master_block=all refuses searches on the minority too', () => {
    assert.equal(row(analysed(search({ noMasterBlock: 'all' })), 'read', 'west-a').answer, 'refused')
  })
})

describe('caches and objects', () => {
  const cache = (kind: 'cache' | 'sessionStore', technology: 'memcached' | 'redis', change: object = {}): Element =>
    ({
      kind,
      id: 'hot',
      title: 'Hot',
      technology,
      replication: { mode: 'async', members: zones },
      ...change,
    }) as Element

  it('memcached: every side answers with what it has, PA/EL; sessions of a lost node are gone', () => {
    const found = analysed(cache('cache', 'memcached'))
    assert.deepEqual(labels(found), ['AP', 'PA/EL'])
    assert.equal(row(found, 'write', 'failover').loss?.worst, 0)
    const sessions = analysed(cache('sessionStore', 'memcached'))
    assert.equal(row(sessions, 'write', 'failover').loss?.worst, Number.POSITIVE_INFINITY)
  })

  it('Redis: min-replicas-to-write bounds the loss only when the replicas are on the other side', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-a' }, { in: 'west-b' }]
    const failover = { manager: 'sentinel', votes: ['west-a', 'west-b', 'west-c'], minReplicasToWrite: 1 }
    const near = analysed(cache('cache', 'redis', { replication: { mode: 'async', members }, failover }))
    assert.equal(row(near, 'write', 'west-a').loss?.worst, Number.POSITIVE_INFINITY)
    const apart = analysed(cache('cache', 'redis', { failover }))
    // min-replicas-max-lag 10 s and a second between two checks, and a lag of 2 s.
    assert.equal(row(apart, 'write', 'west-a').loss?.worst, 13)
  })

  it('an object store in one region: CP, PC/EC per object; its copy in another region is behind: PA/EL', () => {
    const inside = analysed({ kind: 'objectStore', id: 'files', title: 'Files', redundancy: 'region' })
    assert.deepEqual(labels(inside), ['CP', 'PC/EC'])
    const replication = { mode: 'async', members: [{ in: 'west' }, { in: 'east' }] } as const
    const both = analysed({
      kind: 'objectStore',
      id: 'files',
      title: 'Files',
      replication,
      replicationTimeControl: true,
    } as unknown as Element)
    assert.deepEqual(labels(both), ['neither', 'PA/EL'])
    assert.equal(row(both, 'write', 'failover').loss?.worst, 900.03)
    assert.equal(row(both, 'read-replica', 'east').answer, 'stale')
    assert.equal(row(both, 'write', 'east').answer, 'refused')
  })
})

describe('Citus', () => {
  it('every group is PostgreSQL; across groups a read may see a part of a transaction', () => {
    const groups = [
      { id: 'one', members: [{ in: 'west-a' }, { in: 'west-b' }] },
      { id: 'two', members: [{ in: 'west-b' }, { in: 'west-c' }] },
    ]
    const shards = { key: 'user', tool: 'citus', groups } as const
    const build = (mode: 'sync' | 'async') =>
      topologyWith({
        db: {
          shards: { ...shards, groups },
          replication: { mode, ...(mode === 'sync' ? { strict: true } : {}) },
          failover: { ...patroni, watchdog: 'required' },
        },
      })
    const [sync, async] = (['sync', 'async'] as const).map((mode) => {
      const found = analyseConsistency(build(mode), { recoveries: [], restores: [], durability: [] }).stores[0]
      assert.ok(found)
      return found
    })
    assert.ok(sync && async)
    assert.equal(sync.pacelc, 'PC/EC')
    assert.match(row(sync, 'read', 'normal').why.en, /no common snapshot/)
    assert.deepEqual(labels(async), ['neither', 'PA/EC'])
    assert.match(row(async, 'write', 'failover').why.en, /keep their parts on the other nodes/)
  })
})
