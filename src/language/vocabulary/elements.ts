import type { Text } from '../text.ts'
import type { Duration, Money, Rate, Ratio, Size, Throughput } from '../units.ts'
import type { ChangeFailures, Described, Failure, HealthCheck, Id, PlannedDowntime, TimeEstimate } from './common.ts'
import type {
  ChangeDataCapture,
  ElasticsearchSettings,
  HttpCaching,
  JwtSettings,
  KafkaSettings,
  NginxSettings,
  OpentelemetrySettings,
  OriginFailover,
  RabbitmqSettings,
  RedisSettings,
  VrrpSettings,
} from './settings.ts'
import type {
  BackupPolicy,
  CachePolicy,
  ConnectionPool,
  ManagedFailover,
  ManualFailover,
  ManualPromotion,
  PatroniFailover,
  QueuePolicy,
  Replication,
  Sharding,
  StoreProxy,
} from './stores.ts'

/** Fields of every element of the system (C4 person, software system, container, component). */
export interface ElementBase extends Described {
  /** C4 component level: the container this is a part of. */
  partOf?: Id
  owner?: Text
  tags?: string[]
  /** Failure of one instance (process, not its host). */
  failure?: Failure
  /**
   * Share of those failures that hits all instances of one region (all copies of a shard group) at once: the beta factor
   * of IEC 61508, usually 2-10 %. Default 0%: replicas fail independently; the durability of a store takes 2 / 5 / 10 % of
   * the losses of its disks.
   */
  commonCause?: Ratio
  changes?: ChangeFailures
  planned?: PlannedDowntime
  /** Price of one instance. */
  cost?: Money
}

/** A user of the system (C4 person). */
export interface Person extends ElementBase {
  kind: 'person'
}

/** A software system outside ours (C4). Its availability and latency are its owner's promise, with a source. */
export interface ExternalSystem extends ElementBase {
  kind: 'externalSystem'
  availability?: Ratio
  /** Outages per year behind that availability, if known. */
  latency?: TimeEstimate
  source?: Text
}

/** A client that runs on the user's device: it is shown, but has no instances of ours. */
export interface ClientApp extends ElementBase {
  kind: 'webApp' | 'mobileApp'
  technology?: string
  /** Time-out of its calls. */
  timeout?: Duration
  /** How long it keeps a DNS answer beyond its TTL. */
  dnsCache?: Duration
}

/** Fields of everything that works off requests: a station of the queueing network. */
export interface Station {
  /** Requests one instance really works on in parallel (cores, workers): servers of the M/M/c station. */
  concurrency?: number
  /** Mean busy time of one call, without waiting for others. A relation or step may give its own. */
  time?: Duration
  /** Squared coefficient of variation of that time. 0 constant, 1 exponential (default). */
  variability?: number
  /**
   * Load test of one instance: at least three points of requests in work at once and the throughput reached. The Universal
   * Scalability Law is fitted to them and predicts where more load stops to help.
   */
  measured?: LoadPoint[]
}

/** One point of a load test. */
export interface LoadPoint {
  /** Requests in work at once (virtual users without thinking). */
  load: number
  /** Requests per second at that load. */
  throughput: Rate
}

/** A program of ours that answers requests or works in the background. */
export interface Service extends ElementBase, Station {
  kind: 'service' | 'worker' | 'gateway' | 'identityProvider' | 'monitoring'
  /** Language or product, e.g. `go`, `nginx`, `prometheus`. */
  technology?: string
  /** From the start of a process to its first answer. */
  startup?: TimeEstimate
  /** Readiness and liveness checks of the orchestrator. */
  readiness?: HealthCheck
  /** Keeps sessions in memory. Default false. */
  stateful?: boolean
  /** Connection pool to the stores it uses. */
  pool?: ConnectionPool
  /** Monitoring only: how alerts reach people. */
  alerting?: Alerting
  /** Tokens that it issues or checks. */
  jwt?: JwtSettings
  /** It is, or contains, a collector of traces. */
  opentelemetry?: OpentelemetrySettings
}

/** The chain from a failure to a person: knobs of Prometheus and Alertmanager. */
export interface Alerting {
  scrapeInterval: Duration
  evaluationInterval: Duration
  /** The `for` of the alert. */
  for: Duration
  groupWait: Duration
  /** How long a scrape waits for a silent host. Default 10s. */
  scrapeTimeout?: Duration
  /** How often Alertmanager sends news of a group that is already open (group_interval). Default 5m. */
  groupInterval?: Duration
  /** Where alerts go. */
  receivers: Id[]
  /** An always-firing alert watched from outside (dead man's switch). */
  deadMansSwitch?: boolean
  /**
   * How long until people notice a failure without an alert (calls of users, a look at a screen): used when the monitoring is
   * lost together with what it watches. Without it such a recovery time is unknown.
   */
  noticedWithout?: TimeEstimate
  /** Shortest window of rate() in the rules. */
  rateWindow?: Duration
  /** Prometheus sends each alert to every Alertmanager, or to one behind a balancer. Default `all`. */
  alertmanagers?: 'all' | 'load-balanced'
  /** How long metrics are kept locally. Default 15d. */
  retention?: Duration
  /** Metrics are copied to a remote store. */
  remoteWrite?: boolean
}

/** Spreads requests over the instances of one place. */
export interface LoadBalancer extends ElementBase, Station {
  kind: 'loadBalancer'
  technology?: 'haproxy' | 'nginx' | 'alb' | 'envoy' | 'managed' | 'other'
  healthCheck?: HealthCheck
  stickySessions?: boolean
  /** HAProxy `option redispatch`: a session bound to a dead server goes to another one. Default false. */
  redispatch?: boolean
  nginx?: NginxSettings
  /**
   * Instances of one region share a virtual address that keepalived moves. Default with products that one runs oneself: so, at
   * the defaults of keepalived.
   */
  vrrp?: VrrpSettings
}

/** Leads users to a region: GSLB by DNS, anycast or a managed accelerator. */
export interface GlobalBalancer extends ElementBase {
  kind: 'globalBalancer'
  technology?: 'route53' | 'cloudflare' | 'global-accelerator' | 'gslb' | 'other'
  /** `geo`: nearest healthy region; `failover`: in order; `static`: the home region only, never another. */
  policy: 'geo' | 'latency' | 'failover' | 'weighted' | 'static'
  /** `dns` answers are kept by clients for the TTL; `anycast` moves at once. Default `dns`. */
  mechanism?: 'dns' | 'anycast'
  ttl?: Duration
  /** TTLs of the CNAME records that lead to its record. */
  cnameTtls?: Duration[]
  /** What moves users: its health checks, or a person or script that edits records. Default `health-check`. */
  failoverBy?: 'health-check' | 'record-edit'
  /** With `failoverBy: record-edit`: from the alert until somebody has edited the records. Without it the recovery is unknown. */
  recordEdit?: TimeEstimate
  /** Users return by themselves when the region answers again. */
  failback?: 'automatic' | 'manual'
  healthCheck: HealthCheck
  /** Published availability, with source. */
  availability?: Ratio
  source?: Text
}

/** A content delivery network. */
export interface Cdn extends ElementBase {
  kind: 'cdn'
  technology?: string
  cache?: CachePolicy
  http?: HttpCaching
  /** A request whose origin is silent turns to the origin of another region (an origin group). */
  originFailover?: OriginFailover
  availability?: Ratio
  source?: Text
}

/** Fields of the stores of data. */
export interface StoreBase extends ElementBase, Station {
  /** Data on disk, all shards together. */
  size?: Size
  /** Growth of the data per year. */
  growth?: Ratio
  /** Disk of one copy (of one shard group). */
  disk?: Size
  /** Write-ahead log produced at peak, all shards together. */
  walRate?: Throughput
  replication?: Replication
  shards?: Sharding
  backup?: BackupPolicy
  /** Further, independent kinds of backups, in the order in which people try them after `backup`. */
  otherBackups?: BackupPolicy[]
  /** Failover by hand (other region, loss of the votes). */
  manualPromotion?: ManualPromotion
  /** Recovery by crash restart: crash recovery time of one instance. */
  restart?: TimeEstimate
}

/** A relational database. */
export interface Database extends StoreBase {
  kind: 'database'
  technology: 'postgresql' | 'other'
  version?: string
  failover?: PatroniFailover | ManualFailover | ManagedFailover
  proxy?: StoreProxy
  pool?: ConnectionPool
  /** PostgreSQL max_connections. Default 100. */
  maxConnections?: number
  /** Delay of standby queries against replay (max_standby_streaming_delay). Default 30s. */
  maxStandbyDelay?: Duration
  /** Page and WAL safety. Default true. */
  fsync?: boolean
  /** max_slot_wal_keep_size. Absent = unlimited. */
  maxSlotWalKeepSize?: Size
  /** Replication slots are used. Default true with Patroni. */
  slots?: boolean
  /** wal_keep_size. Default 0. */
  walKeepSize?: Size
  /** Page checksums. */
  dataChecksums?: boolean
  walLogHints?: boolean
  /**
   * max_prepared_transactions, needed by two-phase commits. Default 0.
   * @asType integer
   */
  maxPreparedTransactions?: number
  /** The operating system starts postgresql.service at boot, past the failover manager. */
  startedAtBoot?: boolean
  changeDataCapture?: ChangeDataCapture
  /** The database is Elasticsearch or OpenSearch (technology `other`). */
  elasticsearch?: ElasticsearchSettings
  /** Isolation level the application uses. Default `read-committed`. */
  isolation?: 'read-committed' | 'repeatable-read' | 'serializable'
  /** Write conflicts between places are possible (multi-primary, cross-shard): how they are solved. */
  conflicts?: Text
}

/** A cache or session store. */
export interface Cache extends StoreBase {
  kind: 'cache' | 'sessionStore'
  technology: 'redis' | 'memcached' | 'in-process' | 'other'
  cache?: CachePolicy
  /** Redis persistence. */
  persistence?: 'none' | 'rdb' | 'aof-everysec' | 'aof-always'
  failover?: RedisFailover | ManualFailover | ManagedFailover
  redis?: RedisSettings
}

/** Failover of Redis. */
export interface RedisFailover {
  manager: 'sentinel' | 'redis-cluster'
  /** down-after-milliseconds (30s) or cluster-node-timeout (15s). */
  downAfter?: Duration
  failoverTimeout?: Duration
  votes: Id[]
  minReplicasToWrite?: number
  /** min-replicas-max-lag. Default 10s. */
  minReplicasMaxLag?: Duration
}

/** A message queue or topic. */
export interface Queue extends StoreBase {
  kind: 'queue' | 'topic'
  technology: 'kafka' | 'rabbitmq' | 'other'
  queue: QueuePolicy
  kafka?: KafkaSettings
  rabbitmq?: RabbitmqSettings
}

/** A store of objects (files, backups). */
export interface ObjectStore extends StoreBase {
  kind: 'objectStore'
  technology?: string
  /** Where the copies are: all in one zone, over the zones of a region, or in several regions. */
  redundancy?: 'zone' | 'region' | 'multi-region'
  availability?: Ratio
  durability?: Ratio
  versioning?: boolean
  objectLock?: boolean
  /** Replication to another region has a promised time (S3 Replication Time Control: 15 min for 99.99 % of objects). Default false. */
  replicationTimeControl?: boolean
  /** Who leads clients to the copy in another region. Default: nobody. */
  failover?: ManualFailover | ManagedFailover
  source?: Text
}

/** Anything that the system is made of or talks to. */
export type Element =
  | Person
  | ExternalSystem
  | ClientApp
  | Service
  | LoadBalancer
  | GlobalBalancer
  | Cdn
  | Database
  | Cache
  | Queue
  | ObjectStore

export type ElementKind = Element['kind']

/** A store keeps data: it has copies, consistency, RPO. */
export type Store = Database | Cache | Queue | ObjectStore
