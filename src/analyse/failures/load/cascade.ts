/**
 * Overload that spreads: a region whose entry (or, with a deep check, anything on the way) is overloaded fails the checks of
 * the global balancer, its users are led to the next region, and that may be overloaded in turn. Played until nothing
 * changes; every round takes at least one region out, so it ends. A region that is out stays out: in truth it comes back
 * when its load is gone and the system flaps. When every region left is overloaded, balancers answer with all of them (fail
 * open, as Route 53 documents), so the last one stays.
 */
import { type Caller, globalReroute } from '../../../catalogue/mechanisms/balancer.ts'
import type { Id } from '../../../language/vocabulary/index.ts'
import type { CascadeStep, Phase } from '../../analysis.ts'
import { type Effect, isLost } from '../../data/effect.ts'
import { stationsFrom, wayIn } from '../services/entries.ts'
import { clientOf } from '../services/reroute.ts'
import type { WayIn } from '../services/ways.ts'
import type { Wired } from '../wiring.ts'
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

interface Entry extends WayIn {
  /** Runs that come in by it. */
  runs: Run[]
  client: Caller | undefined
}

/** Balancers with what they lead to. One that is static, lost, or checks a mere port moves nobody. */
function entriesOf(topology: Wired, effect: Effect, moved: Moved): Entry[] {
  const found = new Map<string, Entry>()
  let position = 0
  for (const journey of topology.journeys) {
    const own = journey.populations.flatMap(() => runAt(moved, position++) ?? [])
    const way = wayIn(topology, journey, effect)
    // A person who edits records does not follow the load.
    if (!way || way.balancer.failoverBy === 'record-edit' || way.balancer.healthCheck.depth === 'port') continue
    const key = `${way.balancer.id} ${way.entry}`
    const known = found.get(key)
    if (known) known.runs.push(...own)
    else found.set(key, { ...way, runs: own, client: clientOf(topology, journey) })
  }
  return [...found.values()]
}

/** Regions that leave balancing in this round; none when the state is stable. `over`: stations at or above 100 %. */
export function leavingRegions(
  topology: Wired,
  effect: Effect,
  moved: Moved,
  over: readonly StationFlow[],
  out: ReadonlySet<string>,
  round: number,
): Leaving[] {
  return entriesOf(topology, effect, moved).flatMap((entry) => {
    const living = topology
      .instancesOf(entry.entry)
      .filter((i) => !isLost(topology, effect, i.id, i.element, i.place) && !out.has(i.id))
    const regions = [...new Set(living.map((i) => topology.regionOf(i.place)))]
    const sick = new Map<Id, StationFlow>()
    for (const region of regions) {
      const station = worstSeen(topology, effect, entry, region, over)
      if (station) sick.set(region, station)
    }
    if (sick.size === 0 || sick.size === regions.length) return []
    return [...sick].map(([region, station]): Leaving => {
      const own = `${entry.entry}@${region}`
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

/**
 * The busiest overloaded station that the balancer's check of a region sees and no autoscaler cures: its entry, or with a deep check
 * anything that users wait for who come in there, wherever it stands: what regions share takes all of them out, so none.
 */
function worstSeen(
  topology: Wired,
  effect: Effect,
  entry: Entry,
  region: Id,
  over: readonly StationFlow[],
): StationFlow | undefined {
  const own = `${entry.entry}@${region}`
  const sick = over.filter((flow) => !flow.unknown && !scaledOut(topology, effect, flow))
  if (entry.balancer.healthCheck.depth !== 'dependencies') return sick.find((flow) => flow.id === own)
  const seen = new Set(
    entry.runs.flatMap(({ journey, population }) => {
      const way = sick.length > 0 ? wayIn(topology, journey, effect) : undefined
      return way ? [...stationsFrom(topology, effect, way, population, region)] : []
    }),
  )
  return sick.filter((flow) => seen.has(flow.id)).sort((a, b) => b.utilisation - a.utilisation)[0]
}
