/** Which users go elsewhere when something is lost. Only runs that use it are walked anew. */
import type { Id } from '../../language/vocabulary/index.ts'
import type { PerformanceOptions } from '../performance/options.ts'
import type { Lost } from '../performance/routing.ts'
import { type Calm, standing } from './calm.ts'
import { type Flows, flowsOf, type Moved, runsReaching, type StationFlow, stationFlows } from './flow.ts'
import { type Call, type Run, runsOf, runWithout } from './walk.ts'
import type { Wired } from './wiring.ts'

/** Runs that move under a loss. With `factors` in the options every run is another. */
export function movedBy(wired: Wired, calm: Calm, lost: Lost, options: PerformanceOptions, factors: boolean): Moved {
  const runs = factors
    ? new Map(runsOf(wired, { ...options, lost }).map((run) => [run.position, run]))
    : runsWithout(wired, calm, lost)
  return { calm, runs }
}

function runsWithout(wired: Wired, calm: Calm, lost: Lost): Map<number, Run> {
  const losing = new Set<number>()
  for (const id of lost) for (const k of calm.usedBy.get(markOf(wired, id)) ?? []) losing.add(k)
  const places = [...lost].filter((id) => wired.places.has(id))
  const onlyThose = places.length === lost.size
  const all = hitBy(wired, lost)
  const found = new Map<number, Run>()
  for (const k of [...losing].sort((a, b) => a - b)) {
    const run = calm.runs[k]
    if (!run) continue
    const parts = places.map((place) => withoutPlace(wired, calm, run, place))
    const own = parts.filter((part) => part !== run)
    const one = onlyThose && own.length === 1 && (lost.size === 1 || !own[0]?.visits.some(all)) ? own[0] : undefined
    const moved = one ?? runWithout(wired, run, lost, all, own)
    if (moved !== run) found.set(k, moved)
  }
  return found
}

/** A single lost place moves a run in the same way whatever else is lost that the run does not meet then. */
function withoutPlace(wired: Wired, calm: Calm, run: Run, place: Id): Run {
  let known = calm.without.get(run.position)
  if (!known) {
    known = new Map()
    calm.without.set(run.position, known)
  }
  const moved = known.get(place) ?? runWithout(wired, run, new Set([place]), hitBy(wired, new Set([place])))
  known.set(place, moved)
  return moved
}

/**
 * Load after users moved, without retries. When several places are lost, a station that only one of them concerns has the load
 * that it has when that place alone is lost.
 */
export function flowsMoved(wired: Wired, moved: Moved, lost: Lost): Flows {
  const { calm } = moved
  if (lost.size < 2 || moved.runs.size === 0 || ![...lost].every((id) => wired.places.has(id))) {
    return flowsOf(wired, moved)
  }
  const parts = [...lost].map((id) => alone(wired, calm, id))
  const mixed = new Set<string>()
  for (const [k, run] of moved.runs) {
    const own = parts.flatMap((part) => part.moved.runs.get(k) ?? [])
    if (own.length !== 1 || own[0] !== run) mix(mixed, calm.runs[k], run, own)
  }
  const anew = new Set<string>()
  for (const { flows } of parts) {
    for (const id of flows.anew) {
      if (anew.has(id)) mixed.add(id)
      anew.add(id)
    }
  }
  const changed = new Map<string, StationFlow>()
  for (const { flows } of parts) for (const [id, flow] of flows.changed) if (!mixed.has(id)) changed.set(id, flow)
  if (mixed.size === 0) return { calm, anew, changed }
  for (const [id, flow] of stationFlows(wired, runsReaching(moved, mixed), mixed)) changed.set(id, flow)
  return { calm, anew: new Set([...anew, ...mixed]), changed }
}

/** Stations of the calls of a run that are not those of one part alone. */
function mix(mixed: Set<string>, calm: Run | undefined, run: Run, parts: readonly Run[]): void {
  for (const [k, call] of run.visits.entries()) {
    const before = calm?.visits[k]
    const changed = parts.flatMap((part) => (part.visits[k] === before ? [] : (part.visits[k] ?? [])))
    if (changed.length === 0 ? call === before : changed.length === 1 && changed[0] === call) continue
    for (const one of [before, call, ...changed])
      for (const t of one?.targets ?? []) if (t.station) mixed.add(t.station)
  }
}

function alone(wired: Wired, calm: Calm, place: Id): { moved: Moved; flows: Flows } {
  const known = calm.alone.get(place)
  if (known) return known
  const moved = { calm, runs: runsWithout(wired, calm, new Set([place])) }
  const found = { moved, flows: flowsOf(wired, moved) }
  calm.alone.set(place, found)
  return found
}

/** Under which key the calm runs list a lost thing. */
function markOf(wired: Wired, id: string): string {
  const instance = wired.instanceOf(id)
  return instance ? standing(instance.element, instance.place) : id
}

/** Whether a call goes to something lost. */
function hitBy(wired: Wired, lost: Lost): (call: Call) => boolean {
  const marks = new Set([...lost].map((id) => markOf(wired, id)))
  const instances = [...lost].some((id) => wired.instanceOf(id))
  return ({ step, targets }) =>
    marks.has(step.to) ||
    targets.some(
      ({ copy, places }) =>
        (copy !== undefined && marks.has(copy.id)) ||
        places.some(
          ({ place }) =>
            wired.ancestors(place).some((at) => marks.has(at)) || (instances && marks.has(standing(step.to, place))),
        ),
    )
}
