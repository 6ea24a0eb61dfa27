/**
 * Work that arrives at peak, as rules may state it without the queueing network: a lower bound, so that what it refuses
 * is refused for certain. Calls behind a cache count at its miss ratio only, and calls of calls are not multiplied.
 */
import { perSecond, ratio, seconds } from '../language/units.ts'
import type { Element, Id } from '../language/vocabulary/index.ts'
import type { Context, Hop } from './context.ts'
import { mostReplicas } from './deployed.ts'

/** Instances of an element that are busy at the same time at peak, by the region of the users. */
export interface Demand {
  /** Erlangs: arrivals per second times busy seconds. */
  byRegion: ReadonlyMap<Id, number>
  total: number
  /** Largest yearly growth of the journeys that make it, 0..1. */
  growth: number
}

/** Peak demand on an element in erlangs; undefined when its busy time is not known. */
export function demandOn(context: Context, element: Id): Demand | undefined {
  const byRegion = new Map<Id, number>()
  let growth = 0
  let total = 0
  for (const hop of context.hopsTo(element)) {
    const busy = busyTime(context.elements.get(element), hop)
    if (busy === undefined) return undefined
    const calls = (hop.step.calls ?? hop.relation?.calls ?? 1) * missesBefore(context, hop)
    for (const rate of hop.journey.rates) {
      const erlangs = perSecond(rate.peak) * calls * busy
      byRegion.set(rate.from, (byRegion.get(rate.from) ?? 0) + erlangs)
      total += erlangs
    }
    if (hop.journey.growth) growth = Math.max(growth, ratio(hop.journey.growth))
  }
  return total > 0 ? { byRegion, total, growth } : undefined
}

/** Requests that instances work on at once, with every replica that the autoscaler may start, by deployment. */
export function slotsOf(context: Context, element: Id): { place: Id; id: Id; replicas: number; slots: number }[] {
  const it = context.elements.get(element)
  const concurrency = it && 'concurrency' in it ? it.concurrency : undefined
  if (concurrency === undefined) return []
  return context.deploymentsOf(element).map((deployment) => {
    const replicas = mostReplicas(deployment)
    return { place: deployment.in, id: deployment.id, replicas, slots: replicas * concurrency }
  })
}

/** Elements whose capacity a rule may state: they have replicas, not members. */
export function isProgram(element: Element): boolean {
  return ['service', 'worker', 'gateway', 'identityProvider', 'loadBalancer'].includes(element.kind)
}

function busyTime(element: Element | undefined, hop: Hop): number | undefined {
  const own = element && 'time' in element ? element.time : undefined
  const given = hop.step.time ?? hop.relation?.time ?? own
  return given === undefined ? undefined : seconds(given)
}

/** Share of the requests that get past the caches on the way to a hop. */
function missesBefore(context: Context, hop: Hop): number {
  let share = 1
  for (const before of context.hopsOf(hop.journey.id)) {
    if (before === hop) break
    const element = context.elements.get(before.to)
    const cache = element && 'cache' in element ? element.cache : undefined
    if (cache) share *= 1 - ratio(cache.hitRatio)
  }
  return share
}
