/** Documents of large models are cut by rules that they name; small ones are not. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { DocumentInput } from '../../src/document/context.ts'
import { foremost } from '../../src/document/cut.ts'
import { writeDocuments } from '../../src/document/documents.ts'
import type { DeliverableName } from '../../src/document/tree.ts'
import type { AnyNode } from '../../src/publish/tree/normalise.ts'
import { exactly, quantity } from '../../src/quantity/quantity.ts'
import { loyaltyInput } from './loyalty.ts'

function nodes(node: AnyNode): AnyNode[] {
  return [node, ...('children' in node ? node.children.flatMap((child) => nodes(child as AnyNode)) : [])]
}

describe('documents of a large model', () => {
  let input: DocumentInput
  before(async () => {
    input = await loyaltyInput()
  })
  const written = (given: Partial<DocumentInput>, name: DeliverableName, language: 'ru' | 'en') => {
    const { tree } = writeDocuments({ ...input, ...given }).deliverables.find(
      (d) => d.name === name && d.language === language,
    )!
    const all = nodes(tree)
    return {
      text: all.flatMap((n) => (n.type === 'text' ? [n.value] : [])).join('\n'),
      tables: new Map(all.flatMap((n) => (n.type === 'captionedTable' ? [[n.id, n.rows.length - 1] as const] : []))),
    }
  }
  const time = (seconds: number) =>
    quantity({ label: { ru: 'время', en: 'time' }, value: exactly(seconds), unit: 's', origin: { kind: 'computed' } })

  it('has everything of a small model, and says nothing', () => {
    for (const name of ['solution', 'consistency', 'recovery', 'performance', 'failures'] as const) {
      assert.doesNotMatch(written({}, name, 'en').text, / stand here: /, name)
      assert.doesNotMatch(written({}, name, 'ru').text, /Здесь \d+ из \d+: /, name)
    }
  })
  it('keeps the first hundred rows of a table', () => {
    const [first] = input.model.document.elements.filter((e) => e.kind === 'service')
    assert.ok(first)
    const elements = Array.from({ length: 250 }, (_, k) => ({ ...first, id: `part-${k}` }))
    const model = { ...input.model, document: { ...input.model.document, elements } }
    const { tables, text } = written({ model }, 'solution', 'en')
    assert.equal(tables.get('containers-table'), 100)
    assert.match(text, /100 of 250 stand here: the first rows of the table/)
    assert.match(written({ model }, 'solution', 'ru').text, /Здесь 100 из 250: первые строки таблицы/)
  })
  it('tells of stores those that lose most', () => {
    const [store] = input.analysis.consistency.stores
    const [row] = store?.rows ?? []
    assert.ok(store && row)
    const stores = Array.from({ length: 40 }, (_, k) => ({
      ...store,
      group: `store-${k}`,
      rows: [{ ...row, loss: time(k < 39 ? 1 : 60) }],
    }))
    const analysis = { ...input.analysis, consistency: { ...input.analysis.consistency, stores } }
    const { tables, text } = written({ analysis }, 'consistency', 'en')
    const told = [...tables.keys()].filter((id) => id.startsWith('consistency-store-'))
    assert.equal(told.length, 24)
    assert.equal(told.at(-1), 'consistency-store-39')
    assert.equal(tables.get('cap'), 40)
    assert.match(text, /24 of 40 stand here: the stores that in some situation lose most/)
    assert.match(written({ analysis }, 'consistency', 'ru').text, /Здесь 24 из 40: хранилища, которые/)
  })
  it('tells of restores the longest, of all in the table', () => {
    const [restore] = input.analysis.data.restores
    assert.ok(restore)
    const restores = Array.from({ length: 40 }, (_, k) => ({ ...restore, group: `g-${k}`, time: time(k) }))
    const analysis = { ...input.analysis, data: { ...input.analysis.data, restores } }
    const { tables, text } = written({ analysis }, 'recovery', 'en')
    const told = [...tables.keys()].filter((id) => id.startsWith('restore-g-'))
    assert.deepEqual([told.length, told[0], tables.get('restore-times')], [24, 'restore-g-16', 40])
    assert.match(text, /24 of 40 stand here: the phases of the longest restores/)
  })
  it('says in place of a picture that it is too large', () => {
    const oversize = [{ key: 'containers', boxes: 2000, lines: 10_000, most: { boxes: 120, lines: 300 } }]
    assert.match(written({ oversize }, 'solution', 'en').text, /is not drawn: it would hold 2,?000 boxes/)
    assert.match(written({ oversize }, 'solution', 'ru').text, /не построен: блоков на нём было бы 2\s?000/)
  })
  it('says on the page of a requirement that a build without the report looked for no changes', () => {
    const page = (searched: boolean) =>
      nodes(writeDocuments({ ...input, searched }).items.find((i) => i.kind === 'requirement')!.tree)
        .flatMap((n) => (n.type === 'text' ? [n.value] : []))
        .join('\n')
    assert.match(page(false), /здесь не посчитаны|were not computed/)
    assert.doesNotMatch(page(true), /здесь не посчитаны|were not computed/)
  })
  it('says how far sensitivities were looked for', () => {
    const id = input.judgement.verdicts[0]?.requirement ?? ''
    const row = { path: 'x.y', label: { ru: 'вход', en: 'input' }, low: 1, high: 2, flip: undefined, open: true }
    const sensitivities = new Map([[id, { rows: [row], inputs: 12, tried: 5 }]])
    const { text } = written({ sensitivities }, 'requirements', 'en')
    assert.match(text, /5 of 12 inputs were tried; where there is a “\?”, no flip was looked for/)
    assert.match(written({ sensitivities }, 'requirements', 'ru').text, /Проверено входов 5 из 12; где стоит «\?»/)
    const none = new Map([[id, { rows: [], inputs: 12, tried: 0 }]])
    assert.match(written({ sensitivities: none }, 'requirements', 'en').text, /0 of 12 inputs were tried/)
  })
})

describe('the foremost of many', () => {
  it('are those of the greatest weight in their order, of equal ones the first', () => {
    assert.deepEqual(
      foremost([3, 1, 4, 1, 5], 3, (n) => n),
      [3, 4, 5],
    )
    assert.deepEqual(
      foremost(['a', 'b', 'c'], 2, () => Number.POSITIVE_INFINITY),
      ['a', 'b'],
    )
    assert.deepEqual(
      foremost([1, 2], 2, (n) => n),
      [1, 2],
    )
  })
})
