import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import { compareVariants } from '../../src/judge/compare.ts'
import { judgeMeasure, measuredValue } from '../../src/judge/measure.ts'
import { modelLeaves, sensitivities } from '../../src/judge/sensitivity.ts'
import { evidenceFor } from '../../src/judge/sweep.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Database, Measure } from '../../src/language/vocabulary/index.ts'
import { shop } from '../performance/model.ts'

/** The shop with backups, a zone loss and an operator error, and one requirement per test. */
function withRequirement(...measures: Measure[]): ArchitectureDocument {
  const document = shop()
  const db = document.elements.find((e) => e.id === 'db') as Database
  db.size = '400GB'
  db.walRate = '1MB/s'
  db.failover = { manager: 'patroni', votes: ['n1', 'n2', 's1'] }
  db.backup = {
    tool: 'pgbackrest',
    in: 'south',
    full: '1d',
    retention: '30d',
    encrypted: true,
    restoreRate: '250MB/s',
    walArchive: { timeout: '60s' },
    procedure: 'automatic',
    human: '1m',
  }
  for (const place of document.places) {
    if (place.kind === 'zone') place.outage = { rate: '0.3/year', repair: '2h' }
    if (place.kind === 'region') place.host = { rate: '1/year', repair: '1h' }
  }
  document.scenarios.push(
    { id: 'drop', title: 'Drop', rate: '0.3/year', faults: [{ kind: 'corrupt', store: 'db', noticedAfter: '5m' }] },
    { id: 'zone', title: 'Zone', rate: '0.3/year', faults: [{ kind: 'lose-place', place: 'n1' }] },
  )
  document.requirements.push({ id: 'R1', title: 'R1', characteristic: 'reliability', priority: 'must', measures })
  return document
}

const measures: Measure[] = [
  { metric: 'latency', of: 'buy', percentile: 95, target: '<= 500ms' },
  { metric: 'latency', of: 'buy', percentile: 99, load: 'normal', growth: 2, target: '<= 500ms' },
  { metric: 'throughput', of: 'buy', target: '>= 350/s' },
  { metric: 'headroom', of: 'buy', target: '>= 10%' },
  { metric: 'headroom', of: 'api', under: 'zone', target: '>= 10%' },
  { metric: 'cost', target: '<= 9999 USD/month' },
  { metric: 'rto', of: 'db', under: ['drop', 'zone'], target: '<= 1h' },
  { metric: 'rpo', of: 'db', under: ['drop', 'zone'], target: '<= 1h' },
  { metric: 'durability', of: 'db', target: '>= 99.9%' },
  { metric: 'availability', of: 'buy', target: '>= 99%' },
  { metric: 'downtime', of: 'buy', per: 'year', target: '<= 9h' },
  { metric: 'staleness', of: 'db', read: 'replica', target: '<= 10s' },
  { metric: 'consistency', of: 'db', operation: 'write', target: '>= causal' },
  { metric: 'data-loss-on-partition', of: 'db', target: '<= 1m' },
]

describe('evidence for one measure', () => {
  const document = withRequirement(...measures)
  const whole = { ...analyse(document), grown: new Map() }
  for (const measure of measures) {
    it(`gives ${measure.metric}${'under' in measure ? ' under a failure' : ''} the value of the whole analysis`, () => {
      const full = judgeMeasure(measure, whole, 'R1.measures.0').value
      const narrow = measuredValue(measure, evidenceFor(document, measure))
      assert.deepEqual([narrow?.best, narrow?.typical, narrow?.worst], [full?.best, full?.typical, full?.worst])
    })
  }
})

describe('sensitivities', () => {
  it('of a throughput: exactly proportional, and the flip by hand', () => {
    // 400/s with 8 servers of the database: 350/s needs 7; the read of 5 ms makes half of its time.
    const rows = sensitivities(withRequirement({ metric: 'throughput', of: 'buy', target: '>= 350/s' }), 'R1')
    const concurrency = rows.find((row) => row.path === 'db.concurrency')
    assert.ok(concurrency)
    assert.ok(Math.abs(concurrency.low - 300) < 1e-9 && Math.abs(concurrency.high - 500) < 1e-9)
    assert.ok(concurrency.flip !== undefined && concurrency.flip <= 7 && concurrency.flip >= 6)
    const read = rows.find((row) => row.path === 'db.time')
    // 2 t + 10 ms = 8 / 350 s: t = 6.43 ms.
    assert.ok(Math.abs((read?.flip ?? 0) - 6.4286) < 0.05, `${read?.flip}`)
    assert.deepEqual(
      [...rows].sort((a, b) => Math.abs(b.high - 400) - Math.abs(a.high - 400)),
      rows,
    )
  })
  it('of an RTO: the size at which it flips is the break-even', () => {
    const document = withRequirement({ metric: 'rto', of: 'db', under: 'drop', target: '<= 40m' })
    const evidence = analyse(document)
    const verdict = judgeMeasure(document.requirements[0]!.measures[0]!, evidence, 'R1.measures.0')
    const limit = verdict.breakEvens.find((b) => b.path === 'db.size')
    const flip = sensitivities(document, 'R1').find((row) => row.path === 'db.size')?.flip
    assert.ok(
      limit && flip !== undefined && Math.abs(flip * 1e9 - limit.value) < 0.02 * limit.value,
      `${flip} ${limit?.value}`,
    )
  })
  it('rows only for requirements with a figure', () => {
    assert.deepEqual(sensitivities(withRequirement({ metric: 'rule', of: 'db', rule: 'backups-encrypted' }), 'R1'), [])
    assert.deepEqual(sensitivities(withRequirement(), 'R1'), [])
    assert.deepEqual(sensitivities(withRequirement(), 'nobody'), [])
  })
  it('inputs behind the greatest parts come first', () => {
    const leaf = (path: string, value: number) => ({
      label: { ru: path, en: path },
      value: { best: value, typical: value, worst: value },
      unit: 's' as const,
      origin: { kind: 'model' as const, path },
    })
    const sum = {
      ...leaf('', 11),
      origin: { kind: 'computed' as const },
      inputs: [leaf('small', 1), leaf('large', 10)],
    }
    assert.deepEqual(
      modelLeaves(sum).map((l) => l.path),
      ['large', 'small'],
    )
  })
})

describe('variants and stages', () => {
  it('each variant on the base, each stage on the stages before it', () => {
    const document = withRequirement({ metric: 'throughput', of: 'buy', target: '>= 600/s' })
    document.variants = [{ id: 'bigger', title: 'Bigger', set: [{ id: 'db', patch: { concurrency: 16 } }] }]
    const stage = (id: string, order: number, servers: number) => ({
      id,
      order,
      title: id,
      duration: '1w' as const,
      tasks: [],
      set: [
        servers > 0 ? { id: 'db', patch: { concurrency: servers } } : { id: 'db', patch: { cost: '2000 USD/month' } },
      ],
    })
    document.stages = [stage('dearer', 2, 0), stage('first', 1, 12)]
    const found = compareVariants(document, [])
    assert.deepEqual(
      found.map((c) => [c.id, c.verdicts[0]?.verdict, c.cost?.typical]),
      [
        ['base', 'fail', 2400],
        // 16 servers carry 800/s, but the API of the north saturates at 200 / 0.5 of its users: 600/s in all.
        ['bigger', 'at-risk', 2400],
        ['first', 'at-risk', 2400],
        ['dearer', 'at-risk', 4400],
      ],
    )
  })
})
