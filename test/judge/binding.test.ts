/** Which part of a measure binds: at worst the one that is worst then; a known breach is not excused by an unknown part. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { analyse } from '../../src/analyse/analyse.ts'
import type { Analysis, JourneyAvailability, StoreRecovery } from '../../src/analyse/analysis.ts'
import type { StoreConsistency } from '../../src/analyse/results/consistency.ts'
import { breaks, farthest, worstOf } from '../../src/judge/binding.ts'
import { type Outcome, unknown } from '../../src/judge/outcome.ts'
import type { Measure } from '../../src/language/vocabulary/index.ts'
import { shop } from '../performance/model.ts'
import { amount, evidenceOf, judged } from './evidence.ts'

const no = { ru: 'не задано', en: 'not given' }

const row = (region: string, typical: number, worst = typical, upperBound = false): JourneyAvailability => ({
  journey: 'buy',
  region,
  structural: amount(1 - typical, 1 - typical, 1 - worst, 'ratio'),
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

const available = (journeys: JourneyAvailability[], measure: Measure) =>
  judged(measure, evidenceOf(shop(), { availability: { journeys } }))

describe('the part that binds', () => {
  it('availability and downtime at worst: the region that is worst then, usual or not', () => {
    const rows = [row('north', 0.9996), row('south', 0.9999, 0.99)]
    const at = { of: 'buy', at: 'worst' } as const
    const strict = available(rows, { metric: 'availability', target: '>= 99.95%', ...at })
    assert.deepEqual([strict.verdict, strict.scope], ['fail', 'buy from south'])
    // 99.96 % and 99.99 % are 3.5 h and 0.9 h a year; 99 % are 87.6 h.
    const down = available(rows, { metric: 'downtime', per: 'year', target: '<= 4h', ...at })
    assert.deepEqual([down.verdict, down.scope], ['fail', 'buy from south'])
    const usual = available(rows, { metric: 'availability', of: 'buy', target: '>= 99.95%' })
    assert.deepEqual([usual.verdict, usual.scope], ['at-risk', 'buy from south'])
  })

  it('latency at worst: the region with the longest worst case', () => {
    const document = shop()
    const { analysis } = analyse(document)
    const latencies = analysis.performance.peak.latencies.map((l) => ({
      ...l,
      percentiles: l.percentiles.map(({ p }) => ({
        p,
        value: l.region === 'north' ? amount(0.01, 0.02, 0.9) : amount(0.03, 0.1, 0.2),
      })),
    }))
    const given: Partial<Analysis> = {
      performance: { ...analysis.performance, peak: { ...analysis.performance.peak, latencies } },
    }
    const measure = { metric: 'latency', of: 'buy', percentile: 95, target: '<= 500ms' } as const
    const strict = judged({ ...measure, at: 'worst' }, evidenceOf(document, given))
    assert.deepEqual([strict.verdict, strict.scope], ['fail', 'buy from north'])
    assert.equal(judged(measure, evidenceOf(document, given)).verdict, 'at-risk')
  })

  it('latency at worst: ten per cent more load is looked at in the worst case too', () => {
    const evidence = evidenceOf(shop())
    const now = evidence.analysis.performance.peak.latencies.flatMap((l) =>
      l.percentiles.flatMap((p) => (p.p === 95 ? [p.value] : [])),
    )
    const worst = Math.max(...now.map((v) => v.worst))
    // 6 % above the worst case of today: not thin, yet queues grow faster than the load.
    const target = `<= ${Math.ceil(worst * 1060)}ms` as const
    const verdict = judged({ metric: 'latency', of: 'buy', percentile: 95, target, at: 'worst' }, evidence)
    assert.equal(verdict.verdict, 'at-risk')
    assert.match(verdict.cause.en, /10\s% more load/)
  })

  it('a part that is at risk by itself is not hidden behind one that only has the lower figure', () => {
    const rows = [row('north', 0.9998), row('south', 0.9999, 0.9999, true)]
    const verdict = available(rows, { metric: 'availability', of: 'buy', target: '>= 99.95%' })
    assert.deepEqual([verdict.verdict, verdict.scope], ['at-risk', 'buy from south'])
  })
})

describe('a known breach beside an unknown part', () => {
  it('of availability fails and names what is unknown; without the breach it is unknown', () => {
    const lacking = { ...row('south', 0.9999), unknown: no }
    const measure = { metric: 'availability', of: 'buy', target: '>= 99.95%' } as const
    for (const rows of [
      [row('north', 0.99), lacking],
      [lacking, row('north', 0.99)],
    ]) {
      const verdict = available(rows, measure)
      assert.equal(verdict.verdict, 'fail')
      assert.match(verdict.cause.en, /besides, unknown: not given/)
      assert.match(verdict.cause.ru, /кроме того, неизвестно: не задано/)
    }
    assert.equal(available([row('north', 0.9999), lacking], measure).verdict, 'unknown')
  })

  it('of RPO: the shard group that certainly loses too much', () => {
    const document = shop()
    document.scenarios.push({ id: 'cut', title: 'Cut', rate: '1/year', faults: [{ kind: 'lose-place', place: 'n1' }] })
    const base = evidenceOf(document)
    const recovery = (rpo: number | undefined): StoreRecovery => ({
      store: 'db',
      group: 'db/main',
      scenario: 'cut',
      rpo: rpo === undefined ? undefined : amount(rpo),
      source: 'db/main/2',
      sourceText: { ru: 'копия', en: 'copy' },
      ...(rpo === undefined ? { unknown: no } : {}),
    })
    const groups = base.topology.groups.map((g) => g.id)
    const of = (...rpo: (number | undefined)[]) =>
      judged(
        { metric: 'rpo', of: 'db', under: 'cut', target: '<= 5s' },
        evidenceOf(document, {
          data: {
            ...base.analysis.data,
            recoveries: rpo.map((r) => ({ ...recovery(r), group: groups[0] ?? '' })),
          },
        }),
      )
    assert.equal(of(undefined, 60).verdict, 'fail')
    assert.match(of(undefined, 60).cause.en, /unknown: not given/)
    assert.equal(of(undefined, 1).verdict, 'unknown')
    assert.equal(of(1, 1).verdict, 'pass')
  })

  it('of headroom: an overloaded station beside one without a time', () => {
    const document = shop()
    const api = document.elements.find((e) => e.id === 'api')
    assert.ok(api && 'time' in api)
    delete (api as { time?: unknown }).time
    const of = (target: '>= 10%' | '>= 60%') => judged({ metric: 'headroom', of: 'buy', target }, evidenceOf(document))
    // The database is 75 % busy.
    assert.equal(of('>= 60%').verdict, 'fail')
    assert.match(of('>= 60%').cause.en, /"DB" \(n1\) is the busiest, 75\s%.*unknown: /)
    assert.equal(of('>= 10%').verdict, 'unknown')
  })

  it('of losses in a partition', () => {
    const document = shop()
    const stores = (loss: number): StoreConsistency[] => [
      {
        store: 'db',
        group: 'db/main',
        cap: 'neither',
        capWhy: no,
        pacelc: 'PC/EC',
        price: undefined,
        rows: [loss, undefined].map((seconds, index) => ({
          store: 'db',
          group: 'db/main',
          operation: 'write',
          situation: { ru: `Разделение ${index}`, en: `Partition ${index}` },
          situationId: `partition:${index}`,
          answer: 'served',
          model: 'eventual',
          loss: seconds === undefined ? undefined : amount(seconds),
          splitBrain: undefined,
          why: no,
        })),
      },
    ]
    const lost = (loss: number) =>
      judged(
        { metric: 'data-loss-on-partition', of: 'db', target: '<= 5s' },
        evidenceOf(document, { consistency: { stores: stores(loss) } }),
      )
    assert.equal(lost(60).verdict, 'fail')
    assert.match(lost(60).cause.en, /unknown: Partition 1/)
    assert.equal(lost(1).verdict, 'unknown')
  })
})

describe('laws of the choice', () => {
  const values = fc
    .array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 })
    .map((v) => v.sort((a, b) => a - b))
  const parts = fc.array(fc.tuple(values, fc.boolean()), { minLength: 1, maxLength: 6 })
  it('a part that breaks the promise always makes it fail, whatever is unknown and in any order', () => {
    fc.assert(
      fc.property(
        parts,
        fc.constantFrom('typical', 'worst'),
        fc.double({ min: 1, max: 99, noNaN: true }),
        (all, at, target) => {
          const promise = { target: { comparator: '<=' as const, value: target }, at }
          const outcomes = all.map(
            ([[best = 0, typical = 0, worst = 0], known], i): Outcome =>
              known ? { scope: `${i}`, value: amount(best, typical, worst), why: no } : unknown(`${i}`, no),
          )
          const broken = outcomes.some((o) => o.value && breaks(o.value, promise))
          for (const list of [outcomes, outcomes.toReversed()]) {
            const found = worstOf(list, 'all', promise, no)
            assert.equal(found.value !== undefined && breaks(found.value, promise), broken)
            if (!broken)
              assert.equal(
                found.missing !== undefined,
                list.some((o) => o.missing),
              )
          }
        },
      ),
    )
  })
  it('of two parts the judged case decides', () => {
    const promise = { target: { comparator: '>=' as const, value: 5 }, at: 'worst' as const }
    const [even, wide] = [
      { best: 8, typical: 7, worst: 6 },
      { best: 20, typical: 20, worst: 5.5 },
    ]
    assert.equal(
      farthest([even, wide], promise, (r) => r),
      wide,
    )
    assert.equal(
      farthest([even, wide], { ...promise, at: 'typical' }, (r) => r),
      even,
    )
    assert.equal(
      farthest([], promise, (r) => r),
      undefined,
    )
  })
})
