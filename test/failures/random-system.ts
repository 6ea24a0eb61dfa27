/** Random systems for laws: regions of zones, services in chains, sharded databases, caches, queues, balancers, retries, autoscalers. */
import fc from 'fast-check'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { Topology } from '../../src/analyse/topology/topology.ts'
import type { Element, Place } from '../../src/language/vocabulary/index.ts'
import { documentWith } from '../data/model.ts'

export interface Knobs {
  regions: number
  services: number
  replicas: number[]
  shards: boolean
  cache: boolean
  queue: boolean
  policy: 'geo' | 'failover' | 'weighted' | 'static'
  retries: number
  peak: number
  growth: boolean
  soft: boolean
  /** The check of the global balancer sees what the entry depends on. */
  deep: boolean
}

const knobs: fc.Arbitrary<Knobs> = fc.record({
  regions: fc.integer({ min: 2, max: 4 }),
  services: fc.integer({ min: 1, max: 4 }),
  replicas: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }),
  shards: fc.boolean(),
  cache: fc.boolean(),
  queue: fc.boolean(),
  policy: fc.constantFrom('geo', 'failover', 'weighted', 'static'),
  retries: fc.integer({ min: 0, max: 2 }),
  // From hardly anything to more than any of these systems carries.
  peak: fc.constantFrom(1, 20, 100, 400),
  growth: fc.boolean(),
  soft: fc.boolean(),
  deep: fc.boolean(),
})

/** Makes the same system every time it is called. */
export const randomSystem: fc.Arbitrary<() => Topology> = knobs.map((k) => () => systemOf(k))

/** One whose balancer sees every fault: a check that looks at the entry alone sees the loss of a region and not that of a part. */
export const seeingSystem: fc.Arbitrary<() => Topology> = knobs.map((k) => () => systemOf({ ...k, deep: true }))

const names = ['ra', 'rb', 'rc', 'rd']
const title = (text: string) => ({ ru: text, en: text })

/** The system of given knobs. */
export function systemOf(k: Knobs): Topology {
  const regions = names.slice(0, k.regions)
  const zonesOf = (region: string) => [`${region}-1`, `${region}-2`]
  const places = regions.flatMap((region): Place[] => [
    { id: region, kind: 'region', title: region, outage: { rate: '0.1/year', repair: '4h' } },
    ...zonesOf(region).map(
      (id): Place => ({ id, kind: 'zone', in: region, title: id, outage: { rate: '0.2/year', repair: '2h' } }),
    ),
  ])
  const services = Array.from({ length: k.services }, (_, n) => `s${n}`)
  const zones = regions.flatMap(zonesOf)
  const group = (region: string) => ({
    id: `g-${region}`,
    title: title(region),
    serves: [region],
    members: [...zonesOf(region), ...zones.filter((z) => !z.startsWith(region)).slice(0, 1)].map((place) => ({
      in: place,
    })),
    votes: zones.slice(0, 3),
  })
  const elements = [
    { id: 'user', kind: 'person', title: title('user') },
    { id: 'app', kind: 'webApp', title: title('app'), timeout: '10s' },
    {
      id: 'edge',
      kind: 'globalBalancer',
      title: title('edge'),
      policy: k.policy,
      ttl: '60s',
      healthCheck: { interval: '10s', failures: 3, timeout: '2s', depth: k.deep ? 'dependencies' : 'process' },
    },
    ...services.map((id, n) => ({
      id,
      kind: 'service',
      title: title(id),
      technology: 'go',
      concurrency: 8,
      time: `${5 + n}ms`,
      startup: '5s',
    })),
    ...(k.cache
      ? [
          {
            id: 'cache',
            kind: 'cache',
            title: title('cache'),
            technology: 'redis',
            concurrency: 8,
            time: '1ms',
            cache: { level: 'shared', hitRatio: '80%', invalidation: ['ttl'], warmUp: '5m' },
          },
        ]
      : []),
    {
      id: 'db',
      kind: 'database',
      title: title('db'),
      technology: 'postgresql',
      size: '100GB',
      walRate: '1MB/s',
      concurrency: 16,
      time: '4ms',
      ...(k.shards
        ? { shards: { by: 'region', groups: regions.map(group) }, replication: { mode: 'sync' } }
        : { replication: { mode: 'sync', members: zones.slice(0, 3).map((place) => ({ in: place })) } }),
      failover: { manager: 'patroni', votes: zones.slice(0, 3) },
    },
    ...(k.queue
      ? [
          {
            id: 'queue',
            kind: 'queue',
            title: title('queue'),
            technology: 'rabbitmq',
            queue: {
              replicas: 3,
              acknowledgements: 'all',
              delivery: 'at-least-once',
              members: zones.slice(0, 3).map((place) => ({ in: place })),
            },
            concurrency: 8,
            time: '1ms',
          },
          { id: 'worker', kind: 'worker', title: title('worker'), technology: 'go', concurrency: 4, time: '20ms' },
        ]
      : []),
  ] as unknown as Element[]
  const last = services.at(-1) ?? 's0'
  const chain = ['user', 'app', 'edge', ...services]
  const pairs = chain.slice(1).map((to, n) => [chain[n] ?? '', to] as const)
  const calls = [
    ...pairs,
    ...(k.cache ? [[last, 'cache'] as const] : []),
    [last, 'db'] as const,
    ...(k.queue ? [[last, 'queue'] as const, ['queue', 'worker'] as const] : []),
  ]
  const relations = calls.map(([from, to]) => ({
    id: `${from}-${to}`,
    from,
    to,
    title: title('calls'),
    timeout: '1s',
    retries: services.includes(to) || to === 'db' ? k.retries : 0,
    ...(k.soft && to === 'cache' ? { need: 'soft' } : {}),
    ...(to === 'worker' ? { mode: 'async' } : {}),
  }))
  const steps = [
    ...chain.slice(1).map((to) => ({ to })),
    ...(k.cache ? [{ from: last, to: 'cache', operation: 'read' }] : []),
    { from: last, to: 'db', operation: 'read' },
    { from: last, to: 'db', operation: 'write' },
    ...(k.queue
      ? [
          { from: last, to: 'queue', operation: 'publish' },
          { from: 'queue', to: 'worker' },
        ]
      : []),
  ]
  const deployed = [...services, ...(k.cache ? ['cache'] : []), ...(k.queue ? ['worker'] : [])]
  const deployments = deployed.flatMap((element, n) =>
    regions.map((region) => ({
      id: `d-${element}-${region}`,
      element,
      in: region,
      replicas: k.replicas[n % k.replicas.length] ?? 1,
      spread: 'zones',
      ...(k.growth && services.includes(element)
        ? { autoscaling: { min: 1, max: 12, metric: 'cpu', target: '60%' } }
        : {}),
    })),
  )
  const journey = (id: string, own: readonly unknown[]) => ({
    id,
    title: title(id),
    actor: 'user',
    steps: own,
    rates: regions.map((from, n) => ({
      from,
      normal: `${k.peak / 2}/s`,
      peak: `${k.peak * (n + 1)}/s`,
      access: '20ms',
    })),
  })
  const links = regions.flatMap((a, i) =>
    regions.slice(i + 1).map((b) => ({ id: `${a}-${b}`, between: [a, b], roundTrip: `${10 + i}ms` })),
  )
  const whole = {
    ...documentWith(),
    places,
    links,
    elements,
    deployments,
    relations,
    journeys: [journey('whole', steps), journey('brief', steps.slice(0, 3))],
    scenarios: [],
    requirements: [],
  }
  return resolveTopology(whole as unknown as Parameters<typeof resolveTopology>[0])
}
