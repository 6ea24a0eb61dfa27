/** A structure whose diagram does not fit: the result is a pair of bounds that hold, and everything that is made of it says so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { analyse } from '../../src/analyse/analyse.ts'
import type { Analysis, JourneyAvailability } from '../../src/analyse/analysis.ts'
import { analyseAvailability } from '../../src/analyse/availability/analyse.ts'
import { writeDocuments } from '../../src/document/documents.ts'
import { judgeAvailability } from '../../src/judge/metrics/availability.ts'
import { loyaltyInput } from '../document/loyalty.ts'
import { choices, systemOf } from './random-systems.ts'

test('bounds of random systems hold the exact answer, and nothing else changes but the digits', () => {
  let bounds = 0
  fc.assert(
    fc.property(choices, fc.integer({ min: 2, max: 6 }), (c, nodeLimit) => {
      const { topology, analysis } = analyse(systemOf(c))
      const exact = analysis.availability.journeys
      const found = analyseAvailability(topology, analysis.failures, analysis.performance, { nodeLimit }).journeys
      for (const [at, one] of found.entries()) {
        const truth = exact[at] as JourneyAvailability
        const { best, typical, worst } = one.structural
        assert.ok(best <= truth.structural.typical * (1 + 1e-9) && worst >= truth.structural.typical * (1 - 1e-9))
        assert.equal(typical, worst)
        // Windows are those of the exact answer: which faults are survived does not hang on the diagram.
        assert.deepEqual(one.failover.worst, truth.failover.worst)
        if (best === worst) continue
        bounds += 1
        assert.equal(one.bounded, true)
        assert.equal(one.cutSetCount, '')
        assert.match(one.structural.derivation.note?.en ?? '', /did not fit: lower and upper bounds/)
        assert.match(one.structural.derivation.note?.ru ?? '', /не поместилась/)
      }
      assert.ok(exact.every((one) => one.bounded === undefined))
    }),
    { numRuns: 40, seed: 20261121 },
  )
  assert.ok(bounds > 10, `only ${bounds} did not fit`)
})

test('documents and verdicts say that they stand on bounds', async () => {
  const input = await loyaltyInput()
  const { topology, analysis } = input
  const availability = analyseAvailability(topology, analysis.failures, analysis.performance, { nodeLimit: 20 })
  assert.ok(availability.journeys.some((one) => one.bounded))
  const bounded: Analysis = { ...analysis, availability }
  const { deliverables } = writeDocuments({ ...input, analysis: bounded })
  const plain = JSON.stringify(writeDocuments(input).deliverables)
  for (const [language, words] of [
    ['en', /The exact solution did not fit into memory\..* between [^ ]+ ?%? and /],
    ['ru', /Точное решение не поместилось в память\..* от [^ ]+ ?%? до /],
  ] as const) {
    const text = JSON.stringify(deliverables.filter((one) => one.language === language))
    assert.match(text, words)
    assert.doesNotMatch(plain, words)
  }
  const journey = availability.journeys.find((one) => one.bounded)?.journey ?? ''
  const measure = { metric: 'availability', of: journey, target: '>= 99%' } as const
  const outcome = judgeAvailability(measure, { topology, analysis: bounded, grown: new Map() })
  assert.match(('risk' in outcome ? outcome.risk?.en : '') ?? '', /these are bounds, not the exact value/)
})
