/** Which users go elsewhere when something is lost. Only runs that use it are walked anew. */
import type { Id } from '../../../language/vocabulary/index.ts'
import type { PerformanceOptions } from '../../performance/options.ts'
import type { Lost } from '../../performance/routing.ts'
import type { Wired } from '../wiring.ts'
import { listed, standing } from './calm.ts'
import { flowsOf, runsReaching, stationFlows } from './flow.ts'
import type { Alone, Calm, Flows, Moved, StationFlow } from './state.ts'
import { type Call, type Run, runsOf, runWithout } from './walk.ts'

/** Runs that move under a loss. With `factors` in the options every run is another. */
export function movedBy(wired: Wired, calm: Calm, lost: Lost, options: PerformanceOptions, factors: boolean): Moved {
  const runs = factors
    ? new Map(runsOf(wired, { ...options, lost }).map((run) => [run.position, run]))
    : runsWithout(wired, calm, lost)
  return { calm, runs }
}

function runsWithout(wired: Wired, calm: Calm, lost: Lost): ReadonlyMap<number, Run> {
  const places = [...lost].filter((id) => wired.places.has(id))
  if (places.length === lost.size && places.length > 1) return runsTogether(wired, calm, lost)
  const only = lost.size === 1 ? places[0] : undefined
  return only === undefined ? walkedAnew(wired, calm, lost) : alone(wired, calm, only).moved.runs
}

function walkedAnew(wired: Wired, calm: Calm, lost: Lost): Map<number, Run> {
  const losing = new Set<number>()
  for (const id of lost) for (const k of calm.usedBy.get(markOf(wired, id)) ?? []) losing.add(k)
  const hit = hitBy(wired, lost)
  const found = new Map<number, Run>()
  for (const k of [...losing].sort((a, b) => a - b)) {
    const run = calm.runs[k]
    const moved = run && runWithout(wired, run, lost, hit)
    if (moved && moved !== run) found.set(k, moved)
  }
  return found
}

/** Several lost places: a run that one of them moves to where the others do not matter goes as when that one alone is lost. */
function runsTogether(wired: Wired, calm: Calm, lost: Lost): Map<number, Run> {
  const places = [...lost]
  const parts = places.map((place) => alone(wired, calm, place))
  const found = new Map<number, Run>()
  const mixed = new Set<number>()
  for (const { moved, uses } of parts) {
    for (const [k, run] of moved.runs) {
      if (found.has(k)) mixed.add(k)
      found.set(k, run)
    }
    for (const place of places) for (const k of uses.get(place) ?? []) mixed.add(k)
  }
  const hit = hitBy(wired, lost)
  for (const k of mixed) {
    const run = calm.runs[k]
    const own = parts.flatMap(({ moved }) => moved.runs.get(k) ?? [])
    if (run) found.set(k, runWithout(wired, run, lost, hit, own))
  }
  return new Map([...found].sort(([a], [b]) => a - b))
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

/** Stations of the calls of a run that do not go where one part alone leads. */
function mix(mixed: Set<string>, calm: Run | undefined, run: Run, parts: readonly Run[]): void {
  for (const [k, { targets }] of run.visits.entries()) {
    const before = calm?.visits[k]?.targets
    const changed = parts.flatMap(({ visits }) => {
      const own = visits[k]?.targets
      return own && own !== before ? [own] : []
    })
    if (changed.length === 0 ? targets === before : changed.length === 1 && changed[0] === targets) continue
    for (const one of [before ?? [], targets, ...changed]) for (const t of one) if (t.station) mixed.add(t.station)
  }
}

/** What the loss of one place does to users; `uses`: the places that they use then, with who does. */
function alone(wired: Wired, calm: Calm, place: Id): Alone {
  const known = calm.alone.get(place)
  if (known) return known
  const moved = { calm, runs: walkedAnew(wired, calm, new Set([place])) }
  const uses = new Map<Id, number[]>()
  for (const [k, run] of moved.runs) {
    const own = run.visits.flatMap(({ targets }) => targets.flatMap((t) => t.places.map((p) => p.place)))
    const around = new Set([...new Set(own)].flatMap((at) => wired.ancestors(at)))
    for (const at of around) listed(uses, at).push(k)
  }
  const found = { moved, flows: flowsOf(wired, moved), uses }
  calm.alone.set(place, found)
  return found
}

/** Under which key the calm runs list a lost thing. */
function markOf(wired: Wired, id: string): string {
  const instance = wired.instanceOf(id)
  return instance ? standing(instance.element, instance.place) : id
}

/** Whether a call goes to something lost. */
export function hitBy(wired: Wired, lost: Lost): (call: Call) => boolean {
  const marks = new Set([...lost].map((id) => markOf(wired, id)))
  const instances = [...lost].some((id) => wired.instanceOf(id))
  return ({ step, targets }) =>
    marks.has(step.to) ||
    targets.some(
      ({ copy, places }) =>
        (copy !== undefined && marks.has(copy.id)) ||
        places.some(
          ({ place }) =>
            wired.ancestors(place).some((at) => marks.has(at)) ||
            (instances && marks.has(standing(wired.runnerOf(step.to), place))),
        ),
    )
}
