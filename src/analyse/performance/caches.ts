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
}

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
  const reached = new Map<Id, Thinning>([[journey.actor, { factor: 1, caches: [] }]])
  const before = new Map<Id, Thinning>()
  return steps.map((step) => {
    const arrival = reached.get(step.from) ?? { factor: 1, caches: [] }
    const origin = topology.elements.get(step.from)
    const passed = origin?.kind === 'cdn' && writes ? undefined : hitRatio(origin, factors)
    let result = passed === undefined ? arrival : miss(arrival, passed, step.from)
    const target = topology.elements.get(step.to)
    const hit = target?.kind === 'cdn' ? undefined : hitRatio(target, factors)
    const pending = before.get(step.from)
    const reads = step.operation === 'read' || step.operation === 'read-replica'
    if (hit !== undefined && (reads || step.operation === 'call')) {
      if (pending) result = both(result, pending)
      before.set(step.from, miss(pending ?? { factor: 1, caches: [] }, hit, step.to))
    } else if (reads && pending) {
      result = both(result, pending)
      before.delete(step.from)
    }
    reached.set(step.to, result)
    return result
  })
}

function miss(thin: Thinning, hit: number, cache: Id): Thinning {
  return { factor: thin.factor * (1 - hit), caches: [...thin.caches, cache] }
}

function both(a: Thinning, b: Thinning): Thinning {
  return { factor: a.factor * b.factor, caches: [...a.caches, ...b.caches.filter((id) => !a.caches.includes(id))] }
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
