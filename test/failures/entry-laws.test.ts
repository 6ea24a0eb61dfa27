/** Laws of balancers, instances and control planes on random settings and random faults. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ScenarioOutcome } from '../../src/analyse/analysis.ts'
import type { Topology } from '../../src/analyse/topology/topology.ts'
import type { Deployment, Element, Fault, LoadBalancer, Place } from '../../src/language/vocabulary/index.ts'
import type { Derivation, Range } from '../../src/quantity/quantity.ts'
import { documentWith, losePlace, places, topologyWith } from '../data/model.ts'
import { play } from './play.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 60), ...(process.env.RUNS ? {} : { seed: 20261121 }) }
const opt = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const one = fc.constantFrom

/** Leaves out what is not there: optional fields are absent, not undefined. */
function present<T extends object>(of: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T
}

const check = { interval: '5s', failures: 2, timeout: '1s' } as const
const setting = fc.record({
  replicas: fc.integer({ min: 1, max: 4 }),
  orchestrator: one('kubernetes' as const, 'vm-group' as const, 'none' as const),
  workload: opt(one('Deployment' as const, 'StatefulSet' as const, 'DaemonSet' as const)),
  volume: opt(one('ReadWriteOnce' as const, 'ReadWriteMany' as const)),
  fencing: fc.integer({ min: 1, max: 600 }),
  fenced: fc.boolean(),
  toleration: fc.integer({ min: 0, max: 600 }),
  liveness: fc.boolean(),
  readiness: fc.boolean(),
  stateful: fc.boolean(),
  hosts: opt(fc.integer({ min: 1, max: 40 })),
  controlPlane: fc.subarray(['west-a', 'west-b', 'west-c'], { minLength: 0 }),
  lb: opt(one('haproxy' as const, 'nginx' as const, 'alb' as const)),
  vrrp: fc.boolean(),
  checked: fc.boolean(),
  policy: one('geo' as const, 'static' as const),
})
// A check that sees less would take out a region whose entry is dead and keep one whose API is: more lost, less waited.
const deep = { interval: '10s', failures: 3, timeout: '5s', depth: 'dependencies' } as const
type Setting = typeof setting extends fc.Arbitrary<infer T> ? T : never

function system(s: Setting): Topology {
  const elements: Element[] = [
    {
      kind: 'loadBalancer',
      id: 'lb',
      title: 'LB',
      ...present<Partial<LoadBalancer>>({
        technology: s.lb,
        vrrp: s.vrrp ? {} : undefined,
        healthCheck: s.checked ? check : undefined,
      }),
    } as Element,
  ]
  const base = documentWith({ elements, edge: { policy: s.policy, healthCheck: deep } })
  const kubernetes = present<NonNullable<Deployment['kubernetes']>>({
    workload: s.workload,
    volume: s.volume,
    fencing: s.fenced ? `${s.fencing}s` : undefined,
    liveness: s.liveness ? check : undefined,
  })
  const at = (region: string): Deployment => ({
    id: `api@${region}`,
    element: 'api',
    in: region,
    replicas: s.replicas,
    startup: '10s',
    kubernetes,
    orchestrator: { technology: s.orchestrator, tolerationSeconds: `${s.toleration}s` },
  })
  return topologyWith({
    document: {
      ...base,
      places: [
        ...places.map(
          (p): Place => ({
            ...(p.in === 'west' ? { ...p, in: 'kube' } : p),
            ...present<Partial<Place>>({ hosts: p.kind === 'zone' ? s.hosts : undefined }),
          }),
        ),
        { id: 'kube', kind: 'cluster', title: 'Kube', in: 'west', controlPlane: s.controlPlane },
      ],
      elements: base.elements.map((e) =>
        e.id === 'api' ? ({ ...e, stateful: s.stateful, ...(s.readiness ? { readiness: check } : {}) } as Element) : e,
      ),
      relations: [
        { id: 'user->edge', from: 'user', to: 'edge' },
        { id: 'edge->lb', from: 'edge', to: 'lb' },
        { id: 'lb->api', from: 'lb', to: 'api', timeout: '2s' },
      ],
      deployments: [
        at('west'),
        at('east'),
        ...['west', 'east'].map((region) => ({ id: `lb@${region}`, element: 'lb', in: region, replicas: 2 })),
      ],
      journeys: base.journeys.map((j) => ({ ...j, steps: [{ to: 'edge' }, { to: 'lb' }, { to: 'api' }] })),
    },
  })
}

const instance = (element: string, more: object = {}): Fault => ({
  kind: 'lose-instance',
  element,
  in: 'west',
  ...more,
})
const pool: Fault[] = [
  ...['west-a', 'west-b', 'west-c', 'west', 'east-a'].map(losePlace),
  instance('api'),
  instance('api', { process: true }),
  instance('api', { process: true, hangs: true }),
  instance('lb'),
  { kind: 'lose-element', element: 'api', for: '10m' },
  { kind: 'partition', sides: [['west-a'], ['west-b', 'west-c']], for: '5m' },
]
const faults = fc.subarray(pool, { minLength: 1, maxLength: 4 })
const never: Range = { best: Infinity, typical: Infinity, worst: Infinity }
const zero: Range = { best: 0, typical: 0, worst: 0 }
const waits = (outcome: ScenarioOutcome): Range[] => outcome.journeys.map((j) => j.rto ?? (j.unknown ? never : zero))
const notAbove = (a: Range, b: Range) =>
  a.best <= b.best + 1e-9 && a.typical <= b.typical + 1e-9 && a.worst <= b.worst + 1e-9

function ordered(node: Derivation): boolean {
  const { best, typical, worst } = node.value
  return best <= typical && typical <= worst && (node.inputs ?? []).every(ordered)
}

describe('laws of balancers and instances', () => {
  it('every figure is a number, best <= typical <= worst, down to its inputs', () => {
    fc.assert(
      fc.property(setting, faults, (s, some) => {
        const outcome = play(system(s), ...some)
        for (const { rto, phases, telemetryLost } of outcome.recoveries) {
          for (const q of [rto, telemetryLost, ...phases.map((p) => p.quantity)]) assert.ok(!q || ordered(q.derivation))
        }
        return waits(outcome).every((r) => r.best <= r.typical && r.typical <= r.worst)
      }),
      runs,
    )
  })

  it('a part of the faults is never worse than all of them', () => {
    fc.assert(
      fc.property(setting, faults, fc.nat(), (s, all, drop) => {
        const part = all.filter((_, k) => k !== drop % all.length)
        if (part.length === 0) return true
        const topology = system(s)
        const [few, many] = [waits(play(topology, ...part)), waits(play(topology, ...all))]
        return few.every((range, k) => notAbove(range, many[k] ?? zero))
      }),
      runs,
    )
  })

  it('fencing, toleration and more hosts that take longer never bring users back sooner', () => {
    fc.assert(
      fc.property(setting, faults, fc.integer({ min: 1, max: 500 }), (s, some, more) => {
        const before = waits(play(system(s), ...some))
        const later = [
          { ...s, fencing: s.fencing + more },
          { ...s, toleration: s.toleration + more },
          ...(s.hosts === undefined ? [] : [{ ...s, hosts: s.hosts + more }]),
        ]
        return later.every((other) => {
          const after = waits(play(system(other), ...some))
          return before.every((range, k) => notAbove(range, after[k] ?? zero))
        })
      }),
      runs,
    )
  })
})
