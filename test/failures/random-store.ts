/** A store of every technology and mechanism with random copies, votes and knobs, called from a region of its own that never fails. */
import fc from 'fast-check'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { Topology } from '../../src/analyse/topology/topology.ts'
import type { Element, Fault, Operation } from '../../src/language/vocabulary/index.ts'
import { backup, documentWith, losePlace, patroni, places } from '../data/model.ts'

/** Zones that may be lost, one after another in two regions. */
const zones = ['west-a', 'west-b', 'west-c', 'east-a', 'east-b']

export const kinds = [
  'patroni',
  'patroni strict',
  'patroni quorum',
  'managed sql',
  'managed strict',
  'sql by hand',
  'sentinel',
  'redis cluster',
  'memcached',
  'kafka',
  'kafka leader',
  'quorum queue',
  'classic queue',
  'mirrored queue',
  'elasticsearch',
  'objects',
] as const

interface Choices {
  kind: (typeof kinds)[number]
  /** Zones of the copies and of the votes, indices. */
  members: number[]
  votes: number[]
  /** Copies that must confirm, or replicas that must be there. */
  count: number
  manual: boolean
  backup: boolean
  failsafe: boolean
  restart: boolean
}

const choices: fc.Arbitrary<Choices> = fc.record({
  kind: fc.constantFrom(...kinds),
  members: fc.uniqueArray(fc.nat(zones.length - 1), { minLength: 1, maxLength: 5 }),
  votes: fc.uniqueArray(fc.nat(zones.length - 1), { minLength: 1, maxLength: 5 }),
  count: fc.integer({ min: 1, max: 2 }),
  manual: fc.boolean(),
  backup: fc.boolean(),
  failsafe: fc.boolean(),
  restart: fc.boolean(),
})

const zoneAt = (at: number): string => zones[at] ?? ''

function storeOf(c: Choices): Element {
  const members = c.members.map((at) => ({ in: zoneAt(at) }))
  const votes = c.votes.map(zoneAt)
  const base = {
    id: 'store',
    title: 'Store',
    concurrency: 16,
    time: '1ms',
    ...(c.manual ? { manualPromotion: { notice: '2m', decide: '5m', act: '3m' } } : {}),
    ...(c.restart ? { restart: '20s' } : {}),
  }
  const sql = { ...base, kind: 'database', technology: 'postgresql', size: '10GB', ...(c.backup ? { backup } : {}) }
  const acknowledgements = Math.max(1, Math.min(c.count, members.length - 1))
  const sync = { mode: 'sync', acknowledgements, members }
  const votedBy = { ...patroni, votes, ...(c.failsafe ? { failsafeMode: true } : {}) }
  const managed = { manager: 'managed', time: '1m', source: 's' }
  const queue = { replicas: members.length, acknowledgements: 'all', delivery: 'at-least-once', members }
  const redis = { ...base, kind: 'cache', technology: 'redis', replication: { mode: 'async', members } }
  const rabbit = { ...base, kind: 'queue', technology: 'rabbitmq', queue }
  const kafka = { ...base, kind: 'topic', technology: 'kafka', kafka: { votes } }
  const minInSync = Math.min(c.count, members.length)
  const found = {
    patroni: { ...sql, replication: sync, failover: votedBy, proxy: { technology: 'haproxy' } },
    'patroni strict': { ...sql, replication: { ...sync, strict: true }, failover: votedBy },
    'patroni quorum': { ...sql, replication: { ...sync, mode: 'quorum' }, failover: votedBy },
    'managed sql': { ...sql, replication: sync, failover: managed },
    'managed strict': { ...sql, replication: { ...sync, strict: true }, failover: managed },
    'sql by hand': { ...sql, replication: sync },
    sentinel: { ...redis, failover: { manager: 'sentinel', votes, minReplicasToWrite: c.count - 1 } },
    'redis cluster': { ...redis, failover: { manager: 'redis-cluster', votes } },
    memcached: { ...redis, technology: 'memcached' },
    kafka: { ...kafka, queue: { ...queue, minInSync } },
    'kafka leader': { ...kafka, queue: { ...queue, acknowledgements: 'leader' } },
    'quorum queue': rabbit,
    'classic queue': { ...rabbit, rabbitmq: { queueType: 'classic' } },
    'mirrored queue': {
      ...rabbit,
      rabbitmq: { version: '3.13', haMode: true, ...(c.failsafe ? { partitionHandling: 'pause_minority' } : {}) },
    },
    elasticsearch: {
      ...base,
      kind: 'database',
      technology: 'other',
      replication: { mode: 'async', members },
      elasticsearch: { votes, numberOfReplicas: c.count },
    },
    objects: { ...base, kind: 'objectStore', technology: 's3', replication: { mode: 'async', members } },
  }[c.kind]
  return found as unknown as Element
}

function systemOf(c: Choices): Topology {
  const document = documentWith({ elements: [storeOf(c)] })
  const journey = (operation: Operation) => ({
    id: operation,
    title: operation,
    actor: 'user',
    steps: [{ to: 'api' }, { from: 'api', to: 'store', operation }],
    rates: [{ from: 'home', normal: '1/s', peak: '1/s' }],
  })
  const queue = ['queue', 'topic'].includes(storeOf(c).kind)
  const operations: Operation[] = queue ? ['publish', 'consume'] : ['write', 'read', 'read-replica']
  return resolveTopology({
    ...document,
    places: [...places, { id: 'home', kind: 'region', title: 'home' }],
    links: [],
    deployments: [{ id: 'api@home', element: 'api', in: 'home', replicas: 2 }],
    relations: [
      { id: 'user->api', from: 'user', to: 'api' },
      { id: 'api->store', from: 'api', to: 'store', timeout: '1s' },
    ],
    journeys: operations.map(journey),
  } as typeof document)
}

/** A system with its description. */
export const storeSystem: fc.Arbitrary<{ choices: Choices; make: () => Topology }> = choices.map((c) => ({
  choices: c,
  make: () => systemOf(c),
}))

const instance = (more: object): Fault => ({ kind: 'lose-instance', element: 'store', ...more }) as Fault

/** Losses of zones, regions, hosts and processes, some of which end. */
export const losses: fc.Arbitrary<Fault[]> = fc
  .subarray(
    [
      ...[...zones, 'west', 'east'].map(losePlace),
      instance({ which: 'primary' }),
      instance({ which: 'standby' }),
      instance({ which: 'primary', process: true }),
    ],
    { minLength: 1, maxLength: 4 },
  )
  .chain((faults) =>
    fc.tuple(
      ...faults.map((fault) =>
        fc
          .constantFrom(undefined, '10m', '1h', '4h')
          .map((length): Fault => (length === undefined ? fault : ({ ...fault, for: length } as Fault))),
      ),
    ),
  )
