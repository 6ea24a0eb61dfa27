/** At risk: a pass that one input 10 % worse breaks is none, by computing the whole pipeline anew for every input. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { judgedOn } from '../../src/judge/judged-on.ts'
import { readPath, scaled, writePath } from '../../src/judge/model-path.ts'
import { modelLeaves } from '../../src/judge/sensitivity.ts'
import { decide, holds } from '../../src/judge/target.ts'
import type { MeasureVerdict } from '../../src/judge/verdict.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Measure } from '../../src/language/vocabulary/index.ts'
import { draws, shopWith } from './shop-draws.ts'

/** Measures without a target, the lot of a value's unit, and whether less is better. */
const cases: [measure: object, unit: string, scale: number, less: boolean][] = [
  [{ metric: 'latency', of: 'buy', percentile: 95 }, 'ms', 1000, true],
  [{ metric: 'throughput', of: 'buy' }, '/s', 1, false],
  [{ metric: 'headroom', of: 'buy' }, '%', 100, false],
  [{ metric: 'rto', of: 'db', under: ['drop', 'zone'], at: 'worst' }, 's', 1, true],
  [{ metric: 'rto', of: 'db', under: ['drop', 'zone'] }, 's', 1, true],
  [{ metric: 'rpo', of: 'db', under: ['drop', 'zone'] }, 's', 1, true],
  [{ metric: 'availability', of: 'buy' }, '%', 100, false],
  [{ metric: 'downtime', of: 'buy', per: 'year' }, 's', 1, true],
  [{ metric: 'durability', of: 'db' }, '%', 100, false],
  [{ metric: 'cost' }, ' USD/month', 1, true],
]

const bindingOn = (document: ArchitectureDocument) => judgedOn(document).verdicts[0]?.binding as MeasureVerdict
const judgedValue = (v: MeasureVerdict) => (v.measure.at === 'worst' ? v.value?.worst : v.value?.typical) ?? Number.NaN
const kept = (v: MeasureVerdict) =>
  holds(judgedValue(v), { value: v.target ?? Number.NaN, comparator: v.comparator ?? '<=' })

describe('a pass', () => {
  for (const [measure, unit, scale, less] of cases) {
    const { metric, at } = measure as { metric: string; at?: string }
    it(`of ${metric}${at ? ` at ${at}` : ''} stands any input 10 % up or down`, () => {
      let passed = 0
      fc.assert(
        fc.property(draws, fc.integer({ min: 2, max: 9 }), (draw, room) => {
          const open = { ...measure, target: less ? `<= 1${unit}` : `>= 1${unit}` } as Measure
          const value = judgedValue(bindingOn(shopWith(draw, open)))
          if (!Number.isFinite(value) || value <= 0) return
          // A target with some room: of a share near 1, in its distance to 1.
          const part = metric === 'availability' || metric === 'durability'
          const factor = 1 + room * 0.04
          const wanted = part ? 1 - (1 - value) * factor : less ? value * factor : value / factor
          const text = `${less ? '<=' : '>='} ${(wanted * scale).toFixed(9)}${unit}`
          const base = shopWith(draw, { ...measure, target: text } as Measure)
          const verdict = bindingOn(base)
          assert.ok(kept(verdict))
          if (verdict.verdict !== 'pass' || !verdict.value) return
          passed += 1
          for (const { path } of modelLeaves(verdict.value.derivation)) {
            const written = readPath(base, path)
            // Whole numbers of servers move in steps, and times given in three cases by their own range.
            if (typeof written !== 'string') continue
            for (const change of [1.1, 1 / 1.1])
              assert.ok(kept(bindingOn(writePath(base, path, scaled(written, change)))), `${path} × ${change}`)
          }
        }),
        { numRuns: metric === 'availability' || metric === 'downtime' ? 5 : 10, seed: 11 },
      )
      assert.ok(passed > 0)
    })
  }
})

describe('at the target itself', () => {
  const exactly = (value: number) => ({ best: value, typical: value, worst: value })
  for (const comparator of ['<=', '>='] as const) {
    it(`${comparator} holds without a margin: at risk`, () => {
      assert.equal(decide(exactly(30), { comparator, value: 30 }, 'typical').verdict, 'at-risk')
      assert.equal(decide(exactly(30), { comparator, value: 30 }, 'worst').verdict, 'at-risk')
    })
  }
  for (const comparator of ['<', '>'] as const) {
    it(`${comparator} does not hold`, () => {
      assert.equal(decide(exactly(30), { comparator, value: 30 }, 'typical').verdict, 'fail')
    })
  }
  it('nothing lost where nothing may be lost is a pass, and anything lost is none', () => {
    assert.equal(decide(exactly(0), { comparator: '<=', value: 0 }, 'typical').verdict, 'pass')
    assert.equal(
      decide({ best: 0, typical: 0, worst: 1 }, { comparator: '<=', value: 0 }, 'typical').verdict,
      'at-risk',
    )
    assert.equal(decide(exactly(0.001), { comparator: '<=', value: 0 }, 'typical').verdict, 'fail')
    assert.equal(decide(exactly(0), { comparator: '<', value: 0 }, 'typical').verdict, 'fail')
  })
  it('an availability of 1 is promised by nothing that may fail', () => {
    const all = { comparator: '>=', value: 1 } as const
    assert.equal(decide(exactly(1), all, 'typical', true).verdict, 'pass')
    assert.equal(decide(exactly(0.999999), all, 'typical', true).verdict, 'fail')
  })
})
