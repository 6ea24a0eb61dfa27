/** Collectors that die and whose store is away; alerts when peers of Alertmanager are dead. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Element, Fault, OpentelemetrySettings } from '../../src/language/vocabulary/index.ts'
import { documentWith, topologyWith } from '../data/model.ts'
import { journey, play, recovery } from './play.ts'

type Ranged = { best: number; typical: number; worst: number } | undefined
const near = (value: Ranged, expected: [number, number, number]) => {
  const found = [value?.best, value?.typical, value?.worst]
  found.forEach((v, k) => {
    assert.ok(Math.abs((v ?? Number.NaN) - (expected[k] ?? 0)) < 1e-6, `${found} against ${expected}`)
  })
}

/** Two collectors in `west` that send traces to a store of somebody else. */
function traced(opentelemetry: OpentelemetrySettings = {}) {
  const base = documentWith({
    elements: [
      { kind: 'service', id: 'otel', title: 'Collector', opentelemetry } as Element,
      { kind: 'externalSystem', id: 'traces', title: 'Traces' },
    ],
  })
  return topologyWith({
    document: {
      ...base,
      relations: [...base.relations, { id: 'otel->traces', from: 'otel', to: 'traces', need: 'async' }],
      deployments: [
        ...base.deployments,
        { id: 'otel@west', element: 'otel', in: 'west', replicas: 2, orchestrator: { technology: 'kubernetes' } },
      ],
    },
  })
}
const away = (length: '1m' | '10m'): Fault => ({ kind: 'external-outage', element: 'traces', for: length })
const lost = (topology: ReturnType<typeof traced>, fault: Fault, id: string) =>
  recovery(play(topology, fault), id)?.telemetryLost

describe('telemetry', () => {
  it('a queue of 1000 requests of each of two collectors at 20/s together covers 100 s, the retries 5 min', () => {
    near(lost(traced({ exportRate: '20/s' }), away('10m'), 'otel:store'), [500, 500, 500])
    near(lost(traced({ exportRate: '20/s', queueSize: 2000 }), away('10m'), 'otel:store'), [400, 400, 400])
    near(lost(traced({ exportRate: '2/s' }), away('10m'), 'otel:store'), [300, 300, 300])
    near(lost(traced({ exportRate: '2/s', retryElapsed: '9m' }), away('10m'), 'otel:store'), [60, 60, 60])
    near(lost(traced({ exportRate: '20/s' }), away('1m'), 'otel:store'), [0, 0, 0])
  })

  it('without a flow in the model the retries alone bound it from below', () => {
    near(lost(traced(), away('10m'), 'otel:store'), [300, 300, 300])
    assert.match(recovery(play(traced(), away('10m')), 'otel:store')?.what.en ?? '', /at least/)
  })

  it('a dead collector loses its batch; with none left, all that is sent meanwhile', () => {
    near(lost(traced(), { kind: 'lose-instance', element: 'otel', in: 'west' }, 'otel:queue'), [0, 0.1, 0.2])
    const all: Fault = { kind: 'lose-element', element: 'otel', for: '10m' }
    // 600 s and the usual start of 2/10/60 s
    near(lost(traced(), all, 'otel:queue'), [602, 610.1, 660.2])
  })

  it('users notice nothing', () => assert.equal(journey(play(traced(), away('10m')), 'west').outcome, 'served'))
})
