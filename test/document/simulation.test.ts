/** What the documents show of the simulation: beside the formulas, in both languages, and where the two disagree. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { SimulationAnalysis } from '../../src/analyse/analysis.ts'
import { runTask } from '../../src/cli/simulation/task.ts'
import type { DocumentInput } from '../../src/document/context.ts'
import { writeDocuments } from '../../src/document/documents.ts'
import type { AnyNode } from '../../src/publish/tree/normalise.ts'
import { loyaltyInput } from './loyalty.ts'

function nodes(node: AnyNode): AnyNode[] {
  const own = 'children' in node ? node.children.flatMap((child) => nodes(child as AnyNode)) : []
  const cells = node.type === 'captionedTable' ? node.rows.flatMap((row) => nodes(row)) : []
  return [node, ...own, ...cells]
}

const textOf = (node: AnyNode): string =>
  nodes(node)
    .map((n) => (n.type === 'number' ? n.text : 'value' in n ? String(n.value) : ''))
    .join('|')

describe('the simulation in the documents', () => {
  let input: DocumentInput
  let simulation: SimulationAnalysis
  before(async () => {
    input = await loyaltyInput()
    const { availability, failures, performance } = input.analysis
    simulation = runTask({
      document: input.model.document,
      analysis: { availability, failures, performance },
      options: { seed: 1, events: 200_000 },
    })
  })
  /** Tables by id with their rows' texts, and texts of the callouts. */
  const shown = (name: string, language: string, found: SimulationAnalysis | undefined) => {
    const { simulation: _, ...plain } = input.analysis
    const analysis = found ? { ...plain, simulation: found } : plain
    const documents = writeDocuments({ ...input, analysis })
    const tree = documents.deliverables.find((d) => d.name === name && d.language === language)!.tree
    const all = nodes(tree)
    const tables = all.filter((n) => n.type === 'captionedTable')
    return {
      tables: new Map(tables.map((t) => [t.id, t.rows.map(textOf)])),
      text: textOf(tree),
      warnings: all.filter((n) => n.type === 'callout').map(textOf),
    }
  }

  it('stands beside the formulas of every journey and region, and years beside the exact availability', () => {
    for (const [language, agrees] of [
      ['en', /agrees/],
      ['ru', /совпадает/],
    ] as const) {
      const journeys = shown('performance', language, simulation).tables.get('simulated-journeys')!
      assert.equal(journeys.length, 1 + simulation.journeys.length)
      assert.match(journeys[1]!, /±/)
      assert.match(journeys.join(), agrees)
      const years = shown('failures', language, simulation).tables.get('simulated-years-table')!
      assert.match(years.join(), agrees)
    }
  })
  it('is left out when nothing was simulated, and says why when the model lacks something', () => {
    assert.equal(shown('performance', 'en', undefined).tables.has('simulated-journeys'), false)
    assert.equal(shown('failures', 'en', undefined).tables.has('simulated-years-table'), false)
    const unknown = { en: 'api.concurrency is not given', ru: 'не задано api.concurrency' }
    const { text } = shown('performance', 'en', { ...simulation, journeys: [], stations: [], unknown })
    assert.match(text, /api\.concurrency is not given/)
  })
  it('a wait that nobody feels is a sentence, one that is felt a row with its interval', () => {
    assert.match(shown('performance', 'en', simulation).text, /rough for \d+ resources/)
    const station = input.analysis.performance.peak.stations.find((s) => s.waitError >= 0.1)!
    const felt = { value: 0.05 * station.service, halfWidth: 0.01 * station.service }
    const stations = simulation.stations.map((s) => (s.id === station.id ? { ...s, wait: felt } : s))
    assert.equal(shown('performance', 'en', { ...simulation, stations }).tables.get('rough-waits')!.length, 2)
  })
  it('a difference is named with its size, and as out of range where best and worst do not hold it', () => {
    const far = simulation.journeys.map((one) => ({ ...one, mean: { value: one.mean.value * 2, halfWidth: 1e-6 } }))
    const rows = shown('performance', 'en', { ...simulation, journeys: far }).tables.get('simulated-journeys')!
    assert.match(rows[1]!, /−\d+(\.\d+)? %, out of range/)
  })
  it('a requirement that the two judge differently is a warning in both languages', () => {
    assert.deepEqual(
      shown('performance', 'en', simulation).warnings.filter((w) => /disagree/.test(w)),
      [],
    )
    const late = simulation.journeys.map((one) => ({
      ...one,
      percentiles: one.percentiles.map((p) => ({ ...p, value: { value: 100, halfWidth: 1 } })),
    }))
    const failing = { ...simulation, journeys: late }
    assert.ok(shown('performance', 'en', failing).warnings.some((w) => /formula gives p\d+ of .* disagree/.test(w)))
    assert.ok(shown('performance', 'ru', failing).warnings.some((w) => /по формуле p\d+ .* противоположный/.test(w)))
  })
})
