/**
 * How a group of replicas under an autoscaler lives through a rise of its load: load and capacity as fluid, in steps of a
 * quarter second, decisions at the sync periods. Deterministic; the simulation plays the same with single requests.
 */
import { decide, type HpaMemory, type HpaSettings } from './hpa.ts'

/** The load goes from `before` to `after` calls per second, at once (`over` 0) or evenly over that many seconds. */
export interface Rise {
  before: number
  after: number
  over: number
}

export interface ScaledGroup {
  settings: HpaSettings
  /** Calls per second that one ready replica works off at most. */
  perReplica: number
  /** From the decision to the first answer of a new replica, s. */
  startup: number
  /** Age of the newest measurement and length of time it covers, s. */
  metricAge: number
  metricWindow: number
  /** The first decision comes so long after the rise begins, s. */
  phase: number
  /** Callers give up when they wait longer for a free server, s. Default: never. */
  patience?: number
  /** The metric counts calls (may be above the capacity) or busy time (may not). */
  metric: 'calls' | 'busy'
}

export interface Response {
  /** Ready replicas before the rise, and a minute after it is caught up with (before any is taken away again). */
  before: number
  after: number
  /** Time with more arriving than ready replicas can work off. */
  underProvisioned: number
  /** From the begin of the rise until capacity is enough and what piled up is worked off; infinite when that never comes. */
  catchUp: number
  /** Arrivals above the capacity of the moment, as a share of all until then. */
  beyond: number
  /** Share of the same arrivals that wait longer than the callers' patience; those who gave up are worked on all the same. */
  timedOut: number
  /** Greatest number of calls waiting. */
  backlog: number
  steps: { at: number; ready: number }[]
}

const STEP = 0.25

export function loadAt(rise: Rise, time: number): number {
  if (time < 0) return rise.before
  if (time >= rise.over) return rise.after
  return rise.before + ((rise.after - rise.before) * time) / rise.over
}

/** Replicas that hold the target at a load. */
export function replicasFor(load: number, group: ScaledGroup): number {
  const { min, max, target } = group.settings
  return Math.min(max, Math.max(min, Math.ceil(load / (group.perReplica * target) - 1e-9)))
}

/** Plays the rise until it is caught up with and the replicas have settled, `horizon` seconds at most. */
export function respond(group: ScaledGroup, rise: Rise, horizon = 3600): Response {
  const first = replicasFor(rise.before, group)
  const memory: HpaMemory = { wishes: [] }
  let ready = first
  let starting: { at: number; count: number }[] = []
  const busy: number[] = []
  const windowSteps = Math.max(1, Math.round(group.metricWindow / STEP))
  const ageSteps = Math.round(group.metricAge / STEP)
  const calm = rise.before / (ready * group.perReplica)
  let backlog = 0
  let under = 0
  let above = 0
  let arrived = 0
  let most = 0
  let caughtUp = Number.POSITIVE_INFINITY
  let share = 0
  const flow: Flow = { came: [], done: [] }
  let nextSync = group.phase
  const steps = [{ at: 0, ready }]
  for (let n = 0; n * STEP < horizon; n += 1) {
    const time = n * STEP
    const came = starting.filter((s) => s.at <= time + 1e-9).reduce((sum, s) => sum + s.count, 0)
    if (came > 0) {
      starting = starting.filter((s) => s.at > time + 1e-9)
      ready += came
      steps.push({ at: time, ready })
    }
    if (time + 1e-9 >= nextSync) {
      const metric = mean(busy, n - ageSteps - windowSteps, n - ageSteps, calm)
      const pending = starting.reduce((sum, s) => sum + s.count, 0)
      const wanted = decide(time, { ready, starting: pending, metric }, group.settings, memory)
      if (wanted > ready + pending) starting.push({ at: time + group.startup, count: wanted - ready - pending })
      else if (wanted < ready) {
        ready = wanted
        steps.push({ at: time, ready })
      }
      nextSync += group.settings.syncPeriod
    }
    const load = loadAt(rise, time + STEP / 2)
    const capacity = ready * group.perReplica
    const served = Math.min(capacity, load + backlog / STEP)
    busy.push((group.metric === 'calls' ? load : served) / (ready * group.perReplica))
    backlog = Math.max(0, backlog + (load - served) * STEP)
    most = Math.max(most, backlog)
    if (Number.isFinite(caughtUp)) {
      if (load > capacity) caughtUp = Number.POSITIVE_INFINITY
    }
    arrived += load * STEP
    flow.came.push(load * STEP)
    flow.done.push(served * STEP)
    above += Math.max(0, load - capacity) * STEP
    if (load > capacity) under += STEP
    const enough = backlog <= 1e-9 && loadAt(rise, Number.POSITIVE_INFINITY) <= capacity
    if (!Number.isFinite(caughtUp) && enough) {
      caughtUp = under > 0 ? time + STEP : 0
      share = arrived > 0 ? above / arrived : 0
    }
    if (Number.isFinite(caughtUp) && time > rise.over && starting.length === 0 && time > caughtUp + 60) break
  }
  if (!Number.isFinite(caughtUp)) share = arrived > 0 ? above / arrived : 0
  return {
    before: first,
    after: ready,
    underProvisioned: under,
    catchUp: caughtUp,
    beyond: share,
    timedOut: lateShare(flow, group.patience, Math.min(flow.came.length, Math.round(caughtUp / STEP))),
    backlog: most,
    steps,
  }
}

/** Calls that came and that were worked off, by step. */
interface Flow {
  came: number[]
  done: number[]
}

/**
 * Share of what came in the first `steps` steps that was not worked off `patience` after: first come first served, what came up
 * to a moment is done when so much in all is. Within a step all is linear; after the end it goes on as in the last step.
 */
function lateShare({ came, done }: Flow, patience: number | undefined, steps: number): number {
  if (patience === undefined) return 0
  const arrived = cumulated(came)
  const worked = cumulated(done)
  const doneBy = (step: number): number => {
    const last = worked.length - 1
    if (step >= last) return (worked[last] ?? 0) + (step - last) * (done[last] ?? 0)
    const before = Math.floor(step)
    const from = worked[before] ?? 0
    return from + (step - before) * ((worked[before + 1] ?? 0) - from)
  }
  // Above 0: who comes at the end of that step is not served in time.
  const behind = (step: number): number => (arrived[step] ?? 0) - doneBy(step + patience / STEP) - 1e-6
  let late = 0
  let from = behind(-1)
  for (let at = 0; at < steps; at += 1) {
    const to = behind(at)
    const share = from > 0 === to > 0 ? Number(to > 0) : Math.max(from, to) / Math.abs(to - from)
    late += share * (came[at] as number)
    from = to
  }
  const total = arrived[steps - 1] ?? 0
  return total > 0 ? late / total : 0
}

function cumulated(values: readonly number[]): number[] {
  let sum = 0
  return values.map((value) => {
    sum += value
    return sum
  })
}

/** Mean of the measurements in [from, to); before the rise everything was calm. */
function mean(values: readonly number[], from: number, to: number, calm: number): number {
  let sum = 0
  for (let n = from; n < to; n += 1) sum += n < 0 ? calm : (values[n] ?? calm)
  return sum / (to - from)
}
