/** The plan of drills plays what a restore is for; equal answers in a partition are told together. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { DocumentInput } from '../../src/document/context.ts'
import { writeDocuments } from '../../src/document/documents.ts'
import type { DeliverableName } from '../../src/document/tree.ts'
import { formatRange } from '../../src/text/format.ts'
import { loyaltyInput } from './loyalty.ts'
import { tableOf } from './reading.ts'

describe('drills and partitions in the documents', () => {
  let input: DocumentInput
  before(async () => {
    input = await loyaltyInput()
  })
  const table = (name: DeliverableName, id: string, changed = input): string[][] => {
    const { deliverables } = writeDocuments(changed)
    const found = deliverables.find((d) => d.name === name && d.language === 'en')
    return (found && tableOf(found.tree, id)) ?? []
  }

  it('only scenarios that end with a restore are played, each month one, against the time of that scenario', () => {
    const [, ...rows] = table('recovery', 'drill-calendar')
    const restored = input.analysis.failures.scenarios.filter((o) =>
      o.recoveries.some((r) => r.phases.some((p) => p.kind === 'restore') && Number.isFinite(r.rto?.worst)),
    )
    assert.ok(restored.length > 1)
    assert.equal(rows.length, restored.length)
    const months = rows.flatMap(([list = '']) => list.split(', ').map(Number)).sort((a, b) => a - b)
    assert.deepEqual(months, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    for (const [index, outcome] of restored.entries()) {
      const slowest = outcome.recoveries
        .flatMap((r) => (r.phases.some((p) => p.kind === 'restore') && r.rto ? [r.rto] : []))
        .sort((a, b) => b.worst - a.worst)[0]
      assert.ok(slowest)
      assert.equal(rows[index]?.[3], formatRange(slowest, 's', 'en'))
    }
  })

  it('without such a scenario a restore on its own is the drill', () => {
    const scenarios = input.analysis.failures.scenarios.filter(
      (o) => !o.recoveries.some((r) => r.phases.some((p) => p.kind === 'restore')),
    )
    const analysis = { ...input.analysis, failures: { ...input.analysis.failures, scenarios } }
    const [, ...rows] = table('recovery', 'drill-calendar', { ...input, analysis })
    assert.equal(rows.length, 1)
    assert.deepEqual(rows[0]?.slice(0, 1).concat(rows[0]?.[2] ?? ''), ['1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12', '—'])
  })

  it('a scenario that spoils a store whose copies are nowhere is not told to lose nothing', () => {
    const { document } = input.model
    const whole = input.analysis.data.recoveries.find((r) => r.rpo?.derivation.note?.en === 'the primary is whole')
    const [like] = document.scenarios
    assert.ok(whole && like)
    const pictures = { id: 'pictures', kind: 'objectStore', title: 'Pictures' } as const
    const wipe = { ...like, id: 'wipe', title: 'Wipe', faults: [{ kind: 'corrupt', store: 'pictures' } as const] }
    const model = {
      ...input.model,
      document: { ...document, elements: [...document.elements, pictures], scenarios: [...document.scenarios, wipe] },
    }
    const recoveries = [...input.analysis.data.recoveries, { ...whole, scenario: 'wipe' }]
    const analysis = { ...input.analysis, data: { ...input.analysis.data, recoveries } }
    const rows = table('recovery', 'rpo', { ...input, model, analysis })
    assert.deepEqual(rows.at(-1)?.slice(0, 3), ['Wipe', 'Pictures', 'unknown'])
  })

  it('situations in which the same users get the same answers are one row, and none is lost', () => {
    const [, ...rows] = table('consistency', 'journey-views-table')
    const { views = [] } = input.analysis.consistency
    const broken = views.filter((v) => v.answer !== 'served')
    const situations = new Set(broken.map((v) => `${v.situation.en}\n${v.region}`))
    assert.ok(rows.length < situations.size / 2)
    assert.equal(rows.flatMap(([list = '']) => list.split('; ')).length, situations.size)
    const answers = rows.map((row) => row.slice(1).join('\n'))
    assert.equal(new Set(answers).size, rows.length)
  })
})
