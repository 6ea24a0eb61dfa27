/**
 * Which field carries which unit or range, per list of the document. The schema says it too; this table is the defence
 * for what the schema does not see: patches and additions of variants, and documents built by programs.
 */
import type { ListName } from '../../language/document.ts'

/** Text values with a unit. */
export type UnitName = 'duration' | 'estimate' | 'size' | 'rate' | 'throughput' | 'share' | 'ratio' | 'money'

/** A number and its allowed range. */
export interface NumberRange {
  min?: number
  max?: number
  /** `min` itself is not allowed. */
  above?: boolean
  whole?: boolean
}

/** A value with a unit that formulas divide by, or that means nothing at zero. */
export interface AboveZero {
  positive: 'duration' | 'throughput'
}

/** A shape: a unit, a unit above zero, a range, a nested record, or a list of something (`[shape]`). */
export type Shape = UnitName | AboveZero | NumberRange | [Shape] | { fields: Record<string, Shape> }

/** Far beyond what a deployment and a server have; above that the exact analyses take minutes. */
const replicasMost = 10_000
const parallelMost = 1_000_000
/** Far beyond what is measured (heavy tails have some hundreds); the square of 1e300 is no number any more. */
const variabilityMost = 1_000_000
const manyMost = 1_000_000_000

const count: NumberRange = { min: 1, max: manyMost, whole: true }
const countOrZero: NumberRange = { min: 0, max: 1e15, whole: true }
const positive: NumberRange = { min: 0, above: true }
const times: NumberRange = { min: 0, above: true, max: manyMost }
const variability: NumberRange = { min: 0, max: variabilityMost }
const period: AboveZero = { positive: 'duration' }
const pace: AboveZero = { positive: 'throughput' }
const record = (fields: Record<string, Shape>): Shape => ({ fields })

const failure = record({ rate: 'rate', repair: 'duration' })
const healthCheck = record({ interval: period, failures: count, successes: count, timeout: 'duration' })
const pool = record({
  size: { min: 1, max: parallelMost, whole: true },
  serverLoginRetry: 'duration',
  queryWaitTimeout: 'duration',
  hosts: count,
  connectTimeout: 'duration',
  idleTimeout: 'duration',
})
const members: Shape = [record({ delay: 'duration', lag: 'estimate' })]

const cache = record({ hitRatio: 'share', ttl: 'duration', warmUp: 'estimate' })
const queue = record({
  replicas: count,
  minInSync: count,
  deduplicationWindow: 'duration',
  redelivery: 'duration',
  priorities: count,
  partitions: count,
  members,
})
const backup = record({
  full: period,
  incremental: period,
  incrementalShare: 'share',
  copyTime: 'duration',
  walArchive: record({ timeout: period, push: 'duration', queueMax: 'size' }),
  repositorySize: 'size',
  retention: period,
  restoreRate: pace,
  processes: count,
  restoreCeiling: pace,
  provisioning: 'estimate',
  replayRate: pace,
  checks: 'estimate',
  human: 'estimate',
  restoreTest: record({ every: period }),
  latentFailure: 'share',
  silentFailures: 'rate',
})
const failover = record({
  ttl: 'duration',
  loopWait: 'duration',
  retryTimeout: 'duration',
  primaryStartTimeout: 'duration',
  maximumLagOnFailover: 'size',
  electionTimeout: 'duration',
  time: 'estimate',
  downAfter: 'duration',
  failoverTimeout: 'duration',
  minReplicasToWrite: countOrZero,
  etcd: record({ walFsync: 'duration', heartbeatInterval: 'duration' }),
})

/** Settings of products (vocabulary/settings.ts). */
const settings: Record<string, Shape> = {
  elasticsearch: record({
    masterEligible: count,
    dataNodes: count,
    numberOfReplicas: countOrZero,
    shards: count,
    heap: 'size',
    disk: 'size',
  }),
  redis: record({ maxmemory: 'size', replBacklogSize: 'size' }),
  kafka: record({ defaultReplicationFactor: count, deliveryTimeout: 'duration', controllers: count }),
  rabbitmq: record({ maxLength: count, messageTtl: 'duration' }),
  nginx: record({ proxyConnectTimeout: 'duration' }),
  http: record({ staleIfError: 'duration' }),
  jwt: record({ accessTtl: 'duration', revocation: 'duration' }),
  opentelemetry: record({ samplingRatio: 'share' }),
}

const element = record({
  failure,
  commonCause: 'share',
  changes: record({ deployments: 'rate', failureRatio: 'share', rollback: 'duration', blastRadius: 'share' }),
  planned: record({ rate: 'rate', length: 'duration' }),
  cost: 'money',
  availability: 'share',
  durability: 'share',
  latency: 'estimate',
  timeout: 'duration',
  dnsCache: 'duration',
  concurrency: { min: 1, max: parallelMost, whole: true },
  time: 'duration',
  variability,
  startup: 'estimate',
  readiness: healthCheck,
  healthCheck,
  pool,
  alerting: record({
    scrapeInterval: period,
    evaluationInterval: period,
    for: 'duration',
    groupWait: 'duration',
    rateWindow: 'duration',
    retention: 'duration',
  }),
  ttl: 'duration',
  cnameTtls: ['duration'],
  disk: 'size',
  ...settings,
  cache,
  queue,
  measured: [record({ load: { min: 1e-6, max: manyMost }, throughput: 'rate' })],
  backup,
  otherBackups: [backup],
  failover,
  size: 'size',
  growth: 'ratio',
  walRate: 'throughput',
  replication: record({ acknowledgements: count, members }),
  shards: record({
    groups: [record({ share: 'share', size: 'size', members })],
    citus: record({ restorePointEvery: period, shardCount: count, distinctKeys: count, topKeyShare: 'share' }),
  }),
  manualPromotion: record({ notice: 'estimate', decide: 'estimate', act: 'estimate' }),
  restart: 'estimate',
  proxy: record({
    interval: period,
    fall: count,
    rise: count,
    timeout: 'duration',
    maxconn: count,
    sessionTimeout: 'duration',
  }),
  walKeepSize: 'size',
  maxPreparedTransactions: countOrZero,
  maxConnections: count,
  maxStandbyDelay: 'duration',
  maxSlotWalKeepSize: 'size',
})

/** Shapes of the things of each list. Targets of measures are checked with the requirements. */
export const shapes: Partial<Record<ListName, Shape>> = {
  places: record({ outage: failure, host: failure, hostCommonCause: 'share', hostDataLoss: 'share' }),
  links: record({ roundTrip: 'duration', bandwidth: pace, outage: failure }),
  elements: element,
  relations: record({
    timeout: 'duration',
    retries: countOrZero,
    backoff: 'duration',
    calls: times,
    time: 'duration',
    variability,
    keepalive: 'duration',
  }),
  deployments: record({
    replicas: { min: 1, max: replicasMost, whole: true },
    cpu: positive,
    memory: 'size',
    autoscaling: record({
      min: count,
      max: { min: 1, max: replicasMost, whole: true },
      target: 'share',
      syncPeriod: 'duration',
      stabilisation: 'duration',
    }),
    minAvailable: countOrZero,
    orchestrator: record({ tolerationSeconds: 'duration', nodeMonitorGracePeriod: 'duration' }),
    startup: 'estimate',
    cost: 'money',
    kubernetes: record({ liveness: healthCheck, terminationGracePeriod: 'duration' }),
  }),
  journeys: record({
    saga: record({ timeout: 'duration' }),
    steps: [record({ calls: times, time: 'duration', variability })],
    rates: [record({ normal: 'rate', peak: 'rate', access: 'duration', users: count, think: 'duration' })],
    growth: 'ratio',
  }),
  requirements: record({ measures: [record({ growth: times })] }),
  scenarios: record({
    rate: 'rate',
    drill: record({ every: period }),
    faults: [record({ at: 'duration', for: 'duration', factor: times, noticedAfter: 'estimate' })],
  }),
  queries: record({ rate: 'rate', tables: [record({ rows: countOrZero, rowSize: 'size' })] }),
  stages: record({ duration: 'estimate', order: { min: 0 } }),
}
