/** Which users a scenario concerns, and what they see. Everybody else is as ever. */
import type { JourneyOutcome } from '../analysis.ts'
import type { Met } from './covers.ts'
import { meet } from './flow.ts'
import { journeyOutcome, type Scene } from './journeys.ts'
import type { Disturbed } from './summary.ts'
import type { Run } from './walk.ts'
import { onlyPlaces, type Wired } from './wiring.ts'

/** Outcomes of the users who meet something of a scenario, in the order of their positions. */
export function disturbedBy(scene: Scene & { topology: Wired }): Disturbed[] {
  const { calm } = scene.moved
  const positions = scene.effect.partitioned ? calm.runs.keys() : concerned(scene)
  const found: Disturbed[] = []
  for (const k of positions) {
    const run = calm.runs[k]
    if (!run) continue
    const outcome = journeyOutcome(scene, run, (met, served, make) => known(scene, run, met, served, make))
    if (outcome !== scene.topology.undisturbed[k]) found.push([k, outcome])
  }
  return found
}

/** Positions of the runs that may meet a hit or an overloaded station, in order. */
function concerned({ hits, moved, served }: Scene): number[] {
  const { calm } = moved
  const found = new Set<number>()
  const add = (positions: readonly number[] | undefined) => {
    for (const k of positions ?? []) found.add(k)
  }
  const stations = new Set(served.keys())
  for (const [element, own] of hits) {
    for (const { users, recovery } of own) {
      if (users) for (const key of users) add([calm.positions.get(key) ?? -1])
      // Whatever is not a station of services concerns all who call the element, at most.
      else if (recovery.id.startsWith(`${element}@`)) stations.add(recovery.id)
      else add(calm.usedBy.get(element))
    }
  }
  for (const id of stations) add(calm.reachedBy.get(id))
  for (const [k, run] of moved.runs) if (!found.has(k) && meet(run.stations, stations)) found.add(k)
  return [...found].sort((a, b) => a - b)
}

/** The outcome of users who met the same hits in the same way before, the same object; made anew for hits of this scenario alone. */
function known(
  { topology, effect }: Scene & { topology: Wired },
  run: Run,
  met: readonly Met[],
  served: number,
  make: () => JourneyOutcome,
): JourneyOutcome {
  if (met.length === 0 && served >= 1) return topology.undisturbed[run.position] ?? make()
  if (!onlyPlaces(topology, effect)) return make()
  // The steps follow from the hits: each is met at every step to its element.
  let key = `${run.position} ${served}`
  for (const { hit, blocks } of met) {
    const number = topology.numbers.get(hit)
    if (number === undefined) return make()
    key += blocks ? `!${number}` : ` ${number}`
  }
  const outcome = topology.outcomes.get(key) ?? make()
  topology.outcomes.set(key, outcome)
  return outcome
}
