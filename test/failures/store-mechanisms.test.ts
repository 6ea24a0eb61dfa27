/**
 * Every family of stores plays its own mechanism: small models through the door of the failure and data analyses. Figures are
 * those published with the facts (defaults) or added up by hand; half of the caller's time-out of 1 s comes on top of a failover.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dataLoss, effectOf } from '../../src/analyse/data/analyse.ts'
import type { Topology } from '../../src/analyse/topology/topology.ts'
import type { Database, Element, Fault, Member, Operation, Queue } from '../../src/language/vocabulary/index.ts'
import { lag, losePlace, patroni, topologyWith } from '../data/model.ts'
import { journey, play, recovery } from './play.ts'

const zones: Member[] = [
  { in: 'west-a', lag },
  { in: 'west-b', lag },
  { in: 'west-c', lag },
]

/** The small system with one more store, which the journey uses last. */
function withStore(store: Element, operation: Operation, document: { queries?: never[] } = {}): Topology {
  const base = topologyWith({ elements: [store] })
  const relations = [
    ...base.document.relations,
    { id: `api->${store.id}`, from: 'api', to: store.id, timeout: '1s' as const },
  ]
  const journeys = base.document.journeys.map((j) => ({
    ...j,
    steps: [{ to: 'edge' }, { to: 'api' }, { from: 'api', to: store.id, operation }],
  }))
  return topologyWith({ elements: [store], document: { relations, journeys, ...document } })
}

function lossOf(topology: Topology, id: string, ...faults: Fault[]) {
  const group = topology.groups.find((g) => g.id === id)
  assert.ok(group)
  return dataLoss(topology, group, effectOf(topology, faults)).rpo
}

/** Recovery time and loss of a group: best / typical / worst, the half of the call in flight taken off. */
function times(topology: Topology, id: string, ...faults: Fault[]): number[] {
  const found = recovery(play(topology, ...faults), id)?.rto
  assert.ok(found, `${id} has no recovery time`)
  return [found.best, found.typical - 0.5, found.worst - 1].map((value) => Math.round(value * 1000) / 1000)
}

const host = (element: string, which: 'primary' | 'standby' = 'primary'): Fault => ({
  kind: 'lose-instance',
  element,
  which,
})
const crash = (element: string): Fault => ({ kind: 'lose-instance', element, process: true })
const cut = (a: string[], b: string[]): Fault => ({ kind: 'partition', sides: [a, b], for: '1h' })

const topic = (change: Partial<Queue['queue']> = {}, kafka: Queue['kafka'] = {}): Element => ({
  kind: 'topic',
  id: 'log',
  title: 'Log',
  technology: 'kafka',
  queue: { replicas: 3, minInSync: 2, acknowledgements: 'all', delivery: 'at-least-once', members: zones, ...change },
  kafka,
})
const controllers = ['vault', 'vault', 'vault']
/** One partition: the first member leads it. */
const one = { partitions: 1 } as const

describe('Kafka', () => {
  it('a broker with the controllers elsewhere: 7 / 8.5 / 10 s; its lease is a knob', () => {
    assert.deepEqual(
      times(withStore(topic({}, { votes: controllers }), 'write'), 'log/main', host('log')),
      [7, 8.5, 10],
    )
    const quick = topic({}, { votes: controllers, brokerSessionTimeout: '3s', brokerHeartbeatInterval: '1s' })
    assert.deepEqual(times(withStore(quick, 'write'), 'log/main', host('log')), [2, 3, 4])
  })

  it('a zone with a controller in it: at worst the active one, 2 s of silence and 2 s of election more', () => {
    assert.deepEqual(times(withStore(topic(), 'write'), 'log/main', losePlace('west-a')), [7, 8.5, 14])
  })

  it('a crash of the process is a loss of the broker, unless it is back sooner', () => {
    const found = recovery(play(withStore(topic({}, { votes: controllers }), 'write'), crash('log')), 'log/main')
    assert.equal(found?.rto?.typical, 9)
    const restarted = { ...topic({}, { votes: controllers }), restart: '4s' } as Element
    assert.equal(recovery(play(withStore(restarted, 'write'), crash('log')), 'log/main')?.rto?.typical, 4)
  })

  it('every broker leads some partitions: the loss of any is a failover of theirs, whichever the model lists first', () => {
    const orders = [
      [0, 1, 2],
      [1, 2, 0],
      [2, 1, 0],
    ]
    const seen = ['west-a', 'west-b', 'west-c'].flatMap((place) =>
      orders.map((order) => {
        const members = order.map((k) => zones[k] as Member)
        const topology = withStore(topic({ members, acknowledgements: 'leader' }), 'publish')
        const { effect, rto } = recovery(play(topology, losePlace(place)), 'log/main') ?? {}
        const loss = lossOf(topology, 'log/main', losePlace(place))
        return JSON.stringify([effect, rto?.best, rto?.typical, rto?.worst, loss?.typical, loss?.worst])
      }),
    )
    assert.deepEqual(new Set(seen).size, 1)
    // 7 / 8.5 / 10 s, at worst a controller more, half and all of the call's time-out of 1 s; the lag is lost.
    assert.equal(seen[0], JSON.stringify(['failover', 7, 9, 15, 0.2, 2]))
  })

  it('readers of all partitions wait for the failover, writers for min.insync.replicas', () => {
    const lost = { ...host('log', 'standby'), for: '1h' } as Fault
    const tight = topic({ minInSync: 3 })
    assert.equal(journey(play(withStore(tight, 'publish'), lost), 'west').rto?.typical, 3600)
    assert.equal(journey(play(withStore(tight, 'consume'), lost), 'west').rto?.typical, 9)
    assert.equal(
      journey(play(withStore(topic({ partitions: 1, minInSync: 3 }), 'consume'), lost), 'west').outcome,
      'served',
    )
  })

  it('a lost follower stalls acks=all until the controller takes it out of the ISR; acks=1 notices nothing', () => {
    const follower = { ...host('log', 'standby'), for: '1h' } as Fault
    assert.equal(journey(play(withStore(topic(one), 'write'), follower), 'west').rto?.typical, 8.5)
    const loose = topic({ ...one, acknowledgements: 'leader' })
    assert.equal(journey(play(withStore(loose, 'write'), follower), 'west').outcome, 'served')
    assert.equal(journey(play(withStore(topic(one), 'consume'), follower), 'west').outcome, 'served')
  })

  it('min.insync.replicas = replicas: one lost broker stops writes until it is back, reads after the failover go on', () => {
    const tight = topic({ ...one, minInSync: 3 })
    const lost = { ...host('log', 'standby'), for: '1h' } as Fault
    assert.equal(journey(play(withStore(tight, 'write'), lost), 'west').rto?.typical, 3600)
    assert.equal(journey(play(withStore(tight, 'consume'), lost), 'west').outcome, 'served')
    const leader = { ...host('log'), for: '1h' } as Fault
    assert.equal(journey(play(withStore(tight, 'write'), leader), 'west').rto?.typical, 3600)
    assert.equal(journey(play(withStore(tight, 'consume'), leader), 'west').rto?.typical, 9)
  })

  it('without a majority of controllers partitions serve, but nobody replaces a leader or shrinks the ISR', () => {
    const remote = topic(one, { votes: ['east-a', 'east-b', 'east-c'] })
    const away: Fault = { kind: 'lose-place', place: 'east', for: '1h' }
    const served = play(withStore(remote, 'write'), away)
    assert.equal(journey(served, 'west').outcome, 'served')
    assert.match(recovery(served, 'log/main')?.what.en ?? '', /0 of 3 votes.*nobody can fail it over/)
    // min.insync.replicas - 1 = 1 other broker has everything: the controllers elect an active one when they are back, after 1 h, 3/3.5/4 s
    const both = play(withStore(remote, 'write'), away, host('log'))
    assert.equal(recovery(both, 'log/main')?.rto?.typical, 3603.5)
    // acks=1: what the lost leader alone has is lost with it, when somebody makes another one lead
    const loose = withStore(
      topic({ ...one, acknowledgements: 'leader' }, { votes: ['east-a', 'east-b', 'east-c'] }),
      'write',
    )
    assert.match(recovery(play(loose, away, host('log')), 'log/main')?.unknown?.en ?? '', /manualPromotion/)
    assert.equal(lossOf(loose, 'log/main', away, host('log'))?.typical, 0.2)
    const follower = play(withStore(remote, 'write'), away, { kind: 'lose-place', place: 'west-b', for: '2h' })
    assert.equal(journey(follower, 'west').rto?.typical, 3600)
  })

  it('the majority of brokers with their controllers away for an hour: they are waited for, with what is on their disks', () => {
    const faults = ['west-a', 'west-b'].map((place): Fault => ({ kind: 'lose-place', place, for: '1h' }))
    for (const acknowledgements of ['all', 'leader'] as const) {
      const topology = withStore(topic({ acknowledgements }), 'write')
      assert.equal(recovery(play(topology, ...faults), 'log/main')?.rto?.typical, 3603.5)
      // without power at worst what the system had not flushed yet: 30 s
      const { best, typical, worst } = lossOf(topology, 'log/main', ...faults) ?? {}
      assert.deepEqual([best, typical, worst], [0, 0, 30])
    }
  })

  it('cut off, acks=all hangs and loses nothing; acks=1 acknowledges until the partition heals', () => {
    const away = cut(['west-a'], ['west-b', 'west-c'])
    assert.equal(lossOf(withStore(topic(), 'write'), 'log/main', away)?.worst, 0)
    assert.equal(lossOf(withStore(topic({ acknowledgements: 'leader' }), 'write'), 'log/main', away)?.typical, 3600.2)
  })

  it('power lost by every replica loses what Linux had not written: up to 30 s; a crash of the process nothing', () => {
    const all: Fault = { kind: 'lose-place', place: 'west', for: '1h' }
    assert.deepEqual(
      [lossOf(withStore(topic(), 'write'), 'log/main', all)].map((q) => [q?.typical, q?.worst])[0],
      [0, 30],
    )
    const alone = topic({ members: [{ in: 'west-a' }] })
    assert.equal(lossOf(withStore(alone, 'write'), 'log/main', crash('log'))?.worst, 0)
  })
})

const rabbit = (settings: Queue['rabbitmq'] = {}, members: Member[] = zones, confirms = true): Element => ({
  kind: 'queue',
  id: 'jobs',
  title: 'Jobs',
  technology: 'rabbitmq',
  queue: {
    replicas: members.length,
    acknowledgements: confirms ? 'all' : 'none',
    delivery: 'at-least-once',
    members,
  },
  rabbitmq: settings,
})

describe('RabbitMQ', () => {
  it('a quorum queue elects a leader in 1 to 5 s and loses nothing that was confirmed', () => {
    for (const fault of [host('jobs'), crash('jobs'), losePlace('west-a')]) {
      assert.deepEqual(times(withStore(rabbit(), 'write'), 'jobs/main', fault), [1, 3, 5])
    }
    assert.equal(lossOf(withStore(rabbit(), 'write'), 'jobs/main', host('jobs'))?.worst, 0)
    assert.equal(lossOf(withStore(rabbit({}, zones, false), 'write'), 'jobs/main', host('jobs'))?.typical, 0.2)
  })

  it('messages held by consumers of the lost node are back after 60 s, which delays nobody else', () => {
    const outcome = play(withStore(rabbit(), 'write'), host('jobs', 'standby'))
    assert.equal(journey(outcome, 'west').outcome, 'served')
    const held = outcome.recoveries.find((r) => /consumers/.test(r.what.en))
    assert.equal(held?.rto?.typical, 60)
  })

  it('two of three members lost: neither publishes nor deliveries until one is back and a leader elected', () => {
    const faults = ['west-a', 'west-b'].map((place): Fault => ({ kind: 'lose-place', place, for: '1h' }))
    // nobody has a procedure for it: the members are waited for, with their data; 2..4 s of election, as with the leader alive
    const outcome = play(withStore(rabbit(), 'consume'), ...faults)
    assert.equal(recovery(outcome, 'jobs/main')?.effect, 'down')
    assert.equal(journey(outcome, 'west').rto?.typical, 3603)
    assert.equal(lossOf(withStore(rabbit(), 'consume'), 'jobs/main', ...faults)?.worst, 0)
    const forGood = [losePlace('west-a'), losePlace('west-b')]
    const never = play(withStore(rabbit(), 'consume'), ...forGood)
    assert.match(recovery(never, 'jobs/main')?.unknown?.en ?? '', /manualPromotion/)
    const followers = ['west-b', 'west-c'].map((place): Fault => ({ kind: 'lose-place', place, for: '1h' }))
    const silent = play(withStore(rabbit(), 'consume'), ...followers)
    assert.match(recovery(silent, 'jobs/main')?.what.en ?? '', /no majority of the queue/)
    assert.equal(journey(silent, 'west').rto?.typical, 3603)
  })

  it('a classic queue lives on one node, whatever its members: it waits for the node', () => {
    const classic = rabbit({ queueType: 'classic', version: '4.1' })
    const lost: Fault = { kind: 'lose-place', place: 'west-a', for: '1h' }
    assert.equal(journey(play(withStore(classic, 'write'), lost), 'west').rto?.typical, 3600)
    assert.equal(lossOf(withStore(classic, 'write'), 'jobs/main', losePlace('west-a'))?.worst, Number.POSITIVE_INFINITY)
  })

  it('mirrors (3.x) take over when the silent node counts as down: 45 / 60 / 75 s of net_ticktime', () => {
    const mirrored = (netTicktime?: '20s') =>
      rabbit({ queueType: 'classic', version: '3.13', haMode: true, ...(netTicktime ? { netTicktime } : {}) })
    assert.deepEqual(times(withStore(mirrored(), 'write'), 'jobs/main', host('jobs')), [45, 60, 75])
    assert.deepEqual(times(withStore(mirrored('20s'), 'write'), 'jobs/main', host('jobs')), [15, 20, 25])
    assert.equal(lossOf(withStore(mirrored(), 'write'), 'jobs/main', host('jobs'))?.worst, 0)
    // 4.0 removed mirroring: the same policy protects nothing.
    const removed = rabbit({ queueType: 'classic', version: '4.0', haMode: true })
    assert.equal(recovery(play(withStore(removed, 'write'), host('jobs')), 'jobs/main')?.effect, 'down')
  })

  it('a stream is not flushed: power lost by every member loses up to 30 s, a quorum queue nothing', () => {
    const all: Fault = { kind: 'lose-place', place: 'west', for: '1h' }
    assert.equal(lossOf(withStore(rabbit({ queueType: 'stream' }), 'write'), 'jobs/main', all)?.worst, 30)
    assert.equal(lossOf(withStore(rabbit(), 'write'), 'jobs/main', all)?.worst, 0)
  })
})

const search = (settings: Database['elasticsearch'] = {}, members: Member[] = zones): Element => ({
  kind: 'database',
  id: 'find',
  title: 'Search',
  technology: 'other',
  size: '30GB',
  replication: { mode: 'async', members },
  elasticsearch: settings,
})

describe('Elasticsearch', () => {
  it('a silent node: 30 / 31.5 / 33 s, and an election of 0.1 to 0.6 s when it may have been the master', () => {
    const masters = { votes: ['vault', 'vault', 'vault'] }
    assert.deepEqual(times(withStore(search(masters), 'write'), 'find/main', host('find')), [30, 31.5, 33])
    assert.deepEqual(times(withStore(search(), 'write'), 'find/main', losePlace('west-a')), [30.1, 31.85, 33.6])
  })

  it('a crashed process breaks its connections: 0 to 1 s and the election', () => {
    assert.deepEqual(times(withStore(search(), 'write'), 'find/main', crash('find')), [0.1, 0.85, 1.6])
  })

  it('the checks are knobs, and any node is like the first', () => {
    const quick = { checkTimeout: '2s', checkRetries: 2, votes: ['vault', 'vault', 'vault'] } as const
    const store = search({ ...quick, votes: [...quick.votes] })
    // n c .. n (c + i): 2 x 2 .. 2 x (2 + 1); nothing of the caller: no primary to turn to
    const found = recovery(play(withStore(store, 'read'), losePlace('west-b')), 'find/main')
    assert.deepEqual([found?.rto?.best, found?.rto?.typical, found?.rto?.worst], [4, 5, 6])
  })

  it('one replica: one node loses nothing, two may hold both copies of a shard', () => {
    const store = search({ numberOfReplicas: 1, votes: ['east-a', 'east-b', 'east-c'] })
    assert.equal(lossOf(withStore(store, 'write'), 'find/main', losePlace('west-a'))?.worst, 0)
    const two = ['west-b', 'west-c'].map((place): Fault => ({ kind: 'lose-place', place, for: '1h' }))
    const more = search({ numberOfReplicas: 2, votes: ['east-a', 'east-b', 'east-c'] })
    assert.equal(recovery(play(withStore(more, 'read'), ...two), 'find/main')?.rto?.typical, 31.5)
    const both = play(withStore(store, 'read'), ...two)
    assert.equal(recovery(both, 'find/main')?.effect, 'down')
    assert.equal(recovery(both, 'find/main')?.rto?.typical, 3600)
  })

  it('allocation awareness: a zone never holds both copies of a shard', () => {
    const pairs: Member[] = ['west-a', 'west-a', 'west-b', 'west-b'].map((place) => ({ in: place }))
    const votes = ['west-a', 'west-b', 'west-c']
    const aware = play(withStore(search({ allocationAwareness: true, votes }, pairs), 'write'), losePlace('west-a'))
    assert.equal(recovery(aware, 'find/main')?.effect, 'failover')
    const blind = play(withStore(search({ votes }, pairs), 'write'), losePlace('west-a'))
    assert.equal(recovery(blind, 'find/main')?.effect, 'down')
  })

  it('no majority of masters: writes are blocked, searches go on; no_master_block=all blocks both', () => {
    const away: Fault = { kind: 'lose-place', place: 'east', for: '1h' }
    const votes = ['east-a', 'east-b', 'east-c']
    const read = (noMasterBlock: 'write' | 'all') =>
      journey(play(withStore(search({ votes, noMasterBlock }), 'read'), away), 'west').outcome
    assert.equal(read('write'), 'served')
    assert.equal(read('all'), 'down')
    assert.equal(journey(play(withStore(search({ votes }), 'write'), away), 'west').rto?.typical, 3600.6)
  })

  it('the copies of the lost node are rebuilt after 60 s and the transfer', () => {
    // 30 GB in two copies on three nodes: 20 GB to two nodes, 10 GB each at 40 MiB/s = 238 s, and 60 s of delay
    const found = recovery(play(withStore(search(), 'write'), host('find')), 'find/main')
    assert.match(found?.what.en ?? '', /rebuilt on the others after 4\.97.min/)
    const quick = search({ delayedTimeout: '0s', recoveryRate: '100MB/s' })
    assert.match(recovery(play(withStore(quick, 'write'), host('find')), 'find/main')?.what.en ?? '', /after 100.s/)
  })

  it('translog async loses up to 5 s when every copy starts again, request nothing', () => {
    const all: Fault = { kind: 'lose-place', place: 'west', for: '1h' }
    const lost = (translogDurability: 'async' | 'request') =>
      lossOf(withStore(search({ translogDurability }), 'write'), 'find/main', all)?.worst
    assert.deepEqual([lost('async'), lost('request')], [5, 0])
  })
})

const cache = (change: object): Element =>
  ({
    kind: 'sessionStore',
    id: 'hot',
    title: 'Hot',
    technology: 'redis',
    replication: { mode: 'async', members: zones },
    ...change,
  }) as Element
const sentinels = { manager: 'sentinel', votes: ['west-a', 'west-b', 'west-c'] }

describe('Redis', () => {
  it('a lost zone takes a Sentinel along: at worst a second attempt after twice failover-timeout', () => {
    const store = cache({ failover: sentinels })
    assert.deepEqual(times(withStore(store, 'write'), 'hot/main', host('hot')), [30.5, 32.75, 35])
    assert.deepEqual(times(withStore(store, 'write'), 'hot/main', losePlace('west-a')), [30.5, 32.75, 395])
    const tuned = cache({ failover: { ...sentinels, downAfter: '5s', failoverTimeout: '15s' } })
    assert.deepEqual(times(withStore(tuned, 'write'), 'hot/main', losePlace('west-a')), [5.5, 7.75, 40])
  })

  it('min-replicas-to-write refuses writes when too few replicas are left', () => {
    const store = cache({ failover: { ...sentinels, minReplicasToWrite: 2 } })
    const lost = { ...host('hot', 'standby'), for: '1h' } as Fault
    assert.equal(journey(play(withStore(store, 'write'), lost), 'west').rto?.typical, 3600)
    assert.equal(journey(play(withStore(store, 'read'), lost), 'west').outcome, 'served')
    const master: Fault = { kind: 'lose-place', place: 'west-a', for: '1h' }
    assert.equal(journey(play(withStore(store, 'write'), master), 'west').rto?.typical, 3600)
  })

  it('min-replicas-to-write bounds nothing when the replicas are on the master’s own side', () => {
    const members: Member[] = [
      { in: 'west-a', lag },
      { in: 'west-a', lag },
      { in: 'west-b', lag },
    ]
    const away = cut(['west-a'], ['west-b', 'west-c'])
    const lost = (minReplicasToWrite: number) =>
      lossOf(
        withStore(
          cache({ replication: { mode: 'async', members }, failover: { ...sentinels, minReplicasToWrite } }),
          'write',
        ),
        'hot/main',
        away,
      )
    assert.deepEqual([lost(2)?.typical, lost(2)?.worst], [10.2, 13])
    assert.equal(lost(1)?.typical, 3600.2)
  })

  it('a cut-off master of Redis Cluster writes for its own node time-out, not for the default', () => {
    const failover = { manager: 'redis-cluster', votes: ['west-a', 'west-b', 'west-c'], downAfter: '5s' }
    const lost = lossOf(withStore(cache({ failover }), 'write'), 'hot/main', cut(['west-a'], ['west-b', 'west-c']))
    assert.equal(lost?.typical, 5.2)
  })

  it('while one slot range elects a master the whole cluster refuses, unless it need not cover all slots', () => {
    const group = (id: string, first: string, second: string) => ({
      id,
      serves: id === 'one' ? ['west'] : ['east'],
      members: [
        { in: first, lag },
        { in: second, lag },
      ],
    })
    const sharded = (clusterRequireFullCoverage: boolean) =>
      cache({
        replication: { mode: 'async' },
        shards: {
          key: 'k',
          tool: 'proxy',
          groups: [group('one', 'west-a', 'west-b'), group('two', 'west-b', 'west-c')],
        },
        failover: { manager: 'redis-cluster', votes: ['west-a', 'west-b', 'west-c'] },
        redis: { clusterRequireFullCoverage },
      })
    const outcome = play(withStore(sharded(true), 'write'), host('hot'))
    assert.equal(recovery(outcome, 'hot/one')?.rto?.typical, 16.75 + 0.5)
    assert.equal(recovery(outcome, 'hot/two')?.rto?.typical, 1.25)
    assert.equal(recovery(play(withStore(sharded(false), 'write'), host('hot')), 'hot/two'), undefined)
    // Both masters at once: a master votes once per epoch, so that one election may fail and wait 60 s more.
    const both = ['one', 'two'].map((id): Fault => ({ kind: 'lose-instance', element: 'hot', group: id }))
    assert.equal(recovery(play(withStore(sharded(false), 'write'), ...both), 'hot/two')?.rto?.worst, 18 + 60 + 1)
  })

  it('a crash: Sentinel takes over, a supervisor starts it again; without persistence it comes back empty', () => {
    assert.equal(
      recovery(play(withStore(cache({ failover: sentinels }), 'write'), crash('hot')), 'hot/main')?.rto?.typical,
      33.25,
    )
    const supervised = (persistence: string) =>
      cache({ failover: sentinels, persistence, restart: '3s', redis: { autoRestart: true } })
    assert.equal(recovery(play(withStore(supervised('none'), 'write'), crash('hot')), 'hot/main')?.rto?.typical, 3.5)
    const lost = (persistence: string) =>
      lossOf(withStore(supervised(persistence), 'write'), 'hot/main', crash('hot'))?.worst
    assert.deepEqual(['none', 'rdb', 'aof-everysec', 'aof-always'].map(lost), [Number.POSITIVE_INFINITY, 3600, 2, 0])
  })
})

describe('memcached', () => {
  const nodes = (kind: 'cache' | 'sessionStore') => cache({ kind, technology: 'memcached', restart: '1s' })

  it('a lost node takes its keys along, the others answer; nobody promotes anything', () => {
    const outcome = play(withStore(nodes('cache'), 'read'), host('hot'))
    assert.equal(journey(outcome, 'west').outcome, 'served')
    assert.match(recovery(outcome, 'hot/main')?.what.en ?? '', /keys of the lost nodes are gone/)
    assert.deepEqual(outcome.humanSteps, [])
  })

  it('a cache loses nothing of its own, sessions in memory are gone', () => {
    const lost = (kind: 'cache' | 'sessionStore') =>
      lossOf(withStore(nodes(kind), 'read'), 'hot/main', losePlace('west-a'))?.worst
    assert.deepEqual([lost('cache'), lost('sessionStore')], [0, Number.POSITIVE_INFINITY])
  })
})

describe('object storage', () => {
  const bucket = (change: object): Element =>
    ({
      kind: 'objectStore',
      id: 'files',
      title: 'Files',
      replication: { mode: 'async', members: [{ in: 'west' }, { in: 'east', promotion: 'manual' }] },
      ...change,
    }) as Element

  it('a lost region loses what was not replicated: 15 min with a promised time, no bound without', () => {
    const lost = (replicationTimeControl: boolean) =>
      lossOf(withStore(bucket({ replicationTimeControl }), 'read'), 'files/main', losePlace('west'))
    // and the round trip of 30 ms between the regions
    assert.deepEqual([lost(true)?.typical, lost(true)?.worst], [450.03, 900.03])
    assert.equal(lost(false)?.worst, Number.POSITIVE_INFINITY)
  })

  it('somebody has to lead clients to the other region: a person, or a service with a published time', () => {
    assert.match(
      recovery(play(withStore(bucket({}), 'read'), losePlace('west')), 'files/main')?.unknown?.en ?? '',
      /manualPromotion/,
    )
    // a region that comes back is waited for, and what it had not replicated is there again
    const away: Fault = { kind: 'lose-place', place: 'west', for: '1h' }
    assert.equal(recovery(play(withStore(bucket({}), 'read'), away), 'files/main')?.rto?.typical, 3600)
    assert.equal(lossOf(withStore(bucket({}), 'read'), 'files/main', away)?.worst, 0)
    const members: Member[] = [{ in: 'west' }, { in: 'east' }]
    const failover = { manager: 'managed', time: '2m', source: 'vendor' }
    const managed = bucket({ failover, replication: { mode: 'async', members } })
    assert.equal(recovery(play(withStore(managed, 'read'), losePlace('west')), 'files/main')?.rto?.typical, 120.5)
  })
})

describe('Citus', () => {
  const shards = (change: object = {}): Partial<Database> => ({
    replication: { mode: 'sync' },
    shards: {
      key: 'user',
      tool: 'citus',
      groups: [
        { id: 'coordinator', serves: [], members: [{ in: 'west-a' }, { in: 'west-b' }] },
        { id: 'one', serves: ['west', 'east'], members: [{ in: 'west-b' }, { in: 'west-c' }] },
        { id: 'two', serves: ['vault'], members: [{ in: 'west-c' }, { in: 'west-a' }] },
      ],
      citus: { coordinator: 'coordinator', ...change },
    },
  })
  const worker: Fault = { kind: 'lose-instance', element: 'db', group: 'one' }
  const coordinator: Fault = { kind: 'lose-instance', element: 'db', group: 'coordinator' }

  it('a worker: Patroni and proxy 23.6 / 32.1 / 40.6 s, then its address at the coordinator 0.1 / 0.5 / 2 s', () => {
    assert.deepEqual(times(topologyWith({ db: shards() }), 'db/one', worker), [23.7, 32.6, 42.6])
  })

  it('writes of several shards leave transactions in doubt: at worst their rows are locked for 60 s more', () => {
    const tables = [{ name: 'country', kind: 'reference' as const }]
    assert.deepEqual(times(topologyWith({ db: shards({ tables }) }), 'db/one', worker), [23.7, 32.6, 102.6])
    const tuned = shards({ tables, recover2pcInterval: '10s' })
    assert.deepEqual(times(topologyWith({ db: tuned }), 'db/one', worker), [23.7, 32.6, 52.6])
  })

  it('the coordinator is on the way of every statement: 23.6 / 32.1 / 40.6 s for all groups', () => {
    const outcome = play(topologyWith({ db: shards() }), coordinator)
    for (const id of ['db/coordinator', 'db/one', 'db/two']) {
      assert.ok(Math.abs((recovery(outcome, id)?.rto?.typical ?? 0) - 32.6) < 1e-9, id)
    }
    assert.match(recovery(outcome, 'db/one')?.what.en ?? '', /statements come through/)
    assert.equal(journey(outcome, 'west').outcome, 'interrupted')
    // A worker group does not stop the others.
    assert.equal(recovery(play(topologyWith({ db: shards() }), worker), 'db/two'), undefined)
  })

  it('a worker that the coordinator cannot reach answers nobody', () => {
    const outcome = play(topologyWith({ db: shards() }), cut(['west-a', 'west-b'], ['west-c']))
    assert.match(recovery(outcome, 'db/two')?.what.en ?? '', /coordinator cannot reach|moves automatically/)
  })
})

describe('PostgreSQL', () => {
  it('a standby cluster is promoted by a person: 10 min of people, 6 s of the command, 1.25 s of the promotion', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-b' }, { in: 'east-a', sync: false, lag }]
    const votes = ['west-a', 'west-b', 'west-c']
    const failover = { ...patroni, votes, standbyCluster: 'east' }
    const topology = topologyWith({ db: { replication: { mode: 'async', members }, failover } })
    const outcome = play(topology, losePlace('west'))
    assert.match(recovery(outcome, 'db/main')?.what.en ?? '', /only the standby cluster is left/)
    assert.deepEqual(times(topology, 'db/main', losePlace('west')), [601.5, 607.25, 614])
    assert.equal(outcome.humanSteps.length, 3)
    // Even a majority of votes beside it does not promote it.
    const beside = { ...failover, votes: ['east-a', 'east-b', 'east-c'] }
    const apart = topologyWith({ db: { replication: { mode: 'async', members }, failover: beside } })
    assert.equal(play(apart, losePlace('west')).humanSteps.length, 3)
  })

  it('strict mode with two nodes: the new primary has nobody to confirm, writes stop until the old one is back', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-b' }]
    const lost: Fault = { kind: 'lose-place', place: 'west-a', for: '1h' }
    const build = (all: Member[]) =>
      topologyWith({ db: { restart: '0s', replication: { mode: 'sync', strict: true, members: all } } })
    assert.equal(journey(play(build(members), lost), 'west').rto?.typical, 3600)
    const three = journey(play(build([...members, { in: 'west-c' }]), lost), 'west').rto?.typical ?? 0
    assert.ok(three < 60, String(three))
  })

  it('a lost vote of etcd is told, and nobody waits for the election of 1.1 / 1.6 / 2.1 s', () => {
    const voting = topologyWith({ db: { failover: { ...patroni, votes: ['west-a', 'west-b', 'vault'] } } })
    const outcome = play(voting, losePlace('vault'))
    const found = recovery(outcome, 'db/main')
    assert.match(found?.what.en ?? '', /2 of 3 votes are left; the primary serves on/)
    assert.deepEqual([found?.rto?.best, found?.rto?.typical, found?.rto?.worst], [1.1, 1.6, 2.1])
    assert.equal(journey(outcome, 'west').outcome, 'served')
  })

  it('synchronous_commit = off loses up to three periods of the log writer in a crash', () => {
    const members: Member[] = [{ in: 'west-a' }]
    const off = topologyWith({ db: { replication: { mode: 'async', commit: 'off', members } } })
    const lost = lossOf(off, 'db/main', { kind: 'lose-instance', element: 'db', process: true })
    assert.ok(Math.abs((lost?.worst ?? 0) - 0.6) < 1e-9)
  })

  it('PgBouncer that follows DNS: the name’s 15 s and a login, as its knobs say', () => {
    const named = topologyWith({ db: { proxy: { technology: 'pgbouncer' } } })
    const base = topologyWith({ db: { proxy: { technology: 'vip' } } })
    const [byName, byAddress] = [named, base].map((t) => times(t, 'db/main', losePlace('west-a')))
    // 0 .. 15 s of dns_max_ttl and 0 .. 15 s of server_login_retry against 3 .. 4 s of the virtual address
    assert.deepEqual(
      byName?.map((value, k) => Math.round((value - (byAddress?.[k] ?? 0)) * 100) / 100),
      [-3, 11.5, 26],
    )
  })

  it('PgBouncer set to one server does not follow the primary: a person repoints it', () => {
    const pinned = topologyWith({ db: { pool: { technology: 'pgbouncer', size: 20, target: 'server' } } })
    const outcome = play(pinned, losePlace('west-a'))
    assert.match(recovery(outcome, 'db/main')?.what.en ?? '', /PgBouncer is set to the old server/)
    assert.equal(outcome.humanSteps.length, 3)
    assert.ok((recovery(outcome, 'db/main')?.rto?.typical ?? 0) >= 600)
  })
})
