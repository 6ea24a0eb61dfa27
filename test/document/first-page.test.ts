/** What the first page says: what holds, what fails, and what to do about it. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { DocumentInput } from '../../src/document/context.ts'
import { writeDocuments } from '../../src/document/documents.ts'
import type { DeliverableName, SystemDocuments } from '../../src/document/tree.ts'
import { systemInput } from './loyalty.ts'
import { textOf } from './reading.ts'

describe('the first page of a system that is to be changed', () => {
  let input: DocumentInput
  let documents: SystemDocuments
  before(async () => {
    input = await systemInput('karma')
    documents = writeDocuments(input)
  })
  const textOfDeliverable = (name: DeliverableName, from = documents): string => {
    const found = from.deliverables.find((d) => d.name === name && d.language === 'en')
    return found ? textOf(found.tree) : ''
  }

  it('names for every requirement that is due with a stage the stage that answers for it', () => {
    const lines = documents.next?.flatMap((n) => (n.language === 'en' ? [n.text] : [])) ?? []
    const due = input.judgement.verdicts.filter((v) => v.verdict !== 'pass' && v.due !== undefined)
    assert.ok(due.length > 3)
    for (const v of due) {
      const stage = input.model.document.stages.find((s) => s.id === v.due)
      const title = typeof stage?.title === 'string' ? stage.title : stage?.title.en
      const line = lines.find((l) => l.startsWith(`Stage “${title}” — `)) ?? ''
      assert.ok(line.includes(v.requirement), `${v.requirement}: ${line}`)
    }
    assert.match(
      lines.at(-1) ?? '',
      /^Plan: 5 stages; at the end all 11 requirements hold \(2 of them are set along the way\); the cost is/,
    )
    assert.equal(documents.next?.filter((n) => n.language === 'ru').length, lines.length)
  })

  it('tells a change that was found, and nothing where none is known', () => {
    const verdicts = input.judgement.verdicts.map((v) => {
      const { due: _due, ...rest } = v
      return rest
    })
    const failed = verdicts.find((v) => v.verdict === 'fail')
    assert.ok(failed)
    const text = { ru: 'поставить вторую копию', en: 'add a second copy' }
    const fix = { changes: [], complete: true, text, tried: 1 } as unknown as NonNullable<typeof failed.binding.fix>
    const changed = verdicts.map((v) =>
      v === failed ? { ...v, binding: { ...v.binding, fix } } : { ...v, binding: { ...v.binding, breakEvens: [] } },
    )
    const { next } = writeDocuments({ ...input, judgement: { ...input.judgement, verdicts: changed } })
    assert.deepEqual(
      next?.map((n) => n.text).filter((text) => !/^(Plan|План):/.test(text)),
      [`${failed.requirement}: поставить вторую копию`, `${failed.requirement}: add a second copy`],
    )
  })

  it('a system whose requirements all hold has nothing to do', () => {
    const verdicts = input.judgement.verdicts.filter((v) => v.verdict === 'pass')
    const calm = writeDocuments({ ...input, judgement: { ...input.judgement, verdicts } })
    assert.deepEqual(calm.next, [])
    assert.doesNotMatch(textOfDeliverable('solution', calm), /What to do/)
  })

  it('recommendations name a scenario once with all the journeys it takes down', () => {
    const section = textOfDeliverable('failures').split('Continuity recommendations')[1] ?? ''
    const scenario = input.model.document.scenarios.find((s) => s.id === 'app-loss')
    const title = typeof scenario?.title === 'string' ? scenario.title : (scenario?.title.en ?? '')
    assert.equal(section.split(title).length - 1, 1)
    assert.match(section, /Sign in, Give karma, View a profile/)
  })
})
