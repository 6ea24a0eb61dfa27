/** Caches whose nodes hold keys of their own, and caches that are out: what then reaches the store, by hand. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Topology } from '../../src/analyse/topology/topology.ts'
import type { Duration } from '../../src/language/units.ts'
import type { Element } from '../../src/language/vocabulary/index.ts'
import { documentWith, topologyWith } from '../data/model.ts'
import { journey, play, recovery } from './play.ts'

/** 1000/s in each of two regions read through two nodes of memcached that hit nine times of ten. */
function cached(time: Duration): Topology {
  const cache: Element = {
    kind: 'cache',
    id: 'memo',
    title: 'Memo',
    technology: 'memcached',
    concurrency: 64,
    time: '0.1ms',
    cache: { level: 'shared', hitRatio: '90%', ttl: '1h', invalidation: ['ttl'], warmUp: '10m' },
    replication: { mode: 'async', members: [{ in: 'west-a' }, { in: 'west-b' }] },
  }
  const base = documentWith({ peak: '1000/s', elements: [cache] })
  return topologyWith({
    peak: '1000/s',
    db: { time, concurrency: 4 },
    elements: [cache],
    document: {
      relations: [
        ...base.relations,
        { id: 'api->memo', from: 'api', to: 'memo', need: 'soft', fallback: 'the database' },
      ],
      deployments: base.deployments.map((d) => ({ ...d, replicas: 40 })),
      journeys: base.journeys.map((j) => ({
        ...j,
        steps: [
          { to: 'edge' },
          { to: 'api' },
          { to: 'memo', operation: 'read' },
          { from: 'api', to: 'db', operation: 'read' },
        ],
      })),
    },
  })
}

const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? NaN) - expected) < 1e-9, `${actual}`)
const load = (outcome: ReturnType<typeof play>) => outcome.load.find((row) => row.station === 'db/main/1')

describe('nodes of memcached', () => {
  it('one of two takes half of the keys along until the cache is warm', () => {
    const outcome = play(cached('0.1ms'), { kind: 'lose-instance', element: 'memo' })
    near(load(outcome)?.after, (2000 * (0.1 / 2 + 1 / 2) * 0.1e-3) / 4)
    near(load(outcome)?.warm, (2000 * 0.1 * 0.1e-3) / 4)
    near(recovery(outcome, 'memo:cold')?.rto?.typical, 600)
  })
})

describe('a cache that is out and that its caller can do without', () => {
  const out = { kind: 'lose-element', element: 'memo', for: '30m' } as const
  it('leaves every read to the store', () => {
    const outcome = play(cached('0.1ms'), out)
    near(load(outcome)?.after, (2000 * 0.1e-3) / 4)
    assert.equal(journey(outcome, 'west').outcome, 'degraded')
  })
  it('is an outage when the store cannot take them: until the cache is back and warm', () => {
    const outcome = play(cached('3ms'), out)
    near(load(outcome)?.after, 1.5)
    assert.equal(journey(outcome, 'west').outcome, 'down')
    near(journey(outcome, 'west').rto?.typical, 1800 + 600)
  })
})

describe('a lost host without a length of its own', () => {
  it('does not come back when a crashed process would', () => {
    const base = documentWith({})
    const topology = topologyWith({
      document: {
        elements: base.elements.map((e) =>
          e.id === 'api' ? ({ ...e, failure: { rate: '6/year', repair: '1m' } } as Element) : e,
        ),
        deployments: [
          { id: 'api@west', element: 'api', in: 'west-a', replicas: 1, orchestrator: { technology: 'none' } },
        ],
      },
    })
    const lost = (process: boolean) =>
      recovery(play(topology, { kind: 'lose-instance', element: 'api', process }), 'api@west')?.rto?.typical
    assert.equal(lost(false), Number.POSITIVE_INFINITY)
    assert.ok((lost(true) ?? Infinity) <= 70)
  })
})
