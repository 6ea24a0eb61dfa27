/** Availability of small models against closed forms worked out by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FailureAnalysis, JourneyAvailability, JourneyOutcome } from '../../src/analyse/analysis.ts'
import { analyseAvailability } from '../../src/analyse/availability/analyse.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { simulateAvailability } from '../../src/analyse/simulation/availability.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { YEAR } from '../../src/language/units.ts'
import type { Database, Element, Relation } from '../../src/language/vocabulary/index.ts'
import { exactly, quantity } from '../../src/quantity/quantity.ts'

const none = { rate: '0/year', repair: '1h' } as const
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

function analysed(document: ArchitectureDocument, failures = noFailures): JourneyAvailability {
  const topology = resolveTopology(document)
  const peak = analysePerformance(topology, { load: 'peak' })
  const [first] = analyseAvailability(topology, failures, { normal: peak, peak }).journeys
  assert.ok(first)
  return first
}

const api: Element = { id: 'api', kind: 'service', title: 'api', concurrency: 1 }
const three = { id: 'api@r', element: 'api', in: 'r', replicas: 3 }
/** Busy with the peak of one region (1/s) so many servers. */
const busy = (servers: number): Element => ({ ...api, time: `${servers}s` })
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
  const two = { elements: [busy(1.5)] }
  near(analysed(oneService(two)).structural.typical, q + (1 - q) * (3 * q ** 2 * (1 - q) + q ** 3))
  const scaled = { ...three, autoscaling: { min: 3, max: 6, metric: 'cpu', target: '60%' } } as const
  near(analysed(oneService({ ...two, deployments: [scaled] })).structural.typical, q + (1 - q) * q ** 3)
  // At 100 % a queue has no end: three busy servers need a fourth.
  const full = analysed(oneService({ elements: [busy(3)] }))
  assert.equal(full.structural.typical, 1)
  assert.match(full.structural.derivation.note?.en ?? '', /api, r: 4 instances are needed, there are at most 3/)
  assert.equal(analysed(oneService({ elements: [busy(3)], deployments: [scaled] })).structural.typical < 0.02, true)
})

test('autoscaled deployments stand for their maximum while one instance is left, others for what is left', () => {
  const autoscaling = { min: 1, max: 3, metric: 'cpu', target: '60%' } as const
  const deployments = [
    { id: 'a', element: 'api', in: 'r-a', replicas: 1, autoscaling },
    { id: 'b', element: 'api', in: 'r-b', replicas: 2 },
    { id: 'c', element: 'api', in: 'r-c', replicas: 1 },
  ]
  const places = region('r', ['a', 'b', 'c']).map((place) => (place.id === 'r' ? { ...place, outage: none } : place))
  // Up, with 2.5 busy servers: a grown to 3, or b and c together.
  const lost = analysed(oneService({ places, deployments, elements: [busy(2.5)] })).structural.typical
  near(lost, q * (1 - (1 - q) ** 2))
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

const link = (id: string, a: string, b: string, more = {}): ArchitectureDocument['links'][number] => ({
  id,
  between: [a, b],
  roundTrip: '20ms',
  ...more,
})
const geo: Element = {
  id: 'edge',
  kind: 'globalBalancer',
  title: 'edge',
  policy: 'geo',
  availability: '100%',
  healthCheck: { interval: '10s', failures: 3 },
}

test('a region that takes over must carry both loads, and an overload takes both regions with it', () => {
  const deployments = [
    { id: 'api@r', element: 'api', in: 'r', replicas: 1 },
    { id: 'api@t', element: 'api', in: 't', replicas: 2 },
  ]
  const lost = (servers: number): number =>
    analysed(
      oneService({
        places: [...region('r', []), ...region('t', ['a', 'b'])],
        links: [link('r--t', 'r', 't')],
        users: ['r', 't'],
        deployments,
        elements: [geo, busy(servers)],
        steps: [{ to: 'edge' }, { to: 'api' }],
      }),
    ).structural.typical
  const both = q + (1 - q) * q * q
  const one = 1 - (1 - q) ** 3
  near(lost(0.4), q * both)
  // Each region carries its own users; t both with two instances; r never. So r may be lost, t may not.
  near(lost(0.9), both + q * (one - both))
})

test('whom the balancer leads decides the load: failover to one region, and what is left when it is lost', () => {
  const deployments = ['r', 't'].map((at) => ({ id: `api@${at}`, element: 'api', in: at, replicas: 2 }))
  const lost = (servers: number): number =>
    analysed(
      oneService({
        places: [...region('r', []), ...region('t', ['a', 'b'])],
        links: [link('r--t', 'r', 't')],
        users: ['t', 'r'],
        deployments,
        elements: [{ ...geo, policy: 'failover' }, busy(servers)],
        steps: [{ to: 'edge' }, { to: 'api' }],
      }),
    ).structural.typical
  // All users are at r; t is idle and gets them all when r is lost: with 1.8 busy servers both of its instances.
  near(lost(0.4), q * (q + (1 - q) * q * q))
  near(lost(0.9), q * (1 - (1 - q) ** 3))
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

const managed = { manager: 'managed', time: '1m', source: 's' } as const
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

test('common cause of hosts: every host of the place that says so is lost at once, whatever stands on it', () => {
  const host = { rate: '1/year', repair: '87.6h' } as const
  const places = (hostCommonCause?: '5%'): ArchitectureDocument['places'] => [
    { id: 'r', kind: 'region', title: 'r', outage: none, host, ...(hostCommonCause ? { hostCommonCause } : {}) },
    ...['a', 'b', 'c'].map((zone) => ({ id: `r-${zone}`, kind: 'zone' as const, title: zone, in: 'r' })),
  ]
  const pair = { deployments: [{ ...three, replicas: 2 }] }
  const own = 0.0095 / 1.0095
  const all = 0.0005 / 1.0005
  const beta = analysed(oneService({ ...pair, places: places('5%') })).structural.typical
  near(beta, all + (1 - all) * own * own)
  // The beta-factor formula, which shares out probabilities and not rates: off by terms of third order.
  const u = 0.01
  assert.ok(Math.abs(beta / (0.05 * u + (0.95 * u) ** 2) - 1) < 5e-3)
  near(analysed(oneService({ ...pair, places: places() })).structural.typical, q * q)
  // A service and a store on hosts of one place: the common cause is one event, counted once.
  const db = database({ replication: { mode: 'async', members }, failover: { ...managed } })
  const both = analysed(
    sketch({
      elements: [api, db],
      steps: [{ to: 'api' }, { to: 'db', operation: 'write' }],
      deployments: pair.deployments,
      places: places('5%'),
    }),
  )
  near(both.structural.typical, all + (1 - all) * (1 - (1 - own * own) ** 2))
  assert.deepEqual(singles(both), ['common-host/r'])
})

test('common cause of the copies of a store: a pair of 1 % with beta 5 %', () => {
  const failure = { rate: '1/year', repair: '87.6h' } as const
  const places = region('r', ['a', 'b']).map(({ outage: _, ...place }) => place)
  const db = database({
    failure,
    commonCause: '5%',
    replication: { mode: 'async', members },
    failover: { ...managed },
  })
  const own = 0.0095 / 1.0095
  const all = 0.0005 / 1.0005
  near(stored(db, 'write', places).structural.typical, all + (1 - all) * own * own)
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

test('a common cause that is survived costs the failover of its place', () => {
  const host = { rate: '2/year', repair: '10h' } as const
  const places = region('r', ['a', 'b', 'c']).map(({ outage: _, ...place }) =>
    place.id === 'r-a' ? { ...place, host, hostCommonCause: '10%' as const } : place,
  )
  const rto = quantity({ label: { ru: '', en: '' }, value: exactly(30), unit: 's', origin: { kind: 'computed' } })
  const outcome = {
    scenario: 'N-1:r-a',
    title: { ru: '', en: '' },
    generated: true,
    rate: 1,
    recoveries: [],
    journeys: [
      { journey: 'j', region: 'r', outcome: 'interrupted' as const, rto, binding: undefined, intervals: [], lost: [] },
    ],
    load: [],
    overloaded: [],
    humanSteps: [],
    budget: undefined,
  }
  const failures = { scenarios: [], survivors: [outcome] }
  near(analysed(oneService({ places }), failures).failover.typical, (0.2 * 30) / YEAR)
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

test('a component without a deployment of its own fails, changes and is too small with its container', () => {
  const container: Element = {
    ...busy(1.5),
    failure: { rate: '1/year', repair: '87.6h' },
    planned: { rate: '4/year', length: '30m' },
  }
  const part: Element = { id: 'part', kind: 'service', title: 'part', partOf: 'api' }
  const places = region('r', []).map((place) => ({ ...place, outage: none }))
  const through = (steps: ArchitectureDocument['journeys'][number]['steps']) =>
    analysed(oneService({ places, elements: [container, part], steps }))
  const found = through([{ to: 'part' }])
  near(found.structural.typical, q ** 3)
  near(found.planned.typical, (4 * 1800) / YEAR)
  // The container's own calls make it busy: with them, two of the three are needed.
  near(through([{ to: 'api' }, { to: 'part' }]).structural.typical, 3 * q ** 2 * (1 - q) + q ** 3)
})

test('a modelled system of Azure: one region 99.54587 %, two 99.97812 %, what both share counted once', () => {
  // Azure/reliable-web-app-pattern-dotnet assets/sla-calculation.md: regional services, then those of both regions. The
  // published figure of two regions, 99.9779 %, counts the shared ones twice.
  const regional = [
    0.9999, 0.9995, 0.9999, 0.999, 0.9999, 0.99995, 0.9999, 0.999, 0.9999, 0.9999, 0.9999, 0.999, 0.9999,
  ]
  const services = regional.map((a, at): Element => {
    const perYear = ((1 - a) / a) * 8760
    return { id: `s${at}`, kind: 'service', title: `s${at}`, failure: { rate: `${perYear}/year`, repair: '1h' } }
  })
  const shared: Element[] = [
    { ...geo, availability: '99.99%' } as Element,
    { id: 'entra', kind: 'externalSystem', title: 'Entra ID', availability: '99.99%' },
  ]
  const available = (regions: string[]): number => {
    const document = sketch({
      elements: [...shared, ...services],
      steps: ['edge', ...services.map((one) => one.id), 'entra'].map((to) => ({ to })),
      deployments: regions.flatMap((at) =>
        services.map(({ id }) => ({ id: `${id}@${at}`, element: id, in: at, replicas: 1 })),
      ),
      places: [...region('r', []), ...region('t', [])].map((place) => ({ ...place, outage: none })),
    })
    return 1 - analysed(document).structural.typical
  }
  assert.ok(Math.abs(available(['r']) - 0.9954586658883984) < 1e-12)
  assert.ok(Math.abs(available(['r', 't']) - 0.9997811589612855) < 1e-12)
})

test('simulated years agree with common causes of hosts and processes', () => {
  const failure = { rate: '20/year', repair: '40h' } as const
  const host = { rate: '12/year', repair: '60h' } as const
  const places = region('r', ['a', 'b', 'c']).map(({ outage: _, ...place }) =>
    place.id === 'r' ? { ...place, host, hostCommonCause: '20%' as const } : place,
  )
  const document = oneService({ places, elements: [{ ...busy(1.5), failure, commonCause: '10%' }] })
  const topology = resolveTopology(document)
  const peak = analysePerformance(topology, { load: 'peak' })
  const performance = { normal: peak, peak }
  const [found] = simulateAvailability(topology, { failures: noFailures, performance }, { seed: 3, years: 8000 })
  const exact = analysed(document).structural.typical
  assert.ok(found && found.structural.halfWidth < 0.03 * exact)
  assert.ok(Math.abs(found.structural.value - exact) <= 2 * found.structural.halfWidth)
  // Without the common causes it would be another number.
  const alone = analysed(
    oneService({
      places: places.map(({ hostCommonCause: _, ...place }) => place),
      elements: [{ ...busy(1.5), failure }],
    }),
  )
  assert.ok(Math.abs(found.structural.value - alone.structural.typical) > 5 * found.structural.halfWidth)
})

test('what the model does not say is named', () => {
  const silent = [{ id: 'r', kind: 'region' as const, title: 'r' }]
  assert.match(analysed(oneService({ places: silent })).unknown?.en ?? '', /outage rate/)
  const sms: Element = { id: 'sms', kind: 'externalSystem', title: 'SMS gate' }
  const found = analysed(oneService({ elements: [api, sms], steps: [{ to: 'api' }, { to: 'sms' }] }))
  assert.match(found.unknown?.en ?? '', /SMS gate/)
})

test('links that may fail stand between a region and a store in another; another way saves it', () => {
  const places = [...region('r', []), ...region('t', []), ...region('u', [])]
  const db = database({ replication: { mode: 'async', members: [{ in: 't' }] } })
  const lost = (links: ArchitectureDocument['links']): number =>
    analysed(
      sketch({
        elements: [api, db],
        steps: [{ to: 'api' }, { to: 'db', operation: 'write' }],
        deployments: [{ ...three, replicas: 1 }],
        places,
        links,
      }),
    ).structural.typical
  const direct = link('r--t', 'r', 't', { outage })
  const around = [link('r--u', 'r', 'u', { outage }), link('u--t', 'u', 't', { outage })]
  near(lost([direct]), 1 - (1 - q) ** 3)
  // The way around needs both of its links and the region between them.
  near(lost([direct, ...around]), 1 - (1 - q) ** 2 * (1 - q * (1 - (1 - q) ** 3)))
  near(lost([direct, link('r-t-2', 'r', 't')]), 1 - (1 - q) ** 2)
  near(lost(around), 1 - (1 - q) ** 5)
})

test('a caller that may use any region counts the instances of all', () => {
  const core: Element = { id: 'core', kind: 'service', title: 'core', concurrency: 1, time: '1.5s' }
  const found = analysed(
    oneService({
      places: [{ id: 'r', kind: 'region', title: 'r', outage: none }, ...region('t', []), ...region('u', [])],
      links: [link('r--t', 'r', 't'), link('r--u', 'r', 'u')],
      elements: [api, core],
      steps: [{ to: 'api' }, { to: 'core' }],
      relations: [{ id: 'api->core', from: 'api', to: 'core', locality: 'any' }],
      deployments: [
        { ...three, replicas: 1 },
        { id: 'core@t', element: 'core', in: 't', replicas: 1 },
        { id: 'core@u', element: 'core', in: 'u', replicas: 2 },
      ],
    }),
  )
  // Two of the three are needed: one in t and two in u, so that t may be lost and u may not.
  near(found.structural.typical, q)
  assert.deepEqual(singles(found), ['place/u'])
})
