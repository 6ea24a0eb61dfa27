/**
 * Connection pools against what the database allows (max_connections) and what the load needs (Little's law: calls per
 * second x time a connection is held), and how often a call waits for a connection: each pool is an M/M/c station with its
 * connections as servers and the time one is held as service.
 */
import type { ConnectionPool, Id } from '../../language/vocabulary/index.ts'
import type { PoolCheck } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import type { Visit, VisitTarget } from './demand.ts'
import { mmc } from './queueing/mmc.ts'
import type { Station } from './stations.ts'

/** PostgreSQL's default of max_connections. */
const MAX_CONNECTIONS = 100

interface Use {
  client: Id
  store: Id
  copy: string
  /** By region of the clients that open connections to this copy. */
  regions: Map<Id, Held>
}

/** Calls per second, and connections that they hold on average. */
interface Held {
  calls: number
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
      const use = uses.get(key) ?? { client, store: store.id, copy: target.copy.id, regions: new Map() }
      // A copy whose calls all take no time is no station, and nobody waits there.
      const held =
        (stations.get(target.copy.id)?.load.wait ?? 0) +
        (visit.time?.typical ?? Number.NaN) +
        target.trip.seconds.typical +
        target.commit.seconds
      const calls = visit.rate * visit.count * target.share
      for (const { region, weight } of callerRegions(topology, visit, target)) {
        const own = use.regions.get(region) ?? { calls: 0, needed: 0 }
        use.regions.set(region, { calls: own.calls + weight * calls, needed: own.needed + weight * calls * held })
      }
      uses.set(key, use)
    }
  }
  return [...uses].map(([id, use]) => check(topology, id, use))
}

function poolOf(topology: Topology, client: Id): ConnectionPool | undefined {
  const element = topology.elements.get(client)
  return element && 'pool' in element ? element.pool : undefined
}

/** Regions in which the users' calls are worked on: where the callers are, else their own when the caller runs there, else its first. */
function callerRegions(topology: Topology, visit: Visit, target: VisitTarget): { region: Id; weight: number }[] {
  if (target.callers) return target.callers.map((c) => ({ region: topology.regionOf(c.place), weight: c.weight }))
  const regions = topology.instancesOf(topology.runnerOf(visit.step.from)).map((i) => topology.regionOf(i.place))
  const own = visit.population.region
  return [{ region: regions.includes(own) ? own : (regions[0] ?? own), weight: 1 }]
}

function check(topology: Topology, id: string, use: Use): PoolCheck {
  const pool = poolOf(topology, use.client)
  const store = topology.elements.get(use.store)
  const shared = use.client === use.store || pool?.technology === 'pgbouncer'
  const all = [...use.regions.values()].reduce((sum, own) => ({
    calls: sum.calls + own.calls,
    needed: sum.needed + own.needed,
  }))
  const inRegion = (region: Id): number => topology.instancesIn(topology.runnerOf(use.client), region).length
  const replicas = [...use.regions.keys()].reduce((sum, region) => sum + inRegion(region), 0)
  // Replicas of a busier region have the longer queues for a connection: they are the ones to state.
  const states = shared
    ? [stateOf(pool, all, 1)]
    : [...use.regions].map(([region, own]) => stateOf(pool, own, Math.max(1, inRegion(region))))
  const busiest = states.reduce((most, state) => (state.wait > most.wait ? state : most))
  return {
    id,
    element: use.client,
    store: use.store,
    opened: (pool?.size ?? 0) * (shared ? 1 : replicas),
    allowed: (store?.kind === 'database' ? store.maxConnections : undefined) ?? MAX_CONNECTIONS,
    needed: all.needed,
    ...(Number.isNaN(all.needed) ? {} : { waits: busiest.waits, wait: busiest.wait }),
  }
}

/** The load of a region falls on so many pools alike. */
function stateOf(pool: ConnectionPool | undefined, own: Held, pools: number): { waits: number; wait: number } {
  return pool && own.calls > 0 ? mmc(own.calls / pools, own.needed / own.calls, pool.size) : { waits: 0, wait: 0 }
}
