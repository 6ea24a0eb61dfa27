/**
 * One definition of a loss: what the consistency table says a partition or a failover can lose is the RPO of the same fault.
 * Checked store by store; the only difference is a promotion by people, which the RPO of a partition leaves out.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyseConsistency } from '../../src/analyse/consistency/analyse.ts'
import { analyseData } from '../../src/analyse/data/analyse.ts'
import type { Cache, Database, Element, Fault, Queue, RedisFailover } from '../../src/language/vocabulary/index.ts'
import { database, lag, losePlace, patroni, topologyWith } from './model.ts'

const votes = ['west-a', 'west-b', 'west-c']
const members = votes.map((at) => ({ in: at, lag }))

const sql = (change: Partial<Database>): Element =>
  ({ ...database(), id: 'x', replication: { mode: 'async', members }, failover: patroni, ...change }) as Element
const redis = (failover: RedisFailover): Element =>
  ({
    kind: 'sessionStore',
    id: 'x',
    title: 'X',
    technology: 'redis',
    replication: { mode: 'async', members },
    failover,
  }) as Cache
const queue = (
  technology: 'kafka' | 'rabbitmq',
  policy: Partial<Queue['queue']> = {},
  change: Partial<Queue> = {},
): Element =>
  ({
    kind: 'queue',
    id: 'x',
    title: 'X',
    technology,
    queue: { replicas: 3, minInSync: 2, acknowledgements: 'all', delivery: 'at-least-once', members, ...policy },
    ...change,
  }) as Queue
const mirrored = (partitionHandling: 'ignore' | 'autoheal' | 'pause_minority') =>
  queue('rabbitmq', {}, { rabbitmq: { version: '3.12', queueType: 'classic', haMode: true, partitionHandling } })

const stores: Record<string, Element> = {
  'PostgreSQL, asynchronous': sql({}),
  'PostgreSQL, FIRST 1': sql({ replication: { mode: 'sync', members } }),
  'PostgreSQL, FIRST 2': sql({ replication: { mode: 'sync', acknowledgements: 2, members } }),
  'PostgreSQL, ANY 1': sql({ replication: { mode: 'quorum', members } }),
  'PostgreSQL, commit local': sql({ replication: { mode: 'sync', commit: 'local', members } }),
  'Redis Sentinel': redis({ manager: 'sentinel', votes }),
  'Redis Sentinel, one replica to write': redis({ manager: 'sentinel', votes, minReplicasToWrite: 1 }),
  'Redis Cluster': redis({ manager: 'redis-cluster', votes }),
  'Kafka, acks=all': queue('kafka'),
  'Kafka, acks=all, one in sync': queue('kafka', { minInSync: 1 }),
  'Kafka, acks=1': queue('kafka', { acknowledgements: 'leader' }),
  'RabbitMQ, quorum queue': queue('rabbitmq'),
  'RabbitMQ, no confirms': queue('rabbitmq', { acknowledgements: 'none' }),
  'RabbitMQ, mirrors, pause_minority': mirrored('pause_minority'),
  'RabbitMQ, mirrors, ignore': mirrored('ignore'),
  'RabbitMQ, mirrors, autoheal': mirrored('autoheal'),
}

/** RPO of a fault, and the rows of the consistency table of the same store. */
function analysed(store: Element, fault: Fault) {
  const scenarios = [{ id: 'f', title: 'F', rate: '1/year' as const, faults: [fault] }]
  const topology = topologyWith({ elements: [store], document: { scenarios } })
  const data = analyseData(topology)
  const rpo = data.recoveries.find((r) => r.store === 'x' && r.scenario === 'f')?.rpo
  const rows = analyseConsistency(topology, data).stores.find((s) => s.store === 'x')?.rows ?? []
  return { rpo, rows: rows.filter((row) => row.operation === 'write') }
}
type Three = { best: number; typical: number; worst: number } | undefined
const cases = (value: Three) => [value?.best, value?.typical, value?.worst].map((n) => Number(n?.toFixed(9)))

describe('the loss in the consistency table is the RPO of the same fault', () => {
  for (const [name, store] of Object.entries(stores)) {
    it(name, () => {
      const whole = analysed(store, losePlace('west-a'))
      assert.deepEqual(cases(whole.rows.find((r) => r.situationId === 'failover')?.loss), cases(whole.rpo), 'failover')
      for (const sides of [
        [['west-a'], ['west-b', 'west-c']],
        [['west-a', 'west-b'], ['west-c']],
      ] satisfies [string[], string[]][]) {
        const { rpo, rows } = analysed(store, { kind: 'partition', sides })
        const own = rows.filter((r) => sides.some((side) => r.situationId.endsWith(`:${side.join('+')}`)))
        assert.equal(own.length, 2, 'both sides')
        const worst = own.reduce((a, b) => ((b.loss?.worst ?? 0) > (a.loss?.worst ?? 0) ? b : a))
        assert.deepEqual(cases(worst.loss), cases(rpo), worst.situationId)
      }
    })
  }

  it('a promotion by people is in the table and not in the RPO: nobody promotes while the primary may live', () => {
    const { rpo, rows } = analysed(sql({ failover: { manager: 'manual' } }), {
      kind: 'partition',
      sides: [['west-a'], ['west-b', 'west-c']],
    })
    const side = rows.find((r) => r.situationId.endsWith(':west-a'))
    assert.deepEqual(cases(rpo), [0, 0, 0])
    // Notice 2 min, decide 5 min, act 3 min, and 2 s that had not reached the copy.
    assert.deepEqual(cases(side?.loss), [0, 0, 602])
  })
})

describe('which broker leads', () => {
  const lost = (partitions: number | undefined, place: string) =>
    analysed(
      queue('kafka', { acknowledgements: 'leader', ...(partitions === undefined ? {} : { partitions }) }),
      losePlace(place),
    ).rpo?.worst
  it('of a topic with several partitions any broker may lead: the loss of each loses its lag', () => {
    for (const place of votes) assert.equal(lost(undefined, place), 2)
  })
  it('a topic of one partition has one leader', () => {
    assert.deepEqual(
      votes.map((place) => lost(1, place)),
      [2, 0, 0],
    )
  })
})
