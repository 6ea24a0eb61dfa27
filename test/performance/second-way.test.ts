/** The worked systems, their stages and variants, at both loads: every station, visit, mean and limit against the second way. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import karma from '../../model/karma/model.ts'
import loyalty from '../../model/loyalty/model.ts'
import platform from '../../model/platform/model.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { applyStage, applyVariant } from '../../src/language/variant.ts'
import { secondWay } from './second-way.ts'

/** Every state of a model that people look at. */
function states(document: ArchitectureDocument): [string, ArchitectureDocument][] {
  return [
    ['base', document],
    ...document.stages.map(({ id }): [string, ArchitectureDocument] => [id, applyStage(document, id)]),
    ...document.variants.map((v): [string, ArchitectureDocument] => [v.id, applyVariant(document, v)]),
  ]
}

function compare(what: string, document: ArchitectureDocument, load: 'normal' | 'peak'): number {
  const second = secondWay(document, load)
  // Percentiles take most of the time and are compared elsewhere: one of each journey is asked for, with the mean.
  const latenciesOf = document.journeys.map(({ id: of }) => ({ of, percentile: 50 as const, load }))
  const found = analysePerformance(resolveTopology(document), { load, latenciesOf })
  let compared = 0
  const same = (name: string, value: number | undefined, expected: number | undefined, tolerance: number): void => {
    const off = Math.abs((value ?? Number.NaN) - (expected ?? Number.NaN))
    const equal = value === expected || off <= tolerance * Math.abs(expected!) || off < 1e-15
    assert.ok(equal, `${what}, ${load}, ${name}: ${value} is not ${expected}`)
    compared += 1
  }
  assert.deepEqual(found.stations.map((s) => s.id).sort(), [...second.stations.keys()].sort(), what)
  for (const one of found.stations) {
    const other = second.stations.get(one.id)!
    same(`${one.id} servers`, one.servers, other.servers, 0)
    same(`${one.id} arrivals`, one.arrivals, other.arrivals, 1e-9)
    same(`${one.id} utilisation`, one.utilisation.typical, other.utilisation, 1e-9)
    same(`${one.id} variability`, one.variability, other.variability, 1e-9)
    same(`${one.id} wait`, one.wait, other.wait, 1e-7)
  }
  const visits = new Map<string, number>()
  for (const { journey, region, station, visits: own } of found.routes!) {
    const key = `${journey}@${region} ${station}`
    visits.set(key, (visits.get(key) ?? 0) + own)
  }
  for (const key of new Set([...visits.keys(), ...second.visits.keys()])) {
    same(key, visits.get(key), second.visits.get(key), 1e-9)
  }
  for (const { journey, region, mean } of found.latencies) {
    same(`${journey} ${region}`, mean.typical, second.means.get(`${journey}@${region}`), 1e-7)
  }
  for (const { journey, value } of found.throughput) same(journey, value.typical, second.most.get(journey), 1e-9)
  return compared
}

describe('the second way', () => {
  for (const [name, model, least] of [
    ['loyalty', loyalty, 4400],
    ['platform', platform, 4400],
    ['karma', karma, 3000],
  ] as const) {
    it(name, () => {
      let compared = 0
      for (const [id, document] of states(model.toDocument())) {
        for (const load of ['peak', 'normal'] as const) compared += compare(`${name} ${id}`, document, load)
      }
      assert.ok(compared > least, `${compared} figures`)
    })
  }
})
