/** Regions that no link joins: users are led there all the same, so what is there carries them; only how long it takes is unknown. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { peakLoads } from '../../src/analyse/availability/capacity.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { Element, Place } from '../../src/language/vocabulary/index.ts'
import { documentOf } from './model.ts'

const region = (id: string): Place[] => [
  { id, kind: 'region', title: id },
  { id: `${id}a`, kind: 'zone', in: id, title: id },
]

/** Two regions with one request a second each, 1.5 s of work on four instances; a geo balancer leads users on. */
const twoRegions = documentOf({
  places: [...region('r'), ...region('s')],
  elements: [
    { id: 'user', kind: 'person', title: 'User' },
    {
      id: 'edge',
      kind: 'globalBalancer',
      title: 'Edge',
      policy: 'geo',
      healthCheck: { interval: '10s', failures: 3 },
    },
    { id: 'api', kind: 'service', title: 'API', concurrency: 1, time: '1.5s' },
  ] as Element[],
  deployments: [
    { id: 'api@r', element: 'api', in: 'ra', replicas: 4 },
    { id: 'api@s', element: 'api', in: 'sa', replicas: 4 },
  ],
  journeys: [
    {
      id: 'j',
      title: 'J',
      actor: 'user',
      steps: [{ to: 'edge' }, { to: 'api' }],
      rates: ['r', 's'].map((from) => ({ from, normal: '1/s' as const, peak: '1/s' as const })),
    },
  ],
})

test('the region that is left carries the users of both, though no link joins them', () => {
  const topology = resolveTopology(twoRegions)
  const peak = analysePerformance(topology, { load: 'peak' })
  // 2 requests a second × 1.5 s = 3 busy servers of 4.
  assert.equal(peakLoads(topology, peak).busy('api', 'r', ['s']), 3)
  const left = analysePerformance(topology, { load: 'peak', lost: new Set(['s']) })
  assert.deepEqual(
    left.stations.map((station) => [station.id, station.utilisation.typical]),
    [['api@r', 0.75]],
  )
  const led = left.latencies.find((latency) => latency.region === 's')
  assert.match(led?.unknown?.en ?? '', /no link joins their places/)
})
