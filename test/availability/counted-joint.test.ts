/**
 * Counted instances about which several questions are asked at once: many places, components with failures of their own, callers
 * of any region beside callers of one. The answers are sums over the states of all zones and all numbers of instances.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { analyseAvailability } from '../../src/analyse/availability/analyse.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Element, Failure, Link, Place, Relation } from '../../src/language/vocabulary/index.ts'
import { documentOf } from '../performance/model.ts'

/** Down for x / (1 + x) of the time. */
const failing = (x: number): Failure => ({ rate: `${x * 100}/year`, repair: '87.6h' })
const share = (x: number): number => x / (1 + x)
const ZONE = 0.02
const HOST = 0.1
const OWN = 0.05

interface Region {
  id: string
  /** Replicas of the service in each zone. */
  zones: number[]
  fails?: boolean
}

interface Model {
  regions: Region[]
  links?: Link[]
  /** Busy instances that one call a second costs. */
  time: number
  elements: Element[]
  relations?: Relation[]
  steps: { from?: string; to: string }[]
  /** Users of all the regions, led by a balancer; else of the first one. */
  balanced?: true
}

function documentFrom(model: Model): ArchitectureDocument {
  const zones = model.regions.flatMap(({ id, zones: list }) =>
    list.map((count, at) => ({ id: `${id}${at}`, in: id, count })),
  )
  const [home] = model.regions
  assert.ok(home)
  const users = model.balanced ? model.regions : [home]
  return documentOf({
    places: [
      ...model.regions.map(
        ({ id, fails }): Place => ({ id, kind: 'region', title: id, ...(fails ? { outage: failing(ZONE) } : {}) }),
      ),
      ...zones.map(
        (zone): Place => ({
          id: zone.id,
          kind: 'zone',
          in: zone.in,
          title: zone.id,
          outage: failing(ZONE),
          host: failing(HOST),
        }),
      ),
    ],
    links: model.links ?? [],
    elements: [
      { id: 'user', kind: 'person', title: 'User' },
      { id: 'front', kind: 'service', title: 'Front' },
      { id: 'api', kind: 'service', title: 'API', concurrency: 1, time: `${model.time}s` },
      ...model.elements,
    ],
    relations: model.relations ?? [],
    deployments: [
      ...model.regions.map(({ id }) => ({
        id: `front@${id}`,
        element: 'front',
        in: id,
        spread: 'none' as const,
        replicas: 1,
      })),
      ...zones.map((zone) => ({ id: `api@${zone.id}`, element: 'api', in: zone.id, replicas: zone.count })),
    ],
    journeys: [
      {
        id: 'j',
        title: 'J',
        actor: 'user',
        steps: model.steps,
        rates: users.map(({ id }) => ({ from: id, normal: '1/s' as const, peak: '1/s' as const })),
      },
    ],
  })
}

/** What the engine says, and how many instances it needs where all is up. */
function solve(document: ArchitectureDocument) {
  const topology = resolveTopology(document)
  const peak = analysePerformance(topology, { load: 'peak' })
  const [journey] = analyseAvailability(topology, { scenarios: [], survivors: [] }, { normal: peak, peak }).journeys
  assert.ok(journey)
  const busy = (regions: readonly string[]): number =>
    peak.stations
      .filter(({ element, region }) => element === 'api' && regions.includes(region))
      .reduce((sum, { arrivals, service }) => sum + arrivals * service, 0)
  return { journey, needed: (...regions: string[]) => Math.floor(busy(regions) + 1e-9) + 1 }
}

/** P(k of n), k = 0..n, by Pascal's recurrence. */
function binomial(n: number, p: number): number[] {
  let row = [1]
  for (let i = 0; i < n; i += 1)
    row = Array.from({ length: row.length + 1 }, (_, k) => (row[k] ?? 0) * (1 - p) + (row[k - 1] ?? 0) * p)
  return row
}

/** P(n instances are up) over all states of the zones. */
function upIn(zones: readonly number[]): number[] {
  return zones.reduce<number[]>(
    (up, size) => {
      const own = binomial(size, 1 - share(HOST)).map((p) => p * (1 - share(ZONE)))
      own[0] = (own[0] ?? 0) + share(ZONE)
      const sum = Array<number>(up.length + size).fill(0)
      for (const [a, p] of up.entries()) for (const [b, q] of own.entries()) sum[a + b] = (sum[a + b] ?? 0) + p * q
      return sum
    },
    [1],
  )
}

const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) <= 1e-10 * b + 1e-15, `${a} against ${b}`)
const below = (up: readonly number[], k: number): number => up.slice(0, k).reduce((a, b) => a + b, 0)

test('three hundred replicas in ten zones, and in thirty of two sizes', () => {
  for (const zones of [Array(10).fill(30), [...Array(12).fill(11), ...Array(18).fill(9)]] as number[][]) {
    const total = zones.reduce((a, b) => a + b, 0)
    for (const needed of [1, 200, 240, 250, total]) {
      const document = documentFrom({
        regions: [{ id: 'r', zones }],
        time: needed - 0.5,
        elements: [],
        steps: [{ to: 'api' }],
      })
      const { journey } = solve(document)
      assert.equal(journey.bounded, undefined)
      near(journey.structural.typical, below(upIn(zones), needed))
    }
  }
})

test('twenty-four zones of twenty-four sizes', () => {
  const zones = Array.from({ length: 24 }, (_, at) => 8 + at)
  const document = documentFrom({ regions: [{ id: 'r', zones }], time: 350.5, elements: [], steps: [{ to: 'api' }] })
  const { journey } = solve(document)
  assert.equal(journey.bounded, undefined)
  near(journey.structural.typical, below(upIn(zones), 351))
})

test('components that fail by themselves share the instances of their container', () => {
  const run = (zones: number[], time: number, own: number): void => {
    const part = (id: string): Element =>
      ({ id, kind: 'service', title: id, partOf: 'api', failure: failing(own) }) as Element
    const steps = [{ to: 'api' }, { from: 'api', to: 'one' }, { from: 'api', to: 'two' }]
    const document = documentFrom({ regions: [{ id: 'r', zones }], time, elements: [part('one'), part('two')], steps })
    const { journey, needed } = solve(document)
    const k = needed('r')
    const served = upIn(zones).reduce((sum, p, n) => {
      const enough = 1 - below(binomial(n, 1 - share(own)), k)
      return sum + (n < k ? 0 : p * enough * enough)
    }, 0)
    assert.equal(journey.bounded, undefined)
    assert.ok(
      Math.abs(journey.structural.typical - (1 - served)) < 1e-12,
      `${journey.structural.typical} ${1 - served}`,
    )
  }
  run([30, 30, 30, 30, 30, 30, 30, 30, 30, 30], 200.5, OWN)
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 3, max: 9 }), { minLength: 6, maxLength: 8 }),
      fc.double({ min: 0.05, max: 0.98, noNaN: true }),
      fc.constantFrom(0.001, OWN, 0.4),
      (zones, load, own) => {
        run(zones, zones.reduce((a, b) => a + b, 0) * load, own)
      },
    ),
    { numRuns: 40, seed: 20261121 },
  )
})

test('callers of any region beside callers of one: both regions, all numbers', () => {
  const many = fc.array(fc.integer({ min: 5, max: 9 }), { minLength: 3, maxLength: 4 })
  const few = fc.array(fc.integer({ min: 6, max: 20 }), { minLength: 1, maxLength: 2 })
  let tight = 0
  fc.assert(
    fc.property(
      many,
      few,
      fc.double({ min: 0.1, max: 0.95, noNaN: true }),

      (here, there, load) => {
        fc.pre([...here, ...there].reduce((a, b) => a + b, 0) >= 17)
        const time = ([...here, ...there].reduce((a, b) => a + b, 0) * load) / 2
        const document = documentFrom({
          regions: [
            { id: 'r', zones: here },
            { id: 's', zones: there },
          ],
          links: [{ id: 'r--s', between: ['r', 's'], roundTrip: '5ms' }],
          time,
          elements: [{ id: 'back', kind: 'service', title: 'Back', partOf: 'front' } as Element],
          relations: [
            { id: 'front->api', from: 'front', to: 'api' },
            { id: 'back->api', from: 'back', to: 'api', locality: 'any' },
          ],
          steps: [
            { to: 'front' },
            { from: 'front', to: 'api' },
            { from: 'front', to: 'back' },
            { from: 'back', to: 'api' },
          ],
        })
        const { journey, needed } = solve(document)
        const [k, both] = [needed('r'), needed('r', 's')]
        const [r, s] = [upIn(here), upIn(there)]
        let down = 0
        for (const [a, p] of r.entries()) for (const [b, q] of s.entries()) if (a < k || a + b < both) down += p * q
        if (below(r, k) > 1e-9 && down > 1.05 * below(r, k)) tight += 1
        assert.equal(journey.bounded, undefined)
        near(journey.structural.typical, down)
      },
    ),
    { numRuns: 80, seed: 20261121 },
  )
  assert.ok(tight > 5, `both questions matter in ${tight}`)
})

test('regions in a line: behind a lost one, callers see different instances', () => {
  const regions = ['r', 's', 't'].map((id) => ({ id, zones: [6, 6], fails: id === 's' }))
  const document = documentFrom({
    regions,
    links: [
      { id: 'r--s', between: ['r', 's'], roundTrip: '5ms' },
      { id: 's--t', between: ['s', 't'], roundTrip: '5ms' },
    ],
    time: 2.5,
    balanced: true,
    elements: [
      {
        id: 'edge',
        kind: 'globalBalancer',
        title: 'Edge',
        policy: 'geo',
        availability: '100%',
        healthCheck: { interval: '10s', failures: 3 },
      },
    ],
    relations: [{ id: 'front->api', from: 'front', to: 'api', locality: 'any' }],
    steps: [{ to: 'edge' }, { to: 'front' }, { from: 'front', to: 'api' }],
  })
  const { journey, needed } = solve(document)
  const all = needed('r', 's', 't')
  const up = upIn([6, 6])
  let down = 0
  for (const [a, p] of up.entries())
    for (const [b, q] of up.entries()) for (const [c, o] of up.entries()) if (a + b + c < all) down += p * q * o
  // With the middle lost either end serves alone, from its own instances.
  near(journey.structural.typical, share(ZONE) * below(up, all) ** 2 + (1 - share(ZONE)) * down)
})
