/** The cheapest passing change: against answers found by hand, and always verified by judging the changed model. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import { compareGrowth } from '../../src/judge/compare.ts'
import { explain } from '../../src/judge/explain.ts'
import { cheapestFix, withFixes } from '../../src/judge/fix.ts'
import { judge } from '../../src/judge/judge.ts'
import { writePath } from '../../src/judge/model-path.ts'
import { nudgedValue } from '../../src/judge/nudge.ts'
import { tornados } from '../../src/judge/sensitivity.ts'
import type { ArchitectureDocument, Changeable } from '../../src/language/document.ts'
import type { Database, Measure } from '../../src/language/vocabulary/index.ts'
import { shop } from '../performance/model.ts'
import { amount } from './evidence.ts'

/** The shop with 400 GB that one process restores at 250 MB/s after a dropped table (26.7 min and 2 min of people and checks). */
function withMeasures(measures: Measure[], changeable?: Changeable[]): ArchitectureDocument {
  const document = shop()
  const db = document.elements.find((e) => e.id === 'db') as Database
  db.size = '400GB'
  db.backup = {
    tool: 'pgbackrest',
    in: 'south',
    full: '1d',
    copyTime: '10m',
    retention: '30d',
    encrypted: true,
    restoreRate: '250MB/s',
    processes: 1,
    procedure: 'automatic',
    human: '1m',
    checks: '1m',
    restoreTest: { every: '30d' },
  }
  document.scenarios.push({ id: 'drop', title: 'Drop', rate: '0.3/year', faults: [{ kind: 'corrupt', store: 'db' }] })
  document.requirements.push({ id: 'R1', title: 'R1', characteristic: 'reliability', priority: 'must', measures })
  if (changeable) document.system.changeable = changeable
  return document
}
const rto: Measure = { metric: 'rto', of: 'db', under: 'drop', target: '<= 20m' }
const verdictOf = (document: ArchitectureDocument) => {
  const { topology, analysis } = analyse(document)
  return judge({ document, decisions: [] }, topology, analysis).verdicts[0]
}

describe('the cheapest change', () => {
  it('a second restore process halves the copying; it is found among the safe knobs and told', () => {
    const document = withMeasures([rto])
    const fix = cheapestFix(document, 'R1')
    assert.deepEqual(
      fix?.changes.map((c) => [c.path, c.from, c.to]),
      [['db.backup.processes', 1, 2]],
    )
    const change = fix?.changes[0]
    assert.equal(verdictOf(document)?.verdict, 'fail')
    assert.equal(change && verdictOf(writePath(document, change.path, change.to))?.verdict, 'pass')
    assert.match(fix?.text.en ?? '', /db\.backup\.processes: 1 → 2/)
  })

  it('a knob that the model leaves at its default is tried too', () => {
    const document = withMeasures([rto])
    delete (document.elements.find((e) => e.id === 'db') as Database).backup?.processes
    const fix = cheapestFix(document, 'R1')
    assert.deepEqual(
      fix?.changes.map((c) => [c.path, c.from, c.to]),
      [['db.backup.processes', 1, 2]],
    )
  })

  it('of two declared knobs the one that costs less', () => {
    const knobs: Changeable[] = [
      { path: 'db.backup.processes', from: 2, to: 8, costPerStep: '500 USD/month' },
      { path: 'db.backup.restoreRate', values: ['300MB/s', '400MB/s', '500MB/s'], costPerStep: '100 USD/month' },
    ]
    const fix = cheapestFix(withMeasures([rto], knobs), 'R1')
    // 400 MB/s: 18.7 min, but 431 GB would already be too much: at risk. 500 MB/s passes, a second process costs more.
    assert.deepEqual(
      fix?.changes.map((c) => [c.path, c.to, c.cost]),
      [['db.backup.restoreRate', '500MB/s', 300]],
    )
    assert.equal(fix?.cost, 300)
    assert.equal(fix?.currency, 'USD')
  })

  it('two knobs when neither is enough', () => {
    const knobs: Changeable[] = [
      { path: 'db.backup.restoreRate', values: ['300MB/s'] },
      { path: 'db.backup.processes', values: [2] },
    ]
    const fix = cheapestFix(withMeasures([{ ...rto, target: '<= 15m' }], knobs), 'R1')
    assert.deepEqual(fix?.changes.map((c) => c.path).toSorted(), ['db.backup.processes', 'db.backup.restoreRate'])
  })

  it('none when nothing passes, nothing is broken, or nothing is known', () => {
    assert.equal(cheapestFix(withMeasures([{ ...rto, target: '<= 1m' }]), 'R1'), undefined)
    assert.equal(cheapestFix(withMeasures([{ ...rto, target: '<= 2h' }]), 'R1'), undefined)
    assert.equal(cheapestFix(withMeasures([]), 'R1'), undefined)
    assert.equal(cheapestFix(withMeasures([rto], []), 'R1'), undefined)
  })

  it('stands in the verdict and in the explanation', () => {
    const document = withMeasures([rto])
    const { topology, analysis } = analyse(document)
    const judgement = judge({ document, decisions: [] }, topology, analysis)
    const verdicts = withFixes(document, judgement.verdicts)
    assert.equal(verdicts[0]?.binding.fix?.changes[0]?.to, 2)
    assert.equal(verdicts[0]?.measures[0]?.fix, verdicts[0]?.binding.fix)
    assert.match(explain({ ...judgement, verdicts }, analysis, 'R1')?.note?.en ?? '', /it passes with/)
    assert.match(explain(judgement, analysis, 'R1', document)?.note?.en ?? '', /it passes with/)
  })
})

describe('ten per cent', () => {
  const sum = (...parts: number[]) => {
    const inputs = parts.map((part) => amount(part).derivation)
    const total = parts.reduce((a, b) => a + b, 0)
    return { ...amount(total), derivation: { ...amount(total).derivation, inputs } }
  }
  it('of a sum is that of its greatest part, of anything else the whole', () => {
    assert.ok(Math.abs((nudgedValue(sum(60, 30, 10), 'typical', false)?.value ?? 0) - (100 + 60 / 9)) < 1e-9)
    assert.ok(Math.abs((nudgedValue(amount(90), 'typical', false)?.value ?? 0) - 100) < 1e-9)
  })
  it('puts a promise at risk that one worse input breaks', () => {
    // 28.7 min; a tenth of the copying is 3 min
    assert.equal(verdictOf(withMeasures([{ ...rto, target: '<= 31m' }]))?.verdict, 'at-risk')
    assert.equal(verdictOf(withMeasures([{ ...rto, target: '<= 33m' }]))?.verdict, 'pass')
  })
})

describe('side by side', () => {
  it('x2, x5, x10: utilisation grows in proportion, throughput stays', () => {
    const found = compareGrowth(
      withMeasures([
        { metric: 'throughput', of: 'buy', target: '>= 350/s' },
        { metric: 'headroom', of: 'db', target: '>= 10%' },
      ]),
    )
    assert.deepEqual(
      found.map((c) => c.id),
      ['x1', 'x2', 'x5', 'x10'],
    )
    const [one, two] = found.map((c) => c.verdicts[0]?.measures.map((m) => m.value?.typical ?? Number.NaN) ?? [])
    assert.ok(Math.abs((one?.[0] ?? 0) - (two?.[0] ?? 1)) < 1e-6)
    assert.ok(Math.abs(1 - (two?.[1] ?? 0) - 2 * (1 - (one?.[1] ?? 0))) < 1e-9)
  })
  it('tornado rows for every requirement with a figure', () => {
    const document = withMeasures([rto])
    document.requirements.push({
      id: 'R2',
      title: 'R2',
      characteristic: 'security',
      priority: 'must',
      measures: [{ metric: 'rule', of: 'db', rule: 'backups-encrypted' }],
    })
    const { topology, analysis } = analyse(document)
    const rows = tornados(document, judge({ document, decisions: [] }, topology, analysis).verdicts)
    assert.deepEqual(
      rows.map((r) => r.requirement),
      ['R1'],
    )
    assert.ok(rows[0]?.rows.some((row) => row.path === 'db.backup.restoreRate' && row.flip !== undefined))
  })
})
