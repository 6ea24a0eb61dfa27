/** Measures of what is no journey, and figures that an unchanged or missing part of the system decides. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judgedOn } from '../../src/judge/judged-on.ts'
import type { MeasureVerdict } from '../../src/judge/verdict.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Database, Measure, Service } from '../../src/language/vocabulary/index.ts'
import { shop } from '../performance/model.ts'

type Edit = (document: ArchitectureDocument) => void

function measured(measure: Measure, ...edits: Edit[]): MeasureVerdict {
  const document = shop()
  for (const edit of edits) edit(document)
  document.requirements = [
    { id: 'R1', title: 'R1', characteristic: 'reliability', priority: 'must', measures: [measure] },
  ]
  return judgedOn(document).verdicts[0]?.binding as MeasureVerdict
}
const db = (document: ArchitectureDocument) => document.elements.find((e) => e.id === 'db') as Database
const api = (document: ArchitectureDocument) => document.elements.find((e) => e.id === 'api') as Service
const near = (a: number | undefined, b: number, slack = 1e-9) =>
  assert.ok(a !== undefined && Math.abs(a - b) <= slack * Math.abs(b), `${a} ${b}`)
const slowApi: Edit = (d) => {
  d.scenarios.push({
    id: 'slow',
    title: 'Slow',
    rate: '1/year',
    faults: [{ kind: 'slow', element: 'api', factor: 1.2 }],
  })
}

describe('headroom under a failure', () => {
  // At peak api is busy by 200/s × 10 ms / 4 = 50 % in north, db by 300/s × (2 × 5 + 10) ms / 8 = 75 %.
  it('is that of a station which the failure leaves as it was, when that is the busiest', () => {
    const v = measured({ metric: 'headroom', of: 'buy', under: 'slow', target: '>= 30%' }, slowApi)
    near(v.value?.typical, 0.25)
    assert.equal(v.verdict, 'fail')
  })
  it('of an element that the failure does not touch is its own', () => {
    near(measured({ metric: 'headroom', of: 'db', under: 'slow', target: '>= 10%' }, slowApi).value?.typical, 0.25)
  })
  it('is unknown when the capacity of something on the way is', () => {
    const v = measured({ metric: 'headroom', of: 'buy', under: 'slow', target: '>= 10%' }, slowApi, (d) => {
      const { concurrency: _gone, ...rest } = db(d)
      d.elements = d.elements.map((e) => (e.id === 'db' ? rest : e))
    })
    assert.equal(v.verdict, 'unknown')
    assert.match(v.cause.en, /db\.concurrency/)
  })
  it('is played at the load that is measured', () => {
    const at = (measure: Partial<Extract<Measure, { metric: 'headroom' }>>) =>
      measured({ metric: 'headroom', of: 'api', under: 'slow', target: '>= 1%', ...measure }, slowApi).value?.typical
    near(at({}), 0.4)
    near(at({ load: 'normal' }), 0.7)
    near(at({ growth: 1.5 }), 0.1)
  })
})

describe('parts of a journey that are nowhere', () => {
  const nowhere: Edit[] = [(d) => (db(d).replication = { mode: 'async' }), (d) => (d.deployments = [])]
  const measures: Measure[] = [
    { metric: 'latency', of: 'buy', percentile: 95, target: '<= 1h' },
    { metric: 'throughput', of: 'buy', target: '>= 1/s' },
    { metric: 'headroom', of: 'buy', target: '>= 1%' },
  ]
  for (const measure of measures) {
    it(`make its ${measure.metric} unknown, by name`, () => {
      assert.match(
        measured(measure, ...nowhere.slice(0, 1)).missing?.en ?? '',
        /"DB" runs \(db\.replication\.members\)/,
      )
      assert.match(measured(measure, ...nowhere.slice(1)).missing?.en ?? '', /"API" runs \(a deployment of api\)/)
    })
  }
  it('make the loss of data unknown', () => {
    const drop: Edit = (d) =>
      d.scenarios.push({ id: 'drop', title: 'Drop', rate: '1/year', faults: [{ kind: 'corrupt', store: 'db' }] })
    const v = measured({ metric: 'rpo', of: 'db', under: 'drop', target: '<= 1d' }, drop, ...nowhere.slice(0, 1))
    assert.equal(v.verdict, 'unknown')
    assert.match(v.cause.en, /db\.replication\.members/)
  })
})

describe('availability of an element', () => {
  const outages: Edit = (d) => {
    d.places = d.places.map((p) => ({ ...p, outage: { rate: '2/year', repair: '4h' } }))
    d.elements.push({ kind: 'externalSystem', id: 'bank', title: 'Bank', availability: '99.5%' })
    api(d).changes = { deployments: '1/year', failureRatio: '0%', rollback: '1s' }
  }
  const q = ((2 / 8760) * 4) / (1 + (2 / 8760) * 4)
  it('of another system is what its owner promises', () => {
    near(measured({ metric: 'availability', of: 'bank', target: '>= 99%' }, outages).value?.typical, 0.995)
  })
  it('of a service is that of the places it stands in, the worst region binds', () => {
    const v = measured({ metric: 'availability', of: 'api', target: '>= 99%' }, outages)
    // A region and its one zone: either takes both instances down.
    near(v.value?.typical, (1 - q) ** 2)
    assert.match(v.scope, /^api from (north|south)$/)
    const north = measured({ metric: 'downtime', of: 'api', from: 'north', per: 'year', target: '<= 1d' }, outages)
    near(north.value?.typical, (1 - (1 - q) ** 2) * 31_536_000, 1e-6)
  })
})

describe('durability and partitions of a journey', () => {
  it('are those of the stores it writes', () => {
    const hosts: Edit = (d) => {
      d.places = d.places.map((p) => ({ ...p, host: { rate: '4/year', repair: '8h' } }))
    }
    const of = (id: string) => measured({ metric: 'durability', of: id, target: '>= 99%' }, hosts).value?.typical
    assert.ok((of('db') ?? 1) < 1)
    near(of('buy'), of('db') ?? 0)
    assert.notEqual(measured({ metric: 'data-loss-on-partition', of: 'buy', target: '<= 1h' }).verdict, 'unknown')
  })
})

describe('age of what is read', () => {
  it('is none where only the primary is read', () => {
    const alone: Edit = (d) => (db(d).replication = { mode: 'async', members: [{ in: 'n1' }] })
    const v = measured({ metric: 'staleness', of: 'db', target: '<= 1s' }, alone)
    assert.equal(v.value?.typical, 0)
    assert.equal(v.verdict, 'pass')
    assert.equal(
      measured({ metric: 'staleness', of: 'db', read: 'replica', target: '<= 1s' }, alone).verdict,
      'unknown',
    )
  })
})
