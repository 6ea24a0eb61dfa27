/** Availability of the worked systems, of their stages and variants, against a second reading of the model, and by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import { solveFaultTree } from '../../src/analyse/availability/bdd/solve.ts'
import { journeyTrees } from '../../src/analyse/availability/trees.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import { applyStage, applyVariant, stagesInOrder } from '../../src/language/variant.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { root } from '../cli/run.ts'
import { SecondReading } from './second-reading.ts'

const { systems } = await loadWorkspace(root)

for (const { document } of systems) {
  const { id } = document.system
  const last = stagesInOrder(document).at(-1)
  const plan = [document, ...(last ? [applyStage(document, last.id)] : [])]
  const models = [
    ...plan.map((model) => ({ model, digits: 12 })),
    // Most variants leave most structures as they are: those are read again that differ to the eye.
    ...document.variants.map((variant) => ({ model: applyVariant(document, variant), digits: 4 })),
  ]
  test(`${id}: a second reading of the model, of its last stage and of its variants gives the same`, () => {
    const seen = new Set<string>()
    for (const { model, digits } of models) {
      const topology = resolveTopology(model)
      const trees = journeyTrees(topology, analysePerformance(topology, { load: 'peak' }))
      for (const { journey, region, tree } of trees) {
        const solved = solveFaultTree(tree, { structural: true })
        assert.ok(solved.ok && solved.exact)
        const figures = [12, 4].map((n) => solved.probability.toPrecision(n))
        if (seen.has(solved.probability.toPrecision(digits))) continue
        for (const figure of figures) seen.add(figure)
        const own = model.journeys.find((one) => one.id === journey)
        assert.ok(own)
        const { lower, upper } = new SecondReading(model).solve(own, region, 2)
        const slack = 1e-9 * upper
        const what = `${journey} from ${region}: ${solved.probability}, not in ${lower} to ${upper}`
        assert.ok(solved.probability >= lower - slack && solved.probability <= upper + slack, what)
        // Three parts at once are rare: the interval says something.
        assert.ok(upper - lower < 2e-3 * upper, what)
      }
    }
  })
}

const analysed = (system: string) => {
  const found = systems.find(({ document }) => document.system.id === system)
  assert.ok(found)
  return analyse(found.document, { verdictsOnly: true }).analysis.availability.journeys
}

test('karma today, by hand: region, zone, two hosts and two processes in series, 204 min a year, and 109 min of bad changes', () => {
  // rate × repair in hours a year: region 0.1 × 4, zone 0.3 × 2, hosts 2 × 2 × 0.5, application 12 / 30, database 1 / 180.
  const up = [0.1 * 4, 0.3 * 2, 2 * 0.5, 2 * 0.5, 12 / 30, 1 / 180].reduce((p, hours) => p / (1 + hours / 8760), 1)
  // A bad release of 52.14 a year × 5 % × 40 min, of 24.33 schemas × 2 % × 10 min.
  const changes = ((365 / 7) * 0.05 * 40 + (365 / 15) * 0.02 * 10) / 60 / 8760
  for (const { structural, changes: found, failover, planned } of analysed('karma')) {
    assert.ok(Math.abs(structural.typical / (1 - up) - 1) < 1e-9, `${structural.typical} against ${1 - up}`)
    assert.ok(Math.abs(found.typical / changes - 1) < 1e-9, `${found.typical} against ${changes}`)
    assert.deepEqual([failover.typical, planned.typical], [0, 0])
  }
  const minutes = [(1 - up) * 525_600, changes * 525_600].map(Math.round)
  assert.deepEqual(minutes, [204, 109])
})

test('loyalty and platform are built alike in both regions, so users of either lose the same', () => {
  for (const system of ['loyalty', 'platform']) {
    const journeys = analysed(system)
    for (const one of journeys) {
      for (const other of journeys.filter(({ journey }) => journey === one.journey)) {
        for (const part of ['structural', 'failover', 'changes', 'planned'] as const) {
          const [a, b] = [one[part], other[part]]
          for (const end of ['best', 'typical', 'worst'] as const) {
            const what = `${system} ${one.journey} ${part}: ${a[end]} from ${one.region}, ${b[end]} from ${other.region}`
            assert.ok(Math.abs(a[end] - b[end]) <= 1e-9 * a[end], what)
          }
        }
      }
    }
  }
})
