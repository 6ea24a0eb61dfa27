/** CAP and PACELC against the classes of the literature and the documented behaviour of each technology. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoreConsistency, StoreOperation } from '../../src/analyse/analysis.ts'
import { analyseConsistency } from '../../src/analyse/consistency/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type {
  Element,
  Member,
  PatroniFailover,
  RedisFailover,
  Replication,
} from '../../src/language/vocabulary/index.ts'

const places: ArchitectureDocument['places'] = ['r', 's', 't'].flatMap((id) => [
  { id, kind: 'region' as const, title: id },
  ...['a', 'b', 'c'].map((zone) => ({ id: `${id}-${zone}`, kind: 'zone' as const, title: `${id}-${zone}`, in: id })),
])

function analysed(store: Element, steps: ArchitectureDocument['journeys'][number]['steps'] = []): StoreConsistency {
  const document: ArchitectureDocument = {
    loadpath: 1,
    system: { id: 'x', title: 'x', languages: ['en'] },
    places,
    links: [{ id: 'r--s', between: ['r', 's'], roundTrip: '28ms' }],
    elements: [{ id: 'user', kind: 'person', title: 'user' }, store],
    relations: [],
    deployments: [],
    journeys: [{ id: 'j', title: 'j', actor: 'user', steps, rates: [] }],
    requirements: [],
    scenarios: [],
    metrics: [],
    queries: [],
    assumptions: [],
    variants: [],
    stages: [],
    views: [],
  }
  const found = analyseConsistency(resolveTopology(document), { recoveries: [], restores: [], durability: [] })
    .stores[0]
  assert.ok(found)
  return found
}

const zones: Member[] = [{ in: 'r-a' }, { in: 'r-b' }]
const patroni: PatroniFailover = { manager: 'patroni', watchdog: 'required', votes: ['r-a', 'r-b', 'r-c'] }

function postgres(replication: Replication, failover: PatroniFailover | 'none' = patroni): Element {
  return {
    id: 'db',
    kind: 'database',
    title: 'db',
    technology: 'postgresql',
    replication,
    proxy: { technology: 'haproxy' },
    ...(failover === 'none' ? {} : { failover }),
  }
}

/** The row of an operation on the side that holds exactly these sites. */
function row(found: StoreConsistency, operation: StoreOperation, situation: string) {
  const match = found.rows.find(
    (r) => r.operation === operation && (r.situationId === situation || r.situationId.endsWith(`:${situation}`)),
  )
  assert.ok(match, `${operation} ${situation} among ${found.rows.map((r) => r.situationId).join(' ')}`)
  return match
}

test('PostgreSQL async with Patroni, reads at the primary: neither, PA/EC; the isolated primary loses up to ttl', () => {
  const found = analysed(postgres({ mode: 'async', members: zones }))
  assert.equal(found.cap, 'neither')
  assert.equal(found.pacelc, 'PA/EC')
  const isolated = row(found, 'write', 'r-a')
  assert.equal(isolated.answer, 'refused')
  // loop_wait + 2 retry_timeout = 30 s by default, plus the lag of the copy (1 s at worst).
  assert.ok(isolated.loss && isolated.loss.worst >= 30 && isolated.loss.worst <= 32, String(isolated.loss?.worst))
  assert.equal(row(found, 'write', 'r-b+r-c').answer, 'served')
  assert.equal(row(found, 'read', 'r-b+r-c').model, 'none')
  assert.equal(row(found, 'read-replica', 'normal').model, 'eventual')
})

test('the same with replica reads: PA/EL', () => {
  const found = analysed(postgres({ mode: 'async', members: zones }), [{ to: 'db', operation: 'read-replica' }])
  assert.deepEqual([found.cap, found.pacelc], ['neither', 'PA/EL'])
})

test('PostgreSQL with strict synchronous Patroni and watchdog: CP, PC/EC, nothing lost, writes hang without the copy', () => {
  const found = analysed(postgres({ mode: 'sync', strict: true, members: zones }))
  assert.deepEqual([found.cap, found.pacelc], ['CP', 'PC/EC'])
  assert.ok(found.rows.filter((r) => r.operation === 'write').every((r) => r.loss?.worst === 0))
  assert.equal(row(found, 'write', 'r-a+r-c').answer, 'hangs')
  assert.equal(row(found, 'write', 'r-b').answer, 'refused')
})

test('each condition of CP is needed: strict mode, watchdog, a commit that waits, no replica reads', () => {
  const strict: Replication = { mode: 'sync', strict: true, members: zones }
  assert.equal(analysed(postgres({ ...strict, strict: false })).cap, 'neither')
  assert.equal(analysed(postgres({ ...strict, commit: 'local' })).cap, 'neither')
  assert.equal(analysed(postgres(strict), [{ to: 'db', operation: 'read-replica' }]).cap, 'neither')
  const loose = analysed(postgres(strict, { ...patroni, watchdog: 'automatic' }))
  assert.equal(loose.cap, 'neither')
  assert.match(row(loose, 'write', 'r-a').splitBrain?.en ?? '', /watchdog/)
})

test('two sites: the side without the majority never takes over, whatever its copies', () => {
  const members: Member[] = [{ in: 'r-a' }, { in: 's-a' }]
  const found = analysed(postgres({ mode: 'async', members }, { ...patroni, votes: ['r-a', 'r-b', 's-a'] }))
  assert.equal(row(found, 'write', 'r').answer, 'served')
  assert.equal(row(found, 'write', 's').answer, 'refused')
  assert.equal(row(found, 'write', 's').loss?.worst, 0)
})

test('when nobody else can be elected the demoted primary loses nothing', () => {
  const found = analysed(postgres({ mode: 'async', members: [{ in: 'r-a' }, { in: 'r-a' }] }))
  assert.equal(row(found, 'write', 'r-a').answer, 'refused')
  assert.equal(row(found, 'write', 'r-a').loss?.worst, 0)
  assert.equal(row(found, 'write', 'r-b+r-c').answer, 'refused')
})

test('three regions give three partitions with two sides each; zones of the home region come on top', () => {
  const members: Member[] = [{ in: 'r-a' }, { in: 's-a' }, { in: 't-a' }]
  const found = analysed(postgres({ mode: 'async', members }, { ...patroni, votes: ['r-a', 's-a', 't-a'] }))
  const ids = new Set(found.rows.map((r) => r.situationId).filter((id) => id.startsWith('partition:')))
  assert.equal(ids.size, 6)
  assert.equal(row(found, 'write', 'r').answer, 'refused')
  assert.equal(row(found, 'write', 's+t').answer, 'served')
})

test('plain streaming replication: the primary goes on, a promotion without fencing is split brain, sync hangs', () => {
  const members = zones
  const asynchronous = analysed(postgres({ mode: 'async', members }, 'none'))
  assert.equal(row(asynchronous, 'write', 'r-a').answer, 'served')
  assert.match(row(asynchronous, 'write', 'r-b').splitBrain?.en ?? '', /fenc/)
  const synchronous = analysed(postgres({ mode: 'sync', members }, 'none'))
  assert.equal(row(synchronous, 'write', 'r-a').answer, 'hangs')
})

test('price of a commit: FIRST 2 waits for the slower, ANY 1 for the faster, async for nobody', () => {
  const members: Member[] = [{ in: 'r-a' }, { in: 'r-b' }, { in: 's-a' }]
  const price = (replication: Replication): number | undefined => analysed(postgres(replication)).price?.typical
  assert.equal(price({ mode: 'sync', acknowledgements: 2, members }), 0.028)
  assert.equal(price({ mode: 'quorum', acknowledgements: 1, members }), 0.001)
  assert.equal(price({ mode: 'async', members }), 0)
  assert.equal(price({ mode: 'async', members: [{ in: 'r-a' }] }), undefined)
})

const redis = (failover: RedisFailover): Element =>
  ({
    id: 'c',
    kind: 'cache',
    title: 'c',
    technology: 'redis',
    replication: { mode: 'async', members: zones },
    failover,
  }) as Element

test('Redis Sentinel: neither, PA/EL; without min-replicas the whole partition is lost, with it some ten seconds', () => {
  const votes = ['r-a', 'r-b', 'r-c']
  const loose = analysed(redis({ manager: 'sentinel', votes }))
  assert.deepEqual([loose.cap, loose.pacelc], ['neither', 'PA/EL'])
  assert.equal(row(loose, 'write', 'r-a').answer, 'served')
  assert.equal(row(loose, 'write', 'r-a').loss?.worst, Number.POSITIVE_INFINITY)
  assert.ok(row(loose, 'write', 'r-a').splitBrain)
  const bounded = row(analysed(redis({ manager: 'sentinel', votes, minReplicasToWrite: 1 })), 'write', 'r-a')
  assert.equal(bounded.answer, 'refused')
  assert.ok((bounded.loss?.worst ?? 0) >= 10 && (bounded.loss?.worst ?? 0) <= 12)
})

test('Redis Cluster: the minority stops after the node time-out', () => {
  const found = row(analysed(redis({ manager: 'redis-cluster', votes: ['r-a', 'r-b', 'r-c'] })), 'write', 'r-a')
  assert.equal(found.answer, 'refused')
  // Until the time-out, and the 0.1 s that had not reached the replicas.
  assert.equal(found.loss?.typical, 15.1)
})

const queue = (technology: 'kafka' | 'rabbitmq', acknowledgements: 'leader' | 'all', minInSync: number): Element => ({
  id: 'q',
  kind: 'topic',
  title: 'q',
  technology,
  queue: {
    replicas: 3,
    acknowledgements,
    minInSync,
    delivery: 'at-least-once',
    members: [{ in: 'r-a' }, { in: 'r-b' }, { in: 'r-c' }],
  },
})

test('Kafka acks=all with two in sync: PC/EC, a lone broker refuses; acks=1: PA/EL and its tail is cut off', () => {
  const safe = analysed(queue('kafka', 'all', 2))
  assert.equal(safe.pacelc, 'PC/EC')
  assert.equal(row(safe, 'write', 'r-a').answer, 'refused')
  const fast = analysed(queue('kafka', 'leader', 1))
  assert.equal(fast.pacelc, 'PA/EL')
  assert.equal(row(fast, 'write', 'r-a').loss?.worst, Number.POSITIVE_INFINITY)
})

test('RabbitMQ quorum queue: CP, PC/EC', () => {
  const found = analysed(queue('rabbitmq', 'all', 2))
  assert.deepEqual([found.cap, found.pacelc], ['CP', 'PC/EC'])
})

test('what the model does not show is said, not guessed', () => {
  const found = analysed({ id: 'o', kind: 'objectStore', title: 'o' })
  assert.deepEqual(found.rows, [])
  assert.match(found.unknown?.en ?? '', /does not show/)
})

test('every row says why in both languages and every served write has a loss', () => {
  for (const mode of ['async', 'sync', 'quorum'] as const) {
    for (const failover of [patroni, 'none'] as const) {
      const found = analysed(
        postgres({ mode, members: [...zones, { in: 's-a', promotion: 'manual', sync: false }] }, failover),
      )
      for (const r of found.rows) {
        assert.ok(r.why.ru.length > 0 && r.why.en.length > 0)
        if (r.operation === 'write') assert.ok(r.loss, r.situationId)
        if (r.answer === 'refused' && r.situationId !== 'failover') assert.equal(r.model, 'none')
      }
    }
  }
})
