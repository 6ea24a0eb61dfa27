/**
 * The stores of the worked systems: what each operation gets on each side of each partition, worked out by hand from the manuals
 * (Patroni: the side without the majority demotes its primary, which goes on as a replica with old data; Redis:
 * min-replicas-to-write stops writes, not reads; RabbitMQ: a quorum queue answers where its majority is).
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import type { StoreConsistency } from '../../src/analyse/analysis.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { applyVariant, stagesInOrder } from '../../src/language/variant.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { root } from '../cli/run.ts'

const { systems } = await loadWorkspace(root)

function documentOf(system: string): ArchitectureDocument {
  const found = systems.find(({ document }) => document.system.id === system)
  assert.ok(found)
  return stagesInOrder(found.document).reduce(applyVariant, found.document)
}

const stores = new Map(
  ['loyalty', 'platform', 'karma'].map((system) => [system, analyse(documentOf(system)).analysis.consistency]),
)

function groupOf(system: string, group: string): StoreConsistency {
  const found = stores.get(system)?.stores.find((one) => one.group === group)
  assert.ok(found, group)
  return found
}

/** `side: write read read-replica [read-cache]` for every situation; the other side of a partition is left out of its name. */
function table({ rows }: StoreConsistency): Record<string, string> {
  const sides = new Map<string, string[]>()
  for (const { situationId, answer } of rows) {
    const side = situationId.replace(/^partition:.*:/, '')
    sides.set(side, [...(sides.get(side) ?? []), answer])
  }
  return Object.fromEntries([...sides].map(([side, answers]) => [side, answers.join(' ')]))
}

const served = 'served served stale'
const refused = 'refused refused stale'

test('loyalty: a shard in three zones of its region, a copy in the other that a person promotes', () => {
  for (const [home, other] of [
    ['msk', 'ekb'],
    ['ekb', 'msk'],
  ]) {
    const group = groupOf('loyalty', `loyalty-db/${home}`)
    assert.deepEqual(table(group), {
      normal: served,
      failover: refused,
      [`${home}`]: served,
      [`${other}`]: refused,
      [`${home}-a+${home}-c+${other}`]: served,
      [`${home}-b`]: refused,
      [`${home}-a+${home}-b+${other}`]: served,
      [`${home}-c`]: refused,
      // The primary is here with one vote of three: demoted, it answers reads of replicas with what it has.
      [`${home}-a`]: refused,
      [`${home}-b+${home}-c+${other}`]: served,
    })
    assert.deepEqual([group.cap, group.pacelc, group.price?.typical], ['neither', 'PC/EL', 0.001])
    assert.ok(group.rows.every((row) => (row.loss?.worst ?? 0) === 0))
  }
})

test('platform: two sites and a third vote; the synchronous copy is 10 ms away', () => {
  for (const [node, home, other] of [
    ['node1', 'msk', 'spb'],
    ['node2', 'spb', 'msk'],
  ]) {
    const group = groupOf('platform', `customers-db/${node}`)
    // Caches of the sites go on; the third vote has neither a copy nor a cache.
    assert.deepEqual(table(group), {
      normal: `${served} stale`,
      failover: `${refused} stale`,
      [`${home}+tver`]: `${served} stale`,
      [`${other}`]: `${refused} stale`,
      [`${home}+${other}`]: `${served} stale`,
      tver: 'refused refused refused refused',
      [`${home}`]: `${refused} stale`,
      [`${other}+tver`]: `${served} stale`,
    })
    assert.deepEqual([group.cap, group.pacelc, group.price?.typical], ['neither', 'PC/EL', 0.01])
  }
  for (const site of ['msk', 'spb']) {
    const cache = groupOf('platform', `profile-cache/${site}`)
    assert.deepEqual(table(cache), { normal: served, failover: refused })
    assert.deepEqual([cache.cap, cache.pacelc, cache.price?.typical], ['neither', 'PA/EL', 0])
  }
})

test('karma: Redis with min-replicas-to-write 1 refuses writes without its replica and goes on answering reads', () => {
  for (const store of ['sessions', 'cache']) {
    const group = groupOf('karma', `${store}/main`)
    assert.deepEqual(table(group), {
      normal: served,
      failover: refused,
      // The master keeps the majority of the Sentinels and has lost its replica: there is no other master.
      'msk-a+msk-c': 'refused served refused',
      'msk-b': refused,
      'msk-a+msk-b': served,
      'msk-c': 'refused refused refused',
      // The other side has a new master by now: what is read here is old.
      'msk-a': 'refused stale refused',
      'msk-b+msk-c': served,
    })
    assert.deepEqual([group.cap, group.pacelc, group.price?.typical], ['neither', 'PA/EL', 0])
    // min-replicas-max-lag 10 s, a second between two checks, and the lag of 0.1 s.
    const cut = group.rows.find((row) => row.operation === 'write' && row.situationId.endsWith(':msk-a'))
    assert.equal(cut?.loss?.typical, 10.1)
  }
})

test('karma: a quorum queue is CP, and nobody reads it, or the sessions, through the cache of profiles', () => {
  const queue = groupOf('karma', 'events/main')
  assert.deepEqual(table(queue), {
    normal: 'served served',
    failover: 'refused refused',
    'msk-a+msk-c': 'served served',
    'msk-b': 'refused refused',
    'msk-a+msk-b': 'served served',
    'msk-c': 'refused refused',
    'msk-a': 'refused refused',
    'msk-b+msk-c': 'served served',
  })
  assert.deepEqual([queue.cap, queue.pacelc, queue.price?.typical], ['CP', 'PC/EC', 0.001])
})

test('karma: the database has copies in the three zones and a manual one in the other region, a cache before its reads', () => {
  const group = groupOf('karma', 'karma-db/main')
  assert.deepEqual(table(group), {
    normal: `${served} stale`,
    failover: `${refused} stale`,
    msk: `${served} stale`,
    // The cache is in zones a and b; where its master is not, and no other can be elected, nobody remembers for the database.
    spb: `${refused} refused`,
    'msk-a+msk-c+spb': `${served} stale`,
    'msk-b': `${refused} refused`,
    'msk-a+msk-b+spb': `${served} stale`,
    'msk-c': `${refused} refused`,
    'msk-a': `${refused} stale`,
    'msk-b+msk-c+spb': `${served} stale`,
  })
  assert.deepEqual([group.cap, group.pacelc, group.price?.typical], ['neither', 'PC/EL', 0.001])
})

test('every commit that waits costs the round trip to the copy that confirms', () => {
  const prices = [...stores].flatMap(([system, { prices }]) =>
    (prices ?? []).map(
      (one) => `${system} ${one.journey} ${one.region} ${one.group}: ${one.commits} × ${one.price.typical} s`,
    ),
  )
  const lines = (
    system: string,
    journeys: string[],
    regions: string[],
    groupOfRegion: (region: string) => string[],
    price: string,
  ) =>
    journeys.flatMap((journey) =>
      regions.flatMap((region) =>
        groupOfRegion(region).map((group) => `${system} ${journey} ${region} ${group}: ${price}`),
      ),
    )
  const nodes = () => ['customers-db/node1', 'customers-db/node2']
  const expected = [
    ...lines('loyalty', ['accrue', 'redeem'], ['msk', 'ekb'], (region) => [`loyalty-db/${region}`], '1 × 0.001 s'),
    ...lines('platform', ['sign-in', 'update-profile'], ['msk', 'spb'], nodes, '1 × 0.01 s'),
    ...lines('platform', ['register'], ['msk', 'spb'], nodes, '2 × 0.02 s'),
    ...lines('platform', ['update-profile'], ['msk', 'spb'], (region) => [`profile-cache/${region}`], '1 × 0 s'),
    'karma give-karma msk karma-db/main: 1 × 0.001 s',
    'karma login msk sessions/main: 1 × 0 s',
  ]
  assert.deepEqual(prices.sort(), expected.sort())
})
