/** Durability as a reader sees it: nines and years beside the probability, and what an upper bound leaves out. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { DocumentInput } from '../../src/document/context.ts'
import { writeDocuments } from '../../src/document/documents.ts'
import { exactly, quantity } from '../../src/quantity/quantity.ts'
import { loyaltyInput } from './loyalty.ts'
import { tableOf, textOf } from './reading.ts'

describe('the section on durability', () => {
  let input: DocumentInput
  before(async () => {
    input = await loyaltyInput()
  })
  const plan = (changed: DocumentInput) => {
    const tree = writeDocuments(changed).deliverables.find((d) => d.name === 'recovery' && d.language === 'en')?.tree
    assert.ok(tree)
    return tree
  }
  const withLoss = (loss: number, more: object = {}): DocumentInput => {
    const label = { ru: 'Потеря', en: 'Loss' }
    const value = quantity({ label, value: exactly(loss), unit: 'ratio', origin: { kind: 'computed' } })
    const durability = input.analysis.data.durability.map((d) =>
      d.store === 'loyalty-db' ? { ...d, loss: value, ...more } : d,
    )
    return { ...input, analysis: { ...input.analysis, data: { ...input.analysis.data, durability } } }
  }

  it('one loss in so many years, and the nines that are left', () => {
    for (const [loss, nines, years] of [
      [1e-3, '3', '999 y'],
      [9.9e-4, '3', '1010 y'],
      [2e-5, '4', '50 000 y'],
      [1e-11, '11', '100 000 000 000 y'],
      [0.3, '0', '2.8 y'],
    ] as const) {
      const [, row] = tableOf(plan(withLoss(loss)), 'durability-table') ?? []
      assert.deepEqual(
        row?.slice(2, 4).map((cell) => cell.replaceAll(/\s/g, ' ')),
        [nines, years],
        String(loss),
      )
    }
  })

  it('an upper bound says so beside the figure, and what it leaves out below', () => {
    const bound = { ru: 'нет сценариев', en: 'no scenario stands for errors of people' }
    const bounded = plan(withLoss(1e-4, { bound }))
    const [, row] = tableOf(bounded, 'durability-table') ?? []
    assert.match(row?.slice(1, 4).join('|') ?? '', /^at least .*\|at most 4\|at most /)
    assert.match(textOf(bounded), /upper bound .*:[^.]*no scenario stands for errors of people/)
    assert.doesNotMatch(textOf(plan(withLoss(1e-4))), /at most 4|upper bound where the model/)
  })

  it('a store without a figure is named with the reason', () => {
    const unknown = { ru: 'копии не заданы', en: 'no copies are given' }
    const found = plan(withLoss(1e-4, { loss: undefined, unknown }))
    assert.match(textOf(found), /Without a figure:.* — no copies are given/)
  })
})
