/** Which journeys have an availability without failed changes, in the document of the solution. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeDocuments } from '../../src/document/documents.ts'
import { loyaltyInput } from './loyalty.ts'

test('an upper bound is said of the journeys that it holds for, and of no others', async () => {
  const input = await loyaltyInput()
  const said = (upperBound: (journey: string) => boolean): string => {
    const { availability } = input.analysis
    const journeys = availability.journeys.map((row) => ({ ...row, upperBound: upperBound(row.journey) }))
    const analysis = { ...input.analysis, availability: { ...availability, journeys } }
    const found = writeDocuments({ ...input, analysis }).deliverables
    return JSON.stringify(found.find((d) => d.name === 'solution' && d.language === 'en')?.tree)
  }
  const [first, second] = [...new Set(input.analysis.availability.journeys.map((row) => row.journey))]
  const title = (id: string | undefined) => {
    const found = input.model.document.journeys.find((journey) => journey.id === id)?.title
    return typeof found === 'string' ? found : found?.en
  }
  assert.doesNotMatch(
    said(() => false),
    /No element gives change failures/,
  )
  const one = said((journey) => journey === first)
  assert.ok(
    one.includes(`No element gives change failures: ${title(first)}. The availability there is an upper bound.`),
  )
  assert.ok(said(() => true).includes(`change failures: ${title(first)}, ${title(second)}`))
})
