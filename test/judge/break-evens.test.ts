/** Break-evens in verdicts: put back into the model, the promise turns there, by the whole pipeline. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { judgedOn } from '../../src/judge/judged-on.ts'
import { readPath, writePath } from '../../src/judge/model-path.ts'
import { holds } from '../../src/judge/target.ts'
import type { MeasureVerdict } from '../../src/judge/verdict.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Database, Measure } from '../../src/language/vocabulary/index.ts'
import { draws, shopWith } from './shop-draws.ts'

const units = { B: 'B', 'B/s': 'B/s', s: 's' } as const

const bindingOn = (document: ArchitectureDocument) => judgedOn(document).verdicts[0]?.binding as MeasureVerdict
function kept(document: ArchitectureDocument): boolean {
  const v = bindingOn(document)
  const value = (v.measure.at === 'worst' ? v.value?.worst : v.value?.typical) ?? Number.NaN
  return holds(value, { value: v.target ?? Number.NaN, comparator: v.comparator ?? '<=' })
}

/** The document with an input at a break-even, a little on the good or on the bad side of it. */
function at(document: ArchitectureDocument, path: string, value: number, unit: string): ArchitectureDocument {
  const text = unit === 'count' ? Math.round(value) : `${value.toFixed(6)}${units[unit as keyof typeof units]}`
  return writePath(document, path, text)
}

describe('break-evens', () => {
  for (const judgedAt of ['typical', 'worst'] as const) {
    for (const archive of [true, false]) {
      it(`turn the verdict where they say, ${judgedAt} case, ${archive ? 'with' : 'without'} an archive of the log`, () => {
        const seen = new Set<string>()
        fc.assert(
          fc.property(draws, fc.integer({ min: 10, max: 100 }), fc.boolean(), (draw, minutes, rto) => {
            const measure = rto
              ? { metric: 'rto', of: 'db', under: ['drop'], at: judgedAt, target: `<= ${minutes}m` }
              : { metric: 'rpo', of: 'db', under: ['drop'], at: judgedAt, target: `<= ${minutes * 15}m` }
            const document = shopWith(draw, measure as Measure)
            const db = document.elements.find((e) => e.id === 'db') as Database
            if (!archive && db.backup) {
              delete db.backup.walArchive
              db.backup.copyTime = '20m'
            }
            for (const { path, value, unit, kind } of bindingOn(document).breakEvens) {
              if (readPath(document, path) === undefined && unit !== 'count') continue
              if (!Number.isFinite(value)) continue
              const good = kind === 'max' ? 0.999 : 1.001
              const bad = kind === 'max' ? 1.001 : 0.999
              const [inside, out] = unit === 'count' ? [value, value - 1] : [value * good, value * bad]
              assert.ok(kept(at(document, path, inside, unit)), `${path} ${inside} ${unit} keeps ${measure.target}`)
              if (out > 0)
                assert.ok(!kept(at(document, path, out, unit)), `${path} ${out} ${unit} breaks ${measure.target}`)
              seen.add(path)
            }
          }),
          { numRuns: 40, seed: 5 },
        )
        assert.ok(seen.has('db.size') && seen.has('db.backup.restoreRate'), [...seen].join())
        assert.equal(seen.has('db.backup.full'), true)
      })
    }
  }
})
