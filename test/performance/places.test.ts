/**
 * What one request's calls have in common, by hand: an instance makes all its calls from where it stands, and what is read for
 * one missed question is read as a whole. Times are constant or exponential here, so that every outcome can be counted.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { networkOf } from '../../src/analyse/simulation/journeys.ts'
import { simulate } from '../../src/analyse/simulation/simulate.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Cache, Journey } from '../../src/language/vocabulary/index.ts'
import { shop } from './model.ts'

/** Users of north alone, 10 ms away, at a rate at which nobody waits; an api in both zones, the database in n1. */
function quiet(steps: Journey['steps']): ArchitectureDocument {
  const document = shop()
  for (const element of document.elements) if ('time' in element) Object.assign(element, { variability: 0 })
  document.deployments = [{ id: 'api@north', element: 'api', in: 'north', replicas: 2, spread: 'zones' }]
  document.journeys[0]!.rates = [{ from: 'north', normal: '0.005/s', peak: '0.005/s', access: '10ms' }]
  document.journeys[0]!.steps = [{ to: 'edge' }, { to: 'api', time: '10ms', variability: 0 }, ...steps]
  return document
}

function both(document: ArchitectureDocument) {
  const topology = resolveTopology(document)
  const { network } = networkOf(topology, { load: 'peak' })
  const run = simulate(network!, { seed: 3, warmUp: 1000, duration: 2e7 })
  assert.ok(run.ok)
  return { found: analysePerformance(topology, { load: 'peak' }).latencies[0]!, played: run.classes[0]!.response }
}

/** Percentiles in ms, by the formulas and played. */
function are(
  document: ArchitectureDocument,
  expected: Partial<Record<50 | 90 | 95 | 99, number>>,
  mean: number,
  tolerance = 1e-4,
): void {
  const { found, played } = both(document)
  assert.ok(Math.abs(found.mean.typical * 1000 - mean) < 1e-3, `mean ${found.mean.typical}`)
  assert.ok(Math.abs(played.mean.value - found.mean.typical) <= 2 * played.mean.halfWidth + 1e-6, 'played mean')
  for (const [p, ms] of Object.entries(expected)) {
    const value = found.percentiles.find((one) => String(one.p) === p)!.value.typical * 1000
    const other = played.percentiles.find((one) => String(one.p) === p)!.value.value * 1000
    assert.ok(Math.abs(value - ms) <= tolerance * ms, `p${p}: ${value} is not ${ms}`)
    assert.ok(Math.abs(other - ms) <= 0.02 * ms, `p${p} played: ${other} is not ${ms}`)
  }
}

describe('calls of one instance', () => {
  it('are all as long as its way: near for half of the requests, far for the others', () => {
    // 10 ms of access, 10 busy, fifty reads of 0.1 each: from the zone of the database 0.2 more, from the other one 1.
    const document = quiet([{ from: 'api', to: 'db', operation: 'read', calls: 50, time: '0.1ms', variability: 0 }])
    // The inversion rounds off the step of a distribution of two values.
    are(document, { 95: 20 + 5 + 50 }, 20 + 5 + 30, 0.02)
  })
})

describe('what a miss costs', () => {
  const cached = (asked: number, reads: number): ArchitectureDocument => {
    const document = quiet([
      { from: 'api', to: 'cache', operation: 'read', calls: asked },
      { from: 'api', to: 'db', operation: 'read', calls: reads, time: '30ms', variability: 1 },
    ])
    document.deployments[0] = { id: 'api@north', element: 'api', in: 'n1', replicas: 2 }
    const cache: Cache = {
      id: 'cache',
      kind: 'cache',
      title: 'Cache',
      technology: 'redis',
      concurrency: 1,
      time: '0.8ms',
      variability: 0,
      cache: { level: 'shared', hitRatio: '80%', invalidation: ['ttl'] },
      replication: { mode: 'async', members: [{ in: 'n1' }] },
    }
    document.elements.push(cache)
    document.relations.push({ id: 'api->cache', from: 'api', to: 'cache' })
    return document
  }
  /** P(more than t) of k exponential times of 30 ms, each with 0.2 ms of way: Erlang's sum. */
  const erlang = (k: number, t: number): number => {
    const x = (t - 0.2 * k) / 30
    if (x <= 0) return 1
    let term = 1
    let sum = 1
    for (let n = 1; n < k; n += 1) {
      term *= x / n
      sum += term
    }
    return sum * Math.exp(-x)
  }
  /** Time that is exceeded with probability q, when k reads are made with chance `chances[k - 1]`. */
  const exceeded = (chances: readonly number[], q: number): number => {
    let [low, high] = [0, 1000]
    for (let n = 0; n < 60; n += 1) {
      const t = (low + high) / 2
      const tail = chances.reduce((sum, chance, k) => sum + chance * erlang(k + 1, t), 0)
      if (tail > q) low = t
      else high = t
    }
    return low
  }
  it('one question: a fifth of the requests make all three reads, the others none', () => {
    const fast = 20 + 1
    const chances = [0, 0, 0.2]
    const times = { 50: fast, 90: fast + exceeded(chances, 0.1), 99: fast + exceeded(chances, 0.01) }
    are(cached(1, 3), times, fast + 0.2 * 90.6)
  })
  it('three questions, three reads: each read by its own chance', () => {
    const fast = 20 + 3
    const chances = [3 * 0.2 * 0.64, 3 * 0.04 * 0.8, 0.008]
    are(
      cached(3, 3),
      { 50: fast, 95: fast + exceeded(chances, 0.05), 99: fast + exceeded(chances, 0.01) },
      fast + 18.12,
    )
  })
})
