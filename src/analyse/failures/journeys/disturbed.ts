/** Which users a scenario concerns, and what they see. Everybody else is as ever. */
import type { ElementRecovery, JourneyOutcome } from '../../analysis.ts'
import type { Hit } from '../hit.ts'
import { meet } from '../load/flow.ts'
import type { Seen } from '../load/state.ts'
import type { Run } from '../load/walk.ts'
import { onlyPlaces } from '../wiring.ts'
import type { Met } from './covers.ts'
import { journeyOutcome, type Scene } from './outcome.ts'
import type { Disturbed } from './summary.ts'

/** Outcomes of the users who meet something of a scenario, in the order of their positions. */
export function disturbedBy(scene: Scene): Disturbed[] {
  const { calm } = scene.moved
  const hits = [...scene.hits.values()].flat()
  const positions = scene.effect.partitioned ? calm.runs.keys() : concerned(scene, hits)
  const parts = partsOf(scene)
  const as = parts && sameAs(scene, hits, parts)
  const found: Disturbed[] = []
  for (const k of positions) {
    const run = calm.runs[k]
    if (!run) continue
    const part = as?.(k)
    const outcome = part
      ? part.outcomes.get(k)
      : journeyOutcome(scene, run, (met, served, make) => known(scene, run, met, served, make))
    if (outcome && outcome !== scene.topology.undisturbed[k]) found.push([k, outcome])
  }
  const alone = keysOf(scene)
  if (alone?.length === 1) {
    const own = { hits: new Set(hits), positions: new Set(concerned(scene, hits)), outcomes: new Map(found) }
    scene.topology.seen.set(alone[0] ?? '', { ...own, moved: scene.moved, strained: scene.served.size > 0 })
  }
  return found
}

/** Lost places with how long, when nothing else happens. */
function keysOf({ topology, effect }: Scene): string[] | undefined {
  if (!onlyPlaces(topology, effect)) return undefined
  return effect.faults.map((f) => (f.kind === 'lose-place' ? `${f.place}=${f.for ?? ''}` : ''))
}

/** What each of several lost places did alone, when all of them were played before. */
function partsOf(scene: Scene): Seen[] | undefined {
  const keys = keysOf(scene)
  if (!keys || keys.length < 2 || scene.served.size > 0) return undefined
  const found = keys.map((key) => scene.topology.seen.get(key))
  return found.every((one) => one && !one.strained && one.moved.calm === scene.moved.calm)
    ? (found as Seen[])
    : undefined
}

/**
 * The one lost place whose outcome users have: no other concerns them, they go where they go then, and none of the hits that
 * are there only now, or only then, is theirs.
 */
function sameAs(scene: Scene, hits: readonly Hit[], parts: readonly Seen[]): (position: number) => Seen | undefined {
  const now = new Set(hits)
  const other = [
    ...hits.filter((hit) => !parts.some((part) => part.hits.has(hit))),
    ...parts.flatMap((part) => [...part.hits].filter((hit) => !now.has(hit))),
  ]
  const changed = new Set(concerned(scene, other))
  return (k) => {
    if (changed.has(k)) return undefined
    const own = parts.filter((part) => part.positions.has(k) || part.moved.runs.has(k))
    const [only] = own
    return own.length === 1 && only && only.moved.runs.get(k) === scene.moved.runs.get(k) ? only : undefined
  }
}

/** Positions of the runs that may meet a hit or an overloaded station, in order. */
function concerned({ moved, served }: Scene, hits: readonly Hit[]): number[] {
  const { calm } = moved
  const found = new Set<number>()
  const add = (positions: readonly number[] | undefined) => {
    for (const k of positions ?? []) found.add(k)
  }
  const stations = new Set(served.keys())
  for (const { users, recovery } of hits) {
    if (users) for (const key of users) add([calm.positions.get(key) ?? -1])
    // Whatever is not a station of services concerns all who call the element, at most.
    else if (isStation(recovery)) stations.add(recovery.id)
    else add(calm.usedBy.get(recovery.element))
  }
  for (const id of stations) add(calm.reachedBy.get(id))
  for (const [k, run] of moved.runs) if (!found.has(k) && meet(run.stations, stations)) found.add(k)
  return [...found].sort((a, b) => a - b)
}

/** The record is that of a station: `element@region`. Said without making the prefix: millions of hits pass here. */
function isStation({ id, element }: ElementRecovery): boolean {
  return id.charAt(element.length) === '@' && id.startsWith(element)
}

/** The outcome of users who met the same hits in the same way before, the same object; made anew for hits of this scenario alone. */
function known(
  { topology, effect }: Scene,
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
