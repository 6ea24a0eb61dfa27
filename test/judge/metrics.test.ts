import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import type { JourneyAvailability, ScenarioOutcome } from '../../src/analyse/analysis.ts'
import { mmc } from '../../src/analyse/performance/queueing/mmc.ts'
import type { ConsistencyModel, Database, Element, Fault, Measure } from '../../src/language/vocabulary/index.ts'
import { shop } from '../performance/model.ts'
import { amount, evidenceOf, judged } from './evidence.ts'
import { type Choices, systemOf } from './systems.ts'

const calmChoices: Choices = {
  replicas: 1,
  peak: 100,
  copies: 3,
  mode: 'async',
  retries: 0,
  ttl: 60,
  policy: 'failover',
  deep: false,
}
const shopEvidence = evidenceOf(shop())

describe('load', () => {
  it('throughput: 300/s at 75 % of the database carry 400/s', () => {
    const pass = judged({ metric: 'throughput', of: 'buy', target: '>= 350/s' }, shopEvidence)
    assert.equal(pass.verdict, 'pass')
    assert.ok(Math.abs((pass.value?.typical ?? 0) - 400) < 1e-9)
    assert.match(pass.cause.en, /"DB" \(n1\) saturates first — 400\/s ≥ 350\/s/)
    assert.equal(judged({ metric: 'throughput', of: 'buy', target: '>= 420/s' }, shopEvidence).verdict, 'fail')
    // 400 / 1.1 = 364: a database 10 % slower breaks 370.
    assert.equal(judged({ metric: 'throughput', of: 'buy', target: '>= 370/s' }, shopEvidence).verdict, 'at-risk')
  })
  it('throughput of a journey without arrivals is unknown, and says why', () => {
    const document = shop()
    for (const rate of document.journeys[0]!.rates) rate.peak = '0/s'
    const found = judged({ metric: 'throughput', of: 'buy', target: '>= 1/s' }, evidenceOf(document))
    assert.equal(found.verdict, 'unknown')
    assert.equal(found.missing?.en, '"Buy" has no arrivals at peak (buy.rates)')
  })
  it('headroom at peak is 25 %, of the API 50 %, grown by 1.2 it is 10 %', () => {
    const of = (of: string, target: Measure['target'], growth = 1) =>
      judged({ metric: 'headroom', of, target, growth } as Measure, shopEvidence)
    assert.equal(of('buy', '>= 15%').verdict, 'pass')
    assert.equal(of('buy', '>= 20%').verdict, 'at-risk')
    assert.equal(of('buy', '>= 26%').verdict, 'fail')
    assert.ok(Math.abs((of('api', '>= 10%').value?.typical ?? 0) - 0.5) < 1e-12)
    assert.ok(Math.abs((of('buy', '>= 5%', 1.2).value?.typical ?? 0) - 0.1) < 1e-9)
    assert.equal(of('nobody', '>= 5%').verdict, 'unknown')
  })
  it('less than no headroom is said as a utilisation, never as a negative share', () => {
    // 75 % × 4 = 300 %.
    const verdict = judged({ metric: 'headroom', of: 'db', target: '>= 20%', growth: 4 }, shopEvidence)
    assert.equal(verdict.verdict, 'fail')
    assert.ok(Math.abs((verdict.value?.typical ?? 0) + 2) < 1e-9)
    const plain = (text: string) => text.replaceAll('\u00a0', ' ')
    assert.equal(plain(verdict.cause.en), '"DB" (n1) is overloaded: 300 % — no headroom, ≥ 20 % is wanted')
    assert.equal(plain(verdict.cause.ru), 'перегрузка: «DB» (n1), 300 % — запаса нет, а нужно ≥ 20 %')
    assert.equal(plain(verdict.value?.derivation.text?.ru ?? ''), 'запаса нет: загрузка 300 %')
  })
  it('headroom with the replicas that run is judged, that with all the autoscaler may start is said beside it', () => {
    const document = shop()
    const [north, south] = document.deployments
    for (const one of [north, south]) one!.autoscaling = { min: 2, max: 8, metric: 'cpu', target: '60%' }
    const evidence = evidenceOf(document)
    const plain = (text: string) => text.replaceAll('\u00a0', ' ')
    const now = judged({ metric: 'headroom', of: 'api', target: '>= 60%' }, evidence)
    assert.equal(now.verdict, 'fail')
    assert.match(plain(now.cause.en), /50 %; 87.5 % once autoscalers have started all they may — 50 % < 60 %/)
    // 200/s of 10 ms on 8 replicas of two servers: 12.5 %.
    const most = judged({ metric: 'headroom', of: 'api', replicas: 'autoscaler-max', target: '>= 60%' }, evidence)
    assert.equal(most.verdict, 'pass')
    assert.ok(Math.abs((most.value?.typical ?? 0) - 0.875) < 1e-12)
    assert.match(most.cause.en, /^with all replicas that autoscalers may start: /)
    // The database does not scale by itself: nothing to say of the journey.
    assert.doesNotMatch(judged({ metric: 'headroom', of: 'buy', target: '>= 10%' }, evidence).cause.en, /autoscal/)
    // At ten times the load today's replicas are overloaded five times, those at the most 1.25 times.
    const grown = { metric: 'headroom', of: 'api', replicas: 'autoscaler-max', growth: 10, target: '>= 0%' } as const
    assert.ok(Math.abs((judged(grown, evidence).value?.typical ?? 0) + 0.25) < 1e-9)
    const carried = { metric: 'throughput', of: 'buy', replicas: 'autoscaler-max', target: '>= 1/s' } as const
    assert.ok(Math.abs((judged(carried, evidence).value?.typical ?? 0) - 400) < 1e-9)
  })
  it('headroom with all replicas under a failure: the survivors have as many as they may start', () => {
    const document = shop()
    document.deployments[0]!.autoscaling = { min: 2, max: 4, metric: 'cpu', target: '60%' }
    document.deployments[1]!.autoscaling = { min: 2, max: 4, metric: 'cpu', target: '60%' }
    document.scenarios.push({
      id: 'south-lost',
      title: 'South',
      rate: '1/year',
      faults: [{ kind: 'lose-place', place: 'south' }],
    })
    const { analysis, topology } = analyse(document)
    const at = (replicas?: 'autoscaler-max') =>
      judged(
        { metric: 'headroom', of: 'api', under: 'south-lost', ...(replicas ? { replicas } : {}), target: '>= 0%' },
        { analysis, topology },
      ).value?.typical ?? Number.NaN
    // 300/s of 10 ms are 3 busy servers: of 4 today, of 8 then.
    assert.ok(Math.abs(at() - 0.25) < 1e-9, String(at()))
    assert.ok(Math.abs(at('autoscaler-max') - 0.625) < 1e-9, String(at('autoscaler-max')))
  })
  it('headroom under a failure takes the load of the survivors', () => {
    const failure = (after: number): ScenarioOutcome => ({
      scenario: 'zone',
      title: { ru: 'Зона', en: 'Zone' },
      generated: false,
      rate: 1,
      recoveries: [],
      journeys: [],
      load: [{ station: 'api@north', before: 0.5, after }],
      overloaded: [],
      humanSteps: [],
      budget: undefined,
    })
    const under = (after: number) =>
      judged(
        { metric: 'headroom', of: 'api', under: 'zone', target: '>= 10%' },
        evidenceOf(shop(), { failures: { scenarios: [failure(after)], survivors: [] } }),
      )
    assert.equal(under(0.75).verdict, 'pass')
    assert.equal(under(1.5).verdict, 'fail')
    assert.match(under(1.5).cause.ru, /перегрузка/)
    assert.equal(
      judged({ metric: 'headroom', of: 'api', under: 'nope', target: '>= 10%' }, shopEvidence).verdict,
      'unknown',
    )
  })
  it('headroom under a failure leaves out what the failure takes: the one API that is lost was fuller than the ten that go on', () => {
    const base = systemOf({ ...calmChoices, replicas: 1, peak: 100 })
    const under = (faults: Fault[]) =>
      judged(
        { metric: 'headroom', of: 'api', under: 'gone', target: '>= 1%' },
        analyse({
          ...base,
          deployments: base.deployments.map((d) =>
            d.element === 'api' && d.in === 'east' ? { ...d, replicas: 10 } : d,
          ),
          scenarios: [{ id: 'gone', title: 'Gone', faults, rate: '1/year' }],
        }),
      )
    const before = 1 - (under([]).value?.typical ?? 0)
    const after = 1 - (under([{ kind: 'lose-place', place: 'west' }]).value?.typical ?? 0)
    assert.ok(before > 0.05)
    assert.ok(Math.abs(after - before / 10) < 1e-9, `${after}`)
    const nothing = under([{ kind: 'lose-element', element: 'api' }])
    assert.equal(nothing.verdict, 'unknown')
    assert.match(nothing.cause.en, /nothing that .* uses is left/)
  })
})

describe('latency', () => {
  it('names the slowest population and the parts that weigh most', () => {
    const south = judged({ metric: 'latency', of: 'buy', percentile: 95, target: '<= 1s' }, shopEvidence)
    assert.equal(south.scope, 'buy from south')
    assert.equal(south.verdict, 'pass')
    assert.match(south.cause.en, /p95 at peak: mostly network to "DB"/)
    assert.match(south.cause.ru, /дольше всего «DB» \(сеть\)/)
    assert.equal(
      judged({ metric: 'latency', of: 'buy', percentile: 95, target: '<= 100ms' }, shopEvidence).verdict,
      'fail',
    )
    assert.equal(
      judged({ metric: 'latency', of: 'buy', from: 'north', percentile: 50, target: '<= 100ms' }, shopEvidence).scope,
      'buy from north',
    )
  })
  it('a load that saturates fails for good, ten per cent before it is at risk', () => {
    const grown = (growth: number) =>
      judged({ metric: 'latency', of: 'buy', from: 'north', percentile: 95, growth, target: '<= 5s' }, shopEvidence)
    assert.equal(grown(1.5).verdict, 'fail')
    assert.equal(grown(1.5).value?.typical, Number.POSITIVE_INFINITY)
    assert.equal(grown(1.28).verdict, 'at-risk')
    assert.match(grown(1.28).cause.en, /10 % more load a resource saturates/)
    assert.equal(grown(1).verdict, 'pass')
  })
  it('is unknown, with the missing field, when the model lacks a time', () => {
    const document = shop()
    const api = document.elements.find((e) => e.id === 'api')
    if (api?.kind === 'service') delete api.time
    const verdict = judged({ metric: 'latency', of: 'buy', percentile: 95, target: '<= 100s' }, evidenceOf(document))
    assert.equal(verdict.verdict, 'unknown')
    assert.match(verdict.missing?.en ?? '', /api\.time/)
  })
  it('the figure is the one of the formula', () => {
    // Alone on the way: one service, no network. p50 of M/M/c by the exact tail is below the mean.
    const document = shop()
    document.journeys[0]!.steps = [{ to: 'edge' }, { to: 'api' }]
    for (const rate of document.journeys[0]!.rates) delete rate.access
    const found = judged(
      { metric: 'latency', of: 'buy', from: 'north', percentile: 50, target: '<= 1s' },
      evidenceOf(document),
    )
    assert.ok((found.value?.typical ?? 0) < mmc(200, 0.01, 4).response)
    assert.ok((found.value?.typical ?? 0) > 0.01 * Math.LN2)
  })
})

describe('availability', () => {
  const row = (region: string, typical: number, worst = typical, upperBound = false): JourneyAvailability => ({
    journey: 'buy',
    region,
    structural: amount(1 - typical, 1 - typical, 1 - typical, 'ratio'),
    failover: amount(0, 0, 0, 'ratio'),
    changes: amount(0, 0, 0, 'ratio'),
    planned: amount(0, 0, 0, 'ratio'),
    availability: amount(typical, typical, worst, 'ratio'),
    upperBound,
    downtimePerYear: (1 - typical) * 31_536_000,
    cutSets: [],
    cutSetCount: '0',
    importance: [],
  })
  const of = (rows: JourneyAvailability[], target: `>= ${number}%` = '>= 99.95%') =>
    judged({ metric: 'availability', of: 'buy', target }, evidenceOf(shop(), { availability: { journeys: rows } }))
  it('the worst population binds', () => {
    const verdict = of([row('north', 0.9999), row('south', 0.9993)])
    assert.equal(verdict.verdict, 'fail')
    assert.equal(verdict.scope, 'buy from south')
    assert.ok(Math.abs((verdict.margin ?? 0) + 0.4) < 1e-9)
  })
  it('passes, is at risk at the worst case, and as an upper bound', () => {
    assert.equal(of([row('north', 0.9999)]).verdict, 'pass')
    assert.equal(of([row('north', 0.9999, 0.999)]).verdict, 'at-risk')
    assert.equal(of([row('north', 0.9999, 0.9999, true)]).verdict, 'at-risk')
    assert.equal(of([{ ...row('north', 0.9999), unknown: { ru: 'нет', en: 'no' } }]).verdict, 'unknown')
    assert.equal(of([]).verdict, 'unknown')
  })
  it('downtime: 99.9 % is 8.76 h a year and 43.2 min in 30 days', () => {
    const evidence = evidenceOf(shop(), { availability: { journeys: [row('north', 0.999)] } })
    const year = judged({ metric: 'downtime', of: 'buy', per: 'year', target: '<= 9h' }, evidence)
    assert.ok(Math.abs((year.value?.typical ?? 0) - 8.76 * 3600) < 1e-6)
    assert.equal(year.verdict, 'at-risk')
    const month = judged({ metric: 'downtime', of: 'buy', per: '30d', target: '<= 43m' }, evidence)
    assert.ok(Math.abs((month.value?.typical ?? 0) - 2592) < 1e-6)
    assert.equal(month.verdict, 'fail')
  })
})

describe('cost', () => {
  it('4 x 100 + 2 x 1000 USD', () => {
    const of = (target: `<= ${number} USD/month`) => judged({ metric: 'cost', target }, shopEvidence)
    assert.equal(of('<= 3000 USD/month').value?.typical, 2400)
    assert.equal(of('<= 3000 USD/month').verdict, 'pass')
    assert.equal(of('<= 2000 USD/month').verdict, 'fail')
    assert.match(
      of('<= 2000 USD/month').cause.en,
      /"DB" costs the most, 2000\s\$\/month — 2400\s\$\/month > 2000\s\$\/month/,
    )
    assert.equal(judged({ metric: 'cost', of: 'api', target: '<= 500 USD/month' }, shopEvidence).value?.typical, 400)
    assert.equal(judged({ metric: 'cost', target: '<= 3000 EUR/month' }, shopEvidence).verdict, 'unknown')
  })
  it('a sum that lacks a price proves a breach, never a promise kept', () => {
    const document = shop()
    delete document.elements.find((e) => e.id === 'api')?.cost
    const of = (target: `<= ${number} USD/month`) => judged({ metric: 'cost', target }, evidenceOf(document))
    assert.equal(of('<= 3000 USD/month').verdict, 'unknown')
    assert.match(of('<= 3000 USD/month').cause.en, /api/)
    assert.equal(of('<= 1500 USD/month').verdict, 'fail')
  })
})

describe('consistency and partitions', () => {
  const rows = (normal: ConsistencyModel, split: ConsistencyModel, loss: number) => ({
    stores: [
      {
        store: 'db',
        group: 'db/main',
        cap: 'neither' as const,
        capWhy: { ru: '', en: '' },
        pacelc: 'PC/EC',
        price: undefined,
        rows: (['normal', 'partition:n1|n2'] as const).map((situationId) => ({
          store: 'db',
          group: 'db/main',
          operation: 'write' as const,
          situation: { ru: situationId, en: situationId },
          situationId,
          answer: 'served' as const,
          model: situationId === 'normal' ? normal : split,
          loss: amount(0, loss, loss),
          splitBrain: undefined,
          why: { ru: 'так', en: 'so' },
        })),
      },
    ],
  })
  const of = (normal: ConsistencyModel, split: ConsistencyModel, at: 'typical' | 'worst' = 'typical') =>
    judged(
      { metric: 'consistency', of: 'db', operation: 'write', target: '>= causal', at },
      evidenceOf(shop(), { consistency: rows(normal, split, 0) }),
    ).verdict
  it('the normal state decides, a partition puts at risk, at worst it fails', () => {
    assert.equal(of('linearizable', 'sequential'), 'pass')
    assert.equal(of('linearizable', 'eventual'), 'at-risk')
    assert.equal(of('linearizable', 'eventual', 'worst'), 'fail')
    const other = judged(
      { metric: 'consistency', of: 'db', operation: 'write', target: '>= causal' },
      evidenceOf(shop(), { consistency: rows('snapshot-isolation', 'linearizable', 0) }),
    )
    assert.equal(other.verdict, 'fail')
    // Neither is weaker than the other: the order of the models is partial.
    assert.match(other.cause.en, /^snapshot-isolation does not give causal: /)
    assert.match(other.cause.ru, /^snapshot-isolation не даёт causal: /)
    assert.equal(
      judged({ metric: 'consistency', of: 'db', operation: 'read', target: '>= causal' }, shopEvidence).verdict,
      'unknown',
    )
  })
  it('what a partition can lose', () => {
    const loss = (seconds: number) =>
      judged(
        { metric: 'data-loss-on-partition', of: 'db', target: '<= 1s' },
        evidenceOf(shop(), { consistency: rows('linearizable', 'eventual', seconds) }),
      ).verdict
    assert.equal(loss(0), 'pass')
    assert.equal(loss(30), 'fail')
    assert.equal(
      judged({ metric: 'data-loss-on-partition', of: 'db', target: '<= 1s' }, shopEvidence).verdict,
      'unknown',
    )
  })
})

describe('staleness', () => {
  it('a copy inside the region lags 100 ms, 1 s at worst; a cache adds its TTL', () => {
    const replica = judged({ metric: 'staleness', of: 'db', read: 'replica', target: '<= 500ms' }, shopEvidence)
    assert.equal(replica.value?.typical, 0.1)
    assert.equal(replica.verdict, 'at-risk')
    assert.equal(
      judged({ metric: 'staleness', of: 'db', read: 'cache', target: '<= 500ms' }, shopEvidence).verdict,
      'unknown',
    )
  })
  /** The shop behind a CDN (2 min), the API asking its memory (10 s) and a shared cache (45 s) before it reads. */
  const cached = (steps: { from: string; to: string; operation?: 'read' | 'write' }[]) => {
    const document = shop()
    const cache = (id: string, ttl: '10s' | '45s' | '2m'): Element => ({
      id,
      title: id,
      ...(id === 'edge-cache' ? { kind: 'cdn' } : { kind: 'cache', technology: 'redis' }),
      cache: { level: 'shared', hitRatio: '50%', ttl, invalidation: ['ttl'] },
    })
    document.elements.push(cache('edge-cache', '2m'), cache('own', '10s'), cache('hot', '45s'))
    document.journeys[0]!.steps = [{ to: steps[0]!.from === 'edge-cache' ? 'edge-cache' : 'api' }, ...steps]
    const found = judged({ metric: 'staleness', of: 'db', read: 'cache', target: '<= 1h' }, evidenceOf(document))
    return found.value?.worst
  }
  it('caches one behind the other add up: one may keep what the next has kept', () => {
    const read = { from: 'api', to: 'db', operation: 'read' } as const
    const asks = (to: string) => ({ from: 'api', to, operation: 'read' }) as const
    assert.equal(cached([asks('hot'), read]), 45)
    assert.equal(cached([asks('own'), asks('hot'), read]), 55)
    assert.equal(cached([{ from: 'edge-cache', to: 'api' }, asks('own'), asks('hot'), read]), 175)
  })
  it('of two ways to read the older one binds; a cache that is only written to makes nothing old', () => {
    const read = { from: 'api', to: 'db', operation: 'read' } as const
    assert.equal(
      cached([
        { from: 'api', to: 'own', operation: 'read' },
        read,
        { from: 'api', to: 'hot', operation: 'read' },
        read,
      ]),
      45,
    )
    const written = [
      { from: 'api', to: 'db', operation: 'write' },
      { from: 'api', to: 'hot', operation: 'write' },
      read,
    ]
    assert.equal(cached(written as Parameters<typeof cached>[0]), undefined)
  })
})

describe('measured and rules', () => {
  it('a measured figure', () => {
    assert.equal(judged({ metric: 'measured', of: 'buy', value: 12, target: '<= 20' }, shopEvidence).verdict, 'pass')
    assert.equal(judged({ metric: 'measured', of: 'buy', value: 21, target: '<= 20' }, shopEvidence).verdict, 'fail')
    assert.equal(judged({ metric: 'measured', of: 'buy', target: '<= 20' }, shopEvidence).verdict, 'unknown')
  })
  it('rules about backups', () => {
    const document = shop()
    const db = document.elements.find((e) => e.id === 'db') as Database
    const rule = (rule: string, target?: string) =>
      judged({ metric: 'rule', of: 'db', rule, ...(target ? { target } : {}) } as Measure, evidenceOf(document)).verdict
    assert.equal(rule('backups-encrypted'), 'fail')
    db.backup = {
      tool: 'pgbackrest',
      in: 'n2',
      full: '1d',
      retention: '30d',
      encrypted: true,
      restoreRate: '100MB/s',
      procedure: 'automatic',
      human: '5m',
    }
    assert.equal(rule('backups-encrypted'), 'pass')
    assert.equal(rule('backups-off-site'), 'fail')
    db.backup.alsoIn = ['south']
    assert.equal(rule('backups-off-site'), 'pass')
    assert.equal(rule('backups-immutable'), 'fail')
    assert.equal(rule('backup-retention', '>= 30d'), 'pass')
    assert.equal(rule('backup-retention', '>= 60d'), 'fail')
    assert.equal(rule('restore-tested'), 'fail')
    db.backup.restoreTest = { every: '30d' }
    assert.equal(rule('restore-tested', '<= 30d'), 'pass')
  })
  it('copies in regions and automatic failover: two sites have no majority without the first', () => {
    const document = shop()
    const db = document.elements.find((e) => e.id === 'db') as Database
    const rule = (rule: 'copies-in-regions' | 'automatic-failover') =>
      judged(
        { metric: 'rule', of: 'db', rule, ...(rule === 'copies-in-regions' ? { target: '>= 2' } : {}) },
        evidenceOf(document),
      )
    assert.equal(rule('copies-in-regions').verdict, 'fail')
    assert.equal(rule('automatic-failover').verdict, 'fail')
    db.failover = { manager: 'patroni', votes: ['n1', 'n1', 'n2'] }
    assert.match(rule('automatic-failover').cause.en, /1 of 3 votes are left, no majority/)
    db.failover = { manager: 'patroni', votes: ['n1', 'n2', 's1'] }
    assert.equal(rule('automatic-failover').verdict, 'pass')
    db.replication?.members?.push({ in: 's1' })
    assert.equal(rule('copies-in-regions').verdict, 'pass')
  })
  it('alerts reach people', () => {
    const document = shop()
    const of = () => judged({ metric: 'rule', of: 'shop', rule: 'alerts-reach-people' }, evidenceOf(document)).verdict
    assert.equal(of(), 'fail')
    const alerting = {
      scrapeInterval: '15s',
      evaluationInterval: '15s',
      for: '1m',
      groupWait: '30s',
      receivers: ['pager'],
    } as const
    document.elements.push({ id: 'pager', kind: 'externalSystem', title: 'PagerDuty' })
    document.elements.push({
      id: 'prom',
      kind: 'monitoring',
      title: 'Prometheus',
      alerting: { ...alerting, receivers: ['pager'] },
    })
    assert.equal(of(), 'at-risk')
    document.elements.pop()
    document.elements.push({
      id: 'prom',
      kind: 'monitoring',
      title: 'P',
      alerting: { ...alerting, receivers: ['pager'], deadMansSwitch: true },
    })
    assert.equal(of(), 'pass')
  })
})
