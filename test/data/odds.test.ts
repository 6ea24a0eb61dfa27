/** How likely a backup is useless is an input like any other: it stands in the tornado of a durability and of a loss. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judgedOn } from '../../src/judge/judged-on.ts'
import { sensitivities } from '../../src/judge/sensitivity.ts'
import type { Database, Measure } from '../../src/language/vocabulary/index.ts'
import { backup, documentWith } from './model.ts'

const members = [{ in: 'west-a' }]
const scenarios = [
  { id: 'drop', title: 'Drop', rate: '0.3/year' as const, faults: [{ kind: 'corrupt' as const, store: 'db' }] },
]

function judged(measure: Measure, db: Partial<Database>) {
  const requirements = [
    {
      id: 'R1',
      title: 'R1',
      characteristic: 'reliability' as const,
      priority: 'must' as const,
      measures: [measure],
    },
  ]
  const document = documentWith({
    db: { replication: { mode: 'async', members }, ...db },
    document: { scenarios, requirements },
  })
  return { rows: sensitivities(document, 'R1'), verdict: judgedOn(document).verdicts[0] }
}

describe('the tornado of what rests on backups', () => {
  it('durability: the probability that they are useless, and where it breaks the promise', () => {
    const { rows } = judged(
      { metric: 'durability', of: 'db', target: '>= 99%' },
      { backup: { ...backup, immutable: true, latentFailure: '1%' } },
    )
    const row = rows.find((r) => r.path === 'db.backup.latentFailure')
    // 1 − exp(−(0.3 + 0.0157) · u) = 1 % at u = 3.183 %
    assert.ok(Math.abs((row?.flip ?? 0) / 3.1835 - 1) < 0.003, String(row?.flip))
  })

  it('durability: with restore tests, how often they fail silently and how often they are tried', () => {
    const { rows } = judged(
      { metric: 'durability', of: 'db', target: '>= 99%' },
      { backup: { ...backup, immutable: true, silentFailures: '0.5/year' } },
    )
    const paths = rows.map((r) => r.path)
    assert.ok(paths.includes('db.backup.silentFailures') && paths.includes('db.backup.restoreTest.every'), `${paths}`)
  })

  it('a loss at worst: from one chance in a hundred on people have to fall back on the next kind of backup', () => {
    const { walArchive: _log, incremental: _often, ...daily } = backup
    const { rows } = judged(
      { metric: 'rpo', of: 'db', under: 'drop', target: '<= 5m', at: 'worst' },
      { backup: { ...backup, latentFailure: '0.9%' }, otherBackups: [{ ...daily, latentFailure: '60%' }] },
    )
    const row = rows.find((r) => r.path === 'db.backup.latentFailure')
    // A fifth more is 1.08 %: at worst the daily copy, a day and the ten minutes it takes.
    assert.deepEqual([row?.low.toFixed(3), row?.high], ['7.592', 87_000])
    assert.ok(Math.abs((row?.flip ?? 0) - 1) < 0.01, String(row?.flip))
  })

  it('an upper bound that meets the promise is at risk, and says why', () => {
    const promise: Measure = { metric: 'durability', of: 'db', target: '>= 99%' }
    const open = judged(promise, { backup }).verdict
    assert.equal(open?.verdict, 'at-risk')
    assert.match(open?.measures[0]?.cause.en ?? '', /upper bound: no scenario stands for a seized account/)
    assert.equal(judged(promise, { backup: { ...backup, immutable: true } }).verdict?.verdict, 'pass')
  })

  it('never restored from: the promise fails, for there is no copy', () => {
    const { restoreTest: _never, ...untried } = backup
    const { verdict } = judged({ metric: 'durability', of: 'db', target: '>= 99%' }, { backup: untried })
    assert.equal(verdict?.verdict, 'fail')
  })
})
