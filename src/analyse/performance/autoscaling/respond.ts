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
    backlog: most,
    steps,
  }
}

/** Mean of the measurements in [from, to); before the rise everything was calm. */
function mean(values: readonly number[], from: number, to: number, calm: number): number {
  let sum = 0
  for (let n = from; n < to; n += 1) sum += n < 0 ? calm : (values[n] ?? calm)
  return sum / (to - from)
}
