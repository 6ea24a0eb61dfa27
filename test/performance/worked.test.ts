/**
 * The worked systems by a second way. Utilisations, limits and connections are worked out here by hand from the model's figures;
 * percentiles are those of a million requests drawn in Python (numpy): every wait 0 or exponential by M/M/c, every busy time by its
 * variability, every instance drawn with its place, from which it then makes all its calls. A system whose figures change changes its figures here.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import karma from '../../model/karma/model.ts'
import loyalty from '../../model/loyalty/model.ts'
import platform from '../../model/platform/model.ts'
import type { PerformanceAnalysis } from '../../src/analyse/analysis.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { applyStage, applyVariant } from '../../src/language/variant.ts'

const peakOf = (model: { toDocument: () => ArchitectureDocument }): PerformanceAnalysis =>
  analysePerformance(resolveTopology(model.toDocument()), { load: 'peak' })

function near(actual: number | undefined, expected: number, tolerance: number, what: string): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= tolerance * expected,
    `${what}: ${actual} is not ${expected}`,
  )
}

function utilisations(peak: PerformanceAnalysis, expected: Record<string, number>): void {
  for (const [id, value] of Object.entries(expected)) {
    near(peak.stations.find((s) => s.id === id)?.utilisation.typical, value, 1e-9, id)
  }
}

function limits(peak: PerformanceAnalysis, expected: Record<string, number>): void {
  for (const [journey, value] of Object.entries(expected)) {
    near(peak.throughput.find((t) => t.journey === journey)?.value.typical, value, 1e-9, journey)
  }
}

/** p50, p95 and p99 in ms by `journey@region`; the drawn ones scatter by some tenths of a per cent at p99. */
function percentiles(peak: PerformanceAnalysis, expected: Record<string, readonly [number, number, number]>): void {
  for (const [id, values] of Object.entries(expected)) {
    const found = peak.latencies.find((l) => `${l.journey}@${l.region}` === id)
    for (const [n, p] of ([50, 95, 99] as const).entries()) {
      const value = found?.percentiles.find((q) => q.p === p)?.value.typical
      near(value, (values[n] ?? Number.NaN) / 1000, p === 99 ? 0.006 : 0.003, `${id} p${p}`)
    }
  }
}

describe('the loyalty system', () => {
  const peak = peakOf(loyalty)
  it('utilisations of Moscow: calls x time / servers', () => {
    const primary = (260 * 0.8 + (4 * 200 + 5 * 60) * 0.9 + 260 * 2 + 900 * 0.8) / 8000
    utilisations(peak, {
      'balancer@msk': (1860.2 * 0.1) / 12_000,
      'accounts@msk': 260 / 6000,
      'points@msk': (1160 * 2) / 12_000,
      'offers@msk': (800 * 1.5) / 12_000,
      // 100 histories a second, and a report of 50 ms once in five seconds.
      'history@msk': (100 * 3 + 0.2 * 50) / 6000,
      'loyalty-db/msk/1': primary,
      'loyalty-db/msk/3': (1400 * 0.8 + 100 * 4 + 1 * 120) / 8000,
    })
    limits(peak, { accrue: 280 / primary, redeem: 85 / primary, 'browse-balance': 1280 / primary })
  })
  it('connections of the pool: calls x (wait + time + round trip + commit)', () => {
    // 0.2 ms in the same zone, 1 ms to another: callers in three zones, database in one.
    const trip = (0.2 + 1 + 1) / 3
    // The wait of 8 servers at 30.5 % is below 1 µs: 0.04 % of it.
    const held = 260 * (0.8 + trip) + 1100 * (0.9 + trip) + 260 * (2 + trip + 1) + 900 * (0.8 + trip)
    near(peak.pools.find((p) => p.id === 'loyalty-db->loyalty-db/msk/1')?.needed, held / 1000, 5e-4, 'pool')
  })
  it('percentiles', () => {
    percentiles(peak, {
      'purchase-history@msk': [38.58, 49.484, 56.333],
      'browse-offers@msk': [36.272, 40.432, 42.939],
      'browse-balance@msk': [35.04, 39.883, 43.094],
      'redeem@msk': [28.924, 36.758, 40.898],
      'accrue@ekb': [30.939, 39.184, 43.464],
    })
  })
  it('percentiles with one cluster for all: the Urals call over the backbone', () => {
    const variant = loyalty.toDocument().variants.find((v) => v.id === 'one-cluster')!
    percentiles(peakOf({ toDocument: () => applyVariant(loyalty.toDocument(), variant) }), {
      'accrue@ekb': [194.444, 202.3, 206.527],
      'redeem@ekb': [219.575, 226.955, 230.987],
      'browse-offers@ekb': [36.237, 40.368, 42.843],
    })
  })
})

describe('the platform', () => {
  const peak = peakOf(platform)
  it('utilisations: half of the customers on each node, 15 % of the views miss the cache', () => {
    const node = 0.5 * (150 * (0.8 + 0.8 + 1.2) + 2500 * 0.15 * 1 + 80 * (2 * 0.9 + 2) + 15 * (0.8 + 2 * 2))
    utilisations(peak, {
      'auth@msk': (99 * 45) / 24_000,
      'profiles@spb': (1032 * 1.5) / 16_000,
      'profile-cache/msk/1': (1548 * 0.1) / 1000,
      'customers-db/node1/1': node / 8000,
      'customers-db/node2/3': (0.5 * 2 * 4 * 60) / 8000,
    })
    limits(peak, { 'sign-in': 150 / 0.185625, 'view-profile': 2500 / 0.1548 })
  })
  it('percentiles, over two sites 10 ms apart', () => {
    percentiles(peak, {
      'sign-in@msk': [104.202, 133.821, 148.387],
      'view-profile@msk': [33.444, 43.569, 46.565],
      'update-profile@msk': [64.681, 77.75, 81.821],
      'sign-in@spb': [104.177, 133.739, 148.208],
      'view-profile@spb': [33.436, 43.586, 46.554],
    })
  })
})

describe('the karma system', () => {
  const peak = peakOf(karma)
  it('one machine and one database', () => {
    const app = (20 * 60 + 520 * 3) / 4000
    utilisations(peak, {
      'app@msk': app,
      'karma-db/main/1': (230 * 1 + 70 * (2 + 16) + 600 * 1.2 + 150 * 10) / 8000,
    })
    limits(peak, { login: 20 / app, leaderboard: 150 / app, 'view-profile': 300 / app })
  })
  it('percentiles at the end of the plan: three zones, sessions, a cache whose misses read twice, a CDN', () => {
    percentiles(peakOf({ toDocument: () => applyStage(karma.toDocument(), 'recovery') }), {
      'login@msk': [86.194, 122.574, 141.224],
      'give-karma@msk': [37.519, 46.195, 51.298],
      'view-profile@msk': [30.271, 38.078, 42.935],
      'leaderboard@msk': [25, 35.346, 49.013],
    })
  })
  it('percentiles at 69 %: waits of mixed calls by Allen and Cunneen', () => {
    percentiles(peak, {
      'login@msk': [89.107, 131.116, 153.754],
      'view-profile@msk': [32.537, 58.987, 79.976],
      'leaderboard@msk': [39.694, 72.831, 94.584],
    })
  })
})
