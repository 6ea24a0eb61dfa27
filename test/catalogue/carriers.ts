/**
 * Small systems in which the knobs that the analyses compute with come into play: stores here, the rest in `entry-carriers.ts`.
 * The test of overriding reads off which knobs were defaults and which came from the model.
 */
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type {
  BackupPolicy,
  Cache,
  Database,
  Element,
  FailureScenario,
  Fault,
  KafkaSettings,
  Member,
  Operation,
  Relation,
} from '../../src/language/vocabulary/index.ts'
import { database, documentWith, patroni } from '../data/model.ts'

export type Carriers = Record<string, ArchitectureDocument>

const zones: Member[] = ['west-a', 'west-b', 'west-c'].map((place) => ({ in: place }))
const votes = ['west-a', 'west-b', 'west-c']

export const scenariosOf = (faults: Fault[][]): FailureScenario[] =>
  faults.map((one, k) => ({ id: `scenario-${k}`, title: 'Scenario', faults: one, rate: '1/year' }))

export const place = (id: string): Fault => ({ kind: 'lose-place', place: id, for: '1h' })
const cut: Fault = { kind: 'partition', sides: [['west-a'], ['west-b', 'west-c']], for: '1h' }
const corrupt: Fault = { kind: 'corrupt', store: 'db', noticedAfter: '10m' }
const crashAll: Fault[] = votes.map(place)

function withDatabase(db: Partial<Database>, faults: Fault[][] = []): ArchitectureDocument {
  return { ...documentWith({ db }), scenarios: scenariosOf(faults) }
}

/** No caller has a time-out. */
function timeless(document: ArchitectureDocument): ArchitectureDocument {
  return { ...document, relations: document.relations.map(({ timeout: _, ...relation }) => relation) }
}

/** PgBouncer runs beside the service. */
function pooled(document: ArchitectureDocument): ArchitectureDocument {
  const elements = document.elements.map(
    (one): Element => (one.kind === 'service' ? { ...one, pool: { technology: 'pgbouncer', size: 20 } } : one),
  )
  return { ...document, elements }
}

function withoutProxy(document: ArchitectureDocument): ArchitectureDocument {
  const { proxy: _, ...db } = database()
  return { ...document, elements: document.elements.map((one) => (one.id === 'db' ? db : one)) }
}

/** A monitoring in another place, which pages people. */
export function watched(document: ArchitectureDocument): ArchitectureDocument {
  const chain = { scrapeInterval: '15s', evaluationInterval: '15s', for: '1m', groupWait: '30s' } as const
  const mon: Element = {
    kind: 'monitoring',
    id: 'mon',
    title: 'Monitoring',
    alerting: { ...chain, receivers: ['sms'] },
  }
  return {
    ...document,
    elements: [...document.elements, mon, { kind: 'externalSystem', id: 'sms', title: 'SMS' }],
    deployments: [...document.deployments, { id: 'mon@vault', element: 'mon', in: 'vault', replicas: 2 }],
  }
}

/** A store more, used last by the service, and perhaps a worker that consumes from it. */
function withStore(store: Element, operation: Operation, faults: Fault[][] = [], consumed = false) {
  const base = documentWith({ elements: [store] })
  const used: Relation = { id: `api->${store.id}`, from: 'api', to: store.id, timeout: '1s' }
  const plain: ArchitectureDocument = {
    ...base,
    relations: [...base.relations, used],
    journeys: base.journeys.map((one) => ({
      ...one,
      steps: [{ to: 'edge' }, { to: 'api' }, { from: 'api', to: store.id, operation }],
    })),
    scenarios: scenariosOf(faults),
  }
  if (!consumed) return plain
  const worker: Element = { kind: 'worker', id: 'worker', title: 'Worker', concurrency: 4, time: '5ms' }
  return {
    ...plain,
    elements: [...plain.elements, worker],
    relations: [
      ...plain.relations,
      { id: `${store.id}->worker`, from: store.id, to: 'worker', mode: 'async' as const },
    ],
    deployments: [
      ...plain.deployments,
      {
        id: 'worker@west',
        element: 'worker',
        in: 'west',
        replicas: 2,
        orchestrator: { technology: 'kubernetes' as const },
      },
    ],
    journeys: plain.journeys.map((one) => ({
      ...one,
      steps: [...one.steps, { from: store.id, to: 'worker', operation: 'consume' as const }],
    })),
  }
}

const { copyTime: _time, replayRate: _rate, ...bare } = database().backup as BackupPolicy

const sharded: Partial<Database> = {
  replication: { mode: 'sync' },
  shards: {
    key: 'user',
    tool: 'citus',
    groups: [
      { id: 'coordinator', serves: [], members: [{ in: 'west-a' }, { in: 'west-b' }] },
      { id: 'one', serves: ['west', 'east'], members: [{ in: 'west-b' }, { in: 'west-c' }] },
    ],
    citus: { coordinator: 'coordinator', tables: [{ name: 'settings', kind: 'reference' }] },
  },
}

const cache = (manager: 'sentinel' | 'redis-cluster', persistence: NonNullable<Cache['persistence']>): Element => ({
  kind: 'cache',
  id: 'store',
  title: 'Store',
  technology: 'redis',
  persistence,
  replication: { mode: 'async', members: zones },
  failover: { manager, votes, minReplicasToWrite: 1 },
})

const topic = (kafka: KafkaSettings, acknowledgements: 'leader' | 'all' = 'all'): Element => ({
  kind: 'topic',
  id: 'store',
  title: 'Store',
  technology: 'kafka',
  queue: { replicas: 3, minInSync: 2, acknowledgements, delivery: 'at-least-once', members: zones },
  kafka,
})

const rabbit: Element = {
  kind: 'queue',
  id: 'store',
  title: 'Store',
  technology: 'rabbitmq',
  queue: { replicas: 3, acknowledgements: 'all', delivery: 'at-least-once', members: zones },
  rabbitmq: { queueType: 'quorum', version: '4.3' },
}

const search: Element = {
  kind: 'database',
  id: 'store',
  title: 'Store',
  technology: 'other',
  size: '30GB',
  replication: { mode: 'sync', members: zones },
  elasticsearch: { numberOfReplicas: 1, translogDurability: 'async', masterEligible: 3, dataNodes: 3 },
}

/** Databases: ways to the primary, backups of which little is said, a standby cluster, Citus. */
const databases = (): Carriers => ({
  patroni: withDatabase({}, [
    [{ kind: 'lose-instance', element: 'db', process: true }],
    [cut],
    [place('west-a'), place('west-b')],
    [corrupt],
  ]),
  'the leader of the votes goes too': withDatabase({ failover: { ...patroni, votesLeaderWithPrimary: true } }),
  'a name before it': withDatabase({ proxy: { technology: 'dns' } }),
  'an address before it': withDatabase({ proxy: { technology: 'vip' } }),
  'PgBouncer before it': withDatabase({ proxy: { technology: 'pgbouncer' } }),
  'a pool before the proxy': withDatabase({ pool: { technology: 'pgbouncer', size: 20 } }),
  'a pool beside the caller': pooled(withDatabase({})),
  'no time-outs': timeless(withDatabase({ proxy: { technology: 'haproxy', shutdownSessions: false } })),
  'no proxy': timeless(withoutProxy(withDatabase({}))),
  'bare backups': withDatabase(
    {
      backup: { ...bare, walArchive: { timeout: '60s' } },
      replication: { mode: 'async', commit: 'off', members: [{ in: 'west-a' }, { in: 'west-b' }] },
    },
    [[corrupt]],
  ),
  'a standby cluster': watched(withDatabase({ failover: { ...patroni, standbyCluster: 'east' } }, [[place('west')]])),
  citus: withDatabase(sharded, [[{ kind: 'lose-instance', element: 'db', group: 'one' }]]),
})

/** Stores of other kinds, each with its manager. */
const otherStores = (): Carriers => ({
  sentinel: withStore(cache('sentinel', 'aof-everysec'), 'write', [[cut], [place('west-a')], crashAll]),
  'redis cluster': withStore(cache('redis-cluster', 'rdb'), 'write', [[cut], [place('west-a')], crashAll]),
  kafka: withStore(topic({}), 'publish', [[place('west-a')], crashAll], true),
  'kafka, new consumers': withStore(topic({ groupProtocol: 'consumer' }), 'publish', [], true),
  'kafka, confirmed by the leader': withStore(topic({}, 'leader'), 'publish', [crashAll]),
  rabbitmq: withStore(rabbit, 'publish', [[place('west-a')], [cut]], true),
  elasticsearch: withStore(search, 'write', [[place('west-a')], crashAll]),
  objects: withStore(
    {
      kind: 'objectStore',
      id: 'store',
      title: 'Store',
      replication: { mode: 'async', members: [{ in: 'west' }, { in: 'east' }] },
    },
    'write',
    [[place('west')]],
  ),
})

/** Carriers with stores, by name. */
export const storeCarriers = (): Carriers => ({ ...databases(), ...otherStores() })
