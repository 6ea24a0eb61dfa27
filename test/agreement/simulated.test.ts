/** The busy share of every station by simulation against the utilisation of the performance analysis, with parts lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { visits } from '../../src/analyse/performance/demand.ts'
import { networkOf } from '../../src/analyse/simulation/journeys.ts'
import { simulate } from '../../src/analyse/simulation/simulate.ts'
import { choices, systemOf } from './systems.ts'

test('stations are as busy in the simulation as the formulas say, whole and without a region', () => {
  let compared = 0
  for (const c of fc.sample(choices, { numRuns: 25, seed: 20261121 })) {
    const topology = systemOf(c)
    for (const lost of [new Set<string>(), new Set(['s'])]) {
      // A request that fails on its way makes none of its later calls; the formulas count them all the same.
      if (visits(topology, { load: 'peak', lost }).some((visit) => visit.targets.length === 0)) continue
      const { stations } = analysePerformance(topology, { load: 'peak', lost })
      if (stations.some((one) => !(one.utilisation.typical < 0.8))) continue
      const { network } = networkOf(topology, { load: 'peak', lost, pools: false })
      if (!network) continue
      const run = simulate(network, { seed: 1, duration: 3000, warmUp: 300 })
      assert.ok(run.ok)
      for (const station of stations) {
        const found = run.stations.find((one) => one.id === station.id)
        assert.ok(found, station.id)
        const off = Math.abs(found.utilisation.value - station.utilisation.typical)
        assert.ok(off <= 2 * found.utilisation.halfWidth + 1e-3, `${station.id}: ${found.utilisation.value}`)
        compared += 1
      }
    }
  }
  assert.ok(compared > 10, `${compared} stations`)
})
