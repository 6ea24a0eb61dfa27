import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import { containersView, monitoringView } from '../../src/view/containers.ts'
import { contextView } from '../../src/view/context.ts'
import { deploymentView } from '../../src/view/deployment.ts'
import { failureView } from '../../src/view/failure.ts'
import { scenarioMessage } from '../../src/view/message.ts'
import { splitView } from '../../src/view/split.ts'
import { titleOf, zoneLoss } from '../render/samples.ts'
import { shop } from './shop.ts'

const topology = resolveTopology(shop)

/** Goldens are rewritten only with UPDATE_GOLDENS=1, after the change has been read. */
function golden(name: string, value: unknown): void {
  const file = new URL(`../golden/view/${name}.json`, import.meta.url)
  const text = `${JSON.stringify(value, null, 2)}\n`
  if (process.env.UPDATE_GOLDENS === '1') writeFileSync(file, text)
  assert.equal(text, readFileSync(file, 'utf8'))
}

test('views of the shop are as accepted', () => {
  golden('context', contextView(shop))
  golden('containers', containersView(shop))
  golden('deployment', deploymentView(shop, topology))
})

test('context: the system is one box, relations into it are merged, outside relations stay', () => {
  const view = contextView(shop)
  assert.deepEqual(view.nodes.map((n) => n.id).sort(), ['oncall', 'pagerduty', 'shopper', 'slack', 'system:shop'])
  const into = view.edges.find((e) => e.from === 'shopper')
  assert.equal(into?.to, 'system:shop')
  assert.equal(into?.label?.en, 'sees the balance')
  assert.ok(view.edges.some((e) => e.from === 'pagerduty' && e.to === 'oncall'))
  assert.equal(view.title.en, 'Loyalty system: 2 kinds of users, 2 external systems')
})

test('deployment: instances are counted per zone, copies carry their roles, lines their lag', () => {
  const view = deploymentView(shop, topology)
  assert.equal(view.nodes.find((n) => n.id === 'points@msk-b')?.replicas, 2)
  const roles = view.nodes.filter((n) => n.element === 'db' && n.role).map((n) => `${n.id} ${n.role}`)
  assert.deepEqual(roles.slice(0, 4), ['db/west/1 primary', 'db/west/2 sync', 'db/west/3 replica', 'db/west/4 async'])
  const labels = view.edges.filter((e) => e.relation === 'replication').map((e) => e.label?.en)
  assert.deepEqual(labels.slice(0, 3), ['sync 1\u00a0ms', 'async 100\u00a0ms', 'async 500\u00a0ms'])
  assert.equal(view.nodes.filter((n) => n.votes === 1).length, 3)
  assert.deepEqual(
    view.edges.filter((e) => e.from === 'edge').map((e) => e.to),
    ['place:msk', 'place:ekb'],
  )
  assert.ok(view.edges.some((e) => e.relation === 'backup' && e.to === 'vault@ekb-c'))
  assert.ok(
    view.title.en.endsWith('every database has a synchronous copy in another zone and a copy in another region'),
  )
})

test('deployment: controllers of Kafka that stand beside its brokers are drawn with their votes', () => {
  const members = ['msk-a', 'msk-b', 'msk-c'].map((place) => ({ in: place }))
  const queue = { replicas: 3, minInSync: 2, acknowledgements: 'all', delivery: 'at-least-once', members } as const
  const votes = ['msk-a', 'msk-b', 'ekb-c']
  const topic = { kind: 'topic', id: 'events', title: 'Events', technology: 'kafka', queue } as const
  const drawn = (kafka: { votes?: string[] }) => {
    const document = { ...shop, elements: [...shop.elements, { ...topic, kafka }] }
    const view = deploymentView(document, resolveTopology(document))
    return view.nodes.filter((n) => n.element === 'events' && n.votes).map((n) => `${n.title.en} ${n.parent}`)
  }
  assert.deepEqual(drawn({ votes }), ['KRaft place:msk-a', 'KRaft place:msk-b', 'KRaft place:ekb-c'])
  assert.deepEqual(drawn({}), [], 'brokers that vote themselves are drawn as copies')
})

test('everything in a view says why it is there', () => {
  for (const view of [contextView(shop), containersView(shop), deploymentView(shop, topology)])
    for (const thing of [...view.nodes, ...view.groups, ...view.edges]) assert.ok(thing.because.length > 3, thing.id)
})

test('a hand-made view keeps what it includes and drops what it excludes', () => {
  const spec = { id: 'west', kind: 'deployment' as const, title: 'West', include: ['msk'], exclude: ['msk-c'] }
  const view = deploymentView(shop, topology, { spec })
  assert.deepEqual(
    view.groups.map((g) => g.element),
    ['msk', 'msk-a', 'msk-b'],
  )
  const few = containersView(shop, { id: 'few', kind: 'containers', title: 'Few', include: ['gateway', 'points'] })
  assert.deepEqual(
    few.nodes.map((n) => n.id),
    ['gateway', 'points'],
  )
  assert.equal(few.edges.length, 1)
})

test('a big system shows its monitoring apart, and its fan of lines as a sentence', () => {
  assert.ok(!containersView(shop).nodes.some((n) => n.kind === 'monitoring'))
  const view = monitoringView(shop)
  assert.ok(view)
  const prometheus = view.nodes.find((n) => n.id === 'prometheus')
  assert.ok(prometheus?.description?.en.includes('Service history'))
  assert.deepEqual(
    view.edges.map((e) => e.id),
    ['prometheus->pagerduty', 'prometheus->slack', 'pagerduty->oncall'],
  )
})

test('a lost zone is lost with all that is in it, and nothing else', () => {
  const scenario = {
    id: 'z',
    title: 'Zone',
    rate: '1/year' as const,
    faults: [{ kind: 'lose-place' as const, place: 'msk-a' }],
  }
  const base = deploymentView(shop, topology)
  const view = failureView(base, topology, { ...zoneLoss, scenario: 'z' }, scenario, { ru: 'а', en: 'a' })
  assert.ok(view)
  const lost = view.nodes.filter((n) => n.state === 'lost')
  assert.deepEqual(new Set(lost.map((n) => n.parent)), new Set(['place:msk-a']))
  assert.equal(lost.length, base.nodes.filter((n) => n.parent === 'place:msk-a').length)
  assert.deepEqual(
    view.groups.filter((g) => g.state === 'lost').map((g) => g.element),
    ['msk-a'],
  )
  const nothing = failureView(base, topology, zoneLoss, { ...scenario, faults: [] }, { ru: '', en: '' })
  assert.equal(nothing, undefined)
})

test('the message names what users wait for, when it is back and what is lost', () => {
  const loss = (worst: number | undefined) =>
    [
      {
        store: 'profiles',
        group: 'msk',
        scenario: 'zone-loss',
        rpo:
          worst === undefined ? undefined : { ...(zoneLoss.recoveries[0]?.rto as object), best: 0, typical: 0, worst },
        source: '',
        sourceText: { ru: '', en: '' },
      },
    ] as Parameters<typeof scenarioMessage>[2]
  const en = (worst: number | undefined) => scenarioMessage(zoneLoss, titleOf, loss(worst)).en
  assert.equal(en(0), 'Zone a lost: Profiles database — back in 38\u00a0s (at worst 72\u00a0s), nothing lost')
  assert.ok(en(5).endsWith('up to 5\u00a0s of writes lost'))
  assert.ok(en(undefined).endsWith('data loss unknown'))
  assert.equal(
    scenarioMessage(zoneLoss, titleOf).ru,
    'Потеряна зона a: База профилей — восстановление за 38\u00a0с (в\u00a0худшем случае 72\u00a0с)',
  )
})

test('a big view is cut at its waist, which stands in both halves; nothing is lost', () => {
  const whole = containersView(shop)
  const [front, back] = splitView(whole)
  assert.ok(front && back)
  const shared = front.nodes.filter((n) => back.nodes.some((b) => b.id === n.id)).map((n) => n.id)
  assert.deepEqual(shared, ['gateway'])
  assert.equal(front.nodes.length + back.nodes.length, whole.nodes.length + 1)
  assert.equal(front.edges.length + back.edges.length, whole.edges.length)
  assert.deepEqual(splitView(contextView(shop)), [])
})
