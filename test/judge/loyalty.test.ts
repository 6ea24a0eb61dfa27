import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import loyalty from '../../model/loyalty/model.ts'
import { analyse } from '../../src/analyse/analyse.ts'
import { judge } from '../../src/judge/judge.ts'
import { readPath, writePath } from '../../src/judge/model-path.ts'
import type { Verdict } from '../../src/judge/verdict.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { applyVariant } from '../../src/language/variant.ts'

const document = loyalty.toDocument()

function verdictsOf(changed: ArchitectureDocument): (id: string) => Verdict {
  const { topology, analysis } = analyse(changed)
  const { verdicts } = judge({ document: changed, decisions: [] }, topology, analysis)
  return (id) => verdicts.find((v) => v.requirement === id) as Verdict
}

const base = verdictsOf(document)

describe('the loyalty system', () => {
  it('no requirement is unknown, and each says why in both languages', () => {
    for (const requirement of document.requirements) {
      const verdict = base(requirement.id)
      assert.notEqual(verdict.verdict, 'unknown', requirement.id)
      for (const measure of verdict.measures) {
        assert.match(measure.cause.ru, /[а-я]/)
        assert.doesNotMatch(measure.cause.en, /[а-яА-Я]|NaN|undefined/)
        assert.doesNotMatch(measure.cause.ru, /NaN|undefined/)
      }
    }
  })
  it('DUR04 holds below the size it names and fails above it', () => {
    const limit = base('DUR04').binding.breakEvens.find((b) => b.unit === 'B')
    assert.ok(limit)
    assert.notEqual(base('DUR04').verdict, 'fail')
    const sized = (bytes: number) =>
      verdictsOf(writePath(document, limit.path, `${Math.round(bytes / 1e9)}GB`))('DUR04').verdict
    assert.notEqual(sized(limit.value * 0.99), 'fail')
    assert.equal(sized(limit.value * 1.01), 'fail')
  })
  it('without backups DUR03 and DUR04 fail', () => {
    const { backup: _gone, ...bare } = readPath(document, 'loyalty-db') as Record<string, unknown>
    const without = verdictsOf({
      ...document,
      elements: document.elements.map((e) => (e.id === 'loyalty-db' ? (bare as unknown as typeof e) : e)),
    })
    assert.equal(without('DUR03').verdict, 'fail')
    assert.equal(without('DUR04').verdict, 'fail')
  })
  it('with the synchronous standby in the zone of the primary the loss of that zone loses data', () => {
    const variant = document.variants.find((v) => v.id === 'standby-same-zone')
    assert.ok(variant)
    const rpoOf = (of: (id: string) => Verdict) =>
      of('DUR02').measures.find((m) => m.measure.metric === 'rpo' && m.target === 0)?.value?.typical
    assert.equal(rpoOf(base), 0)
    const together = verdictsOf(applyVariant(document, variant))
    assert.ok((rpoOf(together) ?? 0) > 0)
    assert.equal(together('DUR02').verdict, 'fail')
  })
  it('a rejected option fails by computed figures', () => {
    const failing = ['one-cluster', 'local-backups', 'manual-restore'].map((id) => {
      const variant = document.variants.find((v) => v.id === id)
      assert.ok(variant, id)
      const of = verdictsOf(applyVariant(document, variant))
      return document.requirements.filter((r) => of(r.id).verdict === 'fail').map((r) => r.id)
    })
    for (const failed of failing) assert.notDeepEqual(failed, [])
  })
})
