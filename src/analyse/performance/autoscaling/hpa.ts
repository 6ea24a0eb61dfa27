/**
 * The decision of the Kubernetes horizontal pod autoscaler (kubernetes/website, tasks/run-application/
 * horizontal-pod-autoscale.md): desired = ceil(current x metric / target), tolerance, pods that are not ready, behaviour
 * policies, stabilisation. Plain functions of the state; who calls them keeps the time.
 */

export interface HpaSettings {
  min: number
  max: number
  /** Wanted mean of the metric per replica, as a share of one replica's capacity, 0..1. */
  target: number
  /** Period of the decisions, s. */
  syncPeriod: number
  /** Deviation of metric / target from 1 below which nothing is done. */
  tolerance: number
  /** A scale-down follows the greatest wish of this many seconds. */
  stabilisation: number
  /** Growth of `growPeriod` seconds at most: to so many times the replicas, or by so many pods, whichever is more. */
  growFactor: number
  growPods: number
  growPeriod: number
}

/** Defaults of Kubernetes for what the model does not say. */
export const hpaDefaults = {
  syncPeriod: 15,
  tolerance: 0.1,
  stabilisation: 300,
  growFactor: 2,
  growPods: 4,
  growPeriod: 15,
} as const

/** What the autoscaler sees: ready pods with their mean metric (share of one replica's capacity), and pods that start. */
export interface HpaView {
  ready: number
  starting: number
  metric: number
}

/**
 * Replicas wanted before policies and limits. Above target, pods that start count as idle; when that takes the metric back
 * to the target or below, nothing is done (the documentation's "dampens the magnitude of a scale up").
 */
export function wantedReplicas(view: HpaView, settings: HpaSettings): number {
  const current = view.ready + view.starting
  const ratio = view.metric / settings.target
  if (Math.abs(ratio - 1) <= settings.tolerance) return current
  // A hair above a whole number is that number: 3.0000000001 replicas are 3.
  if (ratio < 1) return Math.ceil(view.ready * ratio - 1e-9)
  const damped = (ratio * view.ready) / current
  if (damped <= 1 + settings.tolerance) return current
  return Math.ceil(damped * current - 1e-9)
}

/** Wishes of the past that still count against a scale-down, and pods that were added of late. */
export interface HpaMemory {
  wishes: { at: number; replicas: number }[]
  grown?: { at: number; pods: number }[]
}

/** Replicas from `now` on. Remembers the wish and the growth: what a period has added already counts against its limit. */
export function decide(now: number, view: HpaView, settings: HpaSettings, memory: HpaMemory): number {
  const current = view.ready + view.starting
  const wish = Math.min(settings.max, Math.max(settings.min, wantedReplicas(view, settings)))
  memory.wishes.push({ at: now, replicas: wish })
  memory.wishes = memory.wishes.filter((old) => old.at > now - settings.stabilisation)
  if (wish >= current) {
    const recent = (memory.grown ?? []).filter((old) => old.at > now - settings.growPeriod + 1e-9)
    const begun = current - recent.reduce((sum, old) => sum + old.pods, 0)
    const most = Math.max(Math.ceil(begun * settings.growFactor), begun + settings.growPods, current)
    const replicas = Math.min(wish, most)
    memory.grown = [...recent, { at: now, pods: replicas - current }]
    return replicas
  }
  const highest = memory.wishes.reduce((most, old) => Math.max(most, old.replicas), wish)
  return Math.min(current, highest)
}
