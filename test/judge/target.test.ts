import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { implies, modelRanks } from '../../src/judge/consistency-order.ts'
import { decide, holds, marginOf } from '../../src/judge/target.ts'
import { exactly } from '../../src/quantity/quantity.ts'
import { parseTarget } from '../../src/quantity/target.ts'

describe('targets', () => {
  it('are read in base units', () => {
    assert.deepEqual(parseTarget('<= 30m', 's'), { comparator: '<=', value: 1800 })
    assert.deepEqual(parseTarget('>= 1200/min', '/s'), { comparator: '>=', value: 20 })
    assert.equal(parseTarget('>= 99.95%', 'ratio').value, 0.9995)
    assert.deepEqual(parseTarget('< 5000 RUB/month', 'money'), { comparator: '<', value: 5000 })
    assert.ok(Number.isNaN(parseTarget('<= soon', 's').value))
  })
  it('rounding noise does not break a promise, a real excess does', () => {
    assert.ok(holds(0.1 + 0.2, { comparator: '<=', value: 0.3 }))
    assert.ok(!holds(0.3001, { comparator: '<=', value: 0.3 }))
    assert.ok(!holds(Number.POSITIVE_INFINITY, { comparator: '<=', value: 1e9 }))
  })
  it('ten nines are not eleven, though they differ by less than rounding elsewhere', () => {
    const eleven = { comparator: '>=', value: 0.99999999999 } as const
    assert.equal(holds(1 - 1e-10, eleven), false)
    assert.equal(holds(1 - 1e-11, eleven), true)
    assert.equal(holds(1 - 1e-12, eleven), true)
    assert.equal(
      decide({ best: 1 - 1e-10, typical: 1 - 1e-10, worst: 1 - 1e-10 }, eleven, 'typical', true).verdict,
      'fail',
    )
    assert.equal(holds(1 - 1e-9, { comparator: '>=', value: 1 }), false)
  })
  it('margins: of the target, of the error budget for shares near 1', () => {
    assert.equal(marginOf(1500, { comparator: '<=', value: 2000 }), 0.25)
    assert.ok(Math.abs((marginOf(0.9999, { comparator: '>=', value: 0.9995 }, true) ?? 0) - 0.8) < 1e-9)
    assert.equal(marginOf(0, { comparator: '<=', value: 0 }), undefined)
    assert.equal(marginOf(Number.POSITIVE_INFINITY, { comparator: '<=', value: 10 }), -1)
  })
})

describe('the verdict of a range', () => {
  const target = { comparator: '<=' as const, value: 100 }
  const of = (best: number, typical: number, worst: number, at: 'typical' | 'worst' = 'typical') =>
    decide({ best, typical, worst }, target, at).verdict
  it('passes, is at risk, fails', () => {
    assert.equal(of(50, 60, 90), 'pass')
    assert.equal(of(50, 60, 101), 'at-risk')
    assert.equal(of(50, 97, 97), 'at-risk')
    assert.equal(of(50, 101, 200), 'fail')
    assert.equal(of(50, 60, 101, 'worst'), 'fail')
    assert.equal(of(50, 60, 90, 'worst'), 'pass')
  })
  it('is unknown for what is not a number, never a pass', () => {
    assert.equal(decide(exactly(Number.NaN), target, 'typical').verdict, 'unknown')
    assert.equal(decide(exactly(1), { comparator: '<=', value: Number.NaN }, 'typical').verdict, 'unknown')
  })
  it('a worse value never gets a better verdict', () => {
    const rank = { pass: 0, 'at-risk': 1, unknown: 2, fail: 3 }
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (value, more) => {
          const a = decide(exactly(value), target, 'typical').verdict
          const b = decide(exactly(value + more), target, 'typical').verdict
          assert.ok(rank[b] >= rank[a])
        },
      ),
    )
  })
})

describe('the order of consistency models', () => {
  it('linearizable gives sequential, causal and read-your-writes but not snapshot isolation', () => {
    for (const weaker of ['sequential', 'causal', 'read-your-writes', 'eventual'] as const)
      assert.ok(implies('linearizable', weaker))
    assert.ok(!implies('linearizable', 'snapshot-isolation'))
    assert.ok(!implies('snapshot-isolation', 'read-your-writes'))
    assert.ok(!implies('causal', 'sequential'))
    assert.ok(!implies('none', 'eventual'))
  })
  it('strict serializable gives everything; everything gives eventual; it is an order', () => {
    const models = modelRanks.flatMap((m) => (m === 'none' ? [] : [m]))
    for (const a of models) {
      assert.ok(implies('strict-serializable', a) && implies(a, 'eventual') && implies(a, a))
      for (const b of models) {
        if (a !== b) assert.ok(!(implies(a, b) && implies(b, a)))
        for (const c of models) if (implies(a, b) && implies(b, c)) assert.ok(implies(a, c))
      }
    }
  })
})
