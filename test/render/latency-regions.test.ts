/** Regions that answer alike are one picture and one table; those that do not, are not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JourneyLatency } from '../../src/analyse/analysis.ts'
import { regionsAlike } from '../../src/render/charts/latency-regions.ts'

function answer(journey: string, region: string, ...seconds: number[]): JourneyLatency {
  const total = seconds.reduce((a, b) => a + b, 0)
  const label = { ru: 'Шаг', en: 'Step' }
  const amount = { best: total, typical: total, worst: total, unit: 's' as const, derivation: { kind: 'computed' } }
  const parts = seconds.map((s) => ({ kind: 'service', element: 'api', label, seconds: s }))
  return { journey, region, percentiles: [], mean: amount, parts } as unknown as JourneyLatency
}

const groups = (...all: JourneyLatency[]): string[][] => regionsAlike(all).map((g) => g.map((l) => l.region))

test('equal within 1 % of the answer: the slowest speaks for all', () => {
  assert.deepEqual(groups(answer('buy', 'west', 0.1, 0.1), answer('buy', 'east', 0.1, 0.1019)), [['east', 'west']])
})

test('another journey, more than 1 % of difference in one part, or another number of steps is told on its own', () => {
  assert.equal(groups(answer('buy', 'west', 0.1), answer('look', 'west', 0.1)).length, 2)
  // The sum is the same, the parts are not.
  assert.equal(groups(answer('buy', 'west', 0.1, 0.1), answer('buy', 'east', 0.11, 0.09)).length, 2)
  assert.equal(groups(answer('buy', 'west', 0.2), answer('buy', 'east', 0.1, 0.1)).length, 2)
})

test('a chain of small differences does not join answers that differ', () => {
  const all = [1, 1.009, 1.018].map((s, i) => answer('buy', `r${i}`, s))
  assert.deepEqual(groups(...all), [['r1', 'r0'], ['r2']])
})
