/** A small system for the tests: two regions of three zones and a third place, one service, one database in Patroni. */
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { Topology } from '../../src/analyse/topology/topology.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type {
  BackupPolicy,
  Database,
  Element,
  Fault,
  Member,
  PatroniFailover,
  Place,
} from '../../src/language/vocabulary/index.ts'

const zones = ['a', 'b', 'c']
const outage = { rate: '0.1/year', repair: '4h' } as const

/** Places `west`, `west-a` ... `east-c`, and `vault`. */
export const places: Place[] = [
  ...['west', 'east'].flatMap((region): Place[] => [
    { id: region, kind: 'region', title: region, outage, host: { rate: '2/year', repair: '30m' } },
    ...zones.map((zone): Place => ({ id: `${region}-${zone}`, kind: 'zone', in: region, title: `${region}-${zone}` })),
  ]),
  { id: 'vault', kind: 'region', title: 'vault' },
]

export const patroni: PatroniFailover = { manager: 'patroni', votes: ['west-a', 'west-b', 'west-c'] }

export const backup: BackupPolicy = {
  tool: 'pgbackrest',
  in: 'vault',
  full: '1d',
  incremental: '4h',
  copyTime: '10m',
  walArchive: { timeout: '60s', push: '2s' },
  retention: '30d',
  encrypted: true,
  restoreRate: '250MB/s',
  replayRate: '50MB/s',
  procedure: 'automatic',
  human: { best: '1m', typical: '2m', worst: '5m' },
  restoreTest: { every: '30d' },
}

/** The database. Default: primary and synchronous standby in two zones of `west`, an asynchronous manual copy in `east`. */
export function database(change: Partial<Database> = {}): Database {
  return {
    kind: 'database',
    id: 'db',
    title: 'DB',
    technology: 'postgresql',
    size: '400GB',
    walRate: '3MB/s',
    concurrency: 16,
    time: '2ms',
    replication: { mode: 'sync', members: standardMembers },
    failover: patroni,
    proxy: { technology: 'haproxy' },
    manualPromotion: { notice: '2m', decide: '5m', act: '3m' },
    backup,
    ...change,
  }
}

export const lag = { best: '10ms', typical: '200ms', worst: '2s' } as const
export const standardMembers: Member[] = [
  { in: 'west-a' },
  { in: 'west-b' },
  { in: 'east-a', sync: false, promotion: 'manual', lag },
]

export interface Changes {
  db?: Partial<Database>
  edge?: Partial<Extract<Element, { kind: 'globalBalancer' }>>
  /** Arrivals at peak in `west` and `east`. */
  peak?: `${number}/s`
  elements?: Element[]
  document?: Partial<ArchitectureDocument>
}

/** The document. */
export function documentWith({
  db = {},
  edge = {},
  peak = '20/s',
  elements = [],
  document = {},
}: Changes = {}): ArchitectureDocument {
  const base: ArchitectureDocument = {
    loadpath: 1,
    system: { id: 's', title: 'S', languages: ['en'] },
    places,
    links: [
      { id: 'west--east', between: ['west', 'east'], roundTrip: '30ms' },
      { id: 'west--vault', between: ['west', 'vault'], roundTrip: '10ms' },
      { id: 'east--vault', between: ['east', 'vault'], roundTrip: '20ms' },
    ],
    elements: [
      { kind: 'person', id: 'user', title: 'User' },
      {
        kind: 'globalBalancer',
        id: 'edge',
        title: 'Edge',
        policy: 'geo',
        mechanism: 'dns',
        ttl: '60s',
        healthCheck: { interval: '10s', failures: 3, timeout: '5s' },
        ...edge,
      },
      { kind: 'service', id: 'api', title: 'API', concurrency: 4, time: '5ms' },
      database(db),
      ...elements,
    ],
    relations: [
      { id: 'user->edge', from: 'user', to: 'edge' },
      { id: 'edge->api', from: 'edge', to: 'api', timeout: '2s' },
      { id: 'api->db', from: 'api', to: 'db', timeout: '1s' },
    ],
    deployments: ['west', 'east'].map((region) => ({
      id: `api@${region}`,
      element: 'api',
      in: region,
      replicas: 3,
      orchestrator: { technology: 'kubernetes' as const },
      startup: '10s' as const,
    })),
    journeys: [
      {
        id: 'buy',
        title: 'Buy',
        actor: 'user',
        steps: [{ to: 'edge' }, { to: 'api' }, { to: 'db', operation: 'write' }],
        rates: ['west', 'east'].map((from) => ({ from, normal: '10/s' as const, peak })),
      },
    ],
    requirements: [],
    scenarios: [],
    metrics: [],
    queries: [],
    assumptions: [],
    variants: [],
    stages: [],
    views: [],
  }
  return { ...base, ...document }
}

export function topologyWith(changes: Changes = {}): Topology {
  return resolveTopology(documentWith(changes))
}

export const losePlace = (place: string): Fault => ({ kind: 'lose-place', place })
