/** Backlogs, autoscalers, growth, scaling, measured points: on a small model, by hand and by simulation. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { decide, type HpaMemory, hpaDefaults, wantedReplicas } from '../../src/analyse/performance/autoscaling/hpa.ts'
import { type Rise, respond, type ScaledGroup } from '../../src/analyse/performance/autoscaling/respond.ts'
import { yearsUntil } from '../../src/analyse/performance/growth.ts'
import { afterBurst, afterOutage } from '../../src/analyse/performance/queueing/backlog.ts'
import { fitUsl, uslErrors, uslPeak, uslThroughput } from '../../src/analyse/performance/queueing/usl.ts'
import { compareScaling } from '../../src/analyse/performance/scaling.ts'
import { simulateAutoscaling } from '../../src/analyse/simulation/autoscaling.ts'
import { randomFrom } from '../../src/analyse/simulation/random.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { YEAR } from '../../src/language/units.ts'
import { shop } from './model.ts'

function close(actual: number | undefined, expected: number, tolerance = 1e-9, what = ''): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= tolerance * Math.abs(expected),
    `${what} ${actual} is not ${expected}`,
  )
}

const peak = (document: ArchitectureDocument) => analysePerformance(resolveTopology(document), { load: 'peak' })

describe('backlogs', () => {
  it('an outage and a burst as a queue of single messages (Lindley) shows them', () => {
    const [arrivals, capacity, outage] = [50, 80, 60]
    // Message k comes at k / 50; the consumers begin at 60 s and take 1 / 80 s each.
    let free = outage
    let drained = 0
    for (let k = 0; k < 50_000; k += 1) {
      const came = k / arrivals
      if (came > free) {
        drained = free
        break
      }
      free = Math.max(free, came) + 1 / capacity
    }
    const found = afterOutage(arrivals, capacity, outage)
    close(found.drain, drained - outage, 1e-3)
    assert.deepEqual([found.most, found.oldest], [3000, 60])
    close(afterBurst(arrivals, capacity, 600).drain, 20)
    assert.equal(afterOutage(80, 80, 1).drain, Number.POSITIVE_INFINITY)
  })
  it('of the model: consumers by station, limited by the partitions of their queue', () => {
    const document = shop()
    document.elements.push(
      {
        id: 'events',
        kind: 'topic',
        title: 'Events',
        technology: 'kafka',
        queue: { replicas: 3, acknowledgements: 'all', delivery: 'at-least-once', partitions: 6 },
      },
      { id: 'mailer', kind: 'worker', title: 'Mailer', concurrency: 4, time: '10ms' },
    )
    document.relations.push(
      { id: 'api->events', from: 'api', to: 'events', mode: 'async' },
      { id: 'events->mailer', from: 'events', to: 'mailer', mode: 'async' },
    )
    document.deployments.push({ id: 'mailer@north', element: 'mailer', in: 'n1', replicas: 3 })
    document.journeys[0]!.steps.push(
      { from: 'api', to: 'events', operation: 'publish' },
      { to: 'mailer', operation: 'consume' },
    )
    const [backlog] = peak(document).backlogs!
    assert.equal(backlog?.queue, 'events')
    assert.equal(backlog?.station, 'mailer@north')
    // 300/s; 12 consumers, of which 6 have a partition: 600/s.
    close(backlog?.arrivals, 300)
    close(backlog?.capacity, 600)
    close(backlog?.drain.typical, 300 / 300)
  })
})

describe('autoscaling', () => {
  const settings = { ...hpaDefaults, min: 2, max: 40, target: 0.5 }
  it('wants what the documentation of the HPA says', () => {
    // "if the current metric value is 200m and the desired value is 100m, the number of replicas will be doubled"
    assert.equal(wantedReplicas({ ready: 4, starting: 0, metric: 1 }, settings), 8)
    // "50m: halved"; within 10 % nothing happens.
    assert.equal(wantedReplicas({ ready: 4, starting: 0, metric: 0.25 }, settings), 2)
    assert.equal(wantedReplicas({ ready: 4, starting: 0, metric: 0.549 }, settings), 4)
    assert.equal(wantedReplicas({ ready: 4, starting: 0, metric: 0.56 }, settings), 5)
    // Pods that start count as idle: 4 at 100 % and 4 that start are at the target already.
    assert.equal(wantedReplicas({ ready: 4, starting: 4, metric: 1 }, settings), 8)
  })
  it('grows by 100 % or 4 pods a period, shrinks to the greatest wish of five minutes', () => {
    const memory = { wishes: [] }
    assert.equal(decide(0, { ready: 1, starting: 0, metric: 6 }, { ...settings, min: 1 }, memory), 5)
    assert.equal(decide(15, { ready: 10, starting: 0, metric: 2 }, settings, { wishes: [] }), 20)
    // Decisions every 5 s: one doubling per 15 s all the same (horizontal-pod-autoscale.md, default scaleUp policies).
    const often: HpaMemory = { wishes: [] }
    let ready = 4
    const pods = [0, 5, 10, 15, 20, 30].map((at) => {
      ready = decide(at, { ready, starting: 0, metric: 6 }, { ...settings, max: 100 }, often)
      return ready
    })
    assert.deepEqual(pods, [8, 8, 8, 16, 16, 32])
    const past = { wishes: [{ at: 0, replicas: 9 }] }
    assert.equal(decide(100, { ready: 10, starting: 0, metric: 0.1 }, settings, past), 9)
    assert.equal(decide(301, { ready: 10, starting: 0, metric: 0.1 }, settings, past), 2)
  })
  const group = (more: Partial<ScaledGroup> = {}): ScaledGroup & { concurrency: number } => ({
    settings: { ...hpaDefaults, min: 4, max: 40, target: 0.6 },
    perReplica: 100,
    concurrency: 4,
    startup: 20,
    metricAge: 7.5,
    metricWindow: 15,
    phase: 7.5,
    metric: 'busy',
    ...more,
  })
  const rises: Rise[] = [
    { before: 200, after: 1200, over: 0 },
    { before: 200, after: 800, over: 60 },
    { before: 200, after: 1200, over: 300 },
  ]
  it('step by step and request by request agree: catching up within 3 s or 3 %, the backlog within 5 %', () => {
    for (const rise of rises) {
      for (const metric of ['busy', 'calls'] as const) {
        const fluid = respond(group({ metric }), rise)
        const single = simulateAutoscaling(group({ metric }), rise, 5, 250)
        const what = `${metric} ${rise.over}: ${fluid.catchUp} ${single.catchUp}`
        assert.ok(Math.abs(fluid.catchUp - single.catchUp) <= Math.max(3, 0.03 * fluid.catchUp), what)
        assert.ok(Math.abs(fluid.backlog - single.backlog) <= 0.05 * fluid.backlog + 200, what)
        // Nearly all that come before it has caught up have to wait; those above capacity are the cause.
        assert.ok(single.late >= fluid.beyond, what)
      }
    }
  })
  it('by hand: one decision, one start', () => {
    // 4 x 100/s, 450/s at once, fresh metric, target 90 %: the sync at 15 s sees 100 %, wants ceil(4 / 0.9) = 5, ready at 25 s.
    const found = respond(
      group({
        settings: { ...hpaDefaults, min: 4, max: 5, target: 0.9 },
        metricAge: 0,
        phase: 15,
        startup: 10,
      }),
      { before: 300, after: 450, over: 0 },
    )
    assert.deepEqual(found.steps.slice(0, 2), [
      { at: 0, ready: 4 },
      { at: 25, ready: 5 },
    ])
    assert.equal(found.underProvisioned, 25)
    // 50/s too many for 25 s, worked off at 50/s.
    close(found.catchUp, 50, 0.01)
    close(found.beyond, (50 * 25) / (450 * 50), 0.01)
  })
  it('a limit that is too low never catches up; enough replicas feel nothing', () => {
    const low = group()
    low.settings = { ...low.settings, max: 8 }
    assert.equal(respond(low, { before: 200, after: 1200, over: 0 }, 900).catchUp, Number.POSITIVE_INFINITY)
    const found = respond(group(), { before: 200, after: 260, over: 0 })
    assert.deepEqual([found.underProvisioned, found.catchUp, found.beyond], [0, 0, 0])
  })
  it('a quicker start never makes it later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 400, max: 2000 }), (startup, after) => {
        const at = (seconds: number) => respond(group({ startup: seconds }), { before: 200, after, over: 0 }).catchUp
        assert.ok(at(startup) <= at(startup + 15) + 1e-9)
      }),
      { numRuns: 25 },
    )
  })
  it('who waits longer than the time-out: all that come once the queue is so long', () => {
    // 400/s against 300/s for good: after t seconds 100 t wait and take t / 3 s, more than 20 s from t = 60 on.
    const small = group({ settings: { ...settings, min: 3, max: 3 }, perReplica: 100, patience: 20 })
    const found = respond(small, { before: 200, after: 400, over: 0 }, 600)
    close(found.timedOut, 1 - 60 / 600, 0.01)
    assert.equal(respond({ ...small, patience: 1e9 }, { before: 200, after: 400, over: 0 }, 300).timedOut, 0)
    // Nobody waits while the capacity is enough.
    assert.equal(respond({ ...small, patience: 0.01 }, { before: 200, after: 290, over: 0 }).timedOut, 0)
  })
  it('a share of the rise times out when a caller says how long it waits', () => {
    const document = shop()
    document.deployments[0]!.autoscaling = { min: 2, max: 6, metric: 'cpu', target: '60%' }
    document.journeys[0]!.rates[0]!.peak = '600/s'
    assert.equal(peak(document).autoscalers![0]!.timedOut, undefined)
    document.relations.find((r) => r.to === 'api')!.timeout = '2s'
    const [spike, ramp] = peak(document).autoscalers!
    assert.ok(spike!.timedOut!.typical > 0 && spike!.timedOut!.typical < 1)
    assert.ok(spike!.timedOut!.best <= spike!.timedOut!.typical && spike!.timedOut!.typical <= spike!.timedOut!.worst)
    assert.ok(ramp!.timedOut!.typical <= spike!.timedOut!.typical)
  })
  it('what is carried once all that may be started runs: by hand', () => {
    const document = shop()
    assert.equal(peak(document).scaledOut, undefined)
    document.deployments[0]!.autoscaling = { min: 2, max: 4, metric: 'cpu', target: '60%' }
    const found = peak(document)
    // 200/s of 10 ms on 2, then 4 replicas of two servers; the database stays as it is, at 75 % of 300/s.
    const of = (id: string, list: typeof found.stations) => list.find((s) => s.id === id)!.utilisation.typical
    close(of('api@north', found.stations), 0.5)
    close(of('api@north', found.scaledOut!.stations), 0.25)
    close(of('db/main/1', found.scaledOut!.stations), 0.75)
    close(found.scaledOut!.throughput[0]!.value.typical, 400)
    const db = document.elements.find((e) => e.id === 'db')!
    if (db.kind === 'database') db.concurrency = 80
    const wide = peak(document)
    close(wide.throughput[0]!.value.typical, 600)
    close(wide.scaledOut!.throughput[0]!.value.typical, 1200)
  })
  it('of the model: normal to peak, best before typical before worst', () => {
    const document = shop()
    document.deployments[0]!.autoscaling = { min: 2, max: 6, metric: 'cpu', target: '60%' }
    document.journeys[0]!.rates[0]!.peak = '600/s'
    const found = peak(document).autoscalers!
    assert.deepEqual(
      found.map((f) => [f.station, f.kind, f.before, f.max]),
      [
        ['api@north', 'spike', 2, 6],
        ['api@north', 'ramp', 2, 6],
      ],
    )
    const [spike, ramp] = found
    assert.ok(spike!.catchUp.best < spike!.catchUp.typical && spike!.catchUp.typical < spike!.catchUp.worst)
    assert.ok(spike!.beyond.typical > ramp!.beyond.typical)
    // 2 x 200/s against 600/s until the first pods are ready.
    assert.ok(spike!.underProvisioned.best >= 15, String(spike!.underProvisioned.best))
  })
})

describe('growth', () => {
  it('the year in which the demand fills the servers, with and without a replica', () => {
    const document = shop()
    document.journeys[0]!.growth = '20%'
    const limits = peak(document).growthLimits!
    const db = limits.find((l) => l.station === 'db/main/1')!
    close(db.saturated.typical, (Math.log(1 / 0.75) / Math.log(1.2)) * YEAR)
    assert.equal(db.next, 'shard')
    assert.equal(db.withoutOne.typical, db.saturated.typical)
    const api = limits.find((l) => l.station === 'api@north')!
    close(api.saturated.typical, (Math.log(2) / Math.log(1.2)) * YEAR)
    // Two replicas at 50 %: one alone is full today.
    assert.equal(api.withoutOne.typical, 0)
    assert.equal(api.next, 'replica')
  })
  it('one replica alone does not survive its loss; readers of one shard do not stand in for those of another', () => {
    const document = shop()
    document.journeys[0]!.growth = '20%'
    document.deployments[1]!.replicas = 1
    const limits = peak(document).growthLimits!
    assert.equal(limits.find((l) => l.station === 'api@south')!.withoutOne.typical, 0)
    const db = document.elements.find((e) => e.id === 'db')!
    if (db.kind !== 'database') return
    const reader = (place: string) => ({ in: place, role: 'replica' as const })
    // No shard serves a region: everybody reads half of the rows from each.
    db.shards = {
      key: 'id',
      tool: 'proxy',
      groups: ['a', 'b'].map((id) => ({ id, members: [{ in: 'n1' }, reader('n1'), reader('n2')] })),
    }
    document.journeys[0]!.steps[2]!.operation = 'read-replica'
    const read = peak(document).growthLimits!.find((l) => l.station === 'db/a/2')!
    // Two readers of 600/s x 5 ms / 4 = 0.75 of 8 servers each: one of them carries 4, 5.33 times that.
    close(read.withoutOne.typical, (Math.log(8 / 2 / 0.75) / Math.log(1.2)) * YEAR)
  })
  it('journeys grow each at its own rate; what does not grow lasts', () => {
    close(
      yearsUntil(
        [
          { busy: 1, growth: 1 },
          { busy: 2, growth: 0 },
        ],
        10,
      ),
      3,
    )
    assert.equal(yearsUntil([{ busy: 1, growth: 0 }], 2), Number.POSITIVE_INFINITY)
  })
})

describe('vertical and horizontal', () => {
  it('by hand: replicas, size, cost, exposure of the API for twice the load', () => {
    const found = compareScaling(resolveTopology(shop()), 'api', { growth: 2, target: 0.7 })!
    // North: 50 % x 2 / 0.7 = 1.43 of 2 replicas: 3; south: 0.71 of 2: 2. Bigger: 2 x 1.43 = 3 requests at once.
    assert.deepEqual([found.horizontal.units, found.horizontal.concurrency], [5, 2])
    assert.deepEqual([found.vertical.units, found.vertical.concurrency], [4, 3])
    close(found.horizontal.cost?.typical, 500)
    close(found.vertical.cost?.typical, 4 * 100 * 1.5)
    close(found.horizontal.exposure.typical, 1 / 3)
    close(found.vertical.exposure.typical, 1 / 2)
    close(found.horizontal.utilisation.typical, (400 * 0.01) / 6)
    // The database saturates first: 300/s at 75 %.
    close(found.horizontal.ceiling.typical, 300 / 0.75)
  })
  it('a store gets shards; measured points bound the biggest machine', () => {
    const document = shop()
    const db = document.elements.find((e) => e.id === 'db')!
    // A primary and a standby: 2 x 1000 per shard.
    const plain = compareScaling(resolveTopology(document), 'db', { growth: 2 })!
    assert.deepEqual([plain.horizontal.units, plain.vertical.units], [3, 1])
    close(plain.horizontal.cost?.typical, 6000)
    assert.equal(plain.vertical.possible, true)
    if (db.kind === 'database') {
      db.measured = [1, 2, 4, 8, 16].map((load) => ({
        load,
        throughput: `${Number(((200 * load) / (1 + 0.05 * (load - 1) + 0.01 * load * (load - 1))).toFixed(6))}/s`,
      }))
    }
    // Peak of the law: sqrt(0.95 / 0.01) = 9.75 at once, 811/s: less than the 1 800/s wanted.
    const bound = compareScaling(resolveTopology(document), 'db', { growth: 2 })!
    assert.equal(bound.vertical.possible, false)
    close(bound.vertical.ceiling.typical, (200 * 9.7468) / (1 + 0.05 * 8.7468 + 0.01 * 9.7468 * 8.7468), 1e-3)
  })
  it('unknown elements and elements without figures have no comparison', () => {
    const topology = resolveTopology(shop())
    assert.equal(compareScaling(topology, 'nothing', { growth: 2 }), undefined)
    assert.equal(compareScaling(topology, 'edge', { growth: 2 }), undefined)
  })
})

describe('measured points', () => {
  it('SPEC SDM91 as in the R package usl: peak 1 884/s at 96.52', () => {
    const document = shop()
    const api = document.elements.find((e) => e.id === 'api')!
    const points = [
      [1, 64.9],
      [18, 995.9],
      [36, 1652.4],
      [72, 1853.2],
      [108, 1828.9],
      [144, 1775],
      [216, 1702.2],
    ] as const
    if (api.kind === 'service') api.measured = points.map(([load, x]) => ({ load, throughput: `${x}/s` }))
    const [law] = peak(document).scalability!
    close(law?.knee.typical, 96.51956, 1e-5)
    close(law?.peak.typical, 1884, 1e-3)
    close(law?.error, Math.sqrt(27453.719584 / 7), 1e-6)
    assert.equal(law?.knee.derivation.inputs?.length, 7)
    // summary(usl(...)) prints these standard errors; a t of 4 degrees of freedom is within 2.776445 in 95 of 100.
    assert.deepEqual(
      [law?.errors?.alpha, law?.errors?.beta, law?.errors?.gamma].map((x) => Number(x?.toPrecision(4))),
      [0.009122, 1.988e-5, 14.21],
    )
    const { peak: width } = uslErrors(
      fitUsl(points.map(([n, x]) => ({ n, x })))!,
      points.map(([n]) => ({ n })),
    )!
    close(law?.knee.best, 96.51956 + 2.776445 * width, 1e-5)
    close(law?.knee.worst, 96.51956 - 2.776445 * width, 1e-5)
    if (api.kind === 'service') api.measured = api.measured?.slice(0, 2) ?? []
    assert.match(peak(document).scalability![0]!.unknown!.en, /three points/)
  })
  it('the error of the peak is the spread of the peaks fitted to many noisy measurements', () => {
    const law = { alpha: 0.02, beta: 2e-4, gamma: 50 }
    const loads = [1, 5, 10, 20, 40, 60, 80, 120, 160]
    const sigma = 10
    const random = randomFrom(4)
    const normal = (): number => Math.sqrt(-2 * Math.log(random.uniform())) * Math.cos(2 * Math.PI * random.uniform())
    const peaks = Array.from({ length: 600 }, () => {
      const points = loads.map((n) => ({ n, x: uslThroughput(law, n) + sigma * normal() }))
      return uslPeak(fitUsl(points)!).n
    })
    const mean = peaks.reduce((a, b) => a + b, 0) / peaks.length
    const spread = Math.sqrt(peaks.reduce((sum, n) => sum + (n - mean) ** 2, 0) / peaks.length)
    // The same noise in the formula: sse / (points - 3) = sigma^2.
    const errors = uslErrors(
      { ...law, sse: sigma ** 2 * (loads.length - 3) },
      loads.map((n) => ({ n })),
    )!
    close(spread, errors.peak, 0.1)
  })
})
