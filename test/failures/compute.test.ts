/** Instances on Kubernetes and on machines: crashes, hangs, fencing, volumes, lost zones, the control plane, sides of a partition. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { generatedScenarios } from '../../src/analyse/data/scenarios.ts'
import type {
  Deployment,
  Element,
  Fault,
  KubernetesSettings,
  Place,
  Queue,
  Service,
} from '../../src/language/vocabulary/index.ts'
import { documentWith, losePlace, places, topologyWith } from '../data/model.ts'
import { journey, play, recovery } from './play.ts'

type Ranged = { best: number; typical: number; worst: number } | undefined
const near = (value: Ranged, expected: [number, number, number], slack = 1e-6) => {
  const found = [value?.best, value?.typical, value?.worst]
  found.forEach((v, k) => {
    const want = expected[k] ?? 0
    assert.ok(v === want || Math.abs((v ?? Number.NaN) - want) < slack, `${found} against ${expected}`)
  })
}
const never: [number, number, number] = [Infinity, Infinity, Infinity]

interface Setting {
  deployment?: Partial<Deployment>
  api?: Partial<Service>
  place?: (place: Place) => Place
}

/** The API in `west` alone, users are led nowhere else; one replica unless the deployment says otherwise. */
function west({ deployment = {}, api = {}, place = (p) => p }: Setting = {}) {
  const base = documentWith({ edge: { policy: 'static' } })
  return topologyWith({
    document: {
      ...base,
      places: places.map(place),
      elements: base.elements.map((e) => (e.id === 'api' ? ({ ...e, ...api } as Element) : e)),
      deployments: [
        { id: 'api@west', element: 'api', in: 'west', replicas: 1, startup: '10s', orchestrator: kube, ...deployment },
      ],
    },
  })
}
const none = { technology: 'none' } as const
const kube = { technology: 'kubernetes' } as const
const host = (more: object = {}): Fault => ({ kind: 'lose-instance', element: 'api', in: 'west', ...more })
const crash = (more: object = {}) => host({ process: true, ...more })
const api = (topology: ReturnType<typeof west>, ...faults: Fault[]) => recovery(play(topology, ...faults), 'api@west')
const liveness = { interval: '10s', failures: 3, timeout: '1s' } as const

describe('a place lost for good', () => {
  const forGood: Fault = { kind: 'lose-place', place: 'west' }
  const orchestrators = ['none', 'vm-group', 'kubernetes'] as const

  it('brings nothing back after its repair time, whoever starts instances', () => {
    for (const technology of orchestrators) {
      const found = api(west({ deployment: { orchestrator: { technology } } }), forGood)
      assert.equal(found?.rto?.typical, Infinity, technology)
      assert.doesNotMatch(found?.what.en ?? '', /by themselves/, technology)
    }
  })

  it('neither where some instances are left and no check takes the dead ones out', () => {
    const some = west({ deployment: { replicas: 3, orchestrator: { technology: 'none' } } })
    near(api(some, { kind: 'lose-place', place: 'west-a' })?.rto, never)
  })

  it('with `for` they come back after it, and their start', () => {
    const found = api(west({ deployment: { orchestrator: { technology: 'none' } } }), { ...forGood, for: '2h' })
    near(found?.rto, [7210, 7210, 7210])
  })
})

describe('a queue placed by a deployment', () => {
  it('says that its copies are missing from the model, not that it never comes back', () => {
    const base = documentWith()
    const queue: Queue = {
      kind: 'queue',
      id: 'jobs',
      title: 'Jobs',
      technology: 'rabbitmq',
      queue: { replicas: 1, acknowledgements: 'all', delivery: 'at-least-once' },
    }
    const document = {
      ...base,
      elements: [...base.elements, queue],
      deployments: [
        ...base.deployments,
        { id: 'jobs@west', element: 'jobs', in: 'west-a', replicas: 1, orchestrator: none },
      ],
    }
    const lost = recovery(play(topologyWith({ document }), { kind: 'lose-instance', element: 'jobs' }), 'jobs@west')
    assert.equal(lost?.rto, undefined)
    assert.match(lost?.unknown?.en ?? '', /jobs\.replication\.members/)
    assert.match(lost?.unknown?.ru ?? '', /jobs\.replication\.members/)
    const back = recovery(
      play(topologyWith({ document }), { kind: 'lose-instance', element: 'jobs', for: '1h' }),
      'jobs@west',
    )
    assert.ok(Number.isFinite(back?.rto?.typical))
  })
})

describe('processes', () => {
  it('a crashed one is down for its start; the host is not lost', () => {
    const found = api(west(), crash())
    assert.equal(found?.effect, 'down')
    near(found?.rto, [10, 10, 10])
    assert.equal(journey(play(west(), crash()), 'west').outcome, 'down')
    near(api(west({ deployment: { replicas: 3 } }), crash())?.rto, [10, 10, 10])
  })

  it('one that hangs is restarted by its liveness check (21/26/31 s), up to 30 s of grace, and started', () => {
    const found = api(west({ deployment: { kubernetes: { liveness } } }), crash({ hangs: true }))
    near(found?.rto, [21 + 0 + 10, 26 + 15 + 10, 31 + 30 + 10])
    const graced = west({ deployment: { kubernetes: { liveness, terminationGracePeriod: '4s' } } })
    near(api(graced, crash({ hangs: true }))?.rto, [31, 38, 45])
  })

  it('without a liveness check nothing restarts it; its readiness check takes it out of several', () => {
    near(api(west(), crash({ hangs: true }))?.rto, never)
    near(api(west(), crash({ hangs: true, for: '7m' }))?.rto, [430, 430, 430])
    const several = west({ deployment: { replicas: 3 }, api: { readiness: liveness } })
    near(api(several, crash({ hangs: true }))?.rto, [21, 26, 31])
    assert.match(api(west({ deployment: { replicas: 3 } }), crash({ hangs: true }))?.what.en ?? '', /no check takes/)
  })

  it('sessions in memory are gone with it, unless a store keeps them', () => {
    const stateful = west({ deployment: { replicas: 3 }, api: { stateful: true } })
    assert.match(api(stateful, crash())?.what.en ?? '', /sessions in the memory of the lost ones \(1 of 3\)/)
    assert.doesNotMatch(api(west({ deployment: { replicas: 3 } }), crash())?.what.en ?? '', /sessions/)
  })
})

describe('lost hosts', () => {
  it('a Deployment: 340/347.5/355 s and its start', () => near(api(west(), host())?.rto, [350, 357.5, 365]))

  it('a StatefulSet waits for ever unless its node is fenced or comes back', () => {
    const set = (kubernetes: KubernetesSettings) => west({ deployment: { kubernetes } })
    const bound = { workload: 'StatefulSet', volume: 'ReadWriteOnce' } as const
    near(api(set(bound), host())?.rto, never)
    assert.match(api(set(bound), host())?.what.en ?? '', /without fencing/)
    near(api(set(bound), host({ for: '30m' }))?.rto, [1810, 1810, 1810])
    // 40/47.5/55 until it is noticed, 60 s until fenced, 0..360 s of the volume, 10 s of start
    const fenced = { ...bound, fencing: '60s', outOfServiceTaint: true } as const
    near(api(set(fenced), host())?.rto, [110, 47.5 + 60 + 180 + 10, 485])
    near(api(set({ workload: 'StatefulSet', fencing: '60s' }), host())?.rto, [110, 117.5, 125])
    assert.deepEqual(play(set(fenced), host()).humanSteps, [])
    assert.equal(play(set({ ...bound, fencing: '60s' }), host()).humanSteps.length, 1)
  })

  it('a volume of a lost zone is in no other zone, fenced or not', () => {
    const volume = { volume: 'ReadWriteOnce', fencing: '60s', outOfServiceTaint: true } as const
    near(api(west({ deployment: { kubernetes: volume } }), losePlace('west-a'))?.rto, never)
    near(api(west({ deployment: { kubernetes: volume } }), host())?.rto, [110, 297.5, 485])
  })

  it('a lost zone of 30 nodes gives them up at one per 10 s: the last pod 300 s later', () => {
    const place = (p: Place): Place => (p.id === 'west-a' ? { ...p, hosts: 30 } : p)
    // one pod on one of 30 nodes at random: the first, the middle, the last
    near(api(west({ place }), losePlace('west-a'))?.rto, [350 + 10, 357.5 + 155, 365 + 300])
    near(api(west({ place }), host())?.rto, [350, 357.5, 365])
  })

  it('a DaemonSet is not replaced; a group of machines boots another after the check', () => {
    near(api(west({ deployment: { kubernetes: { workload: 'DaemonSet' } } }), host())?.rto, never)
    const group = west({ deployment: { orchestrator: { technology: 'vm-group' } }, api: { readiness: liveness } })
    near(api(group, host())?.rto, [21 + 60 + 10, 26 + 120 + 10, 31 + 300 + 10])
    near(api(west({ deployment: { orchestrator: { technology: 'none' } } }), host())?.rto, never)
  })
})

describe('consumers', () => {
  const worker = (queue: Partial<Queue>) => {
    const topic: Element = {
      kind: 'topic',
      id: 'topic',
      title: 'Topic',
      technology: 'kafka',
      queue: { replicas: 1, acknowledgements: 'all', delivery: 'at-least-once' },
      ...queue,
    } as Element
    const base = documentWith({ elements: [topic, { kind: 'worker', id: 'worker', title: 'Worker' }] })
    return topologyWith({
      document: {
        ...base,
        relations: [...base.relations, { id: 'topic->worker', from: 'topic', to: 'worker' }],
        deployments: [
          ...base.deployments,
          { id: 'worker@west', element: 'worker', in: 'west', replicas: 3, orchestrator: kube },
        ],
      },
    })
  }
  const dead = (queue: Partial<Queue>, more: object = {}) =>
    recovery(play(worker(queue), { kind: 'lose-instance', element: 'worker', in: 'west', ...more }), 'worker@west')?.rto

  it('Kafka: the session of 45 s (beats of 3 s) ends; in the classic protocol the rebalance waits for the slowest', () => {
    near(dead({}), [42, 43.5 + 3, 45 + 300])
    near(dead({ kafka: { groupProtocol: 'consumer' } }), [40, 42.5, 45])
    near(dead({ kafka: { staticMembership: true, sessionTimeout: '10s' } }), [7, 8.5, 10])
  })

  it('RabbitMQ: a silent host after the heartbeat; a dead process gives its messages back at once', () => {
    near(dead({ technology: 'rabbitmq' }), [30, 45, 60])
    near(dead({ technology: 'rabbitmq' }, { process: true }), [0, 0, 0])
  })
})

describe('control plane', () => {
  /** Zones of `west` stand in one cluster; the nodes of its control plane are in these places. */
  const stretched =
    (nodes: string[]) =>
    (p: Place): Place => {
      if (p.id === 'vault') return { id: 'kube', kind: 'cluster', title: 'Kube', in: 'west', controlPlane: nodes }
      return p.in === 'west' ? { ...p, in: 'kube' } : p
    }
  const three = (nodes: string[]) => {
    const base = documentWith({ db: { replication: { mode: 'async', members: [{ in: 'west-c' }] } } })
    const {
      backup: _,
      failover: __,
      ...db
    } = base.elements.find((e) => e.id === 'db') as Record<string, unknown> & Element
    return topologyWith({
      document: {
        ...base,
        places: places.map(stretched(nodes)),
        links: base.links.filter((link) => !link.between.includes('vault')),
        elements: base.elements.map((e) => (e.id === 'db' ? (db as unknown as Element) : e)),
      },
    })
  }
  const out = (place: string): Fault => ({ kind: 'lose-place', place, for: '1h' })

  it('with its majority dead pods leave the endpoints; without it not before it is back', () => {
    near(api(three(['west-a', 'west-b', 'west-c']), out('west-a'))?.rto, [40, 47.5, 55])
    const found = api(three(['west-a', 'west-b', 'west-c']), out('west-a'), out('west-b'))
    // the pods come back with the zones, 1 h and 10 s, sooner than 1 h and 40..55 s
    near(found?.rto, [3610, 3610, 3610])
  })

  it('that never comes back takes nothing out and replaces nothing', () => {
    const gone = (place: string): Fault => ({ kind: 'lose-place', place })
    const nodes = (p: Place): Place => ({ ...p, ...(p.outage ? { outage: undefined } : {}) }) as Place
    const topology = three(['west-a', 'west-b', 'west-c'])
    const bare = topologyWith({ document: { ...topology.document, places: topology.document.places.map(nodes) } })
    const found = api(bare, gone('west-a'), gone('west-b'))
    near(found?.rto, never)
    assert.deepEqual(found?.phases, [])
    assert.match(found?.what.en ?? '', /endpoints stand still/)
  })

  it('two sites: the loss of the one with the majority stops everything, of the other nothing', () => {
    const nodes = ['west-a', 'west-a', 'west-b']
    near(api(three(nodes), out('west-a'))?.rto, [3610, 3610, 3610])
    near(api(three(nodes), out('west-b'))?.rto, [40, 47.5, 55])
  })

  it('places of its nodes are lost one by one and in pairs, though nothing else stands there', () => {
    const topology = three(['east-a', 'witness', 'east-b'])
    const site: Place = { id: 'witness', kind: 'zone', title: 'Witness' }
    const document = { ...topology.document, places: [...topology.document.places, site] }
    const ids = generatedScenarios(topologyWith({ document })).map((scenario) => scenario.id)
    assert.ok(ids.includes('N-1:witness'))
    assert.ok(ids.some((id) => id.startsWith('N-2:') && id.includes('witness')))
  })

  it('pods that live serve on and users notice nothing', () => {
    const topology = three(['east-a', 'east-b', 'east-c'])
    const outcome = play(topology, losePlace('east-a'), losePlace('east-b'))
    const found = recovery(outcome, 'api@west')
    assert.match(found?.what.en ?? '', /no majority/)
    assert.equal(journey(outcome, 'west').outcome, 'served')
  })
})

describe('sides of a partition inside a region', () => {
  const cut: Fault = { kind: 'partition', sides: [['west-a'], ['west-b', 'west-c']], for: '20m' }
  const gateway = (more: object = {}) => {
    const base = documentWith({ elements: [{ kind: 'gateway', id: 'gw', title: 'GW', ...more } as Element] })
    return topologyWith({
      document: {
        ...base,
        relations: [
          { id: 'user->edge', from: 'user', to: 'edge' },
          { id: 'edge->gw', from: 'edge', to: 'gw' },
          { id: 'gw->api', from: 'gw', to: 'api', timeout: '1s' },
        ],
        deployments: [
          ...base.deployments,
          { id: 'gw@west', element: 'gw', in: 'west', replicas: 3, orchestrator: kube },
        ],
        journeys: base.journeys.map((j) => ({ ...j, steps: [{ to: 'edge' }, { to: 'gw' }, { to: 'api' }] })),
      },
    })
  }

  it('calls across it fail until it heals: the side without the control plane learns nothing', () => {
    const found = api(gateway(), cut)
    near(found?.rto, [1200, 1200, 1200])
    assert.equal(journey(play(gateway(), cut), 'west').outcome, 'degraded')
  })

  it('nobody calls across it: nothing happens', () =>
    assert.equal(api(west({ deployment: { replicas: 3 } }), cut), undefined))
})

describe('every kind of element under every fault', () => {
  const running = ['service', 'worker', 'gateway', 'identityProvider', 'monitoring', 'loadBalancer'] as const
  const whole = ['externalSystem', 'globalBalancer', 'cdn', 'webApp', 'mobileApp'] as const
  const alone = (kind: string, deployed: boolean) => {
    const base = documentWith({
      elements: [{ kind, id: 'x', title: 'X', policy: 'geo', healthCheck: liveness } as unknown as Element],
    })
    const deployment = { id: 'x@west', element: 'x', in: 'west', replicas: 2 }
    return topologyWith({
      document: { ...base, deployments: deployed ? [...base.deployments, deployment] : base.deployments },
    })
  }
  const faults = {
    host: { kind: 'lose-instance', element: 'x', in: 'west' },
    process: { kind: 'lose-instance', element: 'x', in: 'west', process: true },
    hang: { kind: 'lose-instance', element: 'x', in: 'west', process: true, hangs: true },
    zone: { kind: 'lose-place', place: 'west-a' },
    region: { kind: 'lose-place', place: 'west' },
    element: { kind: 'lose-element', element: 'x', for: '10m' },
  } satisfies Record<string, Fault>

  for (const kind of running) {
    for (const [name, fault] of Object.entries(faults)) {
      it(`${kind}, ${name}: a time or a reason, in both languages`, () => {
        const found = recovery(play(alone(kind, true), fault), 'x@west')
        assert.ok(found && (found.rto !== undefined || found.unknown !== undefined))
        assert.ok(found.what.ru.length > 20 && found.what.en.length > 20)
        if (name === 'element') near(found.rto, [602, 610, 660])
      })
    }
  }
  for (const kind of whole) {
    it(`${kind} is out as a whole for as long as the fault says`, () =>
      near(recovery(play(alone(kind, false), faults.element), 'x')?.rto, [600, 600, 600]))
  }
})
