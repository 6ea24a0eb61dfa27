/**
 * Overload that spreads: a region whose entry (or, with a deep check, anything on the way) is overloaded fails the checks of
 * the global balancer, its users are led to the next region, and that may be overloaded in turn. Played until nothing
 * changes; every round takes at least one region out, so it ends. A region that is out stays out: in truth it comes back
 * when its load is gone and the system flaps. When every region left is overloaded, balancers answer with all of them (fail
 * open, as Route 53 documents), so the last one stays.
 */
import { globalReroute } from '../../catalogue/mechanisms/balancer.ts'
import type { ClientApp, GlobalBalancer, Id } from '../../language/vocabulary/index.ts'
import type { CascadeStep, Phase } from '../analysis.ts'
import { type Effect, isLost } from '../data/effect.ts'
import type { Topology } from '../topology/topology.ts'
import type { Run, StationFlow } from './flow.ts'
import { scaledOut } from './scale-out.ts'

/** A region that leaves balancing, with those who are led away and the instances that get no more users. */
export interface Leaving extends CascadeStep {
  /** Keys of journeys and regions whose requests it served. */
  users: Set<string>
  instances: string[]
  phases: Phase[]
}

interface Entry {
  balancer: GlobalBalancer
  element: Id
  /** Runs that come in by it. */
  runs: Run[]
  client: ClientApp | undefined
}

/** Balancers with what they lead to. One that is static, lost, or checks a mere port moves nobody. */
function entriesOf(topology: Topology, effect: Effect, runs: readonly Run[]): Entry[] {
  const found = new Map<string, Entry>()
  for (const run of runs) {
    const { steps, journey } = run.journey
    const at = steps.findIndex((step) => topology.elements.get(step.to)?.kind === 'globalBalancer')
    const balancer = at < 0 ? undefined : (topology.elements.get(steps[at]?.to ?? '') as GlobalBalancer)
    const element = steps.slice(at + 1).find((step) => topology.instancesOf(step.to).length > 0)?.to
    if (!balancer || !element || balancer.policy === 'static' || effect.lost.has(balancer.id)) continue
    // A person who edits records does not follow the load.
    if (balancer.failoverBy === 'record-edit') continue
    if (balancer.healthCheck.depth === 'port') continue
    const client = [journey.actor, ...steps.map((step) => step.to)]
      .map((id) => topology.elements.get(id))
      .find((e): e is ClientApp => e?.kind === 'webApp' || e?.kind === 'mobileApp')
    const key = `${balancer.id} ${element}`
    const known = found.get(key)
    if (known) known.runs.push(run)
    else found.set(key, { balancer, element, runs: [run], client })
  }
  return [...found.values()]
}

/** Regions that leave balancing in this round; none when the state is stable. */
export function leavingRegions(
  topology: Topology,
  effect: Effect,
  runs: readonly Run[],
  flows: ReadonlyMap<string, StationFlow>,
  out: ReadonlySet<string>,
  round: number,
): Leaving[] {
  if (![...flows.values()].some((flow) => flow.utilisation >= 1)) return []
  return entriesOf(topology, effect, runs).flatMap((entry) => {
    const living = topology
      .instancesOf(entry.element)
      .filter((i) => !isLost(topology, effect, i.id, i.element, i.place) && !out.has(i.id))
    const regions = [...new Set(living.map((i) => topology.regionOf(i.place)))]
    const sick = new Map<Id, StationFlow>()
    for (const region of regions) {
      const station = worstSeen(topology, effect, entry, region, flows)
      if (station) sick.set(region, station)
    }
    if (sick.size === 0 || sick.size === regions.length) return []
    return [...sick].map(([region, station]): Leaving => {
      const own = `${entry.element}@${region}`
      return {
        round,
        region,
        balancer: entry.balancer.id,
        station: station.id,
        utilisation: station.utilisation,
        users: new Set(entry.runs.filter((run) => run.stations.has(own)).map((run) => run.key)),
        instances: living.filter((i) => topology.regionOf(i.place) === region).map((i) => i.id),
        phases: globalReroute(entry.balancer, entry.client),
      }
    })
  })
}

/** The busiest overloaded station of a region that the balancer's check sees and no autoscaler cures. */
function worstSeen(
  topology: Topology,
  effect: Effect,
  entry: Entry,
  region: Id,
  flows: ReadonlyMap<string, StationFlow>,
): StationFlow | undefined {
  const deep = entry.balancer.healthCheck.depth === 'dependencies'
  const seen = new Set(deep ? entry.runs.flatMap((run) => [...run.stations]) : [`${entry.element}@${region}`])
  const found = [...flows.values()].filter(
    (flow) =>
      seen.has(flow.id) &&
      flow.region === region &&
      flow.id === `${flow.element}@${region}` &&
      !flow.unknown &&
      flow.utilisation >= 1 &&
      !scaledOut(topology, effect, flow),
  )
  return found.sort((a, b) => b.utilisation - a.utilisation)[0]
}
