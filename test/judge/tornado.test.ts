/** Tornado rows and flips of every metric against the whole pipeline computed anew, on random variations of the shop. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { judgedOn } from '../../src/judge/judged-on.ts'
import { amountOf, isEstimate, readPath, scaled, writePath } from '../../src/judge/model-path.ts'
import { sensitivities } from '../../src/judge/sensitivity.ts'
import { holds } from '../../src/judge/target.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Measure } from '../../src/language/vocabulary/index.ts'
import { draws, shopWith } from './shop-draws.ts'

const measures: Measure[] = [
  { metric: 'latency', of: 'buy', percentile: 95, target: '<= 90ms' },
  { metric: 'throughput', of: 'buy', target: '>= 450/s' },
  { metric: 'headroom', of: 'buy', target: '>= 30%' },
  { metric: 'rto', of: 'db', under: ['drop', 'zone'], at: 'worst', target: '<= 40m' },
  { metric: 'rpo', of: 'db', under: ['drop', 'zone'], target: '<= 7m' },
  { metric: 'availability', of: 'buy', target: '>= 99.9%' },
  { metric: 'downtime', of: 'api', per: 'year', target: '<= 5h' },
  { metric: 'durability', of: 'db', target: '>= 99.7%' },
  { metric: 'cost', target: '<= 2500 USD/month' },
]

/** Value of the one measure by the whole pipeline. */
function valueOn(changed: ArchitectureDocument): { value: number; kept: boolean } {
  const verdict = judgedOn(changed).verdicts[0]?.binding
  const value = (verdict?.measure.at === 'worst' ? verdict.value?.worst : verdict?.value?.typical) ?? Number.NaN
  const target = { value: verdict?.target ?? Number.NaN, comparator: verdict?.comparator ?? '<=' }
  return { value, kept: holds(value, target) }
}
const close = (a: number, b: number) => a === b || Math.abs(a - b) <= 1e-9 * Math.abs(b)

/** Backups that may be useless: with sure ones no failure of hosts loses data for good, and nothing moves the durability. */
function doubtful(document: ArchitectureDocument, measure: Measure): ArchitectureDocument {
  if (measure.metric !== 'durability') return document
  const elements = document.elements.map((element) =>
    element.kind === 'database' && element.backup
      ? { ...element, backup: { ...element.backup, latentFailure: '1%' as const } }
      : element,
  )
  return { ...document, elements }
}

describe('tornado and flips', () => {
  for (const measure of measures) {
    it(`of ${measure.metric} are those of the pipeline computed anew`, () => {
      let flips = 0
      fc.assert(
        fc.property(draws, (draw) => {
          const base = doubtful(shopWith(draw, measure), measure)
          const now = valueOn(base)
          const rows = sensitivities(base, 'R1')
          // A store that is too small for the peak is down whatever else moves a little.
          assert.ok(rows.length > 0 || !Number.isFinite(now.value) || now.value === 0)
          for (const { path, low, high, flip } of rows) {
            const written = readPath(base, path)
            const estimate = isEstimate(written)
            const text = estimate ? written.typical : written
            const put = (to: unknown) => valueOn(writePath(base, path, to))
            assert.ok(close(high, put(estimate ? written.worst : scaled(written, 1.2)).value), `${path} high`)
            assert.ok(close(low, put(estimate ? written.best : scaled(written, 0.8)).value), `${path} low`)
            if (flip === undefined) continue
            flips += 1
            const from = amountOf(text) ?? Number.NaN
            const unit = typeof text === 'string' ? text.replace(/^[0-9.]+/, '') : ''
            const inUnit = (n: number) => (typeof text === 'number' ? n : `${Number(n.toFixed(9))}${unit}`)
            const whole = typeof text === 'number' && Number.isInteger(text)
            const before = whole ? flip - Math.sign(flip - from) : flip * (flip > from ? 0.997 : 1.003)
            assert.notEqual(put(inUnit(flip)).kept, now.kept, `${path} at ${flip}`)
            if ((before - from) * (flip - from) > 0) assert.equal(put(inUnit(before)).kept, now.kept, `${path} before`)
          }
        }),
        { numRuns: measure.metric === 'availability' || measure.metric === 'downtime' ? 3 : 6, seed: 3 },
      )
      assert.ok(flips > 0, 'some input flips it')
    })
  }
})
