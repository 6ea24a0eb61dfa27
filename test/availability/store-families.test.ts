/**
 * Stores without a failover manager of their own against closed forms: three zones of one region that fail independently, each
 * 87.6 h once a year of 8760 h, and nothing else. P2 is the chance that two of the three are down, P3 that all are.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyseAvailability } from '../../src/analyse/availability/analyse.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { Element, Member, Operation, Place } from '../../src/language/vocabulary/index.ts'
import { documentWith } from '../data/model.ts'

const outage = { rate: '1/year', repair: '87.6h' } as const
const q = 0.01 / 1.01
const p2 = 3 * q ** 2 * (1 - q) + q ** 3
const p3 = q ** 3

const places: Place[] = [
  { id: 'west', kind: 'region', title: 'west' },
  ...['a', 'b', 'c'].map((zone): Place => ({ id: `west-${zone}`, kind: 'zone', in: 'west', title: zone, outage })),
]
const zones: Member[] = [{ in: 'west-a' }, { in: 'west-b' }, { in: 'west-c' }]

/** Share of time in which users of `west` get no answer from the store. */
function down(store: object, operation: Operation): number {
  const elements = [
    { kind: 'person', id: 'user', title: 'User' },
    { id: 'store', title: 'Store', ...store },
  ] as Element[]
  const journey = { id: 'j', title: 'j', actor: 'user', steps: [{ to: 'store', operation }] }
  const document = documentWith({
    document: {
      places,
      links: [],
      elements,
      relations: [{ id: 'user->store', from: 'user', to: 'store' }],
      deployments: [],
      journeys: [{ ...journey, rates: [{ from: 'west', normal: '1/s', peak: '1/s' }] }],
    },
  })
  const topology = resolveTopology(document)
  const peak = analysePerformance(topology, { load: 'peak' })
  const found = analyseAvailability(topology, { scenarios: [], survivors: [] }, { normal: peak, peak }).journeys[0]
  assert.ok(found)
  return found.structural.typical
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.max(1e-9, expected) + 1e-16, `${actual} against ${expected}`)
}

const queue = (rabbitmq: object) => ({
  kind: 'queue',
  technology: 'rabbitmq',
  queue: { replicas: 3, acknowledgements: 'all', delivery: 'at-least-once', members: zones },
  rabbitmq,
})
const search = (elasticsearch: object, members = zones) => ({
  kind: 'database',
  technology: 'other',
  elasticsearch,
  replication: { mode: 'async', members },
})

test('RabbitMQ: a quorum queue needs two of three, a classic one its node, mirrors one or under pause_minority two', () => {
  near(down(queue({ queueType: 'quorum' }), 'write'), p2)
  near(down(queue({ queueType: 'classic' }), 'write'), q)
  const mirrored = { queueType: 'classic', version: '3.13', haMode: true }
  near(down(queue(mirrored), 'write'), p3)
  near(down(queue({ ...mirrored, partitionHandling: 'pause_minority' }), 'write'), p2)
})

test('Elasticsearch: as many nodes may be down as a shard has replicas; writes need the majority of the masters too', () => {
  near(down(search({ numberOfReplicas: 0 }), 'read'), 1 - (1 - q) ** 3)
  near(down(search({ numberOfReplicas: 1 }), 'read'), p2)
  near(down(search({ numberOfReplicas: 2 }), 'read'), p3)
  near(down(search({ numberOfReplicas: 2 }), 'write'), p2)
  near(down(search({ numberOfReplicas: 2, noMasterBlock: 'all' }), 'read'), p2)
  // Masters in two zones only: both must be there.
  near(down(search({ numberOfReplicas: 2, votes: ['west-a', 'west-b'] }), 'write'), 1 - (1 - q) ** 2)
})

test('Elasticsearch: with allocation awareness two nodes of one zone count once', () => {
  const pairs = ['west-a', 'west-a', 'west-b', 'west-b'].map((place) => ({ in: place }))
  near(down(search({ allocationAwareness: true }, pairs), 'read'), q ** 2)
  near(down(search({}, pairs), 'read'), 1 - (1 - q) ** 2)
})

test('memcached answers as long as one node does', () => {
  near(down({ kind: 'cache', technology: 'memcached', replication: { mode: 'async', members: zones } }, 'read'), p3)
})

test('Citus: the coordinator is on the way to every group', () => {
  const groups = [
    { id: 'coordinator', serves: [], members: [{ in: 'west-a' }] },
    { id: 'one', serves: ['west'], members: [{ in: 'west-b' }] },
  ]
  const citus = (coordinator: object) => ({
    kind: 'database',
    technology: 'postgresql',
    shards: { key: 'user', tool: 'citus', groups, citus: coordinator },
  })
  near(down(citus({}), 'write'), q)
  near(down(citus({ coordinator: 'coordinator' }), 'write'), 1 - (1 - q) ** 2)
})

test('a standby cluster counts only with a person to promote it', () => {
  const votes = ['west-b', 'west-b', 'west-b']
  const store = (standbyCluster: object, manualPromotion: object = {}) => ({
    kind: 'database',
    technology: 'postgresql',
    replication: { mode: 'async', members: [{ in: 'west-a' }, { in: 'west-c' }] },
    failover: { manager: 'patroni', votes, ...standbyCluster },
    ...manualPromotion,
  })
  near(down(store({}), 'write'), 1 - (1 - q) * (1 - q ** 2))
  near(down(store({ standbyCluster: 'west-c' }), 'write'), 1 - (1 - q) ** 2)
  const people = { manualPromotion: { notice: '1m', decide: '1m', act: '1m' } }
  near(down(store({ standbyCluster: 'west-c' }, people), 'write'), q ** 2)
})

test('Kafka: confirmations for those who write; leaders that are lost need the majority of the controllers', () => {
  const topic = (minInSync: number, votes?: string[]) => ({
    kind: 'topic',
    technology: 'kafka',
    queue: {
      replicas: 3,
      partitions: 6,
      minInSync,
      acknowledgements: 'all',
      delivery: 'at-least-once',
      members: zones,
    },
    ...(votes ? { kafka: { votes } } : {}),
  })
  const apart = ['west', 'west', 'west']
  near(down(topic(2, apart), 'publish'), p2)
  near(down(topic(1, apart), 'publish'), p3)
  near(down(topic(2, apart), 'consume'), p3)
  // Controllers beside the brokers: without two of them nobody leads what the lost ones led.
  for (const least of [1, 2])
    for (const operation of ['publish', 'consume'] as const) near(down(topic(least), operation), p2)
  // Two of three controllers in one zone: it takes its partitions along for good, and the other two zones do so only together.
  const lopsided = ['west-a', 'west-a', 'west-b']
  near(down(topic(2, lopsided), 'publish'), q + (1 - q) * q ** 2)
  near(down(topic(2, lopsided), 'consume'), q)
})
