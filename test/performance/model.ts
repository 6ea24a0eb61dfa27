/** A small system for tests of figures by hand: two regions, one service per region, one database. */
import type { ArchitectureDocument } from '../../src/language/document.ts'

/** A document with nothing in it but what is given. */
export function documentOf(parts: Partial<ArchitectureDocument>): ArchitectureDocument {
  return {
    loadpath: 1,
    system: { id: 'shop', title: 'Shop', languages: ['en', 'ru'] },
    places: [],
    links: [],
    elements: [],
    relations: [],
    deployments: [],
    journeys: [],
    requirements: [],
    scenarios: [],
    metrics: [],
    queries: [],
    assumptions: [],
    variants: [],
    stages: [],
    views: [],
    ...parts,
  }
}

/**
 * Users of north (100/s normal, 200/s at peak, 10 ms away) and of south (50/s, 100/s, 20 ms) read and write: 4 servers of
 * 10 ms in each region's `api`; a database of 8 servers in north, read twice at 5 ms and written once at 10 ms, with a
 * synchronous standby in another zone of north. Regions are 30 ms apart.
 */
export function shop(): ArchitectureDocument {
  return documentOf({
    places: [
      { id: 'north', kind: 'region', title: { ru: 'Север', en: 'North' } },
      { id: 'n1', kind: 'zone', in: 'north', title: 'n1' },
      { id: 'n2', kind: 'zone', in: 'north', title: 'n2' },
      { id: 'south', kind: 'region', title: { ru: 'Юг', en: 'South' } },
      { id: 's1', kind: 'zone', in: 'south', title: 's1' },
    ],
    links: [{ id: 'north--south', between: ['north', 'south'], roundTrip: '30ms' }],
    elements: [
      { id: 'user', kind: 'person', title: 'User' },
      {
        id: 'edge',
        kind: 'globalBalancer',
        title: 'Edge',
        policy: 'geo',
        healthCheck: { interval: '10s', failures: 3 },
      },
      {
        id: 'api',
        kind: 'service',
        title: 'API',
        concurrency: 2,
        time: '10ms',
        pool: { size: 20 },
        cost: '100 USD/month',
      },
      {
        id: 'db',
        kind: 'database',
        title: 'DB',
        technology: 'postgresql',
        concurrency: 8,
        time: '5ms',
        maxConnections: 90,
        cost: '1000 USD/month',
        replication: { mode: 'sync', members: [{ in: 'n1' }, { in: 'n2' }] },
      },
    ],
    relations: [
      { id: 'user->edge', from: 'user', to: 'edge' },
      { id: 'edge->api', from: 'edge', to: 'api' },
      { id: 'api->db', from: 'api', to: 'db' },
    ],
    deployments: [
      { id: 'api@north', element: 'api', in: 'n1', replicas: 2 },
      { id: 'api@south', element: 'api', in: 's1', replicas: 2 },
    ],
    journeys: [
      {
        id: 'buy',
        title: { ru: 'Покупка', en: 'Buy' },
        actor: 'user',
        steps: [
          { to: 'edge' },
          { to: 'api' },
          { from: 'api', to: 'db', operation: 'read', calls: 2 },
          { from: 'api', to: 'db', operation: 'write', time: '10ms' },
        ],
        rates: [
          { from: 'north', normal: '100/s', peak: '200/s', access: '10ms' },
          { from: 'south', normal: '50/s', peak: '100/s', access: '20ms' },
        ],
      },
    ],
  })
}
