/** Carriers of entry, compute and observation: balancers, content networks, Kubernetes, tokens, collectors, alerts. */
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type {
  Deployment,
  Element,
  Fault,
  LoadBalancer,
  Relation,
  Service,
} from '../../src/language/vocabulary/index.ts'
import { type Changes, documentWith, places } from '../data/model.ts'
import { type Carriers, place, scenariosOf, watched } from './carriers.ts'

const kube = { technology: 'kubernetes' } as const
const west = (element: string, change: object = {}): Fault => ({
  kind: 'lose-instance',
  element,
  in: 'west',
  ...change,
})

/** The elements between the user and the database, in the order of requests; the last one is the service. */
function chained(base: ArchitectureDocument, chain: readonly string[]): ArchitectureDocument {
  const relations: Relation[] = chain.map((to, k) => ({
    id: `${chain[k - 1] ?? 'user'}->${to}`,
    from: chain[k - 1] ?? 'user',
    to,
  }))
  return {
    ...base,
    relations: [...relations, { id: 'api->db', from: 'api', to: 'db', timeout: '1s' }],
    journeys: base.journeys.map((one) => ({
      ...one,
      steps: [...chain.map((to) => ({ to })), { to: 'db', operation: 'write' as const }],
    })),
  }
}

/** Two balancers of one region before the service, which nothing else orchestrates. */
function balanced(change: Partial<LoadBalancer>): ArchitectureDocument {
  const lb: Element = { kind: 'loadBalancer', id: 'lb', title: 'LB', ...change }
  const base = chained(documentWith({ elements: [lb] }), ['edge', 'lb', 'api'])
  const own = ['west', 'east'].map(
    (region): Deployment => ({ id: `lb@${region}`, element: 'lb', in: region, replicas: 2 }),
  )
  return {
    ...base,
    deployments: [
      ...base.deployments.map((one) => ({ ...one, orchestrator: { technology: 'none' as const } })),
      ...own,
    ],
    scenarios: scenariosOf([[west('lb')], [west('api')], [{ kind: 'lose-element', element: 'api', for: '10m' }]]),
  }
}

/** A global balancer before the service, users come by a web application. */
function reached(edge: NonNullable<Changes['edge']>): ArchitectureDocument {
  const web: Element = { kind: 'webApp', id: 'web', title: 'Web', timeout: '3s' }
  const base = chained(documentWith({ edge, elements: [web] }), ['web', 'edge', 'api'])
  return watched({ ...base, scenarios: scenariosOf([[place('west')]]) })
}

/** Nothing is said of how long answers are kept. */
function withoutTtl(document: ArchitectureDocument): ArchitectureDocument {
  const elements = document.elements.map((one) => {
    if (one.kind !== 'globalBalancer') return one
    const { ttl: _, ...rest } = one
    return rest
  })
  return { ...document, elements }
}

const bareCheck = { interval: '10s', failures: 3 } as const

const edges = (): Carriers => ({
  haproxy: balanced({ technology: 'haproxy' }),
  'a virtual address': balanced({ technology: 'haproxy', vrrp: {} }),
  nginx: balanced({ technology: 'nginx' }),
  alb: balanced({ technology: 'alb' }),
  'another check': withoutTtl(reached({ healthCheck: bareCheck })),
  'Route 53': reached({ technology: 'route53', healthCheck: bareCheck }),
  'Global Accelerator': reached({ technology: 'global-accelerator', mechanism: 'anycast', healthCheck: bareCheck }),
  Cloudflare: reached({ technology: 'cloudflare', healthCheck: bareCheck }),
  'people edit records': reached({ failoverBy: 'record-edit', recordEdit: '10m' }),
  'content network': contentNetwork(),
})

function contentNetwork(): ArchitectureDocument {
  const cdn: Element = {
    kind: 'cdn',
    id: 'cdn',
    title: 'CDN',
    cache: { level: 'cdn', hitRatio: '90%', invalidation: ['ttl'] },
    http: { cacheControl: true, staleIfError: '1m' },
    originFailover: {},
  }
  const base = chained(documentWith({ elements: [cdn] }), ['cdn', 'api'])
  const journeys = base.journeys.map((one) => ({
    ...one,
    steps: [{ to: 'cdn' }, { to: 'api' }, { to: 'db', operation: 'read' as const }],
  }))
  return {
    ...base,
    elements: base.elements.filter((one) => one.id !== 'edge'),
    journeys,
    scenarios: scenariosOf([[place('west')], [{ kind: 'lose-element', element: 'api', for: '1h' }]]),
  }
}

/** The service in `west` alone. */
function alone(
  deployment: Partial<Deployment>,
  api: Partial<Service> = {},
  faults: Fault[][] = [],
): ArchitectureDocument {
  const base = documentWith({ edge: { policy: 'static' } })
  return {
    ...base,
    places: places.map((one) => (one.kind === 'zone' ? { ...one, hosts: 10 } : one)),
    elements: base.elements.map((one) => (one.id === 'api' ? ({ ...one, ...api } as Element) : one)),
    deployments: [{ id: 'api@west', element: 'api', in: 'west', replicas: 1, orchestrator: kube, ...deployment }],
    scenarios: scenariosOf(faults),
  }
}

const hangs = west('api', { process: true, hangs: true })
const burst: Fault = { kind: 'overload', journey: 'buy', factor: 40, for: '1h' }
const autoscaling = { min: 2, max: 40, metric: 'cpu', target: '60%' } as const
const liveness = { interval: '10s', failures: 3 } as const

const compute = (): Carriers => ({
  'a lost pod': alone({}, {}, [[west('api')]]),
  'a lost zone': alone({}, {}, [[place('west-a')]]),
  'a hung process': alone({ replicas: 2, kubernetes: { liveness } }, { readiness: liveness }, [[hangs]]),
  'a hung process alone': alone({ kubernetes: { liveness } }, {}, [[hangs]]),
  'a hung process, nothing said': alone({ replicas: 2 }, {}, [[hangs]]),
  'a fenced volume': alone(
    { kubernetes: { workload: 'StatefulSet', volume: 'ReadWriteOnce', fencing: '1m', outOfServiceTaint: true } },
    {},
    [[west('api')]],
  ),
  machines: alone({ replicas: 2, orchestrator: { technology: 'vm-group' } }, {}, [[west('api')]]),
  'growth under load': alone({ replicas: 2, autoscaling: { ...autoscaling, nodes: 'on-demand' } }, {}, [[burst]]),
})

const observed = (): Carriers => ({
  collector: collector(),
  'cached keys': signedIn(),
  'dead peers': alertmanagers(),
})

function collector(): ArchitectureDocument {
  const base = documentWith({
    elements: [
      { kind: 'service', id: 'otel', title: 'Collector', opentelemetry: { exportRate: '20/s' } },
      { kind: 'externalSystem', id: 'traces', title: 'Traces' },
    ],
  })
  return {
    ...base,
    relations: [...base.relations, { id: 'otel->traces', from: 'otel', to: 'traces', need: 'async' }],
    deployments: [
      ...base.deployments,
      { id: 'otel@west', element: 'otel', in: 'west', replicas: 2, orchestrator: kube },
    ],
    scenarios: scenariosOf([[{ kind: 'external-outage', element: 'traces', for: '10m' }], [west('otel')]]),
  }
}

/** The service checks tokens by keys of an identity provider and by a list of revoked ones, neither of which runs of our own. */
function signedIn(): ArchitectureDocument {
  const base = documentWith({
    elements: [
      { kind: 'cache', id: 'revoked', title: 'Revoked', technology: 'redis' },
      { kind: 'identityProvider', id: 'idp', title: 'IdP' },
    ],
  })
  const jwt = { jwks: 'cached', denylist: 'fail-open', denylistStore: 'revoked' } as const
  return {
    ...base,
    elements: base.elements.map((one) => (one.id === 'api' ? ({ ...one, jwt } as Element) : one)),
    relations: [
      ...base.relations,
      { id: 'api->idp', from: 'api', to: 'idp' },
      { id: 'api->revoked', from: 'api', to: 'revoked' },
    ],
    journeys: base.journeys.map((one) => ({
      ...one,
      steps: [
        { to: 'edge' },
        { to: 'api' },
        { from: 'api', to: 'revoked', operation: 'read' as const },
        { from: 'api', to: 'idp' },
      ],
    })),
    scenarios: scenariosOf([
      [{ kind: 'lose-element', element: 'idp', for: '2h' }],
      [{ kind: 'lose-element', element: 'revoked', for: '2h' }],
    ]),
  }
}

/** People edit records in an incident that also takes one of three Alertmanagers, or that follows another one. */
function alertmanagers(): ArchitectureDocument {
  const base = watched(documentWith({ edge: { failoverBy: 'record-edit', recordEdit: '10m' } }))
  const deployments = base.deployments.map((one) => (one.element === 'mon' ? { ...one, replicas: 3 } : one))
  const dead: Fault = { kind: 'lose-instance', element: 'mon', in: 'vault', for: '2h' }
  const second: Fault = { ...place('west'), at: '20m' } as Fault
  return {
    ...base,
    deployments,
    scenarios: scenariosOf([
      [place('west'), dead],
      [west('api'), second],
    ]),
  }
}

/** Carriers beside those of stores, by name. */
export const entryCarriers = (): Carriers => ({ ...edges(), ...compute(), ...observed() })
