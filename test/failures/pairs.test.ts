/** Pairs of places: all of them while there are few, else the outermost and the most probable ones, and the result says so. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { Deployment, Place } from '../../src/language/vocabulary/index.ts'
import { documentWith } from '../data/model.ts'
import { analyseAll } from './play.ts'

/** The test system with so many more regions of one zone, in each an instance; later zones fail more often. */
function wide(regions: number) {
  const document = documentWith()
  const own = document.deployments[0] as Deployment
  const places = Array.from({ length: regions }, (_, k): Place[] => [
    { id: `r${k}`, kind: 'region', title: `r${k}` },
    { id: `z${k}`, kind: 'zone', in: `r${k}`, title: `z${k}`, outage: { rate: `${k + 1}/year`, repair: '1h' } },
  ]).flat()
  const deployments = Array.from(
    { length: regions },
    (_, k): Deployment => ({ ...own, id: `extra${k}`, in: `z${k}`, replicas: 1, spread: 'none' }),
  )
  return resolveTopology({
    ...document,
    places: [...document.places, ...places],
    deployments: [...document.deployments, ...deployments],
  })
}

const pairsOf = (outcomes: readonly { scenario: string }[]) => outcomes.filter((o) => o.scenario.startsWith('N-2:'))

describe('pairs of places', () => {
  it('are all played while there are at most 1,000 of them, and nothing is said', () => {
    const { survivors, pairs } = analyseAll(wide(4))
    assert.equal(pairs, undefined)
    const places = survivors.filter((o) => o.scenario.startsWith('N-1:')).length
    assert.ok(pairsOf(survivors).length > (places * (places - 1)) / 4)
  })

  it('of more, those of regions and then the most probable are played, in the order of the model', () => {
    const regions = 24
    const { survivors, pairs } = analyseAll(wide(regions))
    assert.ok(pairs)
    const played = pairsOf(survivors)
    assert.equal(pairs.played, 1000)
    assert.equal(played.length, 1000)
    // 24 regions and 24 zones: 48 * 47 / 2 pairs but for a zone and its own region, and those with the places of the test system.
    assert.ok(pairs.all > (48 * 47) / 2 - regions)
    const ids = new Set(played.map((o) => o.scenario))
    for (let a = 0; a < regions; a++) {
      for (let b = a + 1; b < regions; b++) assert.ok(ids.has(`N-2:r${a}+r${b}`), `r${a}+r${b}`)
    }
    // Rates are 1..24 per year: the last two zones are out together most often, their pair is played.
    assert.ok(ids.has('N-2:z22+z23'))
  })
})
