/**
 * How caches thin out the calls behind them. Rules, in the order of a journey's steps:
 * 1. a step that reads or calls a cache with hit ratio h makes the next read (`read`, `read-replica`) of a store by the
 *    same caller happen (1 - h) times; two caches before the same store multiply; that next read uses the caches up;
 * 2. what a cache or CDN itself calls, it calls (1 - h) times; a CDN does so only in journeys that write nothing.
 */
import { ratio } from '../../language/units.ts'
import type { Element, Id, Journey } from '../../language/vocabulary/index.ts'
import type { ResolvedStep, Topology } from '../topology/topology.ts'

/** Share of a step's modelled visits that really happen, and the caches that make it less than one. */
export interface Thinning {
  factor: number
  caches: Id[]
  /**
   * Of one visit of the caller: how often the cache before this step is asked, and the chance of each time that it misses. All
   * that the step fetches for one question comes or none of it.
   */
  asked: number
  chance: number
}

const whole: Thinning = { factor: 1, caches: [], asked: 1, chance: 1 }

function hitRatio(element: Element | undefined, factors: Readonly<Record<Id, number>>): number | undefined {
  if (!element || !('cache' in element) || element.cache === undefined) return undefined
  return Math.min(1, ratio(element.cache.hitRatio) * (factors[element.id] ?? 1))
}

/** Thinning of each step of a journey, in step order. */
export function thinning(
  topology: Topology,
  journey: Journey,
  steps: readonly ResolvedStep[],
  factors: Readonly<Record<Id, number>>,
): Thinning[] {
  const writes = steps.some((step) => step.operation === 'write' || step.operation === 'publish')
  const reached = new Map<Id, Thinning>([[journey.actor, whole]])
  const visits = new Map<Id, number>()
  const before = new Map<Id, Thinning>()
  return steps.map((step) => {
    // Once there, what happened on the way is certain.
    const arrival = { ...(reached.get(step.from) ?? whole), asked: 1, chance: 1 }
    const made = visits.get(step.from) ?? 1
    visits.set(step.to, step.visits)
    const origin = topology.elements.get(step.from)
    const passed = origin?.kind === 'cdn' && writes ? undefined : hitRatio(origin, factors)
    let result = passed === undefined ? arrival : miss(arrival, passed, step.from)
    const target = topology.elements.get(step.to)
    const hit = target?.kind === 'cdn' ? undefined : hitRatio(target, factors)
    const pending = before.get(step.from)
    const reads = step.operation === 'read' || step.operation === 'read-replica'
    if (hit !== undefined && (reads || step.operation === 'call')) {
      if (pending) result = both(result, pending)
      const calls = made > 0 ? Math.round(step.visits / made) : 1
      before.set(step.from, { ...miss(pending ?? whole, hit, step.to), asked: Math.max(1, calls) })
    } else if (reads && pending) {
      result = both(result, pending)
      before.delete(step.from)
    }
    reached.set(step.to, result)
    return result
  })
}

function miss(thin: Thinning, hit: number, cache: Id): Thinning {
  return { ...thin, factor: thin.factor * (1 - hit), caches: [...thin.caches, cache], chance: thin.chance * (1 - hit) }
}

function both(a: Thinning, b: Thinning): Thinning {
  return {
    factor: a.factor * b.factor,
    caches: [...a.caches, ...b.caches.filter((id) => !a.caches.includes(id))],
    asked: b.asked,
    chance: a.chance * b.chance,
  }
}

/**
 * Caches that journeys ask before they read a store, the read of the store being the miss: for each such read those on its
 * way, from the user inwards. An answer kept by one of them may have come from the next. Every chain is given once.
 */
export function cachesBefore(topology: Topology, store: Id): Id[][] {
  const chains = topology.journeys.flatMap(({ journey, steps }) => {
    const missed = thinning(topology, journey, steps, {})
    return steps.flatMap((step, index) => {
      const reads = step.operation === 'read' || step.operation === 'read-replica'
      const caches = missed[index]?.caches ?? []
      return step.to === store && reads && caches.length > 0 ? [caches] : []
    })
  })
  return [...new Map(chains.map((chain) => [chain.join('\n'), chain])).values()]
}
