/** Pictures that nobody could read are not drawn but told about; parts of the system are drawn instead. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Analysis } from '../../src/analyse/analysis.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import { neededFor } from '../../src/cli/needed.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Journey, Relation, Service } from '../../src/language/vocabulary/index.ts'
import { mostOf, oversize } from '../../src/layout/limits.ts'
import { drawPictures } from '../../src/render/pictures.ts'
import { containersView } from '../../src/view/containers.ts'
import { shop } from '../view/shop.ts'

const load = { load: 'peak', growth: 1, stations: [], bottlenecks: [], latencies: [], throughput: [], pools: [] }
const analysis = {
  performance: { normal: load, peak: load },
  data: { recoveries: [], restores: [], durability: [] },
  failures: { scenarios: [], survivors: [] },
  availability: { journeys: [] },
  consistency: { stores: [] },
  cost: { total: undefined, items: [], currency: undefined },
} as unknown as Analysis
const judgement = { verdicts: [], trace: { rows: [], holes: [] } }

/** The shop with so many more services in a row, and journeys that each pass three of them; the last two are critical. */
function shopOf(services: number): ArchitectureDocument {
  const title = (n: number) => ({ ru: `Часть ${n}`, en: `Part ${n}` })
  const more = Array.from({ length: services }, (_, n): Service => ({ id: `s${n}`, kind: 'service', title: title(n) }))
  const relations = more
    .slice(1)
    .map(
      ({ id }, n): Relation => ({ id: `s${n}->${id}`, from: `s${n}`, to: id, title: { ru: 'вызывает', en: 'calls' } }),
    )
  const person = shop.elements.find((e) => e.kind === 'person')?.id ?? ''
  const journeys = Array.from({ length: 8 }, (_, n): Journey => {
    const steps = [0, 1, 2].map((k) => ({ to: `s${n + k}` }))
    return { id: `j${n}`, title: title(n), actor: person, steps, rates: [], ...(n > 5 ? { critical: true } : {}) }
  })
  return { ...shop, elements: [...shop.elements, ...more], relations: [...shop.relations, ...relations], journeys }
}

describe('a picture too large to be read', () => {
  it('is left out with a warning that says its size, and journeys are drawn instead', async () => {
    const document = shopOf(200)
    const {
      pictures,
      findings,
      oversize: left,
    } = await drawPictures(
      document,
      resolveTopology(document),
      analysis,
      judgement,
      ['en'],
      (key) => key === 'context' || /^containers(-j|$)/.test(key),
    )
    const keys = pictures.map((p) => p.key)
    assert.ok(keys.includes('context') && !keys.includes('containers'))
    assert.deepEqual(
      left.map((one) => one.key),
      ['containers'],
    )
    const view = containersView(document)
    assert.deepEqual(findings, [
      {
        code: 'picture-too-large',
        severity: 'warning',
        element: document.system.id,
        params: {
          name: 'containers',
          boxes: view.nodes.length,
          lines: view.edges.length,
          mostBoxes: mostOf('containers').boxes,
          mostLines: mostOf('containers').lines,
        },
      },
    ])
    // Six journeys, critical ones first.
    const journeys = keys.filter((key) => key.startsWith('containers-j'))
    assert.deepEqual(
      journeys,
      ['j6', 'j7', 'j0', 'j1', 'j2', 'j3'].map((id) => `containers-${id}`),
    )
    const picture = pictures.find((p) => p.key === 'containers-j6')
    assert.match(picture?.mermaid ?? '', /Part 6[\s\S]*Part 7[\s\S]*Part 8/)
    assert.doesNotMatch(picture?.mermaid ?? '', /Part 9"/)
  })
  it('begins beyond the most that one may hold', () => {
    const { boxes } = mostOf('containers')
    const shown = containersView(shop).nodes.length
    assert.equal(oversize(containersView(shopOf(boxes - shown))), undefined)
    assert.equal(oversize(containersView(shopOf(boxes - shown + 1)))?.boxes, boxes + 1)
    assert.equal(oversize(containersView(shop)), undefined)
  })
})

describe('what deliverables need', () => {
  it('is everything without names, and no more than they print with them', () => {
    const all = neededFor(undefined, false)
    assert.deepEqual([all.simulation, all.searches, all.growth, all.picture('containers')], [true, true, true, true])
    const failures = neededFor(['failures'], false)
    assert.deepEqual([failures.simulation, failures.searches, failures.growth], [true, false, false])
    const shown = ['failure-x', 'timeline-x', 'containers', 'latency-a-b', 'monitoring'].filter(failures.picture)
    assert.deepEqual(shown, ['failure-x', 'timeline-x'])
    assert.equal(neededFor(['requirements'], false).searches, true)
    assert.equal(neededFor(['performance'], true).simulation, false)
    assert.equal(neededFor(['performance'], false).picture('latency-a-b'), true)
  })
})
