/**
 * Random systems on which several analyses must say the same: regions and zones, links with and without transit, balancers,
 * services with components, autoscaling and locality, stores of all modes, sharded or not, a cache, a queue, an external system.
 * Everything may fail, so that every fault that is played is an event of the structure too.
 */
import fc from 'fast-check'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { Topology } from '../../src/analyse/topology/topology.ts'
import type { Element, Link, Place } from '../../src/language/vocabulary/index.ts'
import { documentWith } from '../data/model.ts'

/** Choices of one system. Indices are taken modulo what there is. */
export interface Choices {
  /** Zones of each region. */
  zones: readonly number[]
  /** `hub`: regions meet in a place that holds nothing else; `line`: each is linked with the next only. */
  links: 'full' | 'hub' | 'line'
  policy: 'geo' | 'failover' | 'weighted' | 'static' | 'none'
  entryIn: readonly number[]
  coreIn: readonly number[]
  /** Replicas per region. */
  entry: number
  core: number
  autoscaled: boolean
  locality: 'region' | 'any'
  coreNeed: 'hard' | 'soft'
  /** The journey calls a component of the core, which has no deployment of its own. */
  component: boolean
  /** Busy servers that the users of one region cause at peak. */
  entryBusy: number
  coreBusy: number
  manager: 'patroni' | 'managed' | 'none'
  mode: 'async' | 'sync' | 'quorum' | 'strict'
  acknowledgements: number
  shards: 'none' | 'region' | 'hash'
  /** Zones of the copies (of the first group; each next group is one zone further) and of the votes. */
  members: readonly number[]
  votes: readonly number[]
  manual: boolean
  failsafe: boolean
  proxies: readonly number[]
  operation: 'read' | 'write' | 'read-replica'
  cache: 'none' | 'hard' | 'soft'
  queue: 'none' | 'kafka' | 'rabbitmq'
  queueIn: readonly number[]
  external: boolean
}

const upTo = (most: number, from = 1) => fc.array(fc.nat(8), { minLength: from, maxLength: most })

export const choices: fc.Arbitrary<Choices> = fc.record({
  zones: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 3 }),
  links: fc.constantFrom('full', 'hub', 'line'),
  policy: fc.constantFrom('geo', 'geo', 'failover', 'weighted', 'static', 'none', 'none'),
  entryIn: fc.subarray([0, 1, 2], { minLength: 1 }),
  coreIn: fc.subarray([0, 1, 2], { minLength: 1 }),
  entry: fc.integer({ min: 1, max: 4 }),
  core: fc.integer({ min: 1, max: 4 }),
  autoscaled: fc.boolean(),
  locality: fc.constantFrom('region', 'any'),
  coreNeed: fc.constantFrom('hard', 'hard', 'soft'),
  component: fc.boolean(),
  entryBusy: fc.constantFrom(0.2, 0.6, 0.9, 1.3, 1.9),
  coreBusy: fc.constantFrom(0.1, 0.4, 0.7, 1.1),
  manager: fc.constantFrom('patroni', 'patroni', 'managed', 'none'),
  mode: fc.constantFrom('async', 'sync', 'quorum', 'strict'),
  acknowledgements: fc.integer({ min: 1, max: 2 }),
  shards: fc.constantFrom('none', 'region', 'hash'),
  members: upTo(4),
  votes: upTo(3),
  manual: fc.boolean(),
  failsafe: fc.boolean(),
  proxies: upTo(2, 0),
  operation: fc.constantFrom('read', 'write', 'read-replica'),
  cache: fc.constantFrom('none', 'none', 'hard', 'soft'),
  queue: fc.constantFrom('none', 'kafka', 'rabbitmq'),
  queueIn: upTo(3),
  external: fc.boolean(),
})

const names = ['r', 's', 't']
const title = (text: string) => ({ ru: text, en: text })
/** Longer than any recovery, so that what is waited for is told from what recovers. */
const outage = { rate: '1/year', repair: '60d' } as const

function placesOf(c: Choices): Place[] {
  const regions = c.zones.flatMap((count, at): Place[] => {
    const id = names[at] ?? ''
    const zones = Array.from(
      { length: count },
      (_, z): Place => ({ id: `${id}-${z + 1}`, kind: 'zone', in: id, title: id, outage }),
    )
    return [{ id, kind: 'region', title: id, outage, host: outage }, ...zones]
  })
  return c.links === 'hub' ? [...regions, { id: 'hub', kind: 'region', title: 'hub', outage }] : regions
}

function linksOf(c: Choices): Link[] {
  const regions = c.zones.map((_, at) => names[at] ?? '')
  const link = (a: string, b: string, ms: number): Link => ({
    id: `${a}--${b}`,
    between: [a, b],
    roundTrip: `${ms}ms`,
    outage,
  })
  if (c.links === 'hub') return regions.map((region, at) => link(region, 'hub', 5 + at))
  return regions.flatMap((a, at) =>
    regions.slice(at + 1, c.links === 'line' ? at + 2 : undefined).map((b, n) => link(a, b, 10 + 7 * at + n)),
  )
}

const manual = { notice: '1m', decide: '1m', act: '1m' } as const

function storeOf(c: Choices, zones: readonly string[], regions: readonly string[]) {
  const zone = (at: number): string => zones[at % zones.length] ?? ''
  const groups = c.shards === 'none' ? 1 : 2
  const members = (shift: number) => c.members.map((at) => ({ in: zone(at + shift) }))
  const served = (n: number) => regions.filter((_, at) => at % groups === n)
  const mode = c.mode === 'strict' ? 'sync' : c.mode
  return {
    id: 'db',
    kind: 'database',
    title: title('db'),
    technology: 'postgresql',
    concurrency: 16,
    time: '10ms',
    replication: {
      mode,
      ...(c.mode === 'strict' ? { strict: true } : {}),
      ...(c.mode === 'async'
        ? {}
        : { acknowledgements: Math.max(1, Math.min(c.acknowledgements, c.members.length - 1)) }),
      ...(c.shards === 'none' ? { members: members(0) } : {}),
    },
    ...(c.shards === 'none'
      ? {}
      : {
          shards: {
            by: c.shards,
            groups: Array.from({ length: groups }, (_, n) => ({
              id: `g${n}`,
              title: title(`g${n}`),
              ...(c.shards === 'region' ? { serves: served(n) } : {}),
              members: members(n),
            })),
          },
        }),
    ...(c.manager === 'patroni'
      ? { failover: { manager: 'patroni', votes: c.votes.map(zone), ...(c.failsafe ? { failsafeMode: true } : {}) } }
      : {}),
    ...(c.manager === 'managed' ? { failover: { manager: 'managed', time: '1m', source: 's' } } : {}),
    ...(c.manual ? { manualPromotion: manual } : {}),
    ...(c.proxies.length > 0 ? { proxy: { technology: 'haproxy', in: c.proxies.map(zone) } } : {}),
  }
}

function queueOf(c: Choices, zones: readonly string[]) {
  const members = c.queueIn.map((at) => ({ in: zones[at % zones.length] ?? '' }))
  return {
    id: 'log',
    kind: c.queue === 'kafka' ? 'topic' : 'queue',
    title: title('log'),
    technology: c.queue,
    concurrency: 16,
    time: '1ms',
    queue: {
      replicas: members.length,
      acknowledgements: 'all',
      minInSync: Math.min(2, members.length),
      delivery: 'at-least-once',
      members,
    },
  }
}

/** The system of some choices. */
export function systemOf(c: Choices): Topology {
  const regions = c.zones.map((_, at) => names[at] ?? '')
  const zones = placesOf(c).flatMap((place) => (place.kind === 'zone' ? [place.id] : []))
  const some = (picked: readonly number[]) => {
    const found = regions.filter((_, at) => picked.includes(at))
    return found.length > 0 ? found : regions.slice(0, 1)
  }
  const core = c.component ? 'part' : 'core'
  const elements = [
    { id: 'user', kind: 'person', title: title('user') },
    ...(c.policy === 'none'
      ? []
      : [
          {
            id: 'edge',
            kind: 'globalBalancer',
            title: title('edge'),
            policy: c.policy,
            availability: '99.9%',
            ttl: '60s',
            healthCheck: { interval: '10s', failures: 3, timeout: '2s', depth: 'dependencies' },
          },
        ]),
    { id: 'api', kind: 'service', title: title('api'), technology: 'go', concurrency: 1, time: `${c.entryBusy}s` },
    { id: 'core', kind: 'service', title: title('core'), technology: 'go', concurrency: 1, time: `${c.coreBusy}s` },
    ...(c.component
      ? [{ id: 'part', kind: 'service', title: title('part'), partOf: 'core', time: `${c.coreBusy}s` }]
      : []),
    storeOf(c, zones, regions),
    ...(c.cache === 'none'
      ? []
      : [
          {
            id: 'cache',
            kind: 'cache',
            title: title('cache'),
            technology: 'redis',
            concurrency: 8,
            time: '1ms',
            cache: { level: 'shared', hitRatio: '0%', invalidation: ['ttl'], warmUp: '5m' },
          },
        ]),
    ...(c.queue === 'none' ? [] : [queueOf(c, zones)]),
    ...(c.external ? [{ id: 'pay', kind: 'externalSystem', title: title('pay'), availability: '99.9%' }] : []),
  ]
  const relation = (from: string, to: string, more = {}) => ({
    id: `${from}->${to}`,
    from,
    to,
    title: title(to),
    ...more,
  })
  const autoscaling = { min: 1, max: 6, metric: 'cpu', target: '60%' }
  const deployment = (element: string, place: string, replicas: number) => ({
    id: `${element}@${place}`,
    element,
    in: place,
    replicas,
    spread: 'zones',
    ...(c.autoscaled && element === 'api' ? { autoscaling } : {}),
  })
  const document = {
    ...documentWith(),
    places: placesOf(c),
    links: linksOf(c),
    elements: elements as unknown as Element[],
    relations: [
      relation('api', core, { need: c.coreNeed, locality: c.locality }),
      relation('api', 'db'),
      ...(c.cache === 'none' ? [] : [relation('api', 'cache', { need: c.cache })]),
      ...(c.queue === 'none' ? [] : [relation('api', 'log')]),
      ...(c.external ? [relation('api', 'pay')] : []),
    ],
    deployments: [
      ...some(c.entryIn).map((place) => deployment('api', place, c.entry)),
      ...some(c.coreIn).map((place) => deployment('core', place, c.core)),
      ...(c.cache === 'none' ? [] : some(c.entryIn).map((place) => deployment('cache', place, 2))),
    ],
    journeys: [
      {
        id: 'j',
        title: title('j'),
        actor: 'user',
        steps: [
          ...(c.policy === 'none' ? [] : [{ to: 'edge' }]),
          { to: 'api' },
          { from: 'api', to: core },
          ...(c.cache === 'none' ? [] : [{ from: 'api', to: 'cache' }]),
          { from: 'api', to: 'db', operation: c.operation },
          ...(c.queue === 'none' ? [] : [{ from: 'api', to: 'log', operation: 'publish' }]),
          ...(c.external ? [{ from: 'api', to: 'pay' }] : []),
        ],
        rates: regions.map((from) => ({ from, normal: '1/s', peak: '1/s', access: '20ms' })),
      },
    ],
    scenarios: [],
    requirements: [],
  }
  return resolveTopology(document as unknown as Parameters<typeof resolveTopology>[0])
}
