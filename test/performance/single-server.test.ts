/**
 * Response times of one server whose calls are not exponential. Exact: the transform of Pollaczek and Khinchine inverted with
 * 30 digits (mpmath, Talbot), for constant times Erlang's sum of 1909 with 60 digits. Service 1 s.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { percentile } from '../../src/analyse/performance/transform.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import { shop } from './model.ts'

/** cs², utilisation, p50, p95, p99. */
const exact: [number, number, number, number, number][] = [
  [0, 0.3, 1, 2.07082342, 2.8908734],
  [0, 0.7, 1.72975089, 5.10289796, 7.48549943],
  [0, 0.9, 4.01304752, 15.1286738, 22.8982373],
  [0.5, 0.3, 1.06454695, 3.30608747, 4.82484552],
  [0.5, 0.7, 2.03800358, 7.57395389, 11.4418306],
  [0.5, 0.9, 5.4832919, 22.5517633, 34.4821128],
  [4, 0.3, 0.710612233, 9.64268137, 18.352044],
  [4, 0.7, 2.90672948, 25.7191803, 41.8135594],
  [4, 0.9, 15.0321271, 76.1857665, 118.930327],
  [16, 0.3, 0.591962508, 28.5391079, 60.7871422],
  [16, 0.7, 4.70844454, 87.6325527, 145.648492],
]

/** The shop read by one kind of request, its api one server of 1 s per call. */
function alone(variability: number, utilisation: number) {
  const document = shop()
  const api = document.elements.find((e) => e.id === 'api')!
  Object.assign(api, { concurrency: 1, time: '1s', variability })
  document.deployments = document.deployments.filter((d) => d.in === 'n1').map((d) => ({ ...d, replicas: 1 }))
  assert.equal(document.deployments.length, 1)
  const [journey] = document.journeys
  journey!.steps = journey!.steps.filter((step) => step.to === 'edge' || step.to === 'api')
  journey!.rates = [{ from: 'north', normal: '0.1/s', peak: `${utilisation}/s` }]
  document.journeys = [journey!]
  return analysePerformance(resolveTopology(document), { load: 'peak' }).latencies[0]!
}

describe('a single server', () => {
  it('percentiles are those of M/G/1', () => {
    for (const [variability, utilisation, ...times] of exact) {
      const found = alone(variability, utilisation)
      for (const [n, p] of ([50, 95, 99] as const).entries()) {
        const value = found.percentiles.find((q) => q.p === p)!.value
        const what = `cs² ${variability}, ${utilisation}, p${p}: ${value.typical} is not ${times[n]}`
        // The density of constant times has corners, which the inversion rounds off.
        assert.ok(Math.abs(value.typical - times[n]!) <= (variability === 0 ? 2e-3 : 2e-5) * times[n]!, what)
        assert.ok(value.best <= value.typical * (1 + 1e-9) && value.typical <= value.worst * (1 + 1e-9), what)
      }
    }
  })
  it('with exponential calls it is M/M/1', () => {
    const wait = { waits: 0.7, wait: 1 / 0.3, constant: 0, service: 1, variability: 1, share: 1 }
    const single = { utilisation: 0.7, service: 1, variability: 1 }
    for (const p of [0.5, 0.95, 0.99]) {
      const [plain, known] = [wait, { ...wait, single }].map((one) => percentile([{ count: 1, answers: [one] }], p))
      assert.ok(Math.abs(known! - plain!) <= 1e-5 * plain!, `${known} ${plain}`)
    }
  })
})
