/**
 * Load of the stations from visits, without derivations: many states of a scenario are tried, and only their figures count.
 * A run is the visits of one journey by the users of one region, in the order of its steps.
 */
import type { Id } from '../../language/vocabulary/index.ts'
import { isPassive, type Visit } from '../performance/demand.ts'
import type { Population, ResolvedJourney, Topology } from '../topology/topology.ts'

/** Visits of one journey and region; `counts`: how often each happens per journey, after caches. */
export interface Run {
  key: string
  journey: ResolvedJourney
  population: Population
  visits: readonly Visit[]
  counts: readonly number[]
  /** Stations that it reaches. */
  stations: ReadonlySet<string>
}

/** Load of one station. */
export interface StationFlow {
  id: string
  element: Id
  region: Id
  servers: number
  /** Calls per second, retries included, and without them. */
  arrivals: number
  plain: number
  /** Servers busy on average, and their share. */
  busy: number
  utilisation: number
  unknown: boolean
}

/** Key of a journey's users: journey and region. */
export const usersKey = (journey: Id, region: Id): string => `${journey}\n${region}`

/** Visits cut into runs. */
export function runsOf(visits: readonly Visit[]): Run[] {
  const found: { visits: Visit[]; counts: number[]; first: Visit }[] = []
  for (const visit of visits) {
    const last = found.at(-1)
    if (last?.first.population === visit.population) {
      last.visits.push(visit)
      last.counts.push(visit.count)
    } else found.push({ visits: [visit], counts: [visit.count], first: visit })
  }
  return found.map(({ visits: own, counts, first }) => ({
    key: usersKey(first.journey.journey.id, first.population.region),
    journey: first.journey,
    population: first.population,
    visits: own,
    counts,
    stations: new Set(own.flatMap((visit) => visit.targets.flatMap((t) => t.station ?? []))),
  }))
}

/** Stations by id, in the order in which journeys reach them. `tries`: calls per call of each visit of a run. */
export function stationFlows(
  topology: Topology,
  runs: readonly Run[],
  tries: (run: Run, index: number) => number = () => 1,
): Map<string, StationFlow> {
  const found = new Map<string, StationFlow>()
  const busyOnes = new Set<string>()
  for (const run of runs) {
    run.visits.forEach((visit, index) => {
      const calls = visit.rate * (run.counts[index] ?? 0)
      const time = visit.time?.typical
      for (const target of visit.targets) {
        if (target.station === undefined) continue
        const servers = target.servers
        const flow = found.get(target.station) ?? {
          id: target.station,
          element: visit.step.to,
          region: target.region,
          servers: servers ?? Number.NaN,
          arrivals: 0,
          plain: 0,
          busy: 0,
          utilisation: 0,
          unknown: false,
        }
        const arrivals = calls * target.share * tries(run, index)
        flow.arrivals += arrivals
        flow.plain += calls * target.share
        if (time === undefined || servers === undefined) flow.unknown = true
        else flow.busy += arrivals * time
        if (time !== 0) busyOnes.add(target.station)
        flow.utilisation = flow.busy / flow.servers
        found.set(target.station, flow)
      }
    })
  }
  // Devices and balancers without a time of their own are no resource.
  for (const [id, flow] of found) if (!busyOnes.has(id) || isIdle(topology, flow)) found.delete(id)
  return found
}

function isIdle(topology: Topology, flow: StationFlow): boolean {
  return flow.busy === 0 && !flow.unknown && isPassive(topology.elements.get(flow.element))
}

/** Positions of the runs that share a station with one of those that moved, and those stations: only their load may differ. */
export function concerned(
  moved: readonly number[],
  before: readonly Run[],
  after: readonly Run[],
  reachedBy: ReadonlyMap<string, readonly number[]>,
): { positions: number[]; stations: Set<string> } {
  const stations = new Set<string>()
  for (const k of moved) {
    for (const run of [before[k], after[k]]) if (run) for (const id of run.stations) stations.add(id)
  }
  const positions = new Set<number>(moved)
  for (const id of stations) for (const k of reachedBy.get(id) ?? []) positions.add(k)
  return { positions: [...positions].sort((a, b) => a - b), stations }
}
