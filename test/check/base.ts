/**
 * The sound model that the tests of the check stage start from: a small loyalty system on which no rule has anything to
 * say. Each call gives a fresh copy, so that a test may change it.
 */
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Deployment, Place } from '../../src/language/vocabulary/index.ts'

const zones = (region: string): Place[] => [
  { id: region, kind: 'region', title: region },
  ...['a', 'b', 'c'].map(
    (zone): Place => ({ id: `${region}-${zone}`, kind: 'zone', in: region, title: `${region} ${zone}` }),
  ),
]

const deploy = (element: string, place: string, replicas: number, more: Partial<Deployment> = {}): Deployment => ({
  id: `${element}@${place}`,
  element,
  in: place,
  replicas,
  cpu: 2,
  orchestrator: { technology: 'kubernetes', tolerationSeconds: '30s' },
  ...more,
})

/** A fresh sound document. */
export function baseDocument(): ArchitectureDocument {
  return {
    loadpath: 1,
    system: { id: 'loyalty', title: { ru: 'Лояльность', en: 'Loyalty' }, languages: ['ru', 'en'] },
    places: [...zones('msk'), ...zones('ekb'), { id: 'nsk', kind: 'region', title: 'nsk' }],
    links: [
      { id: 'msk--ekb', between: ['msk', 'ekb'], roundTrip: '28ms' },
      { id: 'msk--nsk', between: ['msk', 'nsk'], roundTrip: '45ms' },
    ],
    elements: [
      { id: 'shopper', kind: 'person', title: 'Shopper' },
      { id: 'app', kind: 'mobileApp', title: 'App', timeout: '3s', dnsCache: '0s' },
      {
        id: 'edge',
        kind: 'globalBalancer',
        title: 'Edge',
        technology: 'cloudflare',
        policy: 'geo',
        ttl: '30s',
        healthCheck: { interval: '10s', failures: 3, timeout: '5s', depth: 'dependencies' },
        availability: '99.999%',
        source: 'contract',
      },
      {
        id: 'balancer',
        kind: 'loadBalancer',
        title: 'Balancer',
        technology: 'haproxy',
        healthCheck: { interval: '2s', failures: 3, timeout: '1s' },
      },
      {
        id: 'api',
        kind: 'service',
        title: 'API',
        technology: 'go',
        readiness: { interval: '10s', failures: 3 },
        pool: { technology: 'in-process', size: 6 },
      },
      { id: 'worker', kind: 'worker', title: 'Worker' },
      {
        id: 'profiles',
        kind: 'database',
        title: 'Profiles',
        technology: 'postgresql',
        size: '100GB',
        walRate: '3MB/s',
        maxConnections: 200,
        replication: {
          mode: 'quorum',
          members: [
            { in: 'msk-a' },
            { in: 'msk-b' },
            { in: 'msk-c' },
            { in: 'ekb-a', sync: false, promotion: 'manual' },
          ],
        },
        failover: { manager: 'patroni', primaryStartTimeout: '0s', votes: ['msk-a', 'msk-b', 'msk-c'] },
        manualPromotion: { notice: '5m', decide: '5m', act: '5m' },
        proxy: { technology: 'haproxy', interval: '2s', timeout: '1s', in: ['msk-a', 'msk-b'] },
        backup: {
          tool: 'pgbackrest',
          in: 'archive',
          alsoIn: ['ekb-b'],
          full: '1d',
          incremental: '4h',
          walArchive: { timeout: '1m', asynchronous: true },
          retention: '30d',
          encrypted: true,
          immutable: true,
          separateAccount: true,
          restoreRate: '250MB/s',
          processes: 4,
          procedure: 'automatic',
          human: '5m',
          restoreTest: { every: '30d' },
        },
      },
      {
        id: 'hot',
        kind: 'cache',
        title: 'Hot balances',
        technology: 'redis',
        cache: {
          level: 'shared',
          hitRatio: '90%',
          ttl: '60s',
          invalidation: ['ttl', 'event'],
          whenCold: 'Reads are limited',
        },
        replication: { mode: 'async', members: [{ in: 'msk-a' }, { in: 'msk-b' }] },
        failover: { manager: 'sentinel', downAfter: '5s', votes: ['msk-a', 'msk-b', 'msk-c'], minReplicasToWrite: 1 },
      },
      {
        id: 'events',
        kind: 'topic',
        title: 'Events',
        technology: 'kafka',
        queue: {
          replicas: 3,
          minInSync: 2,
          acknowledgements: 'all',
          delivery: 'at-least-once',
          consumersIdempotent: true,
          deadLetters: true,
          partitions: 12,
          members: [{ in: 'msk-a' }, { in: 'msk-b' }, { in: 'msk-c' }],
        },
      },
      {
        id: 'archive',
        kind: 'objectStore',
        title: 'Archive',
        redundancy: 'region',
        availability: '99.99%',
        versioning: true,
        objectLock: true,
      },
      { id: 'fiscal', kind: 'externalSystem', title: 'Fiscal', availability: '99.9%', source: 'contract' },
      {
        id: 'prometheus',
        kind: 'monitoring',
        title: 'Prometheus',
        technology: 'prometheus',
        alerting: {
          scrapeInterval: '15s',
          evaluationInterval: '15s',
          for: '1m',
          groupWait: '30s',
          receivers: ['pager'],
          deadMansSwitch: true,
        },
      },
      { id: 'pager', kind: 'externalSystem', title: 'Pager' },
    ],
    relations: [
      { id: 'shopper->app', from: 'shopper', to: 'app' },
      { id: 'app->edge', from: 'app', to: 'edge', timeout: '3s' },
      { id: 'edge->balancer', from: 'edge', to: 'balancer', timeout: '2500ms' },
      { id: 'balancer->api', from: 'balancer', to: 'api', timeout: '2s' },
      { id: 'api->hot', from: 'api', to: 'hot', need: 'soft', fallback: 'read from the database', timeout: '50ms' },
      { id: 'api->profiles', from: 'api', to: 'profiles', timeout: '500ms' },
      { id: 'api->events', from: 'api', to: 'events', mode: 'async', need: 'async', timeout: '500ms' },
      { id: 'worker->events', from: 'worker', to: 'events', mode: 'async', need: 'async' },
      { id: 'worker->fiscal', from: 'worker', to: 'fiscal', need: 'soft', fallback: 'retry later', timeout: '1s' },
      { id: 'prometheus->api', from: 'prometheus', to: 'api', mode: 'async', need: 'async' },
    ],
    deployments: [
      deploy('balancer', 'msk', 2),
      deploy('balancer', 'ekb', 2),
      deploy('api', 'msk', 6),
      deploy('api', 'ekb', 4),
      deploy('worker', 'msk', 3),
      deploy('prometheus', 'msk', 2),
      deploy('prometheus', 'ekb', 1),
    ],
    journeys: [
      {
        id: 'accrue',
        title: 'Accrue points',
        actor: 'shopper',
        critical: true,
        steps: [
          { to: 'app' },
          { to: 'edge' },
          { to: 'balancer' },
          { to: 'api' },
          { from: 'api', to: 'hot', operation: 'read' },
          { from: 'api', to: 'profiles', operation: 'write' },
        ],
        rates: [
          { from: 'msk', normal: '300/s', peak: '900/s' },
          { from: 'ekb', normal: '100/s', peak: '300/s' },
        ],
      },
      {
        id: 'notify',
        title: 'Notify',
        actor: 'worker',
        steps: [
          { to: 'events', operation: 'consume' },
          { from: 'worker', to: 'fiscal' },
        ],
        rates: [{ from: 'msk', normal: '10/s', peak: '30/s' }],
      },
    ],
    requirements: [
      requirement('AVA01', { metric: 'availability', of: 'accrue', target: '>= 99.95%' }),
      requirement('LAT01', { metric: 'latency', of: 'accrue', percentile: 99, target: '<= 800ms' }),
      requirement('DUR02', { metric: 'rto', of: 'accrue', under: ['zone-loss', 'primary-loss'], target: '<= 2m' }),
      requirement('DUR03', { metric: 'rpo', of: 'profiles', under: 'zone-loss', target: '<= 0s' }),
      requirement('DUR04', { metric: 'rto', of: 'profiles', under: 'operator-error', target: '<= 30m' }),
      requirement('DUR05', { metric: 'rpo', of: 'profiles', under: 'operator-error', target: '<= 4h' }),
    ],
    scenarios: [
      {
        id: 'zone-loss',
        title: 'Zone lost',
        faults: [{ kind: 'lose-place', place: 'msk-a' }],
        rate: '0.2/year',
        handling: 'The other zones carry on',
        mustServe: ['accrue'],
      },
      {
        id: 'region-loss',
        title: 'Region lost',
        faults: [{ kind: 'lose-place', place: 'msk' }],
        rate: '0.02/year',
        handling: 'Users go to the other region',
      },
      {
        id: 'primary-loss',
        title: 'Primary lost',
        faults: [{ kind: 'lose-instance', element: 'profiles' }],
        rate: '1/year',
        handling: 'Patroni promotes a standby',
      },
      {
        id: 'operator-error',
        title: 'Operator error',
        faults: [{ kind: 'corrupt', store: 'profiles' }],
        rate: '0.3/year',
        handling: 'Restore to the moment before',
      },
    ],
    metrics: [
      {
        id: 'api-errors',
        title: 'Error share',
        query: 'job:errors:ratio',
        unit: '%',
        watches: ['api', 'profiles', 'hot', 'events', 'balancer'],
        requirement: 'AVA01',
        thresholds: { warning: 0.1, critical: 1 },
        reading: 'Share of failed requests',
        action: 'Open the runbook',
      },
    ],
    queries: [],
    assumptions: [{ id: 'sizes', text: 'Sizes are assumed', reason: 'No measurement yet', about: ['profiles.size'] }],
    variants: [],
    stages: [],
    views: [],
  }
}

function requirement(id: string, measure: ArchitectureDocument['requirements'][number]['measures'][number]) {
  return { id, title: id, characteristic: 'reliability' as const, priority: 'must' as const, measures: [measure] }
}
