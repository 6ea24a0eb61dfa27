/** The one entry of a journey, for availability and failures alike. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entryOf } from '../../src/analyse/topology/entry.ts'
import type { Element, JourneyStep } from '../../src/language/vocabulary/index.ts'
import { documentWith, topologyWith } from '../data/model.ts'

/** The entry of a journey by these steps; `front` is deployed in `west`, `db` has copies and a deployment. */
function entry(...steps: JourneyStep[]) {
  const front: Element = { kind: 'service', id: 'front', title: 'Front' }
  const base = documentWith({ elements: [front, { kind: 'service', id: 'part', title: 'Part', partOf: 'api' }] })
  const topology = topologyWith({
    document: {
      ...base,
      deployments: [
        ...base.deployments,
        { id: 'front@west', element: 'front', in: 'west', replicas: 1 },
        { id: 'db@west', element: 'db', in: 'west', replicas: 1 },
      ],
      journeys: base.journeys.map((j) => ({ ...j, steps })),
    },
  })
  return entryOf(topology, topology.journeys[0]?.steps ?? [])
}

test('it stands behind the balancer, whatever is before that', () => {
  assert.equal(entry({ to: 'edge' }, { to: 'api' }), 'api')
  assert.equal(entry({ to: 'front' }, { to: 'edge' }, { to: 'api' }), 'api')
  assert.equal(entry({ to: 'front' }, { to: 'api' }), 'front')
})

test('it is what runs a component, and never a store with copies', () => {
  assert.equal(entry({ to: 'edge' }, { to: 'part' }), 'api')
  assert.equal(entry({ to: 'edge' }, { to: 'db' }, { to: 'api' }), 'api')
  assert.equal(entry({ to: 'edge' }, { to: 'db' }), undefined)
})
