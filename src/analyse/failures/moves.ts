/** Which users go elsewhere when something is lost. Only runs that use it are walked anew. */
import type { Id } from '../../language/vocabulary/index.ts'
import type { PerformanceOptions } from '../performance/options.ts'
import type { Lost } from '../performance/routing.ts'
import { type Calm, standing } from './calm.ts'
import type { Moved } from './flow.ts'
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
  const marks = new Map([...lost].map((id) => [id, markOf(wired, id)]))
  // What each run loses: one thing, or several (undefined).
  const loses = new Map<number, string | undefined>()
  for (const [id, mark] of marks) {
    for (const k of calm.usedBy.get(mark) ?? []) loses.set(k, loses.has(k) && loses.get(k) !== id ? undefined : id)
  }
  const all = hitBy(wired, new Set(marks.values()))
  const found = new Map<number, Run>()
  for (const k of [...loses.keys()].sort((a, b) => a - b)) {
    const run = calm.runs[k]
    if (!run) continue
    const id = loses.get(k)
    const one = id !== undefined && wired.places.has(id) ? withoutPlace(wired, calm, run, id) : undefined
    const moved = one && (lost.size === 1 || !one.visits.some(all)) ? one : runWithout(wired, run, lost, all)
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

/** Under which key the calm runs list a lost thing. */
function markOf(wired: Wired, id: string): string {
  const instance = wired.instanceOf(id)
  return instance ? standing(instance.element, instance.place) : id
}

/** Whether a call goes to something lost. */
function hitBy(wired: Wired, marks: ReadonlySet<string>): (call: Call) => boolean {
  return ({ step, targets }) =>
    marks.has(step.to) ||
    targets.some(
      ({ copy, places }) =>
        (copy !== undefined && marks.has(copy.id)) ||
        places.some(
          ({ place }) => marks.has(standing(step.to, place)) || wired.ancestors(place).some((at) => marks.has(at)),
        ),
    )
}
