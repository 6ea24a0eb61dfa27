import type { Text } from '../text.ts'
import type { Duration, Rate, Ratio, Size, Throughput } from '../units.ts'
import type { Id, TimeEstimate } from './common.ts'
import type { CitusSettings, EtcdSettings } from './settings.ts'

/**
 * One copy of a store's data. The first member that may be primary is the primary in the normal state.
 */
export interface Member {
  /** Where it runs. */
  in: Id
  /** `data` (default) holds the data and may become primary; `replica` serves reads and is never promoted; `witness` holds a vote only. */
  role?: 'data' | 'replica' | 'witness'
  /** Acknowledges commits before the client sees them. Default: true when the mode is `sync` or `quorum` and the role is `data`. */
  sync?: boolean
  /** How it may become primary. `automatic` by the failover manager, `manual` by a person. Default: `automatic` for `data`, `never` for the others. */
  promotion?: 'automatic' | 'manual' | 'never'
  /** Deliberate replay delay (recovery_min_apply_delay): a delayed replica survives logical corruption for this long. */
  delay?: Duration
  /** Replication lag in normal work: typical and worst. Default `{ best: '10ms', typical: '100ms', worst: '1s' }` inside a region, link-bound between regions. */
  lag?: TimeEstimate
}

/** How copies follow the primary. */
export interface Replication {
  /**
   * `async`: a commit waits for nobody; `sync`: for the first `acknowledgements` synchronous standbys in order (PostgreSQL FIRST k);
   * `quorum`: for any `acknowledgements` of them (ANY k).
   */
  mode: 'async' | 'sync' | 'quorum'
  /** How many standbys must confirm a commit. Default 1. */
  acknowledgements?: number
  /** Writes stop when too few synchronous standbys are left (Patroni synchronous_mode_strict). Default false. */
  strict?: boolean
  /** PostgreSQL synchronous_commit: what a confirmation means. Default `on`. */
  commit?: 'remote_write' | 'on' | 'remote_apply' | 'local' | 'off'
  /** The copies when the store is not sharded. */
  members?: Member[]
}

/** One shard group: a primary with its copies that serves a share of the data. */
export interface ShardGroup {
  id: Id
  title?: Text
  /** Regions whose users' data live here. */
  serves?: Id[]
  /** Share of the data and of the load. Default: equal shares. */
  share?: Ratio
  /** Data size of this group. Default: share of the store's size. */
  size?: Size
  members: Member[]
  /** Votes of this group's failover manager, when every group has a coordination store of its own. Default: the votes of the store's failover. */
  votes?: Id[]
}

/** How the data are cut into shards. */
export interface Sharding {
  /** The distribution key, e.g. `region`, `user_id`. */
  key: string
  /** What routes to shards: application routing by region, Citus, a proxy. */
  tool: 'citus' | 'application' | 'proxy' | 'foreign-tables'
  groups: ShardGroup[]
  citus?: CitusSettings
}

/** Automatic failover of PostgreSQL by Patroni. Knobs by their Patroni names in camel case. */
export interface PatroniFailover {
  manager: 'patroni'
  /** Leader lease. Default 30s, minimum 20s. */
  ttl?: Duration
  /** HA loop period. Default 10s. */
  loopWait?: Duration
  /** Retry budget of DCS and PostgreSQL operations. Default 10s. */
  retryTimeout?: Duration
  /** How long a crashed PostgreSQL may try to start before failover. Default 5m. */
  primaryStartTimeout?: Duration
  /** A standby further behind is no candidate. Default 1MiB. */
  maximumLagOnFailover?: Size
  watchdog?: 'off' | 'automatic' | 'required'
  failsafeMode?: boolean
  usePgRewind?: boolean
  /** Coordination store. Default etcd. */
  coordination?: 'etcd' | 'consul' | 'kubernetes'
  /** Places of the coordination store's votes (one vote per entry). */
  votes: Id[]
  /** etcd election timeout. Default 1s. */
  electionTimeout?: Duration
  etcd?: EtcdSettings
  /** namespace and scope: the name of the cluster in the coordination store. */
  namespace?: string
  scope?: string
  /** The leader of the coordination store usually runs in the primary's failure domain. Default false. */
  votesLeaderWithPrimary?: boolean
  /**
   * Place whose copies are a standby cluster with a coordination store of its own: nothing there is promoted automatically,
   * a person promotes the cluster.
   */
  standbyCluster?: Id
}

/** Failover by a person: a human time is required, it is never silently zero. */
export interface ManualFailover {
  manager: 'manual'
}

/** Failover as a service with published times. */
export interface ManagedFailover {
  manager: 'managed'
  time: TimeEstimate
  source: Text
}

/** What a person does when a store must be failed over by hand. */
export interface ManualPromotion {
  /** From the alert to a person at the keyboard. */
  notice: TimeEstimate
  /** To decide that the primary is lost for good. */
  decide: TimeEstimate
  /** To fence the old primary, promote and repoint. */
  act: TimeEstimate
}

/** The proxy that leads clients to the primary. */
export interface StoreProxy {
  technology: 'haproxy' | 'pgbouncer' | 'vip' | 'dns'
  /** Health check period. HAProxy template of Patroni: 3s. */
  interval?: Duration
  /** Failed checks to take a server out. Default 3. */
  fall?: number
  /** Good checks to take a server in. Default 2. */
  rise?: number
  /** Check time-out. Default 5s. */
  timeout?: Duration
  /** What the check asks: the Patroni REST API (`http`), or only the port or protocol. Default `http`. */
  check?: 'http' | 'pgsql' | 'tcp'
  /**
   * maxconn of one server line.
   * @asType integer
   * @minimum 1
   */
  maxconn?: number
  /** timeout client and timeout server. Patroni template: 30m. */
  sessionTimeout?: Duration
  /** Sessions are cut when a server goes down. Default true in the Patroni template. */
  shutdownSessions?: boolean
  /** Where the proxies run; they are hard dependencies of the store's clients. */
  in?: Id[]
}

/** Client connection pool in front of a store, or in each client. */
export interface ConnectionPool {
  technology?: 'pgbouncer' | 'in-process'
  /** Connections to the store per client replica (in-process) or in total (pgbouncer). */
  size: number
  mode?: 'session' | 'transaction' | 'statement'
  /** PgBouncer server_login_retry. Default 15s. */
  serverLoginRetry?: Duration
  /** PgBouncer server_connect_timeout. Default 15s. */
  serverConnectTimeout?: Duration
  /** PgBouncer dns_max_ttl, when it stands instead of a proxy and knows the server by name. Default 15s. */
  dnsMaxTtl?: Duration
  /** PgBouncer query_wait_timeout. Default 120s. */
  queryWaitTimeout?: Duration
  /**
   * Hosts that run PgBouncer.
   * @asType integer
   * @minimum 1
   */
  hosts?: number
  /** What PgBouncer connects to: an address that follows the primary, or one fixed server. Default `leader`. */
  target?: 'leader' | 'server'
  /** Features of the session that the application relies on. */
  sessionFeatures?: ('advisory-locks' | 'listen' | 'set' | 'sql-prepare' | 'temporary-tables' | 'with-hold-cursors')[]
  /** connect_timeout of libpq or the driver. 0s waits without an end. */
  connectTimeout?: Duration
  /** In-process: how long an unused connection is kept. */
  idleTimeout?: Duration
}

/** Continuous archiving of the write-ahead log: gives point-in-time recovery. */
export interface WalArchive {
  /** archive_timeout: a segment is closed at least this often. Absent = off. */
  timeout?: Duration
  /** Time to push one 16 MB segment. Default 2s. */
  push?: Duration
  asynchronous?: boolean
  /** pgBackRest archive-push-queue-max: when the queue is longer, segments are dropped. */
  queueMax?: Size
}

/** Copies that survive logical corruption and the loss of every replica. */
export interface BackupPolicy {
  tool: 'pgbackrest' | 'pg_dump' | 'snapshot' | 'other'
  /** Where the repository is kept. */
  in: Id
  /** Further repositories. */
  alsoIn?: Id[]
  /** Period of full copies. */
  full: Duration
  /** Period of incremental copies. */
  incremental?: Duration
  /** Share of the data that one incremental copy holds. Default 5%. */
  incrementalShare?: Ratio
  /** How long one copy takes to make; until it ends it does not count. Default: size / slower of restore rate and link. */
  copyTime?: Duration
  walArchive?: WalArchive
  retention: Duration
  encrypted: boolean
  /** Cannot be changed or deleted before retention ends (object lock). */
  immutable?: boolean
  /** Kept under an account that production credentials cannot reach. */
  separateAccount?: boolean
  /** Includes configuration files. */
  configuration?: boolean
  /** One process' restore throughput, from repository to running disk. */
  restoreRate: Throughput
  /** Parallel restore processes (pgBackRest process-max). Default 1. */
  processes?: number
  /** What the network or disks allow in total, however many processes. */
  restoreCeiling?: Throughput
  /** Time to get servers and disks to restore to. Default 0 when a standby host is kept. */
  provisioning?: TimeEstimate
  /** WAL replay throughput. Default 50MB/s. */
  replayRate?: Throughput
  /** Checks of integrity before traffic is let in. */
  checks?: TimeEstimate
  /** `automatic`: a runbook program restores once the decision is made; `manual`: a person types. */
  procedure: 'automatic' | 'manual'
  /** Time for people to notice and decide (and, when manual, to type). Never silently zero. */
  human: TimeEstimate
  /** How often a restore is really tried, and its latest result. */
  restoreTest?: {
    every: Duration
    proves?: Text
    /** Date of the latest trial, ISO 8601. */
    last?: string
  }
  /**
   * Probability that a restore from these copies fails when it is needed (damaged, incomplete, never written). Default: with a
   * restore test the mean between two of them, from `silentFailures`; without one it is not known, every figure that rests on
   * these copies is marked as unproven, and for durability they are no copies.
   */
  latentFailure?: Ratio
  /**
   * How often these copies silently become useless (a lost key or permission, a full or damaged repository); the next restore
   * test finds it. Default 0.0157/year: a lost medium only (disk failures, Backblaze 2024).
   */
  silentFailures?: Rate
  /**
   * `restoreCeiling` is one for all shards that are restored at the same time (the network of the repository). Default false:
   * the hosts of each shard have a ceiling of their own.
   */
  ceilingShared?: boolean
  /** Space of one repository, in data before compression. */
  repositorySize?: Size
}

/** What holds for a cache's content. */
export interface CachePolicy {
  level: 'in-process' | 'shared' | 'cdn'
  hitRatio: Ratio
  ttl?: Duration
  invalidation: ('ttl' | 'event' | 'conditional')[]
  /** What the system does while the cache is cold. */
  whenCold?: Text
  /** Time to get back to the normal hit ratio after a cold start. */
  warmUp?: TimeEstimate
}

/** What holds for a queue's messages. */
export interface QueuePolicy {
  replicas: number
  minInSync?: number
  acknowledgements: 'none' | 'leader' | 'all'
  delivery: 'at-most-once' | 'at-least-once' | 'exactly-once'
  consumersIdempotent?: boolean
  deduplicationWindow?: Duration
  /** Longest time after which a message may be delivered again: retention, retries, replays. */
  redelivery?: Duration
  /** Order that consumers rely on. Default `none`. */
  ordering?: 'none' | 'key' | 'total'
  /** Messages name the version of their schema. */
  schemaVersioned?: boolean
  deadLetters?: boolean
  priorities?: number
  partitions?: number
  members?: Member[]
}
