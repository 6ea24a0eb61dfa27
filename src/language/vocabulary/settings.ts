/**
 * Settings of products by the names of their manuals, in camel case. All are optional: what a model does not say is
 * either the product's documented default or is not judged. A field is here only because a rule or an analysis reads it.
 */
import type { Duration, Rate, Ratio, Size, Throughput } from '../units.ts'
import type { HealthCheck, Id, TimeEstimate } from './common.ts'

/** Consumers of a database's logical changes (Debezium, a subscription). */
export interface ChangeDataCapture {
  /** The logical slot follows a failover: failover slots of PostgreSQL 17, or permanent slots of Patroni. */
  failoverSlots: boolean
}

/** Health of the etcd cluster under a failover manager. */
export interface EtcdSettings {
  /** Name of the etcd cluster. Several databases with one name share it. */
  cluster?: string
  /** auto-compaction-retention is set. */
  autoCompaction?: boolean
  /** 99th percentile of the fsync of its write-ahead log (etcd_disk_wal_fsync_duration_seconds). */
  walFsync?: Duration
  /** heartbeat-interval. Default 100ms. */
  heartbeatInterval?: Duration
}

/** One table of a Citus cluster. */
export interface CitusTable {
  name: string
  kind: 'distributed' | 'reference' | 'local'
  /** Default: the key of the shards. */
  distributionColumn?: string
  /** Columns of each unique constraint, primary key included. */
  unique?: string[][]
  /** Tables that its foreign keys lead to. */
  foreignKeys?: string[]
  /** Type of the column filled by a sequence. */
  sequence?: 'smallint' | 'integer' | 'bigint'
}

/** Settings of Citus. */
export interface CitusSettings {
  /**
   * citus.shard_count. Default 32.
   * @asType integer
   * @minimum 1
   */
  shardCount?: number
  /**
   * Distinct values of the distribution column.
   * @asType integer
   * @minimum 1
   */
  distinctKeys?: number
  /** Share of the rows that the most frequent value of the distribution column has. */
  topKeyShare?: Ratio
  /** citus_create_restore_point is called on a schedule: all nodes can be restored to one moment. */
  restorePoints?: boolean
  /** How often it is called: what a restore of all nodes to one moment loses at worst beside the archive. */
  restorePointEvery?: Duration
  tables?: CitusTable[]
  /** Shard group that is the coordinator (group 0 of Patroni): every statement comes through it. Absent: it is not modelled. */
  coordinator?: Id
  /** citus.recover_2pc_interval. Default 60s. */
  recover2pcInterval?: Duration
}

/** Settings of Elasticsearch or OpenSearch. */
export interface ElasticsearchSettings {
  /**
   * Master-eligible nodes.
   * @asType integer
   * @minimum 1
   */
  masterEligible?: number
  /**
   * Data nodes.
   * @asType integer
   * @minimum 1
   */
  dataNodes?: number
  /**
   * index.number_of_replicas. Default 1.
   * @asType integer
   */
  numberOfReplicas?: number
  /**
   * Primary shards of all indexes together.
   * @asType integer
   * @minimum 1
   */
  shards?: number
  /** index.translog.durability. Default `request`. */
  translogDurability?: 'request' | 'async'
  /** Heap of one data node. */
  heap?: Size
  /** Disk of one data node. */
  disk?: Size
  /** cluster.routing.allocation.awareness.attributes names the zone. */
  allocationAwareness?: boolean
  /** The application takes an answer with failed shards or a time-out for a whole one. */
  acceptsPartialResults?: boolean
  /** Places of the master-eligible nodes, one vote per entry. Default: where the copies are. */
  votes?: Id[]
  /** cluster.fault_detection.*.interval. Default 1s. */
  checkInterval?: Duration
  /** cluster.fault_detection.*.timeout. Default 10s. */
  checkTimeout?: Duration
  /**
   * cluster.fault_detection.*.retry_count. Default 3.
   * @asType integer
   * @minimum 1
   */
  checkRetries?: number
  /** index.unassigned.node_left.delayed_timeout. Default 1m. */
  delayedTimeout?: Duration
  /** indices.recovery.max_bytes_per_sec of one node. Default 40MiB/s. */
  recoveryRate?: Throughput
  /** index.refresh_interval: how long a search may not see what was written. Default 1s. */
  refreshInterval?: Duration
  /** index.translog.sync_interval. Default 5s. */
  translogSyncInterval?: Duration
  /** cluster.no_master_block. Default `write`: reads go on. */
  noMasterBlock?: 'all' | 'write' | 'metadata_write'
}

/** Settings of Redis. */
export interface RedisSettings {
  /** maxmemory. Absent = unlimited. */
  maxmemory?: Size
  /** maxmemory-policy. Default `noeviction`. */
  maxmemoryPolicy?:
    | 'noeviction'
    | 'allkeys-lru'
    | 'allkeys-lfu'
    | 'allkeys-random'
    | 'volatile-lru'
    | 'volatile-lfu'
    | 'volatile-random'
    | 'volatile-ttl'
  /** repl-backlog-size. Default 1MiB. */
  replBacklogSize?: Size
  /** cluster-require-full-coverage. Default true. */
  clusterRequireFullCoverage?: boolean
  /** The supervisor (systemd, an orchestrator) starts a crashed process again at once. */
  autoRestart?: boolean
  /** It runs behind address translation (Docker port mapping, NAT). */
  behindNat?: boolean
  /** replica-announce-ip, sentinel announce-ip or cluster-announce-ip is set. */
  announceIp?: boolean
  /** The application uses commands or scripts over several keys. */
  multiKeyCommands?: boolean
  /** Keys used together carry one hash tag. */
  hashTags?: boolean
}

/** Settings of Kafka: brokers, producers and consumers of one topic. */
export interface KafkaSettings {
  /** broker.rack names the zone of each broker. */
  brokerRack?: boolean
  /** unclean.leader.election.enable. Default false. */
  uncleanLeaderElection?: boolean
  /** auto.create.topics.enable. */
  autoCreateTopics?: boolean
  /**
   * default.replication.factor. Default 1.
   * @asType integer
   * @minimum 1
   */
  defaultReplicationFactor?: number
  /** delivery.timeout.ms of producers. Default 2m. */
  deliveryTimeout?: Duration
  /** enable.auto.commit of consumers: offsets are committed by time, not after the work. */
  enableAutoCommit?: boolean
  /** Producers write in transactions. */
  transactions?: boolean
  /** isolation.level of consumers. Default `read_uncommitted`. */
  isolationLevel?: 'read_uncommitted' | 'read_committed'
  /**
   * KRaft controllers.
   * @asType integer
   * @minimum 1
   */
  controllers?: number
  /** Controllers run in the processes of brokers (process.roles=broker,controller). */
  combinedMode?: boolean
  /** Places of the KRaft controllers, one vote per entry. Default: where the copies are. */
  votes?: Id[]
  /** broker.session.timeout.ms. Default 9s. */
  brokerSessionTimeout?: Duration
  /** broker.heartbeat.interval.ms. Default 2s. */
  brokerHeartbeatInterval?: Duration
  /** controller.quorum.fetch.timeout.ms. Default 2s. */
  quorumFetchTimeout?: Duration
  /** controller.quorum.election.timeout.ms. Default 1s. */
  quorumElectionTimeout?: Duration
  /** group.protocol of consumers: `consumer` is that of KIP-848. Default `classic`. */
  groupProtocol?: 'classic' | 'consumer'
  /** Consumers have a group.instance.id: a crashed one keeps its partitions until its session ends, without a rebalance. */
  staticMembership?: boolean
  /** session.timeout.ms of classic consumers. Default 45s. */
  sessionTimeout?: Duration
  /** heartbeat.interval.ms of classic consumers. Default 3s. */
  heartbeatInterval?: Duration
  /** group.consumer.session.timeout.ms (KIP-848). Default 45s. */
  groupSessionTimeout?: Duration
  /** max.poll.interval.ms. Default 5m. */
  maxPollInterval?: Duration
}

/** Settings of RabbitMQ. */
export interface RabbitmqSettings {
  /** Version, e.g. `4.1`. */
  version?: string
  /** x-queue-type. */
  queueType?: 'quorum' | 'classic' | 'stream'
  /** cluster_partition_handling. */
  partitionHandling?: 'ignore' | 'pause_minority' | 'autoheal'
  /** A policy with ha-mode (mirrored classic queues). */
  haMode?: boolean
  /** Consumers acknowledge automatically on delivery. */
  autoAck?: boolean
  /**
   * x-max-length.
   * @asType integer
   * @minimum 1
   */
  maxLength?: number
  /** x-message-ttl. */
  messageTtl?: Duration
  /** net_ticktime: a silent node counts as down after this time, give or take a quarter. Default 60s. */
  netTicktime?: Duration
  /** consumer_disconnected_timeout of quorum queues, 4.3 and later. Default 60s. */
  consumerDisconnectedTimeout?: Duration
  /** heartbeat of AMQP connections. Default 60s. */
  heartbeat?: Duration
}

/** Settings of nginx as a proxy. */
export interface NginxSettings {
  /** proxy_connect_timeout. Default 60s. */
  proxyConnectTimeout?: Duration
  /** Upstream names are resolved again at run time (`resolve`, or a variable in proxy_pass). */
  resolve?: boolean
  /** proxy_next_upstream has `non_idempotent`. */
  retryNonIdempotent?: boolean
  /** The upstream has a shared memory `zone`. */
  zone?: boolean
  /**
   * max_fails. Default 1.
   * @asType integer
   * @minimum 1
   */
  maxFails?: number
  /** fail_timeout: the window of counting and the time of ejection. Default 10s. */
  failTimeout?: Duration
  /**
   * worker_processes. Each counts for itself unless the upstream has a `zone`. Default 1.
   * @asType integer
   * @minimum 1
   */
  workers?: number
}

/** keepalived between the instances of a balancer. */
export interface VrrpSettings {
  /** advert_int. Default 1s. */
  advertInterval?: Duration
  /**
   * Priority of the backup, 1 to 254. Default 128.
   * @asType integer
   * @minimum 1
   * @maximum 254
   */
  priority?: number
}

/** How a CDN turns to another origin. Defaults are those of CloudFront. */
export interface OriginFailover {
  /**
   * Attempts at the silent origin. Default 3.
   * @asType integer
   * @minimum 1
   */
  attempts?: number
  /** Time-out of one attempt. Default 10s. */
  connectTimeout?: Duration
}

/** Settings of a workload on Kubernetes. */
export interface KubernetesSettings {
  workload?: 'Deployment' | 'StatefulSet' | 'DaemonSet'
  liveness?: HealthCheck
  startupProbe?: boolean
  /** terminationGracePeriodSeconds. Default 30s. */
  terminationGracePeriod?: Duration
  /** Access mode of its persistent volume. */
  volume?: 'ReadWriteOnce' | 'ReadWriteMany'
  /** Something puts the out-of-service taint on a dead node (fencing), so that its volumes are detached. */
  outOfServiceTaint?: boolean
  /**
   * From the loss of a node until it is fenced: by a program with `outOfServiceTaint`, else by a person. Without it nobody
   * fences a dead node, and a StatefulSet or a ReadWriteOnce volume waits for the node itself.
   */
  fencing?: TimeEstimate
  /** Vertical Pod Autoscaler acts on these resources. */
  verticalAutoscaler?: 'cpu' | 'memory' | 'cpu-and-memory'
}

/** What responses say to caches (RFC 9111), and what a CDN does between them and the origin. */
export interface HttpCaching {
  /** The origin sends Cache-Control. */
  cacheControl?: boolean
  visibility?: 'public' | 'private'
  /** Responses differ by user or by authorisation. */
  personalised?: boolean
  /** Request headers in Vary. */
  vary?: string[]
  /** Cacheable responses carry Set-Cookie. */
  setCookie?: boolean
  /** stale-if-error. */
  staleIfError?: Duration
  mustRevalidate?: boolean
  /** How long a cache keeps an error of the origin. Default 10s (CloudFront). */
  errorTtl?: Duration
  /** Misses are merged before the origin: origin shield or request coalescing. */
  originShield?: boolean
}

/** How tokens are issued and checked. */
export interface JwtSettings {
  /** Life of an access token. */
  accessTtl?: Duration
  /** How soon a revoked right must stop to work. */
  revocation?: Duration
  /** Revoked tokens are looked up; what the check does when the list cannot be reached. */
  denylist?: 'fail-open' | 'fail-closed'
  /** The store of that list. */
  denylistStore?: Id
  /** Whence the verifier takes the algorithm. */
  algorithm?: 'fixed' | 'from-token'
  /** Claims that are verified. */
  verifies?: ('iss' | 'aud' | 'exp' | 'nbf')[]
  /** When the keys of the issuer are fetched. */
  jwks?: 'cached' | 'per-request'
  /** Difference of clocks that the verifier forgives. Default 60s. */
  clockSkew?: Duration
  /** How long fetched keys are kept. Default 1h. */
  jwksCache?: Duration
  refreshToken?: {
    /** A used refresh token is replaced and no longer works. */
    rotation?: boolean
    /** Bound to its client (mTLS, DPoP). */
    senderConstrained?: boolean
  }
}

/** Settings of an OpenTelemetry collector. */
export interface OpentelemetrySettings {
  sampling?: 'head' | 'tail'
  /** Share of traces that is kept. */
  samplingRatio?: Ratio
  /** The memory_limiter processor is configured. */
  memoryLimiter?: boolean
  /** Spans of one trace reach one collector (load-balancing exporter by trace id). */
  traceIdBalancing?: boolean
  /** Export requests to the store of traces per second, all collectors together. */
  exportRate?: Rate
  /**
   * sending_queue.queue_size of one collector, requests. Default 1000.
   * @asType integer
   * @minimum 1
   */
  queueSize?: number
  /** retry_on_failure.max_elapsed_time. Default 5m. */
  retryElapsed?: Duration
}

/** A business transaction over several stores. */
export interface Saga {
  /** Every step has a compensation. */
  compensation: boolean
  /** A saga that has not ended by then is undone. */
  timeout?: Duration
}
