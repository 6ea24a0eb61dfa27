import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { explain, renderDerivation } from '../../src/judge/explain.ts'
import { judge } from '../../src/judge/judge.ts'
import { readPath, scaled, writePath } from '../../src/judge/model-path.ts'
import { trace } from '../../src/judge/trace.ts'
import type { Decision } from '../../src/load/loaded-model.ts'
import { shop } from '../performance/model.ts'
import { evidenceOf } from './evidence.ts'

function decision(slug: string, more: Partial<Decision> = {}): Decision {
  return {
    slug,
    status: 'accepted',
    statusRaw: 'accepted',
    date: '',
    deciders: [],
    links: [],
    addresses: [],
    affects: [],
    options: [],
    confirmedBy: [],
    texts: [],
    place: { file: 'a.md', line: 1, column: 1 },
    ...more,
  }
}

function withRequirements() {
  const document = shop()
  document.requirements = [
    {
      id: 'SCA01',
      title: 'Fast',
      characteristic: 'performance-efficiency',
      priority: 'must',
      measures: [
        { metric: 'throughput', of: 'buy', target: '>= 350/s' },
        { metric: 'latency', of: 'buy', percentile: 95, target: '<= 100ms' },
      ],
    },
    {
      id: 'DUR01',
      title: 'Safe',
      characteristic: 'reliability',
      priority: 'must',
      measures: [{ metric: 'rto', of: 'db', under: 'drop', target: '<= 1h' }],
    },
    { id: 'NONE', title: 'Nothing', characteristic: 'security', priority: 'could', measures: [] },
  ]
  document.scenarios = [{ id: 'drop', title: 'Drop', rate: '1/year', faults: [{ kind: 'corrupt', store: 'db' }] }]
  document.metrics = [
    {
      id: 'm1',
      title: 'p95',
      query: 'x',
      unit: 's',
      watches: ['api'],
      requirement: 'SCA01',
      thresholds: {},
      reading: '',
      action: '',
    },
  ]
  return document
}

describe('trace matrix', () => {
  const decisions = [
    decision('sharding', {
      number: 1,
      addresses: ['SCA01'],
      links: [{ kind: 'depends-on', to: '2', place: { file: 'a.md', line: 1, column: 1 } }],
    }),
    decision('old', { number: 2, status: 'superseded' }),
  ]
  const found = trace({ document: withRequirements(), decisions })
  it('joins requirements, decisions, elements, scenarios and metrics', () => {
    assert.deepEqual(found.rows[0], {
      requirement: 'SCA01',
      decisions: ['sharding'],
      elements: ['edge', 'api', 'db'],
      scenarios: [],
      metrics: ['m1'],
    })
    assert.deepEqual(found.rows[1], {
      requirement: 'DUR01',
      decisions: [],
      elements: ['db'],
      scenarios: ['drop'],
      metrics: [],
    })
  })
  it('finds every kind of hole', () => {
    const holes = found.holes.map((h) => `${h.kind} ${h.id}`)
    assert.deepEqual(holes, [
      'no-decision DUR01',
      'no-metric DUR01',
      'no-decision NONE',
      'no-metric NONE',
      'no-element NONE',
      'idle-decision old',
      'leans-on-superseded sharding',
    ])
    const document = withRequirements()
    document.requirements = document.requirements.slice(1, 2)
    document.requirements[0]!.measures = [{ metric: 'availability', of: 'buy', target: '>= 99.9%' }]
    assert.ok(trace({ document, decisions: [] }).holes.some((h) => h.kind === 'no-scenario'))
    document.requirements[0]!.measures = [{ metric: 'headroom', of: 'db', target: '>= 10%' }]
    assert.ok(trace({ document, decisions: [] }).holes.some((h) => h.kind === 'untouched-element' && h.id === 'api'))
  })
})

describe('judge and explain', () => {
  const document = withRequirements()
  const { topology, analysis } = evidenceOf(document)
  const judgement = judge({ document, decisions: [] }, topology, analysis)
  it('the worst measure binds; a requirement without a measure is unknown', () => {
    assert.deepEqual(
      judgement.verdicts.map((v) => [v.requirement, v.verdict, v.binding.measure.metric]),
      [
        ['SCA01', 'fail', 'latency'],
        ['DUR01', 'unknown', 'rto'],
        ['NONE', 'unknown', 'measured'],
      ],
    )
  })
  it('explains a requirement, a measure and a quantity down to the knobs', () => {
    const throughput = explain(judgement, analysis, 'SCA01.0')
    assert.ok(throughput)
    const text = renderDerivation(throughput, 'en')
    assert.match(text, /^most that "Buy" carries = 400\/s {3}\[arrivals \/ utilisation of the busiest resource\]/)
    assert.match(
      text,
      /\n {6}peak rate, North = 200\/s {3}\(model: buy\.rates\.0\.peak\)|\n +peak rate, North = 200\/s/,
    )
    assert.match(text, /\(model: db\.concurrency\)/)
    assert.match(renderDerivation(throughput, 'ru'), /модель: db\.concurrency/)
    assert.equal(explain(judgement, analysis, 'db/main/1')?.unit, 'ratio')
    assert.equal(explain(judgement, analysis, 'cost')?.value.typical, 2400)
    assert.match(explain(judgement, analysis, 'DUR01')?.text?.en ?? '', /not analysed/)
    assert.equal(explain(judgement, analysis, 'nothing'), undefined)
    assert.equal(explain(judgement, analysis, 'SCA01.7'), undefined)
  })
})

describe('what a reader of a derivation sees', () => {
  it('money with its currency, and where the model says how many there are', () => {
    const document = withRequirements()
    const { topology, analysis } = evidenceOf(document)
    const judgement = judge({ document, decisions: [] }, topology, analysis)
    const text = renderDerivation(explain(judgement, analysis, 'cost')!, 'en').replaceAll('\u00a0', ' ')
    assert.match(text, /^cost per month = 2400 \$\/month/)
    assert.match(text, /instances = \d {3}\(model: db\.replication\.members\)/)
  })
  it('the field of the model that a rule looks at', () => {
    const document = withRequirements()
    document.requirements[0]!.measures = [{ metric: 'rule', of: 'db', rule: 'backups-encrypted' }]
    const { topology, analysis } = evidenceOf(document)
    const judgement = judge({ document, decisions: [] }, topology, analysis)
    assert.equal(
      renderDerivation(explain(judgement, analysis, 'SCA01')!, 'en'),
      'there are no backups   (model: db.backup.encrypted)',
    )
  })
})

describe('model paths', () => {
  const document = shop()
  it('reach fields, positions and members', () => {
    assert.equal(readPath(document, 'buy.rates.1.peak'), '100/s')
    assert.equal(readPath(document, 'buy.rates.9.peak'), undefined)
    assert.equal(readPath(document, 'north--south.roundTrip'), '30ms')
    assert.equal(readPath(document, 'db/main/2.in'), 'n2')
  })
  it('write a copy and leave the original alone', () => {
    const changed = writePath(document, 'buy.rates.1.peak', '7/s')
    assert.equal(readPath(changed, 'buy.rates.1.peak'), '7/s')
    assert.equal(readPath(changed, 'buy.rates.0.peak'), '200/s')
    assert.equal(readPath(document, 'buy.rates.1.peak'), '100/s')
    assert.equal(writePath(document, 'nobody.time', 1), document)
  })
  it('scale values with their units', () => {
    assert.equal(scaled('400GB', 1.2), '480GB')
    assert.equal(scaled('0.3ms', 0.8), '0.24ms')
    assert.equal(scaled('50%', 1.2), '60%')
    assert.equal(scaled('85%', 1.2), '100%')
    assert.equal(scaled('99.99%', 0.8), '99.9875%')
    assert.equal(scaled(1, 0.8), 1)
    assert.equal(scaled(10, 0.8), 8)
    assert.equal(scaled('1200 USD/month', 0.5), '600 USD/month')
    assert.equal(scaled({}, 2), undefined)
  })
})
