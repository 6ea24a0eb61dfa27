/**
 * The ways of users through the deployed system, without times of travel and commits: many states of a scenario are tried, and
 * only who is called how often counts. A run is the calls of one journey by the users of one region, in the order of its steps.
 */
import type { Id } from '../../../language/vocabulary/index.ts'
import { thinning } from '../../performance/caches.ts'
import { arrival, timeOf } from '../../performance/demand.ts'
import type { PerformanceOptions } from '../../performance/options.ts'
import { type Location, type Lost, type Target, targetsOf } from '../../performance/routing.ts'
import type { Population, ResolvedJourney, ResolvedStep, Topology } from '../../topology/topology.ts'

/** One step of a journey for the users of one region. */
export interface Call {
  step: ResolvedStep
  /** Typical busy (or pure delay) seconds; undefined when the model does not say. */
  time: number | undefined
  /** Where it goes; empty when nothing alive answers. */
  targets: readonly Target[]
  /** Where it is made from, and where the next one is. The same object as long as nothing before it changed. */
  caller: Location
  next: Location
}

/** Calls of one journey and region; `counts`: how often each happens per journey, after caches. */
export interface Run {
  /** Among all runs, in the order of the journeys and their regions. */
  position: number
  key: string
  journey: ResolvedJourney
  population: Population
  /** Journeys per second. */
  rate: number
  visits: readonly Call[]
  counts: readonly number[]
  /** The call that each call is made from: the latest before it at its caller; -1: the user. */
  parents: readonly number[]
  /** Stations that it reaches. */
  stations: ReadonlySet<string>
}

/** Key of a journey's users: journey and region. */
export const usersKey = (journey: Id, region: Id): string => `${journey}\n${region}`

/** The ways of all users under options. */
export function runsOf(topology: Topology, options: PerformanceOptions): Run[] {
  const lost: Lost = options.lost ?? new Set<string>()
  const slow = options.factors?.elements ?? {}
  let position = 0
  return topology.journeys.flatMap((journey) => {
    const factor = (options.growth ?? 1) * (options.factors?.journeys?.[journey.journey.id] ?? 1)
    const counts = countsWith(topology, journey, options.factors?.caches ?? {})
    const parents = parentsOf(journey.steps)
    return journey.populations.map((population): Run => {
      const calls = walk(topology, journey, population, lost, slow)
      return {
        position: position++,
        key: usersKey(journey.journey.id, population.region),
        journey,
        population,
        rate: population[options.load] * factor,
        visits: calls,
        counts,
        parents,
        stations: stationsOf(calls),
      }
    })
  })
}

/**
 * The run when more is lost. Only calls that went to something lost, and those made from where they went, are looked up again:
 * taking away what a choice did not choose does not change it. `others`: the same run with a part of it lost, whose calls are
 * taken where they hold.
 */
export function runWithout(
  topology: Topology,
  run: Run,
  lost: Lost,
  hit: (call: Call) => boolean,
  others: readonly Run[] = [],
): Run {
  const calls = walk(topology, run.journey, run.population, lost, {}, { runs: [run, ...others], hit })
  if (calls.every((call, index) => call === run.visits[index])) return run
  return { ...run, visits: calls, stations: stationsOf(calls) }
}

/** How often each step happens per journey, after caches; `factors`: multipliers on their hit ratios. */
export function countsWith(
  topology: Topology,
  journey: ResolvedJourney,
  factors: Readonly<Record<Id, number>>,
): number[] {
  const thin = thinning(topology, journey.journey, journey.steps, factors)
  return journey.steps.map((step, index) => step.visits * (thin[index]?.factor ?? 1))
}

function walk(
  topology: Topology,
  journey: ResolvedJourney,
  population: Population,
  lost: Lost,
  slow: Readonly<Record<Id, number>>,
  known?: { runs: readonly Run[]; hit: (call: Call) => boolean },
): Call[] {
  const device = known?.runs[0]?.visits[0]?.caller ?? {
    kind: 'device' as const,
    region: population.region,
    policy: undefined,
  }
  const locations = new Map<Id, Location>([[journey.journey.actor, device]])
  return journey.steps.map((step, index) => {
    const caller = locations.get(step.from) ?? device
    const old = known?.runs.find(({ visits }) => holds(visits[index], caller, known.hit))?.visits[index]
    const call = old ?? asBefore(called(topology, step, caller, population, lost, slow), index, known?.runs ?? [])
    locations.set(step.to, call.next)
    return call
  })
}

function holds(call: Call | undefined, caller: Location, hit: (call: Call) => boolean): boolean {
  return call !== undefined && call.caller === caller && !hit(call)
}

/**
 * A call that goes where one of these runs goes, with the objects of that one: by them it is seen that nothing changed. Where its
 * callers are matters to times of travel alone.
 */
function asBefore(call: Call, index: number, runs: readonly Run[]): Call {
  const same = runs.find(({ visits }) => sameTargets(visits[index]?.targets ?? [], call.targets))?.visits[index]
  if (!same || call.targets.length === 0) return call
  // A device or an edge is where its caller is, everything else where its targets are.
  const placed = (one: Call) => one.next.kind === 'places' && one.next !== one.caller
  return { ...call, targets: same.targets, next: placed(call) && placed(same) ? same.next : call.next }
}

function sameTargets(a: readonly Target[], b: readonly Target[]): boolean {
  return a.length === b.length && a.every((one, k) => sameTarget(one, b[k]))
}

function sameTarget(a: Target, b: Target | undefined): boolean {
  if (!b || a.station !== b.station || a.region !== b.region || a.copy !== b.copy) return false
  if (a.share !== b.share || a.servers !== b.servers || a.replicas !== b.replicas) return false
  return (
    a.places.length === b.places.length &&
    a.places.every(({ place, weight }, k) => place === b.places[k]?.place && weight === b.places[k]?.weight)
  )
}

function called(
  topology: Topology,
  step: ResolvedStep,
  caller: Location,
  { region }: Population,
  lost: Lost,
  slow: Readonly<Record<Id, number>>,
): Call {
  const element = topology.elements.get(step.to)
  const targets = targetsOf(topology, step, caller, region, lost) ?? []
  const time = timeOf(element, step, slow[step.to] ?? 1)?.typical
  return { step, time, targets, caller, next: arrival(element, caller, targets) }
}

function stationsOf(calls: readonly Call[]): Set<string> {
  const found = new Set<string>()
  for (const { targets } of calls) for (const { station } of targets) if (station !== undefined) found.add(station)
  return found
}

function parentsOf(steps: readonly ResolvedStep[]): number[] {
  return steps.map((step, index) => {
    for (let k = index - 1; k >= 0; k--) if (steps[k]?.to === step.from) return k
    return -1
  })
}
