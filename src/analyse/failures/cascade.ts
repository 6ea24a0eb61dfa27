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
import { runAt } from './flow.ts'
import { scaledOut } from './scale-out.ts'
import type { Moved, StationFlow } from './state.ts'
import type { Run } from './walk.ts'

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
function entriesOf(topology: Topology, effect: Effect, moved: Moved): Entry[] {
  const found = new Map<string, Entry>()
  let position = 0
  for (const { journey, steps, populations } of topology.journeys) {
    const own = populations.flatMap(() => runAt(moved, position++) ?? [])
    const at = steps.findIndex((step) => topology.elements.get(step.to)?.kind === 'globalBalancer')
    const balancer = at < 0 ? undefined : (topology.elements.get(steps[at]?.to ?? '') as GlobalBalancer)
    const element = steps
      .slice(at + 1)
      .map((step) => topology.runnerOf(step.to))
      .find((id) => topology.instancesOf(id).length > 0)
    if (!balancer || !element || balancer.policy === 'static' || effect.lost.has(balancer.id)) continue
    // A person who edits records does not follow the load.
    if (balancer.failoverBy === 'record-edit') continue
    if (balancer.healthCheck.depth === 'port') continue
    const client = [journey.actor, ...steps.map((step) => step.to)]
      .map((id) => topology.elements.get(id))
      .find((e): e is ClientApp => e?.kind === 'webApp' || e?.kind === 'mobileApp')
    const key = `${balancer.id} ${element}`
    const known = found.get(key)
    if (known) known.runs.push(...own)
    else found.set(key, { balancer, element, runs: own, client })
  }
  return [...found.values()]
}

/** Regions that leave balancing in this round; none when the state is stable. `over`: stations at or above 100 %. */
export function leavingRegions(
  topology: Topology,
  effect: Effect,
  moved: Moved,
  over: readonly StationFlow[],
  out: ReadonlySet<string>,
  round: number,
): Leaving[] {
  return entriesOf(topology, effect, moved).flatMap((entry) => {
    const living = topology
      .instancesOf(entry.element)
      .filter((i) => !isLost(topology, effect, i.id, i.element, i.place) && !out.has(i.id))
    const regions = [...new Set(living.map((i) => topology.regionOf(i.place)))]
    const sick = new Map<Id, StationFlow>()
    for (const region of regions) {
      const station = worstSeen(topology, effect, entry, region, over)
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
  over: readonly StationFlow[],
): StationFlow | undefined {
  const deep = entry.balancer.healthCheck.depth === 'dependencies'
  const isSeen = ({ id }: StationFlow) =>
    deep ? entry.runs.some((run) => run.stations.has(id)) : id === `${entry.element}@${region}`
  const found = over.filter(
    (flow) =>
      flow.region === region &&
      flow.id === `${flow.element}@${region}` &&
      !flow.unknown &&
      isSeen(flow) &&
      !scaledOut(topology, effect, flow),
  )
  return found.sort((a, b) => b.utilisation - a.utilisation)[0]
}
