/**
 * Random small systems, chains of services with replicas, unlike and repeated calls, calls made now and then, a cache before a
 * database: the figures of the analysis against the simulation of the same system.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { networkOf } from '../../src/analyse/simulation/journeys.ts'
import { randomFrom } from '../../src/analyse/simulation/random.ts'
import { simulate } from '../../src/analyse/simulation/simulate.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Element, JourneyStep } from '../../src/language/vocabulary/index.ts'
import { documentOf } from '../performance/model.ts'

const RATE = 100

function randomSystem(seed: number): ArchitectureDocument {
  const random = randomFrom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random.uniform() * from.length)] ?? from[0]!
  const store = (id: string) => ({ id, title: id, replication: { mode: 'async' as const, members: [{ in: 'z' }] } })
  const elements: Element[] = [
    { id: 'user', kind: 'person', title: 'User' },
    {
      ...store('cache'),
      kind: 'cache',
      technology: 'redis',
      concurrency: 1,
      time: '500us',
      cache: { level: 'shared', hitRatio: '80%', invalidation: ['ttl'], ttl: '60s' },
    },
    { ...store('db'), kind: 'database', technology: 'postgresql', concurrency: 4, time: '8ms' },
  ]
  const document = documentOf({
    places: [
      { id: 'r', kind: 'region', title: 'r' },
      { id: 'z', kind: 'zone', in: 'r', title: 'z' },
    ],
    elements,
  })
  const steps: JourneyStep[] = []
  const busiest = 0.15 + 0.6 * random.uniform()
  let caller = 'user'
  let visits = 1
  for (let n = 0; n < 1 + Math.floor(3 * random.uniform()); n += 1) {
    const id = `s${n}`
    const calls = pick([1, 1, 2, 0.4])
    const ms = 1 + Math.floor(20 * random.uniform())
    const replicas = pick([1, 2, 3])
    visits *= calls
    const concurrency = Math.max(1, Math.ceil((RATE * visits * ms) / 1000 / busiest / replicas))
    elements.push({ id, kind: 'service', title: id, concurrency, time: `${ms}ms`, variability: pick([0, 0.25, 1, 2]) })
    document.relations.push({ id: `${caller}->${id}`, from: caller, to: id })
    document.deployments.push({ id: `${id}@r`, element: id, in: 'z', replicas })
    steps.push({ from: caller, to: id, calls })
    caller = id
  }
  for (const to of ['cache', 'db']) {
    document.relations.push({ id: `${caller}->${to}`, from: caller, to })
    steps.push({ from: caller, to, operation: 'read' })
  }
  const rates = [{ from: 'r', normal: '50/s' as const, peak: `${RATE}/s` as const, access: '5ms' as const }]
  document.journeys.push({ id: 'j', title: 'j', actor: 'user', steps, rates })
  return document
}

describe('random systems', () => {
  it('utilisation, mean, p50, p95 and p99 agree with the simulation', () => {
    const errors: number[] = []
    for (let seed = 1; seed <= 24; seed += 1) {
      const topology = resolveTopology(randomSystem(seed))
      const found = analysePerformance(topology, { load: 'peak' })
      const run = simulate(networkOf(topology, { load: 'peak' }).network!, { seed, warmUp: 20, duration: 600 })
      assert.ok(run.ok && !run.stopped)
      for (const { id, utilisation } of run.stations) {
        const exact = found.stations.find((s) => s.id === id)!.utilisation.typical
        assert.ok(Math.abs(utilisation.value - exact) <= 3 * utilisation.halfWidth, `${seed} ${id}`)
      }
      const { mean, percentiles } = run.classes[0]!.response
      const latency = found.latencies[0]!
      const off = Math.abs(latency.mean.typical / mean.value - 1)
      assert.ok(off <= 0.1 + mean.halfWidth / mean.value, `${seed} mean ${off}`)
      for (const { p, value } of percentiles) {
        if (value.value === 0 || p === 90) continue
        const exact = latency.percentiles.find((one) => one.p === p)!.value
        const error = Math.abs(exact.typical / value.value - 1)
        const slack = (2 * value.halfWidth) / value.value
        assert.ok(error <= (p === 99 ? 0.2 : 0.15) + slack, `${seed} p${p} ${exact.typical} ${value.value}`)
        errors.push(error)
      }
    }
    errors.sort((a, b) => a - b)
    assert.ok(errors[Math.floor(errors.length / 2)]! < 0.01, 'half of the percentiles within 1 %')
  })
})
