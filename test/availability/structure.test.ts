/** Availability of small models against closed forms worked out by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  Analysis,
  FailureAnalysis,
  JourneyAvailability,
  JourneyOutcome,
  PerformanceAnalysis,
} from '../../src/analyse/analysis.ts'
import { analyseAvailability } from '../../src/analyse/availability/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { YEAR } from '../../src/language/units.ts'
import type { Database, Element, Relation } from '../../src/language/vocabulary/index.ts'
import { exactly, quantity } from '../../src/quantity/quantity.ts'

const outage = { rate: '1/year', repair: '87.6h' } as const
/** 87.6 h once a year of 8760 h: load 0.01, share of time 0.01 / 1.01. */
const q = 0.01 / 1.01

const region = (id: string, zones: string[]): ArchitectureDocument['places'] => [
  { id, kind: 'region', title: id, outage },
  ...zones.map((zone) => ({ id: `${id}-${zone}`, kind: 'zone' as const, title: zone, in: id, outage })),
]

interface Sketch {
  elements: Element[]
  relations?: Relation[]
  steps: ArchitectureDocument['journeys'][number]['steps']
  deployments: ArchitectureDocument['deployments']
  places?: ArchitectureDocument['places']
  links?: ArchitectureDocument['links']
  users?: string[]
}

function sketch(parts: Sketch): ArchitectureDocument {
  return {
    loadpath: 1,
    system: { id: 's', title: 's', languages: ['en'] },
    places: parts.places ?? [...region('r', ['a', 'b', 'c'])],
    links: parts.links ?? [],
    elements: [{ id: 'user', kind: 'person', title: 'user' }, ...parts.elements],
    relations: parts.relations ?? [],
    deployments: parts.deployments,
    journeys: [
      {
        id: 'j',
        title: 'j',
        actor: 'user',
        steps: parts.steps,
        rates: (parts.users ?? ['r']).map((from) => ({ from, normal: '1/s', peak: '1/s' })),
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

const noFailures: FailureAnalysis = { scenarios: [], survivors: [] }

/** Load figures with the given busy servers per station. */
function loads(busy: Record<string, number>): Analysis['performance'] {
  const one: PerformanceAnalysis = {
    load: 'peak',
    growth: 1,
    stations: Object.entries(busy).map(([id, value]) => {
      const [element = '', at = ''] = id.split('@')
      const utilisation = quantity({
        label: { ru: '', en: '' },
        value: exactly(0),
        unit: 'ratio',
        origin: { kind: 'computed' },
      })
      return { id, element, region: at, servers: 1, arrivals: value, service: 1, utilisation, wait: 0, response: 0 }
    }),
    bottlenecks: [],
    latencies: [],
    throughput: [],
    pools: [],
  }
  return { normal: one, peak: one }
}

function analysed(
  document: ArchitectureDocument,
  failures = noFailures,
  busy: Record<string, number> = {},
): JourneyAvailability {
  const [first] = analyseAvailability(resolveTopology(document), failures, loads(busy)).journeys
  assert.ok(first)
  return first
}

const api: Element = { id: 'api', kind: 'service', title: 'api', concurrency: 1 }
const three = { id: 'api@r', element: 'api', in: 'r', replicas: 3 }
const oneService = (more: Partial<Sketch> = {}): ArchitectureDocument =>
  sketch({ elements: [api], steps: [{ to: 'api' }], deployments: [three], ...more })

const near = (a: number, b: number): void =>
  assert.ok(Math.abs(a - b) <= 1e-12 * Math.max(1e-9, Math.abs(b)) + 1e-16, `${a} against ${b}`)

test('three zones share their region: q + (1 - q) q^3, not q^3 and not the product of three', () => {
  const found = analysed(oneService())
  near(found.structural.typical, q + (1 - q) * q ** 3)
  assert.deepEqual(found.cutSets[0]?.events, ['place/r'])
  assert.equal(found.cutSetCount, '2')
  assert.equal(found.upperBound, true)
  assert.equal(found.importance[0]?.event, 'place/r')
})

test('capacity: when the peak needs two of three, two lost zones are an outage', () => {
  const found = analysed(oneService(), noFailures, { 'api@r': 1.5 })
  near(found.structural.typical, q + (1 - q) * (3 * q ** 2 * (1 - q) + q ** 3))
  const scaled = { ...three, autoscaling: { min: 3, max: 6, metric: 'cpu', target: '60%' } } as const
  near(
    analysed(oneService({ deployments: [scaled] }), noFailures, { 'api@r': 1.5 }).structural.typical,
    q + (1 - q) * q ** 3,
  )
})

test('a soft or asynchronous dependency does not fail the journey, a hard one does', () => {
  const mail: Element = { id: 'mail', kind: 'externalSystem', title: 'mail', availability: '99%' }
  const using = (need: 'hard' | 'soft' | 'async') =>
    analysed(
      oneService({
        elements: [api, mail],
        steps: [{ to: 'api' }, { to: 'mail' }],
        relations: [{ id: 'api->mail', from: 'api', to: 'mail', need }],
      }),
    ).structural.typical
  const alone = q + (1 - q) * q ** 3
  near(using('soft'), alone)
  near(using('async'), alone)
  near(using('hard'), alone + (1 - alone) * 0.01)
})

test('two regions behind a global balancer: both must be lost; static policy: only the own one counts', () => {
  const edge = (policy: 'geo' | 'static'): Element => ({
    id: 'edge',
    kind: 'globalBalancer',
    title: 'edge',
    policy,
    availability: '100%',
    healthCheck: { interval: '10s', failures: 3 },
  })
  const places = [...region('r', []), ...region('t', [])]
  const deployments = [
    { id: 'api@r', element: 'api', in: 'r', replicas: 1 },
    { id: 'api@t', element: 'api', in: 't', replicas: 1 },
  ]
  const with_ = (policy: 'geo' | 'static') =>
    analysed(oneService({ places, deployments, elements: [edge(policy), api], steps: [{ to: 'edge' }, { to: 'api' }] }))
  near(with_('geo').structural.typical, q * q)
  near(with_('static').structural.typical, q)
  near(analysed(oneService({ places, deployments })).structural.typical, q)
})

test('a region that takes over must carry both loads', () => {
  const edge: Element = {
    id: 'edge',
    kind: 'globalBalancer',
    title: 'edge',
    policy: 'geo',
    availability: '100%',
    healthCheck: { interval: '10s', failures: 3 },
  }
  const places = [...region('r', []), ...region('t', ['a', 'b'])]
  const deployments = [
    { id: 'api@r', element: 'api', in: 'r', replicas: 1 },
    { id: 'api@t', element: 'api', in: 't', replicas: 2 },
  ]
  const document = oneService({ places, deployments, elements: [edge, api], steps: [{ to: 'edge' }, { to: 'api' }] })
  const free = analysed(document, noFailures, { 'api@r': 0.4, 'api@t': 0.4 }).structural.typical
  const full = analysed(document, noFailures, { 'api@r': 0.9, 'api@t': 0.9 }).structural.typical
  near(free, q * (q + (1 - q) * q * q))
  near(full, q * (1 - (1 - q) ** 3))
})

const database = (more: Partial<Database>): Database => ({
  id: 'db',
  kind: 'database',
  title: 'db',
  technology: 'postgresql',
  ...more,
})

function stored(
  db: Database,
  operation: 'read' | 'write' | 'read-replica' = 'write',
  places = region('r', ['a', 'b', 'c']),
): JourneyAvailability {
  return analysed(sketch({ elements: [db], steps: [{ to: 'db', operation }], deployments: [], places }))
}

const members = [{ in: 'r-a' }, { in: 'r-b' }]
const singles = (found: JourneyAvailability): string[] =>
  found.cutSets.filter((set) => set.events.length === 1).map((set) => set.events[0] ?? '')

test('votes in two sites: the site with the majority is a single point of failure, the other is not', () => {
  const two = stored(
    database({
      replication: { mode: 'async', members },
      failover: { manager: 'patroni', votes: ['r-a', 'r-a', 'r-b'] },
    }),
  )
  assert.deepEqual(singles(two).sort(), ['place/r', 'place/r-a'])
  const three_ = stored(
    database({
      replication: { mode: 'async', members },
      failover: { manager: 'patroni', votes: ['r-a', 'r-b', 'r-c'] },
    }),
  )
  assert.deepEqual(singles(three_), ['place/r'])
  near(three_.structural.typical, q + (1 - q) * (q * q + 2 * q * q * (1 - q)))
})

test('strict synchronous writes need both copies, reads at the leader one of them', () => {
  const db = database({
    replication: { mode: 'sync', strict: true, members },
    failover: { manager: 'patroni', votes: ['r-a', 'r-b', 'r-c'] },
  })
  assert.deepEqual(singles(stored(db, 'write')).sort(), ['place/r', 'place/r-a', 'place/r-b'])
  assert.deepEqual(singles(stored(db, 'read')), ['place/r'])
})

test('without a manager the primary is alone; a promotion by hand takes the copy in; a replica read needs any copy', () => {
  const plain = { replication: { mode: 'async' as const, members } }
  assert.deepEqual(singles(stored(database(plain))).sort(), ['place/r', 'place/r-a'])
  const manualPromotion = { notice: '5m', decide: '5m', act: '5m' } as const
  near(stored(database({ ...plain, manualPromotion })).structural.typical, q + (1 - q) * q * q)
  near(stored(database(plain), 'read-replica').structural.typical, q + (1 - q) * q * q)
})

test('common cause: a pair of 1 % with beta 5 % is down 5.9e-4 of the time', () => {
  // Rates chosen so that shares of time are 0.95 % and 0.05 % but for terms of second order.
  const failure = { rate: '1/year', repair: '87.6h' } as const
  const places = [
    { id: 'r', kind: 'region' as const, title: 'r', outage: { rate: '0/year' as const, repair: '1h' as const } },
  ]
  const deployments = [{ ...three, replicas: 2 }]
  const of = (commonCause: '0%' | '5%') =>
    analysed(oneService({ places, deployments, elements: [{ ...api, failure, commonCause }] })).structural.typical
  const own = 0.0095 / 1.0095
  const all = 0.0005 / 1.0005
  near(of('5%'), all + (1 - all) * own * own)
  assert.equal(of('5%').toExponential(1), '5.9e-4')
  near(of('0%'), q * q)
})

test('more copies never hurt', () => {
  const votes = ['r-a', 'r-b', 'r-c']
  const u = (all: { in: string }[]): number =>
    stored(database({ replication: { mode: 'async', members: all }, failover: { manager: 'patroni', votes } }))
      .structural.typical
  assert.ok(u([{ in: 'r-a' }, { in: 'r-b' }, { in: 'r-c' }]) <= u(members) + 1e-15)
  assert.ok(u(members) < u([{ in: 'r-a' }]))
})

test('a survived zone costs rate x RTO; a fault that stops the journey alone has no window', () => {
  const rto = (best: number, typical: number, worst: number) =>
    quantity({
      label: { ru: 'RTO', en: 'RTO' },
      value: { best, typical, worst },
      unit: 's',
      origin: { kind: 'computed' },
    })
  const outcome = (
    place: string,
    journey: Omit<JourneyOutcome, 'journey' | 'region' | 'binding' | 'intervals' | 'lost'>,
  ) => ({
    scenario: `N-1:${place}`,
    title: { ru: place, en: place },
    generated: true,
    rate: 1,
    recoveries: [],
    journeys: [{ journey: 'j', region: 'r', binding: undefined, intervals: [], lost: [], ...journey }],
    load: [],
    overloaded: [],
    humanSteps: [],
    budget: undefined,
  })
  const failures: FailureAnalysis = {
    scenarios: [],
    survivors: [
      outcome('r-a', { outcome: 'interrupted', rto: rto(20, 30, 40) }),
      outcome('r-b', { outcome: 'served', rto: undefined }),
      outcome('r', {
        outcome: 'down',
        rto: rto(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
      }),
    ],
  }
  const found = analysed(oneService(), failures)
  near(found.failover.best, 20 / YEAR)
  near(found.failover.typical, 30 / YEAR)
  near(found.failover.worst, 40 / YEAR)
  near(found.availability.worst, 1 - found.structural.worst - 40 / YEAR)
  assert.equal(found.failover.derivation.inputs?.length, 1)
  // A failover slower than the repair is never waited for.
  const slow = outcome('r-a', { outcome: 'interrupted', rto: rto(20, 30, 1e9) })
  near(analysed(oneService(), { scenarios: [], survivors: [slow] }).failover.worst, (87.6 * 3600) / YEAR)
})

test('the host of a primary costs rate x RTO of the scenario that loses it, and nothing without one', () => {
  const places: ArchitectureDocument['places'] = [
    {
      id: 'r',
      kind: 'region',
      title: 'r',
      outage: { rate: '0/year', repair: '1h' },
      host: { rate: '2/year', repair: '30m' },
    },
    ...['a', 'b', 'c'].map((zone) => ({ id: `r-${zone}`, kind: 'zone' as const, title: zone, in: 'r' })),
  ]
  const db = database({
    replication: { mode: 'async', members },
    failover: { manager: 'patroni', votes: ['r-a', 'r-b', 'r-c'] },
  })
  const document = sketch({ elements: [db], steps: [{ to: 'db', operation: 'write' }], deployments: [], places })
  document.scenarios.push({
    id: 'crash',
    title: 'crash',
    rate: '2/year',
    faults: [{ kind: 'lose-instance', element: 'db', which: 'primary' }],
  })
  const rto = quantity({ label: { ru: '', en: '' }, value: exactly(32), unit: 's', origin: { kind: 'computed' } })
  const crash = {
    scenario: 'crash',
    title: { ru: '', en: '' },
    generated: false,
    rate: 2,
    recoveries: [],
    journeys: [
      { journey: 'j', region: 'r', outcome: 'interrupted' as const, rto, binding: undefined, intervals: [], lost: [] },
    ],
    load: [],
    overloaded: [],
    humanSteps: [],
    budget: undefined,
  }
  near(analysed(document, { scenarios: [crash], survivors: [] }).failover.typical, (2 * 32) / YEAR)
  near(analysed(document).failover.typical, 0)
})

test('changes and planned work: 2 a week x 5 % x 10 min x 20 %; then the figure is no upper bound', () => {
  const changing: Element = {
    ...api,
    changes: { deployments: '2/week', failureRatio: '5%', rollback: '10m', blastRadius: '20%' },
    planned: { rate: '4/year', length: '30m' },
  }
  const found = analysed(oneService({ elements: [changing] }))
  near(found.changes.typical, ((2 * 365) / 7) * 0.05 * 0.2 * (600 / YEAR))
  near(found.planned.typical, (4 * 1800) / YEAR)
  assert.equal(found.upperBound, false)
  near(found.downtimePerYear, (found.structural.typical + found.changes.typical + found.planned.typical) * YEAR)
})

test('what the model does not say is named', () => {
  const silent = [{ id: 'r', kind: 'region' as const, title: 'r' }]
  assert.match(analysed(oneService({ places: silent })).unknown?.en ?? '', /outage rate/)
  const sms: Element = { id: 'sms', kind: 'externalSystem', title: 'SMS gate' }
  const found = analysed(oneService({ elements: [api, sms], steps: [{ to: 'api' }, { to: 'sms' }] }))
  assert.match(found.unknown?.en ?? '', /SMS gate/)
})

test('links that may fail stand between a region and a store in another', () => {
  const places = [...region('r', []), ...region('t', [])]
  const db = database({ replication: { mode: 'async', members: [{ in: 't' }] } })
  const links = [{ id: 'r--t', between: ['r', 't'] as [string, string], roundTrip: '20ms' as const, outage }]
  const found = analysed(
    sketch({
      elements: [api, db],
      steps: [{ to: 'api' }, { to: 'db', operation: 'write' }],
      deployments: [{ ...three, replicas: 1 }],
      places,
      links,
    }),
  )
  near(found.structural.typical, 1 - (1 - q) ** 3)
})
