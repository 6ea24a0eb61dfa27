/** Balancers: virtual addresses, passive and active checks, sticky sessions, records edited by people, second origins. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Alerting, Cdn, Element, Fault, LoadBalancer } from '../../src/language/vocabulary/index.ts'
import { type Changes, documentWith, losePlace, topologyWith } from '../data/model.ts'
import { journey, play, recovery } from './play.ts'

type Ranged = { best: number; typical: number; worst: number } | undefined
const near = (value: Ranged, expected: [number, number, number]) => {
  const found = [value?.best, value?.typical, value?.worst]
  found.forEach((v, k) => {
    assert.ok(Math.abs((v ?? Number.NaN) - (expected[k] ?? 0)) < 1e-6, `${found} against ${expected}`)
  })
}

/** The test system with a load balancer (two instances per region) between the edge and the API. */
function balanced(lb: Partial<LoadBalancer> = {}, changes: Changes = {}, orchestrated = false) {
  const base = documentWith({
    ...changes,
    elements: [{ kind: 'loadBalancer', id: 'lb', title: 'LB', ...lb } as Element],
  })
  const plain = { technology: orchestrated ? 'kubernetes' : 'none' } as const
  return topologyWith({
    document: {
      ...base,
      relations: [
        { id: 'user->edge', from: 'user', to: 'edge' },
        { id: 'edge->lb', from: 'edge', to: 'lb' },
        { id: 'lb->api', from: 'lb', to: 'api', timeout: '2s' },
        { id: 'api->db', from: 'api', to: 'db', timeout: '1s' },
      ],
      deployments: [
        ...base.deployments.map((d) => ({ ...d, orchestrator: plain })),
        ...['west', 'east'].map((region) => ({ id: `lb@${region}`, element: 'lb', in: region, replicas: 2 })),
      ],
      journeys: base.journeys.map((j) => ({
        ...j,
        steps: [{ to: 'edge' }, { to: 'lb' }, { to: 'api' }, { to: 'db', operation: 'write' as const }],
      })),
    },
  })
}
const host = (element: string, more: object = {}): Fault => ({ kind: 'lose-instance', element, in: 'west', ...more })

describe('balancers of a region', () => {
  it('a virtual address moves in 3.0 to 4.0 s, sooner at a higher priority, in proportion to the adverts', () => {
    near(recovery(play(balanced({ vrrp: {} }), host('lb')), 'lb@west')?.rto, [3, 3.5, 4])
    const quick = balanced({ vrrp: { advertInterval: '500ms', priority: 192 } })
    near(recovery(play(quick, host('lb')), 'lb@west')?.rto, [1.5, 1.5 + (64 / 256) * 0.5, 2])
  })

  it('those that the global balancer checks one by one wait for its check', () => {
    near(recovery(play(balanced(), host('lb')), 'lb@west')?.rto, [25, 30, 35])
  })

  it('keepalived does not see a dead process: until it is started again', () => {
    const found = recovery(play(balanced({ vrrp: {} }), host('lb', { process: true })), 'lb@west')
    near(found?.rto, [2, 10, 60])
    assert.match(found?.what.en ?? '', /watches the host/)
  })

  it('a partition between them gives the address to both: users feel it until it heals, and it is said why', () => {
    const cut: Fault = { kind: 'partition', sides: [['west-a'], ['west-b', 'west-c']], for: '5m' }
    const outcome = play(balanced({ vrrp: {} }), cut)
    assert.match(recovery(outcome, 'lb@west')?.what.en ?? '', /both sides.*the address is there twice/)
    const felt = journey(outcome, 'west')
    assert.ok(felt.lost.some(({ en }) => /VRRP has no quorum/.test(en)))
    // The database fails over meanwhile; what is left is felt until the partition heals.
    assert.deepEqual(
      felt.intervals.map(({ state }) => state),
      ['down', 'degraded', 'served'],
    )
    assert.equal(felt.intervals[1]?.to, 300)
    // Behind a global balancer that checks each of them there is no address to hold twice.
    assert.doesNotMatch(recovery(play(balanced(), cut), 'lb@west')?.what.en ?? '', /virtual address/)
    near(recovery(outcome, 'lb@west')?.rto, [300, 300, 300])
  })

  it('HAProxy at its defaults: 6/7/8 s for a silent host, 4/5/6 s for a port that refuses', () => {
    near(recovery(play(balanced({ technology: 'haproxy' }), host('api')), 'api@west')?.rto, [6, 7, 8])
    const refused = recovery(play(balanced({ technology: 'haproxy' }), host('api', { process: true })), 'api@west')
    near(refused?.rto, [4, 5, 6])
  })

  it('ALB at its defaults: 35/50/65 s', () =>
    near(recovery(play(balanced({ technology: 'alb' }), host('api')), 'api@west')?.rto, [35, 50, 65]))

  it('nginx counts live requests: (n - 1..n) / rate + connect time-out, each process for itself', () => {
    const nginx = { maxFails: 3, failTimeout: '10m', proxyConnectTimeout: '2s', workers: 4 } as const
    // 20/s over 3 instances, 2 balancers and 4 processes
    const rate = 20 / 3 / 2 / 4
    const own = recovery(play(balanced({ technology: 'nginx', nginx }), host('api')), 'api@west')
    near(own?.rto, [2 / rate + 2, 2.5 / rate + 2, 3 / rate + 2])
    assert.match(own?.what.en ?? '', /waits for the connect time-out/)
    const shared = balanced({ technology: 'nginx', nginx: { ...nginx, zone: true } })
    const all = 20 / 3 / 2
    near(recovery(play(shared, host('api')), 'api@west')?.rto, [2 / all + 2, 2.5 / all + 2, 3 / all + 2])
    // the default of 60 s per attempt and one failure
    const stock = recovery(play(balanced({ technology: 'nginx' }), host('api')), 'api@west')
    near(stock?.rto, [60, 60 + 0.5 / all, 60 + 1 / all])
  })

  it('sticky users of a dead instance fail until it is out; with redispatch they go to another', () => {
    const words = (lb: Partial<LoadBalancer>) =>
      recovery(play(balanced({ technology: 'haproxy', ...lb }), host('api')), 'api@west')?.what.en ?? ''
    assert.match(words({ stickySessions: true }), /users bound to the dead ones/)
    assert.match(words({ stickySessions: true, redispatch: true }), /goes to another/)
  })

  it('a whole region that returns is taken in after the good checks of the balancer', () => {
    const topology = balanced({ technology: 'haproxy' }, { edge: { policy: 'static' } })
    const all: Fault[] = [{ kind: 'lose-element', element: 'api', for: '10m' }]
    // 600 s, the start of 10 s, two good checks every 2 s
    near(recovery(play(topology, ...all), 'api@west')?.rto, [600 + 10 + 2, 600 + 10 + 3, 600 + 10 + 4])
  })
})

describe('alerts before a person acts', () => {
  const fast: Alerting = {
    scrapeInterval: '15s',
    evaluationInterval: '15s',
    for: '1m',
    groupWait: '30s',
    receivers: [],
  }
  const slow: Alerting = { scrapeInterval: '1m', evaluationInterval: '1m', for: '5m', groupWait: '30s', receivers: [] }
  /** A person edits records after an alert; the monitors stand in `vault` or in the given places, one each. */
  const watched = (alerting: Alerting, monitors = ['vault']) => {
    const prom: Element = { kind: 'monitoring', id: 'prom', title: 'Prometheus', alerting }
    const edge = { failoverBy: 'record-edit', recordEdit: '10m', mechanism: 'anycast' } as const
    const base = documentWith({ edge, elements: [prom] })
    const deployments = monitors.map((place) => ({ id: `prom@${place}`, element: 'prom', in: place, replicas: 1 }))
    return topologyWith({ document: { ...base, deployments: [...base.deployments, ...deployments] } })
  }
  const east = (alerting: Alerting, monitors?: string[], at: '2m' | '20s' = '2m', ...earlier: Fault[]) => {
    const later: Fault = { kind: 'lose-place', place: 'east', ...(earlier.length > 0 ? { at } : {}) }
    return recovery(play(watched(alerting, monitors), ...earlier, later), 'api@east')?.rto
  }
  const person = 600
  // propagation of the edit
  const [b, t, w] = [5, 30, 60]

  it('Prometheus pages after 100/115/130 s, at its defaults with for 5m after 340/400/460 s', () => {
    near(east(fast), [100 + person + b, 115 + person + t, 130 + person + w])
    near(east(slow), [340 + person + b, 400 + person + t, 460 + person + w])
  })

  it('in a group that an earlier fault has opened the page waits for the next of its turns, 0 to 5 min', () => {
    const earlier: Fault = { kind: 'lose-place', place: 'west-a' }
    near(east(fast, ['vault'], '2m', earlier), [70 + person + b, 85 + 150 + person + t, 100 + 300 + person + w])
    // within group_wait it goes out with the first page
    near(east(fast, ['vault'], '20s', earlier), [100 + person + b, 115 + person + t, 130 + person + w])
  })

  it('so does the page for a store: 0 to 5 min instead of 30 s before people promote its copy', () => {
    const prom: Element = { kind: 'monitoring', id: 'prom', title: 'Prometheus', alerting: fast }
    const topology = topologyWith({ db: { failover: { manager: 'manual' } }, elements: [prom] })
    const typical = (...faults: Fault[]) => recovery(play(topology, ...faults), 'db/main')?.rto?.typical ?? 0
    const later: Fault = { kind: 'lose-place', place: 'west-a', at: '2m' }
    const alone = typical({ kind: 'lose-place', place: 'west-a' })
    assert.ok(alone > 115)
    assert.equal(typical({ kind: 'lose-place', place: 'east-b' }, later) - alone, 150 - 30)
  })

  it('an Alertmanager waits 15 s for each dead one before it: half of the time for one of two', () => {
    near(east(fast, ['vault', 'east-a']), [100 + person + b, 115 + 7.5 + person + t, 130 + 15 + person + w])
    near(east(fast, ['vault', 'east-a', 'east-b']), [100 + person + b, 115 + 15 + person + t, 130 + 30 + person + w])
  })
})

describe('users led to another region', () => {
  it('Cloudflare repeats a failing check at once: (0..60) + 3 x 5 s', () => {
    const check = { interval: '60s', failures: 3, timeout: '5s' } as const
    const topology = topologyWith({ edge: { technology: 'cloudflare', mechanism: 'anycast', healthCheck: check } })
    near(journey(play(topology, losePlace('east')), 'east').rto, [15, 45, 75])
  })

  it('records that a person edits: the person, propagation 5/30/60 s, the TTL; without a time it is unknown', () => {
    const edge = { failoverBy: 'record-edit', technology: 'route53', recordEdit: '10m' } as const
    const outcome = play(topologyWith({ edge }), losePlace('east'))
    near(journey(outcome, 'east').rto, [605, 660, 720])
    assert.match(outcome.humanSteps[0]?.en ?? '', /edits the records/)
    const silent = journey(play(topologyWith({ edge: { failoverBy: 'record-edit' } }), losePlace('east')), 'east')
    assert.equal(silent.rto, undefined)
    assert.match(silent.unknown?.en ?? '', /recordEdit/)
  })

  it('the second origin of a CDN answers after three attempts of 10 s', () => {
    const cdn: Cdn = { kind: 'cdn', id: 'cdn', title: 'CDN', originFailover: {} }
    const base = documentWith({ elements: [cdn] })
    const topology = (change: Partial<Cdn>) =>
      topologyWith({
        document: {
          ...base,
          elements: base.elements.map((e) => (e.id === 'cdn' ? ({ ...e, ...change } as Element) : e)),
          relations: [
            { id: 'user->cdn', from: 'user', to: 'cdn' },
            { id: 'cdn->api', from: 'cdn', to: 'api' },
            { id: 'api->db', from: 'api', to: 'db', timeout: '1s' },
          ],
          journeys: base.journeys.map((j) => ({ ...j, steps: [{ to: 'cdn' }, { to: 'api' }] })),
        },
      })
    near(recovery(play(topology({}), losePlace('east')), 'api@east')?.rto, [30, 30, 30])
    const one = topology({ originFailover: { attempts: 1, connectTimeout: '4s' } })
    near(recovery(play(one, losePlace('east')), 'api@east')?.rto, [4, 4, 4])
  })
})
