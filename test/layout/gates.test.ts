import assert from 'node:assert/strict'
import { test } from 'node:test'
import loyalty from '../../model/loyalty/model.ts'
import platform from '../../model/platform/model.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { elkEngine } from '../../src/layout/elk.ts'
import { placeView } from '../../src/layout/place.ts'
import type { PlacedView } from '../../src/layout/placed-view.ts'
import { pageFor } from '../../src/layout/style.ts'
import { containersView, monitoringView } from '../../src/view/containers.ts'
import { contextView } from '../../src/view/context.ts'
import { deploymentView } from '../../src/view/deployment.ts'
import { splitView } from '../../src/view/split.ts'
import type { View } from '../../src/view/view.ts'
import { hostileShop, shop } from '../view/shop.ts'
import { faultsOf, forbidden } from './gates.ts'

function views(document: ArchitectureDocument): View[] {
  const topology = resolveTopology(document)
  const monitoring = monitoringView(document)
  return [
    contextView(document),
    containersView(document),
    ...splitView(containersView(document)),
    ...(monitoring ? [monitoring] : []),
    deploymentView(document, topology),
    deploymentView(document, topology, { summary: true }),
  ]
}

for (const [name, document] of [
  ['shop', shop],
  ['loyalty', loyalty.toDocument()],
  ['platform', platform.toDocument()],
  ['hostile', hostileShop()],
] as const)
  for (const language of ['ru', 'en'] as const)
    test(`pictures of ${name} in ${language} keep every gate`, async () => {
      for (const view of views(document)) {
        const placed = await placeView(view, language, elkEngine)
        assert.deepEqual(forbidden(faultsOf(placed)), [], view.id)
        assert.equal(placed.nodes.length, view.nodes.length)
        assert.equal(placed.edges.length, view.edges.length)
        const labelled = view.edges.filter((e) => e.label && e.label[language] !== '').length
        assert.equal(placed.edges.filter((e) => e.label).length, labelled, `${view.id}: every label is set`)
      }
    })

test('the gates see faults', async () => {
  const placed = await placeView(contextView(shop), 'en', elkEngine)
  const [first, second] = placed.nodes
  assert.ok(first && second)
  const moved: PlacedView = {
    ...placed,
    nodes: [first, { ...second, box: { ...first.box } }, ...placed.nodes.slice(2)],
  }
  assert.ok(faultsOf(moved).nodeOverlaps.length > 0)
  const middle = { x: first.box.x + first.box.width / 2, y: first.box.y - 10 }
  const edge = placed.edges[0]
  assert.ok(edge)
  const through = { ...edge, points: [middle, { x: middle.x, y: middle.y + first.box.height + 30 }] }
  assert.ok(faultsOf({ ...placed, edges: [through] }).linesThroughNodes.length > 0)
  assert.ok(faultsOf({ ...placed, width: 100 }).outsideCanvas.length > 0)
})

test('the same place and element stand in the same row of every zone of both regions', async () => {
  const view = deploymentView(shop, resolveTopology(shop))
  const placed = await placeView(view, 'en', elkEngine)
  const offsets = new Map<string, Set<number>>()
  for (const { node, box } of placed.nodes) {
    const group = placed.groups.find((g) => g.group.id === node.parent)
    if (!group || !node.slot) continue
    const known = offsets.get(node.slot) ?? new Set()
    offsets.set(node.slot, known.add(box.y - group.box.y))
  }
  assert.ok(offsets.size >= 8)
  for (const [slot, values] of offsets) assert.equal(values.size, 1, slot)
})

test('placing twice gives the same coordinates', async () => {
  for (const view of views(shop)) {
    const [a, b] = [await placeView(view, 'ru', elkEngine), await placeView(view, 'ru', elkEngine)]
    assert.deepEqual(a, b)
  }
})

test('text of the loyalty pictures is at least 7 pt on an A4 page; only the whole of the containers is for screens', async () => {
  const document = loyalty.toDocument()
  const topology = resolveTopology(document)
  const region = { id: 'msk', kind: 'deployment' as const, title: 'Moscow', include: ['msk'] }
  const monitoring = monitoringView(document)
  assert.ok(monitoring)
  const paged = [
    contextView(document),
    monitoring,
    ...splitView(containersView(document)),
    deploymentView(document, topology, { summary: true }),
    deploymentView(document, topology, { spec: region }),
  ]
  for (const view of paged)
    for (const language of ['ru', 'en'] as const) {
      const { width, height } = await placeView(view, language, elkEngine)
      assert.ok(12 * pageFor(width, height).scale >= 7, `${view.id} ${language}: ${width} x ${height}`)
    }
})
