/**
 * Two sites never fail over by themselves, whatever technology counts the votes and however they are spread: for every split of
 * the votes over the two sites the loss of one of them, or their parting, finds no majority on at least one side. A third site
 * with a vote changes that. Arithmetic of majorities: v1 + v2 votes, both v1 and v2 above half is impossible.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Topology } from '../../src/analyse/topology/topology.ts'
import type { Element, Fault, Member } from '../../src/language/vocabulary/index.ts'
import { lag, losePlace, patroni, topologyWith } from '../data/model.ts'
import { play, recovery } from './play.ts'

type Site = 'west' | 'east'

/** A store whose votes are at `votes` and whose first copy is in `first`; its members vote themselves in a quorum queue. */
const technologies: Record<string, (votes: string[], first: Site) => Element> = {
  'Patroni (etcd)': (votes, first) => ({
    ...base(first),
    kind: 'database',
    technology: 'postgresql',
    failover: { ...patroni, votes },
    proxy: { technology: 'haproxy' },
  }),
  'Redis Sentinel': (votes, first) => ({
    ...base(first),
    kind: 'cache',
    technology: 'redis',
    failover: { manager: 'sentinel', votes },
  }),
  'Redis Cluster': (votes, first) => ({
    ...base(first),
    kind: 'cache',
    technology: 'redis',
    failover: { manager: 'redis-cluster', votes },
  }),
  'Kafka (KRaft)': (votes, first) => ({
    id: 'store',
    title: 'Store',
    kind: 'topic',
    technology: 'kafka',
    // One partition, so that one side alone leads.
    queue: {
      partitions: 1,
      replicas: 2,
      minInSync: 1,
      acknowledgements: 'all',
      delivery: 'at-least-once',
      members: copies(first),
    },
    kafka: { votes },
  }),
  'RabbitMQ quorum queue': (votes, first) => ({
    id: 'store',
    title: 'Store',
    kind: 'queue',
    technology: 'rabbitmq',
    queue: {
      replicas: votes.length,
      acknowledgements: 'all',
      delivery: 'at-least-once',
      members: [...votes]
        .sort((a, b) => Number(b.startsWith(first)) - Number(a.startsWith(first)))
        .map((place) => ({ in: place })),
    },
  }),
  Elasticsearch: (votes, first) => ({
    ...base(first),
    kind: 'database',
    technology: 'other',
    elasticsearch: { votes, numberOfReplicas: 1 },
  }),
}

function copies(first: Site): Member[] {
  const other: Site = first === 'west' ? 'east' : 'west'
  return [
    { in: `${first}-a`, lag },
    { in: `${other}-a`, lag },
  ]
}

const base = (first: Site) => ({
  id: 'store',
  title: 'Store',
  replication: { mode: 'async' as const, members: copies(first) },
})

function systemWith(store: Element): Topology {
  return topologyWith({ elements: [store] })
}

/** The store goes on without anybody: it is not hit, or writes are back by its own mechanism. */
function carriesOn(topology: Topology, ...faults: Fault[]): boolean {
  const found = recovery(play(topology, ...faults), 'store/main')
  if (!found) return true
  return (
    found.unknown === undefined && Number.isFinite(found.rto?.worst ?? 0) && !found.phases.some((phase) => phase.human)
  )
}

const spread = fc
  .record({ west: fc.integer({ min: 0, max: 4 }), east: fc.integer({ min: 0, max: 4 }) })
  .filter(({ west, east }) => west + east > 1 && west > 0 && east > 0)

const places = (site: string, count: number) =>
  Array.from({ length: count }, (_, k) => `${site}-${['a', 'b', 'c'][k % 3]}`)

describe('two sites', () => {
  for (const [name, store] of Object.entries(technologies)) {
    it(`${name}: however the votes are spread, one of the two losses needs a person`, () => {
      fc.assert(
        fc.property(spread, ({ west, east }) => {
          const votes = [...places('west', west), ...places('east', east)]
          const survived = (['west', 'east'] as const).map((site) =>
            carriesOn(systemWith(store(votes, site)), losePlace(site)),
          )
          return survived.includes(false)
        }),
        { numRuns: 25 },
      )
    })

    it(`${name}: with a third site for a vote the loss of either needs nobody`, () => {
      for (const site of ['west', 'east'] as const) {
        const votes = ['west-a', 'east-a', 'vault']
        assert.ok(carriesOn(systemWith(store(votes, site)), losePlace(site)), site)
      }
    })

    it(`${name}: when the sites part, the side without the majority never gets a primary of its own`, () => {
      fc.assert(
        fc.property(spread, ({ west, east }) => {
          const votes = [...places('west', west), ...places('east', east)]
          const topology = systemWith(store(votes, 'west'))
          const found = recovery(play(topology, { kind: 'partition', sides: [['west'], ['east']] }), 'store/main')
          const moved = found?.effect === 'failover' && !found.phases.some((phase) => phase.human)
          return !moved || east > west
        }),
        { numRuns: 25 },
      )
    })
  }
})
