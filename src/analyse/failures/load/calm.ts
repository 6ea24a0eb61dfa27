/** Where users go and what they load with nothing lost, with the indexes that tell whom a loss concerns. */
import type { Id } from '../../../language/vocabulary/index.ts'
import type { Topology } from '../../topology/topology.ts'
import { stationFlows } from './flow.ts'
import type { Calm } from './state.ts'
import { type Run, runsOf } from './walk.ts'

/** Key of the instances of an element in one place. */
export const standing = (element: Id, place: Id): string => `${element}@${place}`

export function calmOf(topology: Topology, load: 'normal' | 'peak', growth: number): Calm {
  const runs = runsOf(topology, { load, growth })
  const flows = stationFlows(topology, runs)
  const [reachedBy, usedBy] = [new Map<string, number[]>(), new Map<string, number[]>()]
  const aside = new Map<Id, { position: number; index: number }[]>()
  for (const run of runs) {
    for (const station of run.stations) listed(reachedBy, station).push(run.position)
    for (const id of usedIn(topology, run)) listed(usedBy, id).push(run.position)
    for (const [index, { step }] of run.visits.entries()) {
      if (!step.waits || step.need === 'async')
        listed(aside, topology.runnerOf(step.to)).push({ position: run.position, index })
    }
  }
  return {
    runs,
    flows,
    busy: [...flows.values()].filter((flow) => flow.utilisation >= 1),
    positions: new Map(runs.map((run) => [run.key, run.position])),
    reachedBy,
    usedBy,
    aside,
    alone: new Map(),
  }
}

/** The list of a key; a new one when there is none. */
export function listed<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key)
  if (known) return known
  const list: T[] = []
  lists.set(key, list)
  return list
}

function usedIn(topology: Topology, run: Run): Set<string> {
  const found = new Set<string>()
  for (const { step, targets } of run.visits) {
    const runner = topology.runnerOf(step.to)
    found.add(step.to).add(runner)
    for (const { copy, places } of targets) {
      if (copy) found.add(copy.id)
      for (const { place } of places) {
        found.add(standing(runner, place))
        for (const at of topology.ancestors(place)) found.add(at)
      }
    }
  }
  return found
}
