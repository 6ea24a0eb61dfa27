/**
 * Many instances are counted, not listed. The answers are those of a sum over all states of the places and all numbers of
 * lost instances (Pascal's recurrence; no fault tree), and of the same replicas a few fewer, which are events of their own.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyseAvailability } from '../../src/analyse/availability/analyse.ts'
import { fewerUp } from '../../src/analyse/availability/binomial.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Deployment, Element, Place } from '../../src/language/vocabulary/index.ts'
import { documentOf } from '../performance/model.ts'

/** 87.6 h once a year of 8 760 h: 0.01 / 1.01. A host fails ten times as often. */
const outage = { rate: '1/year', repair: '87.6h' } as const
const host = { rate: '10/year', repair: '87.6h' } as const
const place = 0.01 / 1.01
const one = 0.1 / 1.1
/** P(at least 951 of 10 000 are down), each with 1/11: by whole numbers of any size in Python. */
const BINOMIAL = 0.07557737998884205

const region = (id: string, zones: string[], links = true): Place[] => [
  { id, kind: 'region', title: id, ...(links ? { outage } : {}) },
  ...zones.map((zone): Place => ({ id: `${id}${zone}`, kind: 'zone', in: id, title: zone, outage, host })),
]
/** Busy with `busy` instances at the peak of 1/s of each region. */
const api = (busy: number): Element => ({
  id: 'api',
  kind: 'service',
  title: 'API',
  concurrency: 1,
  time: `${busy - 0.5}s`,
})
const in_ = (where: string, replicas: number, more: Partial<Deployment> = {}): Deployment => ({
  id: `api@${where}`,
  element: 'api',
  in: where,
  replicas,
  ...more,
})

function down(document: ArchitectureDocument) {
  const topology = resolveTopology(document)
  const peak = analysePerformance(topology, { load: 'peak' })
  const performance = { normal: peak, peak }
  const [first] = analyseAvailability(topology, { scenarios: [], survivors: [] }, performance).journeys
  assert.ok(first)
  return first
}

function oneRegion(deployments: Deployment[], busy: number, zones = ['a', 'b', 'c']): ArchitectureDocument {
  return documentOf({
    places: region('r', zones),
    elements: [{ id: 'user', kind: 'person', title: 'User' }, api(busy)],
    deployments,
    journeys: [
      {
        id: 'j',
        title: 'J',
        actor: 'user',
        steps: [{ to: 'api' }],
        rates: [{ from: 'r', normal: '1/s', peak: '1/s' }],
      },
    ],
  })
}

/** Probability of each number of lost ones of n. */
function lost(n: number, p: number): number[] {
  let row = [1]
  for (let i = 0; i < n; i += 1)
    row = Array.from({ length: row.length + 1 }, (_, k) => (row[k] ?? 0) * (1 - p) + (row[k - 1] ?? 0) * p)
  return row
}

/** States of zones with so many instances each: how many instances are left, with its probability. */
function left(zones: number[]): Map<number, number> {
  let states = new Map([[0, 1]])
  for (const size of zones) {
    const next = new Map<number, number>()
    const add = (alive: number, p: number) => next.set(alive, (next.get(alive) ?? 0) + p)
    for (const [alive, p] of states) {
      add(alive, p * place)
      lost(size, one).forEach((share, k) => {
        add(alive + size - k, p * (1 - place) * share)
      })
    }
    states = next
  }
  return states
}

const fewer = (states: Map<number, number>, needed: number): number =>
  [...states].reduce((sum, [alive, p]) => sum + (alive < needed ? p : 0), 0)
const near = (a: number | undefined, b: number): void =>
  assert.ok(a !== undefined && Math.abs(a - b) <= 1e-10 * b, `${a} against ${b}`)

test('thirty replicas in three zones of which the peak needs k', () => {
  for (const needed of [1, 9, 14, 18, 19, 25, 28, 30]) {
    const found = down(oneRegion([in_('r', 30)], needed))
    near(found.structural.typical, place + (1 - place) * fewer(left([10, 10, 10]), needed))
    assert.equal(found.bounded, undefined)
  }
})

test('zones of unlike size, and a deployment of a single zone beside one that spreads', () => {
  const found = down(oneRegion([in_('r', 20), in_('ra', 7)], 15))
  near(found.structural.typical, place + (1 - place) * fewer(left([14, 7, 6]), 15))
})

test('many autoscaled replicas stand for their maximum until the last is lost', () => {
  const autoscaling = { min: 20, max: 40, metric: 'cpu', target: '60%' } as const
  const found = down(oneRegion([in_('r', 20, { autoscaling })], 30, ['a', 'b']))
  near(found.structural.typical, place + (1 - place) * (place + (1 - place) * one ** 10) ** 2)
})

test('one more replica crosses from single events to counted ones without a step', () => {
  const at = (n: number) => down(oneRegion([in_('r', n)], 10, ['a', 'b'])).structural.typical
  for (const n of [14, 16, 17, 18]) {
    near(at(n), place + (1 - place) * fewer(left([Math.ceil(n / 2), Math.floor(n / 2)]), 10))
  }
})

test('two regions that take each other over: the same instances are asked for the load of one and of both', () => {
  const document = documentOf({
    places: [...region('r', ['a', 'b'], false), ...region('s', ['a', 'b'], false)],
    links: [{ id: 'r--s', between: ['r', 's'], roundTrip: '10ms' }],
    elements: [
      { id: 'user', kind: 'person', title: 'User' },
      {
        id: 'edge',
        kind: 'globalBalancer',
        title: 'Edge',
        policy: 'geo',
        availability: '100%',
        healthCheck: { interval: '10s', failures: 3 },
      },
      api(8),
    ],
    deployments: [in_('r', 18), in_('s', 20)],
    journeys: [
      {
        id: 'j',
        title: 'J',
        actor: 'user',
        steps: [{ to: 'edge' }, { to: 'api' }],
        rates: ['r', 's'].map((from) => ({ from, normal: '1/s' as const, peak: '1/s' as const })),
      },
    ],
  })
  // Busy 7.5 each: 8 are needed for the own users, 16 for all. Served: both carry their own, or one carries all.
  const [r, s] = [left([9, 9]), left([10, 10])]
  let served = 0
  for (const [a, p] of r) for (const [b, q] of s) if ((a >= 8 && b >= 8) || a >= 16 || b >= 16) served += p * q
  near(down(document).structural.typical, 1 - served)
})

test('ten thousand replicas are as quick as thirty, whatever the peak needs', () => {
  for (const needed of [2, 5_000, 9_000]) {
    const found = down(oneRegion([in_('r', 10_000)], needed))
    assert.equal(found.bounded, undefined)
    assert.ok(found.structural.typical >= place && found.structural.typical < 1)
    assert.ok(Number(found.cutSetCount) <= 20, found.cutSetCount)
  }
  // 9 050 is some 1.4 deviations below the mean of 10 000 x 10/11 with all zones there; without one of them it is out of reach.
  const found = down(oneRegion([in_('r', 10_000)], 9_050)).structural.typical
  const all = (1 - place) ** 3
  const expected = 1 - (1 - place) * all * (1 - BINOMIAL)
  assert.ok(Math.abs(found - expected) < 1e-9 * found, `${found} against ${expected}`)
})

/** P(at least k of n are down). */
const atLeastDown = (k: number, n: number, p: number): number => fewerUp(n - k + 1, n, p).few[n]!

test('at least k of n: Pascal, and sums of whole numbers of any size (Python)', () => {
  for (const [n, p] of [
    [5, 0.3],
    [40, 0.01],
    [200, 0.97],
  ] as const) {
    const row = lost(n, p)
    for (let k = 0; k <= n; k += 7) {
      const tail = row.slice(k).reduceRight((a, b) => a + b, 0)
      assert.ok(Math.abs(atLeastDown(k, n, p) - tail) <= 1e-11 * tail, `${n} ${p} ${k}`)
    }
  }
  const exact = [
    [1_000, 30, 0.01, 2.059988850971958e-7],
    [10_000, 5_200, 0.5, 3.296757799336221e-5],
    [5_000, 60, 0.001, 5.673403888771702e-43],
  ] as const
  for (const [n, k, p, tail] of exact) {
    const found = atLeastDown(k, n, p)
    assert.ok(Math.abs(found / tail - 1) < 1e-10, `${n} ${k}: ${found}`)
  }
  assert.equal(atLeastDown(1, 9, 0), 0)
  assert.equal(atLeastDown(9, 9, 1), 1)
})
