/** Every metric on anything, over random systems of all kinds of elements: no exception, no NaN, and no verdict against its figure. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { judgedOn } from '../../src/judge/judged-on.ts'
import { holds } from '../../src/judge/target.ts'
import type { MeasureVerdict } from '../../src/judge/verdict.ts'
import type { Measure } from '../../src/language/vocabulary/index.ts'
import { anyDocument, anyMeasure } from './random-systems.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 25), ...(process.env.RUNS ? {} : { seed: 20261121 }) }

function sound(v: MeasureVerdict): void {
  const told = JSON.stringify([v.measure, v.verdict, v.cause.en])
  for (const text of [v.cause.ru, v.cause.en]) assert.doesNotMatch(text, /NaN|undefined|null|\[object|gate /, told)
  if (v.verdict === 'unknown') {
    assert.match(v.missing?.ru ?? '', /[а-я]{3}/, told)
    assert.match(v.missing?.en ?? '', /[a-z]{3}/, told)
    return
  }
  const { value, target, comparator } = v
  if (!value || target === undefined || comparator === undefined) return
  assert.ok(![value.best, value.typical, value.worst].some(Number.isNaN), told)
  const up = comparator === '>=' || comparator === '>'
  const [a, b, c] = up ? [value.worst, value.typical, value.best] : [value.best, value.typical, value.worst]
  assert.ok(a <= b + 1e-9 && b <= c + 1e-9, `best, typical, worst in order: ${told}`)
  const judged = v.measure.at === 'worst' ? value.worst : value.typical
  assert.equal(holds(judged, { value: target, comparator }), v.verdict !== 'fail', told)
  if (v.verdict === 'pass') assert.ok(holds(value.worst, { value: target, comparator }), told)
}

describe('any metric on anything', () => {
  it('gives a verdict that its figure bears out, or names what is missing', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(anyDocument(fc.array(anyMeasure, { minLength: 12, maxLength: 20 })), (document) => {
        for (const verdict of judgedOn(document).verdicts[0]?.measures ?? []) {
          sound(verdict)
          seen.add(`${verdict.measure.metric} ${verdict.verdict}`)
        }
      }),
      runs,
    )
    // Each metric that has figures got one now and then.
    for (const metric of ['availability', 'rto', 'rpo', 'durability', 'staleness', 'cost', 'headroom'])
      assert.ok(seen.has(`${metric} fail`) || seen.has(`${metric} pass`), metric)
  })

  it('what has no place, no copies or holds no data never passes a promise about them', () => {
    const measures: Measure[] = [
      { metric: 'rpo', of: 'api', under: 'one', target: '<= 1d' },
      { metric: 'rpo', of: 'bank', under: 'one', target: '<= 1d' },
      { metric: 'durability', of: 'api', target: '>= 0%' },
      { metric: 'rpo', of: 'db', under: 'absent', target: '<= 1d' },
    ]
    fc.assert(
      fc.property(anyDocument(fc.constant(measures)), (document) => {
        for (const { verdict } of judgedOn(document).verdicts[0]?.measures ?? []) assert.equal(verdict, 'unknown')
      }),
      { ...runs, numRuns: 5 },
    )
  })
})
