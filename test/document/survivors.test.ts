/** The survivors matrix of a large model is cut, by the rule that it names. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { JourneyOutcome, ScenarioOutcome } from '../../src/analyse/analysis.ts'
import type { DocumentInput } from '../../src/document/context.ts'
import { writeDocuments } from '../../src/document/documents.ts'
import type { AnyNode } from '../../src/publish/tree/normalise.ts'
import { loyaltyInput } from './loyalty.ts'

function nodes(node: AnyNode): AnyNode[] {
  return [node, ...('children' in node ? node.children.flatMap((child) => nodes(child as AnyNode)) : [])]
}

const textOf = (node: AnyNode): string =>
  nodes(node)
    .flatMap((n) => (n.type === 'text' ? [n.value] : []))
    .join('')

describe('survivors matrix', () => {
  let input: DocumentInput
  before(async () => {
    input = await loyaltyInput()
  })
  const matrix = (survivors: ScenarioOutcome[], language: 'ru' | 'en', journeys = input.model.document.journeys) => {
    const analysis = { ...input.analysis, failures: { ...input.analysis.failures, survivors } }
    const model = { ...input.model, document: { ...input.model.document, journeys } }
    const { tree } = writeDocuments({ ...input, model, analysis }).deliverables.find(
      (d) => d.name === 'failures' && d.language === language,
    )!
    const all = nodes(tree)
    const table = all.find((n) => n.type === 'captionedTable' && n.id === 'survivors-single')
    const rows = table?.type === 'captionedTable' ? table.rows.map((row) => row.children.map(textOf)) : []
    return { rows, text: all.flatMap((n) => (n.type === 'text' ? [n.value] : [])).join('\n') }
  }
  /** A loss under which every journey fares alike. */
  const loss = (name: string, outcome: JourneyOutcome['outcome']): ScenarioOutcome => {
    const first = input.analysis.failures.survivors[0]!
    const journeys = first.journeys.map((j) => ({ ...j, outcome, rto: undefined }))
    return { ...first, scenario: `N-1:${name}`, title: { ru: name, en: name }, journeys }
  }

  it('has every loss while they are few, and says nothing', () => {
    const few = Array.from({ length: 80 }, (_, k) => loss(`Place ${k}`, 'served'))
    const { rows, text } = matrix(few, 'en')
    assert.equal(rows.length, 81)
    assert.doesNotMatch(text, /losses played the table has|journeys the tables have/)
  })

  it('says that an outcome is not known, and what the sign means', () => {
    const { rows, text } = matrix([loss('Place', 'unknown')], 'en')
    assert.deepEqual(new Set(rows[1]?.slice(1)), new Set(['?']))
    assert.match(text, /\? not known/)
    assert.match(matrix([loss('Place', 'unknown')], 'ru').text, /\? — неизвестно/)
  })

  it('of many losses keeps the worst in their order and says so in both languages', () => {
    const many = Array.from({ length: 400 }, (_, k) => loss(`Place ${k}`, k === 399 ? 'down' : 'served'))
    many[200] = loss('Place 200', 'degraded')
    const { rows, text } = matrix(many, 'en')
    assert.equal(rows.length, 81)
    assert.deepEqual(
      rows.slice(-2).map(([name]) => name),
      ['Place 200', 'Place 399'],
    )
    assert.match(text, /Of 400 losses played the table has 80/)
    assert.match(matrix(many, 'ru').text, /Потерь рассчитано 400, в таблице 80/)
  })

  it('of many journeys keeps those that fare worst and says so', () => {
    const [journey] = input.model.document.journeys
    const one = input.analysis.failures.survivors[0]?.journeys[0]
    assert.ok(journey && one)
    const more = Array.from({ length: 100 }, (_, k) => ({ ...journey, id: `more-${k}`, title: `More ${k}` }))
    const journeys = more.map(
      ({ id }, k): JourneyOutcome => ({ ...one, journey: id, outcome: k === 99 ? 'down' : 'served' }),
    )
    const { rows, text } = matrix([{ ...loss('Place', 'served'), journeys }], 'en', more)
    assert.equal(rows[0]?.length, 41)
    assert.equal(rows[0]?.at(-1), 'More 99')
    assert.match(text, /Of 100 journeys the tables have 40/)
    assert.match(matrix([{ ...loss('Place', 'served'), journeys }], 'ru', more).text, /Путей 100, в таблицах 40/)
  })
})
