/** Where load goes after a fault: served shares, cascades, retries, cold caches, backlogs; figures computed by hand. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { finishTimes } from '../../src/analyse/data/fluid.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Element, Relation } from '../../src/language/vocabulary/index.ts'
import { documentWith, losePlace, topologyWith } from '../data/model.ts'
import { analyseAll, journey, play, recovery } from './play.ts'

const near = (value: number | undefined, expected: number, slack = 1e-9) =>
  assert.ok(Math.abs((value ?? Number.NaN) - expected) <= slack * Math.max(1, expected), `${value} against ${expected}`)
const quick = { db: { time: '0.01ms' as const } }
const of = (outcome: ReturnType<typeof play>, station: string) => outcome.load.find((row) => row.station === station)

/** Three regions in a row; `mid` is the nearest neighbour of `west`. Each API: 3 x 4 servers, 5 ms: 2400/s. */
function three(peaks: [number, number, number], depth?: 'port', far = 3): ArchitectureDocument {
  const base = documentWith(quick)
  const regions = ['west', 'mid', 'far']
  const distances = { 'west--mid': '10ms', 'mid--far': '10ms', 'west--far': '40ms' } as const
  return {
    ...base,
    places: [
      ...base.places.filter((p) => p.id.startsWith('west') || p.id === 'vault'),
      { kind: 'region', id: 'mid', title: 'Mid' },
      { kind: 'region', id: 'far', title: 'Far' },
      { kind: 'region', id: 'hub', title: 'Hub' },
    ],
    links: Object.entries(distances).map(([id, roundTrip]) => ({
      id,
      roundTrip,
      between: id.split('--') as [string, string],
    })),
    elements: base.elements.map((e): Element => {
      if (e.kind === 'globalBalancer') return { ...e, healthCheck: { ...e.healthCheck, ...(depth ? { depth } : {}) } }
      return e.id === 'db' ? ({ kind: 'externalSystem', id: 'db', title: 'DB' } as Element) : e
    }),
    deployments: regions.map((region) => ({
      id: `api@${region}`,
      element: 'api',
      in: region,
      replicas: region === 'far' ? far : 3,
      orchestrator: { technology: 'kubernetes' },
      startup: '10s',
    })),
    journeys: base.journeys.map((j) => ({
      ...j,
      steps: [{ to: 'edge' }, { to: 'api' }],
      rates: regions.map((from, k) => ({ from, normal: '10/s' as const, peak: `${peaks[k] ?? 0}/s` as const })),
    })),
  }
}
const resolve = (document: ArchitectureDocument) => topologyWith({ document })

describe('overload', () => {
  it('serves capacity / arrivals at best, and says so for the journey', () => {
    // 2 x 1500/s x 5 ms over 12 servers = 1.25
    const outcome = play(topologyWith({ peak: '1500/s', ...quick }), losePlace('east'))
    near(of(outcome, 'api@west')?.after, 1.25)
    near(of(outcome, 'api@west')?.served, 0.8)
    near(journey(outcome, 'west').served, 0.8)
  })

  it('the load of the survivors is that of the network with the lost parts taken away', () => {
    const topology = topologyWith({ peak: '700/s' })
    for (const place of ['west', 'east', 'west-a', 'east-b']) {
      const outcome = play(topology, losePlace(place))
      const anew = analysePerformance(topology, { load: 'peak', lost: new Set([place]), latenciesOf: [] })
      for (const row of outcome.load)
        near(row.after, anew.stations.find((s) => s.id === row.station)?.utilisation.typical ?? 0)
      assert.ok(outcome.load.length > 0)
    }
  })
})

describe('cascade', () => {
  it('one region after another leaves balancing; the last one stays and serves a share', () => {
    // west dies: mid has 1400 + 1400 > 2400 and leaves: far has all of 4200 / 2400 = 1.75
    const outcome = play(resolve(three([1400, 1400, 1400])), losePlace('west'))
    assert.deepEqual(
      outcome.cascade?.map((s) => [s.round, s.region, s.station]),
      [[1, 'mid', 'api@mid']],
    )
    near(outcome.cascade?.[0]?.utilisation, 2800 / 2400)
    near(of(outcome, 'api@far')?.after, 4200 / 2400)
    for (const region of ['west', 'mid', 'far']) assert.equal(journey(outcome, region).outcome, 'down')
    near(journey(outcome, 'far').served, 2400 / 4200)
  })

  it('ends where the load fits: users wait for the check and the TTL once per region that leaves', () => {
    // mid: 2800 of 2400/s, leaves; far: 2900 of 4800/s
    const calm = play(resolve(three([1400, 1400, 100], undefined, 6)), losePlace('west'))
    assert.deepEqual(calm.overloaded, [])
    assert.equal(calm.cascade?.[0]?.region, 'mid')
    // D1(10 s, 3, 5 s) + TTL: 60 s typically, then once more for those who came from west
    near(journey(calm, 'west').rto?.typical, 120)
    near(journey(calm, 'mid').rto?.typical, 60)
    assert.equal(journey(calm, 'west').outcome, 'interrupted')
  })

  it('with automatic failback the region returns without its load and leaves again: 30 + 30, then 15 + 30 s', () => {
    const document = three([1400, 1400, 100], undefined, 6)
    const told = (failback: 'automatic' | 'manual') => {
      const elements = document.elements.map((e): Element => (e.kind === 'globalBalancer' ? { ...e, failback } : e))
      return recovery(play(resolve({ ...document, elements }), losePlace('west')), 'edge@mid')?.what.en ?? ''
    }
    assert.match(told('automatic'), /repeat about every 105.s/)
    assert.doesNotMatch(told('manual'), /repeat/)
  })

  it('records that a person edits do not follow the load', () => {
    const document = three([1400, 1400, 100], undefined, 6)
    const elements = document.elements.map(
      (e): Element => (e.kind === 'globalBalancer' ? { ...e, failoverBy: 'record-edit', recordEdit: '5m' } : e),
    )
    const outcome = play(resolve({ ...document, elements }), losePlace('west'))
    assert.equal(outcome.cascade, undefined)
    assert.deepEqual(outcome.overloaded, ['api@mid'])
  })

  it('a check of the port does not see an overload: the region keeps its users', () => {
    const outcome = play(resolve(three([1400, 1400, 100], 'port')), losePlace('west'))
    assert.equal(outcome.cascade, undefined)
    assert.deepEqual(outcome.overloaded, ['api@mid'])
    assert.equal(journey(outcome, 'far').outcome, 'served')
  })

  it('when every region is overloaded nobody is led away', () => {
    const outcome = play(resolve(three([1000, 1000, 1000])), { kind: 'overload', journey: 'buy', factor: 3, for: '1h' })
    assert.equal(outcome.cascade, undefined)
    assert.equal(outcome.overloaded.length, 3)
  })
})

describe('retries', () => {
  const withRetries = (retries: number, more: Partial<Relation> = {}) => {
    const base = documentWith({ peak: '1000/s', ...quick })
    return base.relations.map((r) => (r.id === 'edge->api' ? { ...r, retries, ...more } : r))
  }
  it('multiply the load of what is overloaded: a fixed point above it', () => {
    const relations = withRetries(2, { timeout: '1ms' })
    const outcome = play(topologyWith({ peak: '1500/s', ...quick, document: { relations } }), losePlace('east'))
    // u = 1.25 (1 + f + f^2), f = 1 - 1/u: solved by bisection
    let [low, high] = [1.25, 3.75]
    for (let k = 0; k < 200; k++) {
      const u = (low + high) / 2
      const f = 1 - 1 / u
      if (1.25 * (1 + f + f * f) > u) low = u
      else high = u
    }
    near(of(outcome, 'api@west')?.after, low, 1e-3)
    near(of(outcome, 'api@west')?.tries, low / 1.25, 1e-3)
  })
  it('change nothing while nothing fails', () => {
    const relations = withRetries(5)
    const topology = topologyWith({ peak: '1000/s', ...quick, document: { relations } })
    near(of(play(topology, losePlace('east')), 'api@west')?.after, 2000 / 2400)
  })
  it('a caller holds open no more calls than it has workers', () => {
    const sms: Element = { kind: 'service', id: 'sms', title: 'SMS', concurrency: 1, time: '1ms' }
    const base = documentWith({ peak: '60/s', ...quick, elements: [sms] })
    const tries = (timeout: '1s' | '10ms' | '1ms') => {
      const relation: Relation = { id: 'api->sms', from: 'api', to: 'sms', retries: 3, timeout }
      const document = {
        relations: [...base.relations, relation],
        journeys: base.journeys.map((j) => ({ ...j, steps: [...j.steps, { from: 'api', to: 'sms' }] })),
        deployments: [...base.deployments, { id: 'sms@west', element: 'sms', in: 'west-b', replicas: 1 }],
      }
      const fault = { kind: 'overload', journey: 'buy', factor: 10, for: '1h' } as const
      return of(play(topologyWith({ peak: '60/s', ...quick, elements: [sms], document }), fault), 'sms@west')
    }
    // 2 x 600/s arrive at 1000/s. 24 workers: 24, 2400, 24 000 calls/s that time out.
    near(tries('1s')?.after, 1.2)
    near(tries('10ms')?.after, 2.4)
    // u = 1.2 (1 + f + f^2 + f^3) with f = 1 - 1/u, without a bound
    const u = tries('1ms')?.after ?? 0
    const f = 1 - 1 / u
    near(u, 1.2 * (1 + f + f * f + f ** 3), 1e-3)
    assert.ok(u > 2.4)
  })
})

describe('cold caches', () => {
  const cached = (warmUp: '10m' | undefined, time: '1ms' | '4ms') => {
    const cache: Element = {
      kind: 'cache',
      id: 'memo',
      title: 'Memo',
      technology: 'memcached',
      concurrency: 64,
      time: '0.1ms',
      cache: { level: 'shared', hitRatio: '90%', ttl: '1h', invalidation: ['ttl'], ...(warmUp ? { warmUp } : {}) },
    }
    const base = documentWith({ peak: '1000/s', elements: [cache] })
    return topologyWith({
      peak: '1000/s',
      db: { time, concurrency: 4 },
      elements: [cache],
      document: {
        relations: [...base.relations, { id: 'api->memo', from: 'api', to: 'memo' }],
        deployments: [
          ...base.deployments,
          ...['west', 'east'].map((r) => ({ id: `memo@${r}`, element: 'memo', in: r, replicas: 3 })),
        ],
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
  it('users who are led to another cache read from the store: 1 / (1 - h) times their load until it is warm', () => {
    const outcome = play(cached('10m', '1ms'), losePlace('east'))
    const db = of(outcome, 'db/main/1')
    // own users 100/s, the others all of their 1000/s, over 4 servers at 1 ms
    near(db?.after, (100 + 1000) / 4000)
    // warm again it is as before: both regions' users have always read from this primary
    near(db?.warm, 200 / 4000)
    assert.equal(journey(outcome, 'west').outcome, 'served')
    const cold = recovery(outcome, 'memo:cold')
    near(cold?.rto?.typical, 600)
    assert.equal(cold?.phases[0]?.kind, 'warm')
  })
  it('too much for the store: everybody waits until it is warm; unknown without a warm-up time', () => {
    const outcome = play(cached('10m', '4ms'), losePlace('east'))
    near(of(outcome, 'db/main/1')?.after, 1.1)
    near(journey(outcome, 'west').rto?.typical, 600)
    const open = journey(play(cached(undefined, '4ms'), losePlace('east')), 'west')
    assert.match(open.unknown?.en ?? '', /warm up/)
  })
  it('a third of the nodes lost, a third of the content cold', () => {
    // east-b holds one of three: a third of 1000/s misses: count 0.1 x 2/3 + 1/3
    near(
      of(play(cached('10m', '1ms'), losePlace('east-b')), 'db/main/1')?.after,
      (100 + 1000 * (0.1 * (2 / 3) + 1 / 3)) / 4000,
    )
  })
})

describe('work that nobody waits for', () => {
  it('waits while its consumers are away, and is worked off at capacity - arrivals', () => {
    const worker: Element = { kind: 'worker', id: 'mailer', title: 'Mailer', concurrency: 2, time: '5ms' }
    const base = documentWith({ peak: '50/s', elements: [worker] })
    const topology = topologyWith({
      peak: '50/s',
      elements: [worker],
      document: {
        relations: [...base.relations, { id: 'api->mailer', from: 'api', to: 'mailer', mode: 'async', need: 'async' }],
        deployments: [...base.deployments, { id: 'mailer@west', element: 'mailer', in: 'west-a', replicas: 1 }],
        journeys: base.journeys.map((j) => ({ ...j, steps: [...j.steps, { from: 'api', to: 'mailer' }] })),
      },
    })
    const outcome = play(topology, { kind: 'lose-element', element: 'mailer', for: '1h' })
    const found = outcome.backlogs?.find((b) => b.consumer === 'mailer')
    const outage = recovery(outcome, 'mailer@west')?.rto?.typical ?? 0
    assert.ok(outage >= 3600)
    near(found?.messages.typical, 100 * outage)
    // 2 / 5 ms = 400/s, 100/s arrive
    near(found?.drain?.typical, (100 * outage) / 300)
    assert.equal(journey(outcome, 'west').outcome, 'degraded')
  })
})

describe('a soft dependency that hangs', () => {
  it('costs all its time-outs and pauses before the fallback', () => {
    const sms: Element = { kind: 'externalSystem', id: 'sms', title: 'SMS' }
    const base = documentWith({ elements: [sms] })
    const soft: Relation = {
      id: 'api->sms',
      from: 'api',
      to: 'sms',
      need: 'soft',
      fallback: 'later',
      timeout: '2s',
      retries: 2,
      backoff: '1s',
    }
    const topology = topologyWith({
      elements: [sms],
      document: {
        relations: [...base.relations, soft],
        journeys: base.journeys.map((j) => ({ ...j, steps: [...j.steps, { from: 'api', to: 'sms' }] })),
      },
    })
    const found = journey(play(topology, { kind: 'external-outage', element: 'sms', for: '1h' }), 'west')
    assert.equal(found.outcome, 'degraded')
    near(found.slower?.typical, 3 * 2 + 2 * 1)
  })
})

describe('single hosts and links', () => {
  it('each is played once, beside the places', () => {
    const { singles = [] } = analyseAll(topologyWith())
    assert.deepEqual(
      singles.map((s) => s.scenario),
      [
        'N-1:link:west--east',
        'N-1:link:west--vault',
        'N-1:link:east--vault',
        'N-1:host:db/main:primary',
        'N-1:host:db/main:standby',
        'N-1:host:api@west',
        'N-1:host:api@east',
      ],
    )
    const primary = singles.find((s) => s.scenario === 'N-1:host:db/main:primary')
    assert.equal(primary?.recoveries[0]?.effect, 'failover')
  })
})

describe('transfers side by side', () => {
  it('share evenly, and what one leaves goes to the others', () => {
    // 60 + 20 over 2/s: each 1/s for 20 s, then 40 left at 2/s
    const both = [
      { bytes: 60, limit: 9, uses: ['link'] },
      { bytes: 20, limit: 9, uses: ['link'] },
    ]
    assert.deepEqual(finishTimes(both, new Map([['link', 2]])), [40, 20])
    // a limit of its own leaves the rest to the other
    const [a = {} as never, b = {} as never] = both
    assert.deepEqual(finishTimes([a, { ...b, limit: 0.5 }], new Map([['link', 2]])), [40, 40])
    assert.deepEqual(finishTimes([{ bytes: 10, limit: 5, uses: [] }], new Map()), [2])
  })
})
