/** Small random systems: two or three regions, services that must carry a load, a store, an external system, links. */
import fc from 'fast-check'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Database, Element, Failure, Member, Place } from '../../src/language/vocabulary/index.ts'

/** Choices of one system. Indices are taken modulo what there is. */
export interface Choices {
  /** Zones of each region. */
  zones: number[]
  policy: 'geo' | 'failover' | 'weighted' | 'static' | 'none'
  /** Replicas of the entry per zone, and of the service behind it per zone of the regions that have it. */
  entry: number
  core: number
  coreIn: number[]
  locality: 'region' | 'any'
  need: 'hard' | 'soft'
  /** Busy servers that the users of one region cause at peak. */
  entryBusy: number
  coreBusy: number
  autoscaled: boolean
  manager: 'patroni' | 'managed' | 'none'
  mode: 'async' | 'sync' | 'strict'
  /** Zones of the copies. */
  members: number[]
  votes: number[]
  manual: boolean
  operation: 'read' | 'write' | 'read-replica'
  /** What may fail. */
  regionsFail: boolean
  zonesFail: boolean
  hostsFail: boolean
  entryFails: boolean
  commonCause: number
  hostsTogether: number
  storeFails: boolean
  linksFail: boolean
  external: boolean
}

export const names = ['r', 't', 'u', 'v']

export const choices: fc.Arbitrary<Choices> = fc.record({
  zones: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 2, maxLength: 3 }),
  policy: fc.constantFrom('geo', 'geo', 'failover', 'weighted', 'static', 'none'),
  entry: fc.integer({ min: 1, max: 2 }),
  core: fc.integer({ min: 1, max: 2 }),
  coreIn: fc.subarray([0, 1, 2], { minLength: 1 }),
  locality: fc.constantFrom('region', 'any'),
  need: fc.constantFrom('hard', 'hard', 'soft'),
  entryBusy: fc.constantFrom(0.2, 0.6, 0.9, 1.3, 1.9),
  coreBusy: fc.constantFrom(0.1, 0.4, 0.7, 1.1),
  autoscaled: fc.boolean(),
  manager: fc.constantFrom('patroni', 'managed', 'none'),
  mode: fc.constantFrom('async', 'sync', 'strict'),
  members: fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
  votes: fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
  manual: fc.boolean(),
  operation: fc.constantFrom('read', 'write', 'read-replica'),
  regionsFail: fc.boolean(),
  zonesFail: fc.boolean(),
  hostsFail: fc.boolean(),
  entryFails: fc.boolean(),
  commonCause: fc.constantFrom(0, 10),
  hostsTogether: fc.constantFrom(0, 20),
  storeFails: fc.boolean(),
  linksFail: fc.boolean(),
  external: fc.boolean(),
})

const failing = (rate: number): Failure => ({ rate: `${rate}/year`, repair: '87.6h' })

/** Zones of the system, in the order of the regions. */
export function zonesOf(c: Choices): string[] {
  return c.zones.flatMap((count, at) => Array.from({ length: count }, (_, z) => `${names[at]}-${z + 1}`))
}

function placesOf(c: Choices): Place[] {
  return c.zones.flatMap((count, at): Place[] => {
    const id = names[at] ?? ''
    const zone = (z: number): Place => ({
      id: `${id}-${z + 1}`,
      kind: 'zone',
      in: id,
      title: id,
      ...(c.zonesFail ? { outage: failing(4 + z) } : {}),
    })
    return [
      {
        id,
        kind: 'region',
        title: id,
        ...(c.regionsFail ? { outage: failing(2 + at) } : {}),
        ...(c.hostsFail ? { host: failing(7) } : {}),
        ...(c.hostsFail && c.hostsTogether > 0 ? { hostCommonCause: `${c.hostsTogether}%` } : {}),
      },
      ...Array.from({ length: count }, (_, z) => zone(z)),
    ]
  })
}

function storeOf(c: Choices, members: Member[], votes: string[]): Database {
  const replication = { mode: c.mode === 'async' ? ('async' as const) : ('sync' as const), members }
  const manual = { notice: '1m', decide: '1m', act: '1m' } as const
  return {
    id: 'db',
    kind: 'database',
    title: 'db',
    technology: 'postgresql',
    replication: c.mode === 'strict' ? { ...replication, strict: true } : replication,
    ...(c.manager === 'patroni' ? { failover: { manager: 'patroni' as const, votes } } : {}),
    ...(c.manager === 'managed' ? { failover: { manager: 'managed' as const, time: '1m' as const, source: 's' } } : {}),
    ...(c.manual ? { manualPromotion: manual } : {}),
    ...(c.storeFails ? { failure: failing(6), commonCause: `${c.commonCause}%` as const } : {}),
  }
}

/** The document of some choices. */
export function systemOf(c: Choices): ArchitectureDocument {
  const zones = zonesOf(c)
  const regions = c.zones.map((_, at) => names[at] ?? '')
  const coreRegions = regions.filter((_, at) => c.coreIn.includes(at))
  const inCore = coreRegions.length > 0 ? coreRegions : regions.slice(0, 1)
  const zone = (at: number): string => zones[at % zones.length] ?? ''
  const members = c.members.map((at) => ({ in: zone(at) }))
  const balancer: Element = {
    id: 'edge',
    kind: 'globalBalancer',
    title: 'edge',
    policy: c.policy === 'none' ? 'geo' : c.policy,
    availability: '100%',
    healthCheck: { interval: '10s', failures: 3 },
  }
  const autoscaling = { min: 1, max: 3, metric: 'cpu', target: '60%' } as const
  const deployment = (element: string, place: string, replicas: number) => ({
    id: `${element}@${place}`,
    element,
    in: place,
    replicas,
    ...(c.autoscaled && element === 'api' ? { autoscaling } : {}),
  })
  const linked = regions.flatMap((a, at) => regions.slice(at + 1).map((b) => ({ a, b, far: regions.indexOf(b) })))
  return {
    loadpath: 1,
    system: { id: 's', title: 's', languages: ['en'] },
    places: placesOf(c),
    links: linked.map(({ a, b, far }) => ({
      id: `${a}--${b}`,
      between: [a, b],
      roundTrip: `${10 + 10 * far}ms`,
      ...(c.linksFail ? { outage: failing(3) } : {}),
    })),
    elements: [
      { id: 'user', kind: 'person', title: 'user' },
      ...(c.policy === 'none' ? [] : [balancer]),
      {
        id: 'api',
        kind: 'service',
        title: 'api',
        concurrency: 1,
        time: `${c.entryBusy}s`,
        ...(c.entryFails ? { failure: failing(8), commonCause: `${c.commonCause}%` as const } : {}),
      },
      { id: 'core', kind: 'service', title: 'core', concurrency: 1, time: `${c.coreBusy}s` },
      storeOf(c, members, c.votes.map(zone)),
      ...(c.external
        ? [{ id: 'pay', kind: 'externalSystem' as const, title: 'pay', availability: '95%' as const }]
        : []),
    ],
    relations: [{ id: 'api->core', from: 'api', to: 'core', need: c.need, locality: c.locality }],
    deployments: [
      ...zones.map((place) => deployment('api', place, c.entry)),
      ...zones.filter((at) => inCore.includes(at.slice(0, 1))).map((place) => deployment('core', place, c.core)),
    ],
    journeys: [
      {
        id: 'j',
        title: 'j',
        actor: 'user',
        steps: [
          ...(c.policy === 'none' ? [] : [{ to: 'edge' }]),
          { to: 'api' },
          { from: 'api', to: 'core' },
          { from: 'api', to: 'db', operation: c.operation },
          ...(c.external ? [{ from: 'api', to: 'pay' }] : []),
        ],
        rates: regions.map((from) => ({ from, normal: '1/s' as const, peak: '1/s' as const })),
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
}
