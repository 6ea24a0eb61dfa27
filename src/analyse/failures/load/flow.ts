/**
 * Load of the stations, without derivations: many states of a scenario are tried, and only their figures count. A state is
 * the calm system with the runs that moved; only the stations that those reach before or after are counted anew.
 */
import type { Id } from '../../../language/vocabulary/index.ts'
import { isPassive } from '../../performance/demand.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Flows, Moved, StationFlow } from './state.ts'
import type { Run } from './walk.ts'

/** Whether two sets have something in common. */
export function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  for (const id of small) if (large.has(id)) return true
  return false
}

/** The load changed: by more than the noise of another order of sums. */
export function differs(after: number, before: number): boolean {
  return Math.abs(after - before) > 1e-9
}

/** Stations by id, in the order in which journeys reach them. `only`: no others are counted. */
export function stationFlows(
  topology: Topology,
  runs: Iterable<Run>,
  only?: ReadonlySet<string>,
): Map<string, StationFlow> {
  const found = new Map<string, StationFlow>()
  const busyOnes = new Set<string>()
  for (const run of runs) {
    for (const [index, { step, time, targets }] of run.visits.entries()) {
      const calls = run.rate * (run.counts[index] ?? 0)
      for (const target of targets) {
        const { station, servers } = target
        if (station === undefined || (only && !only.has(station))) continue
        let flow = found.get(station)
        if (!flow) {
          flow = emptyFlow(station, topology.runnerOf(step.to), target.region, servers)
          found.set(station, flow)
        }
        const arrivals = calls * target.share
        flow.arrivals += arrivals
        flow.plain += arrivals
        if (time === undefined || servers === undefined) flow.unknown = true
        else flow.busy += arrivals * time
        if (time !== 0) busyOnes.add(station)
        flow.utilisation = flow.busy / flow.servers
      }
    }
  }
  // Devices and balancers without a time of their own are no resource.
  for (const [id, flow] of found) if (!busyOnes.has(id) || isIdle(topology, flow)) found.delete(id)
  return found
}

function emptyFlow(id: string, element: Id, region: Id, servers: number | undefined): StationFlow {
  const zero = { arrivals: 0, plain: 0, busy: 0, utilisation: 0 }
  return { id, element, region, servers: servers ?? Number.NaN, ...zero, unknown: false }
}

function isIdle(topology: Topology, flow: StationFlow): boolean {
  return flow.busy === 0 && !flow.unknown && isPassive(topology.elements.get(flow.element))
}

/** The run at a position after users moved. */
export function runAt({ calm, runs }: Moved, position: number): Run | undefined {
  return runs.get(position) ?? calm.runs[position]
}

/** Positions of the runs that reach a station after users moved. */
export function reaching({ calm, runs }: Moved, station: string): number[] {
  const found = (calm.reachedBy.get(station) ?? []).filter((k) => runs.get(k)?.stations.has(station) ?? true)
  for (const [k, run] of runs) {
    if (run.stations.has(station) && !calm.runs[k]?.stations.has(station)) found.push(k)
  }
  return found
}

/** Runs that reach one of the stations, in the order of positions. */
export function runsReaching(moved: Moved, stations: ReadonlySet<string>): Run[] {
  const positions = new Set<number>()
  for (const id of stations) for (const k of moved.calm.reachedBy.get(id) ?? []) positions.add(k)
  for (const [k, run] of moved.runs) if (!positions.has(k) && meet(run.stations, stations)) positions.add(k)
  return [...positions].sort((a, b) => a - b).flatMap((k) => runAt(moved, k) ?? [])
}

/** Stations of the calls that go elsewhere than before, or are made more or less often. */
function addChanged(stations: Set<string>, before: Run | undefined, after: Run): void {
  const often = before?.counts === after.counts && before.rate === after.rate
  for (const [index, call] of after.visits.entries()) {
    const old = before?.visits[index]
    if (often && old && call.targets === old.targets) continue
    for (const t of old?.targets ?? []) if (t.station !== undefined) stations.add(t.station)
    for (const t of call.targets) if (t.station !== undefined) stations.add(t.station)
  }
}

/** Load after users moved, without retries. */
export function flowsOf(topology: Topology, moved: Moved): Flows {
  const { calm, runs } = moved
  const anew = new Set<string>()
  for (const [k, run] of runs) addChanged(anew, calm.runs[k], run)
  return { calm, anew, changed: anew.size > 0 ? stationFlows(topology, runsReaching(moved, anew), anew) : new Map() }
}

/** The load of one station. */
export function flowAt({ calm, anew, changed }: Flows, id: string): StationFlow | undefined {
  return anew.has(id) ? changed.get(id) : calm.flows.get(id)
}

/** Stations at or above 100 %. */
export function overloaded({ calm, anew, changed }: Flows): StationFlow[] {
  const found = calm.busy.filter((flow) => !anew.has(flow.id))
  for (const flow of changed.values()) if (flow.utilisation >= 1) found.push(flow)
  return found
}

/** The load with some stations replaced. */
export function withStations(flows: Flows, stations: ReadonlySet<string>, by: ReadonlyMap<string, StationFlow>): Flows {
  const changed = new Map<string, StationFlow>()
  for (const [id, flow] of flows.changed) if (!stations.has(id)) changed.set(id, flow)
  for (const [id, flow] of by) if (stations.has(id)) changed.set(id, flow)
  return { calm: flows.calm, anew: new Set([...flows.anew, ...stations]), changed }
}
