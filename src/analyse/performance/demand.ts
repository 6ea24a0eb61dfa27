/**
 * The demand of journeys on stations: every step of every journey and population, with how often it really happens, where
 * it goes, how long it takes there. One flat list of visits; stations and latencies are sums over it.
 */
import type { Said } from '../../language/text.ts'
import { seconds } from '../../language/units.ts'
import type { Element, Id, TimeEstimate } from '../../language/vocabulary/index.ts'
import { exactly, type Range } from '../../quantity/quantity.ts'
import type { Population, ResolvedJourney, ResolvedStep, Topology } from '../topology/topology.ts'
import { type Thinning, thinning } from './caches.ts'
import { type CommitWait, commitWait } from './commit.ts'
import type { PerformanceOptions } from './options.ts'
import { type Location, type Lost, type Target, targetsOf } from './routing.ts'
import { type Trip, tripOf } from './trips.ts'

/** One destination of one step for the users of one region. */
export interface VisitTarget extends Target {
  trip: Trip
  commit: CommitWait
}

export interface Visit {
  journey: ResolvedJourney
  population: Population
  /** Index of the population in the journey's rates, for model paths. */
  populationIndex: number
  /** Arrivals of the journey per second under this load. */
  rate: number
  step: ResolvedStep
  stepIndex: number
  /** Times per journey, after caches. */
  count: number
  thinning: Thinning
  /** Busy (or pure delay) seconds per call; a range for external systems. Undefined when the model does not say. */
  time: Range | undefined
  targets: VisitTarget[]
  /** Nothing alive answers, or the store refuses. */
  unserved: Said | undefined
}

const passive = new Set(['person', 'webApp', 'mobileApp', 'globalBalancer', 'cdn', 'loadBalancer'])

/** True for kinds whose own time may be left out: devices, DNS and balancers, which then count as zero. */
export function isPassive(element: Element | undefined): boolean {
  return element !== undefined && passive.has(element.kind)
}

/** All visits, in the order journey, population, step. */
export function visits(topology: Topology, options: PerformanceOptions): Visit[] {
  const lost = options.lost ?? new Set<string>()
  const found: Visit[] = []
  for (const journey of topology.journeys) {
    const factor = (options.growth ?? 1) * (options.factors?.journeys?.[journey.journey.id] ?? 1)
    const thin = thinning(topology, journey.journey, journey.steps, options.factors?.caches ?? {})
    journey.populations.forEach((population, populationIndex) => {
      const rate = population[options.load] * factor
      found.push(...walk(topology, options, lost, journey, population, populationIndex, rate, thin))
    })
  }
  return found
}

function walk(
  topology: Topology,
  options: PerformanceOptions,
  lost: Lost,
  journey: ResolvedJourney,
  population: Population,
  populationIndex: number,
  rate: number,
  thin: Thinning[],
): Visit[] {
  const device: Location = { kind: 'device', region: population.region, policy: undefined }
  const locations = new Map<Id, Location>([[journey.journey.actor, device]])
  return journey.steps.map((step, stepIndex) => {
    const element = topology.elements.get(step.to)
    const caller = locations.get(step.from) ?? device
    const slow = options.factors?.elements?.[step.to] ?? 1
    const targets = targetsOf(topology, step, caller, population.region, lost) ?? []
    const resolved = targets.map((target) => ({
      ...target,
      trip: tripOf(topology, caller, population.access, target),
      commit: commits(topology, step, element, target, lost),
    }))
    locations.set(step.to, arrival(element, caller, resolved))
    return {
      journey,
      population,
      populationIndex,
      rate,
      step,
      stepIndex,
      count: step.visits * (thin[stepIndex]?.factor ?? 1),
      thinning: thin[stepIndex] ?? { factor: 1, caches: [], asked: 1, chance: 1 },
      time: timeOf(element, step, slow),
      targets: isDevice(element)
        ? resolved.map((t) => ({ ...t, trip: { ...t.trip, seconds: exactly(0), links: [], access: false, edge: 0 } }))
        : resolved,
      unserved: unservedReason(step, resolved),
    }
  })
}

function isDevice(element: Element | undefined): boolean {
  // The answer of a DNS balancer is kept by the client: its own round trip is not paid per request.
  return element !== undefined && ['person', 'webApp', 'mobileApp', 'globalBalancer'].includes(element.kind)
}

function commits(
  topology: Topology,
  step: ResolvedStep,
  element: Element | undefined,
  target: Target,
  lost: Lost,
): CommitWait {
  const writes = step.operation === 'write' || step.operation === 'publish'
  if (writes && element && ('replication' in element || 'queue' in element)) {
    return commitWait(topology, element, target, lost)
  }
  return { seconds: 0, path: '', copy: undefined, blocked: false }
}

const nowhere: Location = { kind: 'nowhere' }

/** Where the next hop starts. */
export function arrival(element: Element | undefined, caller: Location, targets: readonly Target[]): Location {
  if (targets.length === 0 || caller.kind === 'nowhere') return nowhere
  if (element?.kind === 'globalBalancer' && caller.kind !== 'places') return { ...caller, policy: element.policy }
  if (isDevice(element)) return caller
  if (element?.kind === 'cdn' && caller.kind !== 'places') {
    const led = caller.policy === undefined && element.originFailover !== undefined
    return { ...caller, kind: 'edge', ...(led ? { policy: 'origin-failover' } : {}) }
  }
  const places = targets.flatMap((t) => t.places.map((p) => ({ place: p.place, weight: p.weight * t.share })))
  return places.length > 0 ? { kind: 'places', places } : caller
}

/** Busy (or pure delay) seconds per call of a step; undefined when the model does not say. */
export function timeOf(element: Element | undefined, step: ResolvedStep, slow: number): Range | undefined {
  if (step.time !== undefined) return exactly(step.time * slow)
  if (element?.kind === 'externalSystem' && element.latency !== undefined) return estimate(element.latency, slow)
  return isPassive(element) ? exactly(0) : undefined
}

function estimate(value: TimeEstimate, factor: number): Range {
  if (typeof value === 'string') return exactly(seconds(value) * factor)
  return {
    best: seconds(value.best) * factor,
    typical: seconds(value.typical) * factor,
    worst: seconds(value.worst) * factor,
  }
}

function unservedReason(step: ResolvedStep, targets: VisitTarget[]): Said | undefined {
  if (targets.length === 0) {
    return {
      ru: `«${step.to}» не отвечает: не осталось ни одного доступного экземпляра`,
      en: `"${step.to}" does not answer: no reachable instance is left`,
    }
  }
  if (targets.some((t) => t.commit.blocked)) {
    return {
      ru: `«${step.to}» отклоняет запись: синхронных реплик меньше, чем требует строгий режим`,
      en: `"${step.to}" refuses writes: fewer synchronous standbys are left than strict mode wants`,
    }
  }
  return undefined
}
