/**
 * Connection pools against what the database allows (max_connections) and what the load needs (Little's law: calls per
 * second x time a connection is held).
 */
import type { ConnectionPool, Id } from '../../language/vocabulary/index.ts'
import type { PoolCheck } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import type { Visit } from './demand.ts'
import type { Station } from './stations.ts'

/** PostgreSQL's default of max_connections. */
const MAX_CONNECTIONS = 100

interface Use {
  client: Id
  store: Id
  copy: string
  /** Regions whose clients open connections to this copy. */
  regions: Set<Id>
  needed: number
}

/** One check per client with a pool and copy it connects to; a pooler of the store itself counts for all its clients. */
export function poolChecks(
  topology: Topology,
  all: readonly Visit[],
  stations: ReadonlyMap<string, Station>,
): PoolCheck[] {
  const uses = new Map<string, Use>()
  for (const visit of all) {
    const store = topology.elements.get(visit.step.to)
    if (store?.kind !== 'database') continue
    const client = store.pool ? visit.step.to : visit.step.from
    if (!poolOf(topology, client)) continue
    for (const target of visit.targets) {
      if (!target.copy) continue
      const key = `${client}->${target.copy.id}`
      const use = uses.get(key) ?? { client, store: store.id, copy: target.copy.id, regions: new Set(), needed: 0 }
      const held =
        (stations.get(target.copy.id)?.load.response ?? Number.NaN) +
        target.trip.seconds.typical +
        target.commit.seconds
      use.needed += visit.rate * visit.count * target.share * held
      const caller = topology.instancesOf(visit.step.from)[0]
      use.regions.add(caller ? callerRegion(topology, visit) : visit.population.region)
      uses.set(key, use)
    }
  }
  return [...uses].map(([id, use]) => check(topology, id, use))
}

function poolOf(topology: Topology, client: Id): ConnectionPool | undefined {
  const element = topology.elements.get(client)
  return element && 'pool' in element ? element.pool : undefined
}

/** Region in which the users' calls are worked on: their own when the caller runs there, else the caller's first. */
function callerRegion(topology: Topology, visit: Visit): Id {
  const regions = topology.instancesOf(visit.step.from).map((i) => topology.regionOf(i.place))
  return regions.includes(visit.population.region) ? visit.population.region : (regions[0] ?? visit.population.region)
}

function check(topology: Topology, id: string, use: Use): PoolCheck {
  const pool = poolOf(topology, use.client)
  const store = topology.elements.get(use.store)
  const shared = use.client === use.store || pool?.technology === 'pgbouncer'
  const replicas = topology.instancesOf(use.client).filter((i) => use.regions.has(topology.regionOf(i.place))).length
  return {
    id,
    element: use.client,
    store: use.store,
    opened: (pool?.size ?? 0) * (shared ? 1 : replicas),
    allowed: (store?.kind === 'database' ? store.maxConnections : undefined) ?? MAX_CONNECTIONS,
    needed: use.needed,
  }
}
