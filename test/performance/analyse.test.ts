import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { allenCunneen } from '../../src/analyse/performance/queueing/general.ts'
import { mmc, responsePercentile } from '../../src/analyse/performance/queueing/mmc.ts'
import { percentile, tail } from '../../src/analyse/performance/transform.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { shop } from './model.ts'
import { sampleAt, simulate } from './simulation.ts'

function close(actual: number | undefined, expected: number, tolerance = 1e-9): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= tolerance * Math.abs(expected),
    `${actual} is not ${expected}`,
  )
}

const peak = (document: ArchitectureDocument, more = {}) =>
  analysePerformance(resolveTopology(document), { load: 'peak', ...more })
const station = (result: ReturnType<typeof peak>, id: string) => result.stations.find((s) => s.id === id)
const latency = (result: ReturnType<typeof peak>, region: string) => result.latencies.find((l) => l.region === region)!
const p95 = (result: ReturnType<typeof peak>, region: string) =>
  latency(result, region).percentiles.find((p) => p.p === 95)!.value

describe('what no link leads to', () => {
  it('makes the response time unknown, with words, not infinite as if it were saturated', () => {
    const document = shop()
    document.links = []
    const [north, south] = analysePerformance(resolveTopology(document), { load: 'peak' }).latencies
    assert.equal(north?.unknown, undefined)
    assert.match(
      south?.unknown?.en ?? '',
      /how far "DB" \(North\) is from its caller \(users of South\): no link joins/,
    )
    assert.match(south?.unknown?.ru ?? '', /площадки не соединяет ни одна связь/)
  })
})

describe('stations', () => {
  it('adds the demand of both regions on the database by hand', () => {
    const result = peak(shop())
    // 200/s on 2 replicas x 2 servers of 10 ms.
    close(station(result, 'api@north')?.utilisation.typical, (200 * 0.01) / 4)
    close(station(result, 'api@south')?.utilisation.typical, (100 * 0.01) / 4)
    // 300/s x (2 x 5 ms + 10 ms) over 8 servers.
    close(station(result, 'db/main/1')?.utilisation.typical, (300 * 0.02) / 8)
    close(station(result, 'db/main/1')?.arrivals, 900)
    assert.deepEqual(result.bottlenecks, ['db/main/1', 'api@north', 'api@south'])
  })
  it('a mix of calls of 5 and 10 ms has the variability of the mix', () => {
    const found = station(peak(shop()), 'db/main/1')
    const mean = 0.02 / 3
    // Exponential parts: second moment 2 m^2; (2 x 2 x 5^2 + 2 x 10^2) / 3 = 100 ms^2; cs2 = 100 / 6.67^2 - 1 = 1.25.
    close(found?.wait, allenCunneen(900, mean, 8, 1.25).wait)
  })
  it('the normal load and growth scale the demand', () => {
    const topology = resolveTopology(shop())
    close(station(analysePerformance(topology, { load: 'normal' }), 'db/main/1')?.utilisation.typical, 0.375)
    close(station(peak(shop(), { growth: 1.2 }), 'db/main/1')?.utilisation.typical, 0.9)
  })
  it('leads the derivation down to model paths', () => {
    const paths: string[] = []
    const visit = (d: { origin: { kind: string; path?: string }; inputs?: unknown[] }): void => {
      if (d.origin.kind === 'model' && d.origin.path) paths.push(d.origin.path)
      for (const i of d.inputs ?? []) visit(i as typeof d)
    }
    visit(station(peak(shop()), 'db/main/1')!.utilisation.derivation)
    for (const path of [
      'buy.rates.0.peak',
      'buy.rates.1.peak',
      'buy.steps.2.calls',
      'db.time',
      'buy.steps.3.time',
      'db.concurrency',
    ]) {
      assert.ok(paths.includes(path), `${path} in ${paths}`)
    }
    const api: string[] = []
    paths.length = 0
    visit(station(peak(shop()), 'api@north')!.utilisation.derivation)
    api.push(...paths)
    assert.ok(api.includes('api@north.replicas') && api.includes('api.concurrency'))
  })
  it('says what is missing and does not guess', () => {
    const document = shop()
    const api = document.elements.find((e) => e.id === 'api')
    if (api?.kind === 'service') delete api.concurrency
    const result = peak(document)
    assert.match(station(result, 'api@north')?.unknown?.en ?? '', /api\.concurrency/)
    assert.match(latency(result, 'north').unknown?.en ?? '', /api\.concurrency/)
    assert.deepEqual(result.throughput, [])
    assert.ok(!result.bottlenecks.includes('api@north'))
  })
})

describe('latency', () => {
  it('adds network, waits, work and the commit by hand', () => {
    const result = peak(shop())
    const api = mmc(200, 0.01, 4)
    const db = allenCunneen(900, 0.02 / 3, 8, 1.25)
    // Access 10 ms; api and primary share zone n1 (0.2 ms): 3 calls; the commit waits for the standby in n2: 1 ms.
    close(latency(result, 'north').mean.typical, 0.01 + api.response + 3 * 0.0002 + 3 * db.wait + 0.02 + 0.001)
    // From the south each of the three calls crosses 30 ms.
    const apiSouth = mmc(100, 0.01, 4)
    close(latency(result, 'south').mean.typical, 0.02 + apiSouth.response + 3 * 0.03 + 3 * db.wait + 0.02 + 0.001)
    const parts = latency(result, 'south').parts
    close(
      parts.reduce((sum, p) => sum + p.seconds, 0),
      latency(result, 'south').mean.typical,
    )
    close(parts.find((p) => p.kind === 'commit')?.seconds, 0.001)
  })
  it('the worst case has a queue per replica', () => {
    const document = shop()
    document.journeys[0]!.steps = [{ to: 'edge' }, { to: 'api' }]
    const mean = latency(peak(document), 'north').mean
    close(mean.typical, 0.01 + mmc(200, 0.01, 4).response)
    // Two replicas of two servers: each gets 100/s.
    close(mean.worst, 0.01 + mmc(100, 0.01, 2).response)
    close(p95(peak(document), 'north').worst, 0.01 + responsePercentile(100, 0.01, 2, 0.95), 1e-4)
  })
  it('a quorum waits for the k-th fastest standby, FIRST k for the slowest of the first k', () => {
    const with_ = (mode: 'sync' | 'quorum', commit?: 'local') => {
      const document = shop()
      const db = document.elements.find((e) => e.id === 'db')
      if (db?.kind === 'database') {
        db.replication = { mode, ...(commit ? { commit } : {}), members: [{ in: 'n1' }, { in: 's1' }, { in: 'n2' }] }
      }
      return latency(peak(document), 'north').parts.find((p) => p.kind === 'commit')?.seconds
    }
    close(with_('sync'), 0.03)
    close(with_('quorum'), 0.001)
    assert.equal(with_('sync', 'local'), undefined)
  })
  it('a saturated station makes it infinite, a lost region moves its users, a lost database stops them', () => {
    assert.equal(p95(peak(shop(), { growth: 2 }), 'north').typical, Number.POSITIVE_INFINITY)
    const moved = peak(shop(), { lost: new Set(['south']) })
    close(station(moved, 'api@north')?.utilisation.typical, (300 * 0.01) / 4)
    assert.equal(station(moved, 'api@south'), undefined)
    const promoted = peak(shop(), { lost: new Set(['db/main/1']) })
    close(station(promoted, 'db/main/2')?.arrivals, 900)
    const dead = peak(shop(), { lost: new Set(['db']) })
    assert.equal(p95(dead, 'north').typical, Number.POSITIVE_INFINITY)
  })
  it('best is never longer than typical, typical never longer than worst, whatever the load', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 1.3, noNaN: true }), fc.integer({ min: 1, max: 12 }), (growth, calls) => {
        const document = shop()
        document.journeys[0]!.steps[2]!.calls = calls
        for (const { mean, percentiles } of peak(document, { growth: growth * (2 / (calls + 1)) }).latencies) {
          for (const { best, typical, worst } of [mean, ...percentiles.map((p) => p.value)]) {
            assert.ok(best <= typical * (1 + 1e-5) && typical <= worst * (1 + 1e-5), `${best} ${typical} ${worst}`)
          }
        }
      }),
      { numRuns: 25 },
    )
  })
  it('a request that comes back to a busy queue: the worst p95 has equal waits, 12 x its exponential tail', () => {
    const document = shop()
    document.journeys[0]!.steps = [
      { to: 'edge' },
      { to: 'api' },
      { from: 'api', to: 'db', operation: 'read', calls: 12 },
    ]
    document.relations[2]!.time = '2ms'
    const result = peak(document, { growth: 8 / (300 * 12 * 0.002) / 1.05 })
    const db = mmc((8 / 0.002) * (1 / 1.05), 0.002, 8)
    const { typical, worst } = p95(result, 'north')
    // 12 equal waits exceed t with probability C exp(-t / (12 w)).
    const wait = db.wait / db.waits
    const alone = 12 * wait * Math.log(db.waits / 0.05)
    assert.ok(worst > typical * 1.1, `${typical} ${worst}`)
    assert.ok(worst > alone && worst < alone + 0.2, `${worst} ${alone}`)
  })
  it('a static balancer keeps the users of a lost region without service', () => {
    const document = shop()
    const edge = document.elements.find((e) => e.id === 'edge')
    if (edge?.kind === 'globalBalancer') edge.policy = 'static'
    const result = peak(document, { lost: new Set(['south']) })
    assert.equal(p95(result, 'south').typical, Number.POSITIVE_INFINITY)
    close(station(result, 'api@north')?.utilisation.typical, 0.5)
  })
  it('what the user does not wait for loads stations but takes no time', () => {
    const document = shop()
    document.relations.push({ id: 'api->log', from: 'api', to: 'log', mode: 'async' })
    document.elements.push({ id: 'log', kind: 'worker', title: 'Log', concurrency: 4, time: '1ms' })
    document.deployments.push({ id: 'log@north', element: 'log', in: 'n1', replicas: 1 })
    document.journeys[0]?.steps.push({ from: 'api', to: 'log' })
    const result = peak(document)
    close(station(result, 'log@north')?.arrivals, 300)
    close(latency(result, 'north').mean.typical, latency(peak(shop()), 'north').mean.typical)
  })
  it('agrees with a simulation of the same network within 3 % at p50 and 6 % at p99', () => {
    // A journey over three M/M/c stations at 0.5, 0.75 and 0.8, with one station visited twice, and a second class.
    const servers = [4, 8, 2]
    const first = [
      { station: 0, constant: 0.004, service: 0.01 },
      { station: 1, constant: 0.001, service: 0.02 },
      { station: 1, constant: 0.001, service: 0.02 },
      { station: 2, constant: 0.001, service: 0.008 },
    ]
    const second = [{ station: 2, constant: 0, service: 0.008 }]
    const times = simulate(
      servers,
      [
        { rate: 150, visits: first },
        { rate: 50, visits: second },
      ],
      200_000,
      20_241_121,
    )[0]!
    const rates = [150, 300, 200]
    const parts = first.map((v) => {
      const state = mmc(rates[v.station]!, v.service, servers[v.station]!)
      return {
        count: 1,
        answers: [
          {
            share: 1,
            waits: state.waits,
            wait: state.wait / state.waits,
            service: v.service,
            variability: 1,
            constant: v.constant,
          },
        ],
      }
    })
    close(percentile(parts, 0.5), sampleAt(times, 0.5), 0.03)
    close(percentile(parts, 0.95), sampleAt(times, 0.95), 0.05)
    close(percentile(parts, 0.99), sampleAt(times, 0.99), 0.06)
  })
})

describe('callers in several regions', () => {
  /** Everybody is spread over both regions by a weighted balancer; the API calls a service that runs in both. */
  const spread = (): ArchitectureDocument => {
    const document = shop()
    const edge = document.elements.find((e) => e.id === 'edge')
    if (edge?.kind === 'globalBalancer') edge.policy = 'weighted'
    document.elements.push({ id: 'prices', kind: 'service', title: 'Prices', concurrency: 4, time: '2ms' })
    document.relations.push({ id: 'api->prices', from: 'api', to: 'prices' })
    document.deployments[1]!.replicas = 1
    document.deployments.push(
      { id: 'prices@north', element: 'prices', in: 'n1', replicas: 1 },
      { id: 'prices@south', element: 'prices', in: 's1', replicas: 1 },
    )
    document.journeys[0]!.steps.splice(2, 0, { from: 'api', to: 'prices' })
    return document
  }
  it('each call stays in its own region: two thirds of 300/s in the north, a third in the south', () => {
    const result = peak(spread())
    close(station(result, 'api@north')?.arrivals, 200)
    close(station(result, 'prices@north')?.arrivals, 200)
    close(station(result, 'prices@south')?.arrivals, 100)
  })
  it('reads go to the replica of the caller, writes of both to the one primary, each over its own way', () => {
    const document = spread()
    const db = document.elements.find((e) => e.id === 'db')
    if (db?.kind !== 'database') return
    const reader = { role: 'replica' as const }
    db.replication = { mode: 'async', members: [{ in: 'n1' }, { in: 'n2', ...reader }, { in: 's1', ...reader }] }
    document.journeys[0]!.steps[3]!.operation = 'read-replica'
    const result = peak(document)
    close(station(result, 'db/main/2')?.arrivals, 400)
    close(station(result, 'db/main/3')?.arrivals, 200)
    close(station(result, 'db/main/1')?.arrivals, 300)
    // Reads: two thirds to another zone (1 ms), a third in the same place (0.2 ms), twice; the write: 0.2 ms, or 30 ms.
    const { parts } = result.latencies[0]!
    const network = parts.filter((part) => part.kind === 'network' && part.label.en === 'DB')
    close(network[0]?.seconds, 2 * ((2 / 3) * 0.001 + (1 / 3) * 0.0002))
    close(network[1]?.seconds, (2 / 3) * 0.0002 + (1 / 3) * 0.03)
  })
})

describe('percentiles of sums', () => {
  const one = (load: number, servers: number) => {
    const s = mmc(load, 1, servers)
    return {
      count: 1,
      answers: [
        { share: 1, waits: s.waits, wait: s.waits > 0 ? s.wait / s.waits : 0, service: 1, variability: 1, constant: 0 },
      ],
    }
  }
  it('one station: the exact response time distribution of M/M/c', () => {
    for (const [load, servers] of [
      [0.75, 1],
      [2, 3],
      [0.5, 4],
      [7.6, 8],
    ] as const) {
      for (const p of [0.5, 0.9, 0.95, 0.99])
        close(percentile([one(load, servers)], p), responsePercentile(load, 1, servers, p), 1e-5)
    }
  })
  it('four exponentials are an Erlang, a variability of 2 is two balanced exponentials, of 1/4 an Erlang of four', () => {
    const plain = { share: 1, waits: 0, wait: 0, service: 1, variability: 1, constant: 0 }
    close(percentile([{ count: 4, answers: [plain] }], 0.95), 7.753656527757, 1e-5)
    // p = (1 + sqrt(1/3)) / 2 of rate 2p, else 2(1 - p): the tail at the percentile found is one in a hundred.
    const p = (1 + Math.sqrt(1 / 3)) / 2
    const t = percentile([{ count: 1, answers: [{ ...plain, variability: 2 }] }], 0.99)
    close(p * Math.exp(-2 * p * t) + (1 - p) * Math.exp(-2 * (1 - p) * t), 0.01, 1e-4)
    const erlang = percentile([{ count: 1, answers: [{ ...plain, variability: 0.25 }] }], 0.95)
    close(erlang, percentile([{ count: 4, answers: [{ ...plain, service: 0.25 }] }], 0.95), 1e-9)
    assert.equal(percentile([{ count: 3, answers: [{ ...plain, variability: 0 }] }], 0.99), 3)
  })
  it('a call made in a tenth of the cases counts in a tenth of the cases', () => {
    const answer = { share: 1, waits: 0, wait: 0, service: 1, variability: 1, constant: 0 }
    const slow = { ...answer, service: 100 }
    const parts = [
      { count: 1, answers: [answer] },
      { count: 0.1, answers: [slow] },
    ]
    // P(T > t) = 0.9 e^-t + 0.1 (100 e^(-t/100) - e^-t) / 99
    for (const t of [1, 5, 50, 300]) {
      close(tail(parts, t), 0.9 * Math.exp(-t) + (0.1 * (100 * Math.exp(-t / 100) - Math.exp(-t))) / 99, 1e-4)
    }
  })
  it('what is called below happens only when the call itself does', () => {
    const one = { count: 1, answers: [{ share: 1, waits: 0, wait: 0, service: 1, variability: 1, constant: 0 }] }
    // A fifth of the requests take two exponential times: P(T > t) = (1 + t) exp(-t) / 5, which is 1/20 at t = 2.6926345.
    close(percentile([{ ...one, count: 0.2, below: [one] }], 0.95), 2.6926345, 1e-5)
    // Twice for sure, with a fixed second below each: an Erlang of two, two seconds later (chi-square of four, 9.487729 / 2).
    const second = { count: 1, answers: [{ ...one.answers[0]!, service: 0, constant: 1 }] }
    close(percentile([{ ...one, count: 2, below: [second] }], 0.95), 2 + 4.743865, 1e-5)
  })
  it('more load never makes a percentile shorter', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 3.6, noNaN: true }),
        fc.double({ min: 0.01, max: 0.3, noNaN: true }),
        (load, more) => {
          assert.ok(
            percentile([one(load + more, 4), one(1, 2)], 0.95) >=
              percentile([one(load, 4), one(1, 2)], 0.95) * (1 - 1e-5),
          )
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('caches, replicas, pools, limits', () => {
  const cached = (hitRatio: `${number}%`): ArchitectureDocument => {
    const document = shop()
    document.elements.push({
      id: 'cache',
      kind: 'cache',
      title: 'Cache',
      technology: 'redis',
      concurrency: 1,
      time: '0.2ms',
      cache: { level: 'shared', hitRatio, invalidation: ['ttl'], ttl: '60s' },
    })
    document.relations.push({ id: 'api->cache', from: 'api', to: 'cache' })
    document.deployments.push(
      { id: 'cache@n', element: 'cache', in: 'n1', replicas: 1 },
      { id: 'cache@s', element: 'cache', in: 's1', replicas: 1 },
    )
    document.journeys[0]!.steps.splice(2, 0, { from: 'api', to: 'cache', operation: 'read', calls: 2 })
    return document
  }
  it('a hit ratio of 90 % leaves a tenth of the reads and all writes', () => {
    const found = station(peak(cached('90%')), 'db/main/1')
    close(found?.arrivals, 300 * (2 * 0.1 + 1))
    close(station(peak(cached('90%')), 'cache@north')?.arrivals, 400)
  })
  it('a cold cache leaves them all', () => {
    close(station(peak(cached('90%'), { factors: { caches: { cache: 0 } } }), 'db/main/1')?.arrivals, 900)
  })
  it('a better cache never loads the database more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), (hit) => {
        const less = station(peak(cached(`${hit + 1}%`)), 'db/main/1')!.arrivals
        assert.ok(less <= station(peak(cached(`${hit}%`)), 'db/main/1')!.arrivals)
      }),
      { numRuns: 20 },
    )
  })
  it('replica reads spread over the replicas near the caller, else the standbys', () => {
    const document = shop()
    document.journeys[0]!.steps[2]!.operation = 'read-replica'
    const standby = peak(document)
    close(station(standby, 'db/main/2')?.arrivals, 600)
    close(station(standby, 'db/main/1')?.arrivals, 300)
    const db = document.elements.find((e) => e.id === 'db')
    if (db?.kind === 'database') {
      db.replication = {
        mode: 'sync',
        members: [
          { in: 'n1' },
          { in: 'n2' },
          { in: 'n1', role: 'replica' },
          { in: 'n2', role: 'replica' },
          { in: 's1', role: 'replica' },
        ],
      }
    }
    const spread = peak(document)
    assert.equal(station(spread, 'db/main/2'), undefined)
    close(station(spread, 'db/main/3')?.arrivals, 200)
    close(station(spread, 'db/main/4')?.arrivals, 200)
    close(station(spread, 'db/main/5')?.arrivals, 200)
  })
  it('pools: connections opened, allowed, and needed by Little', () => {
    const result = peak(shop())
    const check = result.pools.find((p) => p.id === 'api->db/main/1')
    assert.equal(check?.opened, 4 * 20)
    assert.equal(check?.allowed, 90)
    const { wait } = station(result, 'db/main/1')!
    // 600/s from the north at 0.2 ms, 300/s from the south at 30 ms; two thirds take 5 ms, a third 10 ms and 1 ms of commit.
    close(check?.needed, 600 * (wait + 0.0002) + 300 * (wait + 0.03) + 600 * 0.005 + 300 * (0.01 + 0.001), 1e-9)
  })
  it('pools: a client holds its connections for its own calls, not for calls of mean length', () => {
    const document = shop()
    document.elements.push({
      id: 'reports',
      kind: 'worker',
      title: 'Reports',
      concurrency: 4,
      time: '1ms',
      pool: { size: 4 },
    })
    document.relations.push({ id: 'api->reports', from: 'api', to: 'reports' })
    document.relations.push({ id: 'reports->db', from: 'reports', to: 'db' })
    document.deployments.push({ id: 'reports@north', element: 'reports', in: 'n1', replicas: 1 })
    document.journeys.push({
      id: 'report',
      title: 'Report',
      actor: 'user',
      steps: [
        { to: 'edge' },
        { to: 'api' },
        { from: 'api', to: 'reports' },
        { from: 'reports', to: 'db', time: '500ms' },
      ],
      rates: [{ from: 'north', normal: '1/s', peak: '2/s' }],
    })
    const result = peak(document)
    const check = result.pools.find((p) => p.id === 'reports->db/main/1')!
    // Little: 2/s of half a second, the wait for a server and 0.2 ms of network.
    close(check.needed, 2 * (0.5 + station(result, 'db/main/1')!.wait + 0.0002), 1e-9)
  })
  it('pools: how often a call waits for a connection, each replica with its own pool', () => {
    const document = shop()
    const api = document.elements.find((e) => e.id === 'api')
    if (api?.kind === 'service') api.pool = { size: 7 }
    const check = peak(document).pools[0]!
    // The southern replicas hold theirs longer, for the round trip of 30 ms: 300/s over 2 replicas of 7 connections each.
    const held = station(peak(document), 'db/main/1')!.wait + 0.03 + (2 * 0.005 + 0.011) / 3
    const own = mmc(300 / 2, held, 7)
    close(check.waits, own.waits)
    close(check.wait, own.wait)
    if (api?.kind === 'service') api.pool = { size: 5 }
    assert.equal(peak(document).pools[0]!.wait, Number.POSITIVE_INFINITY)
    if (api?.kind === 'service') api.pool = { size: 7, technology: 'pgbouncer' }
    assert.equal(peak(document).pools[0]!.waits, 1)
  })
  it('throughput is where the busiest station of the journey reaches 100 %', () => {
    const result = peak(shop())
    close(result.throughput[0]?.value.typical, 300 / 0.75)
    const at = peak(shop(), { growth: 400 / 300 })
    close(station(at, 'db/main/1')?.utilisation.typical, 1)
  })
  it('gives the same answer twice', () => {
    assert.equal(JSON.stringify(peak(shop())), JSON.stringify(peak(shop())))
  })
})
