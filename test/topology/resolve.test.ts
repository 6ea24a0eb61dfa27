import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Journey } from '../../src/language/vocabulary/index.ts'

const empty: ArchitectureDocument = {
  loadpath: 1,
  system: { id: 's', title: 'S', languages: ['en'] },
  places: [],
  links: [],
  elements: [],
  relations: [],
  deployments: [],
  journeys: [],
  requirements: [],
  scenarios: [],
  metrics: [],
  queries: [],
  assumptions: [],
  variants: [],
  stages: [],
  views: [],
}

const document: ArchitectureDocument = {
  ...empty,
  places: [
    { id: 'msk', kind: 'region', title: 'M' },
    { id: 'msk-a', kind: 'zone', in: 'msk', title: 'a' },
    { id: 'msk-b', kind: 'zone', in: 'msk', title: 'b' },
    { id: 'ekb', kind: 'region', title: 'E' },
    { id: 'ekb-a', kind: 'zone', in: 'ekb', title: 'a' },
    { id: 'nsk', kind: 'region', title: 'N' },
  ],
  links: [
    { id: 'msk--ekb', between: ['msk', 'ekb'], roundTrip: '28ms' },
    { id: 'ekb--nsk', between: ['ekb', 'nsk'], roundTrip: '20ms' },
  ],
  elements: [
    { id: 'user', kind: 'person', title: 'U' },
    { id: 'api', kind: 'service', title: 'A', time: '5ms' },
    { id: 'mail', kind: 'worker', title: 'W' },
    {
      id: 'db',
      kind: 'database',
      technology: 'postgresql',
      title: 'D',
      size: '100GB',
      replication: { mode: 'sync' },
      shards: {
        key: 'region',
        tool: 'application',
        groups: [
          {
            id: 'w',
            serves: ['msk'],
            share: '70%',
            members: [{ in: 'msk-a' }, { in: 'msk-b' }, { in: 'ekb-a', sync: false, promotion: 'manual' }],
          },
          { id: 'e', serves: ['ekb'], share: '30%', members: [{ in: 'ekb-a' }, { in: 'msk-b', role: 'replica' }] },
        ],
      },
    },
  ],
  relations: [
    { id: 'user->api', from: 'user', to: 'api' },
    { id: 'api->db', from: 'api', to: 'db', calls: 2, time: '3ms' },
    { id: 'api->mail', from: 'api', to: 'mail', need: 'async' },
    { id: 'mail->db', from: 'mail', to: 'db' },
  ],
  deployments: [{ id: 'api@msk', element: 'api', in: 'msk', replicas: 3 }],
  journeys: [
    {
      id: 'buy',
      title: 'B',
      actor: 'user',
      rates: [{ from: 'msk', normal: '60/min', peak: '5/s' }],
      steps: [{ to: 'api' }, { to: 'db', operation: 'write' }, { from: 'api', to: 'mail' }, { to: 'db', time: '1ms' }],
    },
  ],
}

test('replicas are dealt over the zones of a region in order', () => {
  const topology = resolveTopology(document)
  assert.deepEqual(
    topology.instances.map((i) => i.id),
    ['api@msk-a#1', 'api@msk-b#1', 'api@msk-a#2'],
  )
})

test('shard groups have sizes, roles and synchronous copies', () => {
  const topology = resolveTopology(document)
  const [west, east] = topology.groupsOf('db')
  assert.equal(west?.size, 70e9)
  assert.deepEqual(
    west?.copies.map((c) => [c.id, c.role, c.sync, c.promotion]),
    [
      ['db/w/1', 'primary', false, 'automatic'],
      ['db/w/2', 'standby', true, 'automatic'],
      ['db/w/3', 'standby', false, 'manual'],
    ],
  )
  assert.deepEqual(
    east?.copies.map((c) => [c.role, c.sync, c.promotion]),
    [
      ['primary', false, 'automatic'],
      ['replica', false, 'never'],
    ],
  )
  assert.equal(topology.groupFor('db', 'ekb')?.id, 'db/e')
  assert.equal(topology.groupFor('db', 'nsk'), undefined)
})

test('steps carry visits, needs and whether the user waits', () => {
  const [buy] = resolveTopology(document).journeys
  assert.deepEqual(
    buy?.steps.map((s) => [s.from, s.to, s.visits, s.need, s.waits, s.time]),
    [
      ['user', 'api', 1, 'hard', true, 0.005],
      ['api', 'db', 2, 'hard', true, 0.003],
      ['api', 'mail', 1, 'async', false, undefined],
      ['mail', 'db', 1, 'async', false, 0.001],
    ],
  )
  assert.deepEqual(buy?.populations, [{ journey: 'buy', region: 'msk', normal: 1, peak: 5, access: 0 }])
})

test('a step from an element that was visited several times follows its latest visit', () => {
  const steps: Journey['steps'] = [
    { to: 'api' },
    { to: 'db', operation: 'read', calls: 3 },
    { from: 'api', to: 'db', operation: 'write', calls: 1 },
    { from: 'db', to: 'mail' },
    { from: 'api', to: 'db', operation: 'read', calls: 4 },
    { from: 'db', to: 'mail' },
  ]
  const journeys = document.journeys.map((journey) => ({ ...journey, steps }))
  const [buy] = resolveTopology({ ...document, journeys }).journeys
  assert.deepEqual(
    buy?.steps.map((s) => [s.from, s.to, s.visits]),
    [
      ['user', 'api', 1],
      ['api', 'db', 3],
      ['api', 'db', 1],
      ['db', 'mail', 1],
      ['api', 'db', 4],
      ['db', 'mail', 4],
    ],
  )
})

test('round trips follow the shortest way over the links', () => {
  const topology = resolveTopology(document)
  assert.equal(topology.roundTrip('msk-a', 'ekb-a').seconds, 0.028)
  assert.equal(topology.roundTrip('msk-a', 'nsk').seconds, 0.048)
  assert.equal(topology.roundTrip('nsk', 'msk-a').path, 'msk--ekb.roundTrip + ekb--nsk.roundTrip')
  assert.equal(topology.roundTrip('msk-a', 'msk-b').seconds, 0.001)
  assert.deepEqual(topology.route('msk-a', 'msk-b'), [])
})

test('a detour that is quicker than the direct link is taken, from regions as from the zones inside them', () => {
  const topology = resolveTopology({
    ...document,
    links: [...document.links, { id: 'msk--nsk', between: ['msk', 'nsk'], roundTrip: '60ms' }],
  })
  for (const from of ['msk', 'msk-a']) assert.equal(topology.roundTrip(from, 'nsk').seconds, 0.048)
})

test('a link between data centres of a region joins what is inside them', () => {
  const topology = resolveTopology({
    ...empty,
    places: [
      { id: 'r', kind: 'region', title: 'R' },
      { id: 'north', kind: 'dataCentre', in: 'r', title: 'N' },
      { id: 'north-k8s', kind: 'cluster', in: 'north', title: 'NK' },
      { id: 'north-db', kind: 'nodePool', in: 'north', title: 'ND' },
      { id: 'south', kind: 'dataCentre', in: 'r', title: 'S' },
      { id: 'south-k8s', kind: 'cluster', in: 'south', title: 'SK' },
    ],
    links: [{ id: 'fibre', between: ['north', 'south'], roundTrip: '4ms' }],
  })
  assert.equal(topology.roundTrip('north-k8s', 'south-k8s').seconds, 0.004)
  assert.equal(topology.roundTrip('south-k8s', 'north').seconds, 0.004)
  assert.deepEqual(
    topology.route('north-k8s', 'south').map((link) => link.id),
    ['fibre'],
  )
  assert.equal(topology.roundTrip('north-k8s', 'north-db').seconds, 0.001)
})
