/** What the requirements promise about an element: recovery times, lost data, and under which failures. */
import type { FailureScenario, Id } from '../language/vocabulary/index.ts'
import type { Context, MeasureAt } from './context.ts'
import { allowedSeconds } from './target.ts'

/** A promise in seconds with the scenarios it is made for. */
export interface Claim {
  requirement: Id
  path: string
  seconds: number
  scenarios: readonly FailureScenario[]
}

/** Recovery times that an element has to keep: its own, and those of journeys that are not served without it. */
export function rtoClaims(context: Context, element: Id): Claim[] {
  const ids = [element, ...context.neededBy(element).map((journey) => journey.id)]
  return ids.flatMap((id) => claims(context, id, 'rto'))
}

/** Data losses that a store has to keep under: its own, and those of journeys that write to it. */
export function rpoClaims(context: Context, store: Id): Claim[] {
  const writers = context
    .hopsTo(store)
    .filter((hop) => hop.step.operation === 'write' || hop.step.operation === 'publish')
  const ids = new Set([store, ...writers.map((hop) => hop.journey.id)])
  return [...ids].flatMap((id) => claims(context, id, 'rpo'))
}

function claims(context: Context, of: Id, metric: 'rto' | 'rpo'): Claim[] {
  return context.measuresOf(of).flatMap((at) => claim(context, at, metric))
}

function claim(context: Context, { requirement, measure, path }: MeasureAt, metric: 'rto' | 'rpo'): Claim[] {
  if (measure.metric !== metric || !('under' in measure)) return []
  const seconds = allowedSeconds(measure)
  if (seconds === undefined) return []
  const scenarios = [measure.under].flat().flatMap((id) => context.scenarios.get(id) ?? [])
  return [{ requirement: requirement.id, path, seconds, scenarios }]
}

/** The claim with the shortest time; the first of equals. */
export function tightest(all: readonly Claim[]): Claim | undefined {
  return all.reduce<Claim | undefined>(
    (best, claim) => (!best || claim.seconds < best.seconds ? claim : best),
    undefined,
  )
}

/** Only the claims made for a scenario that `applies`, with those scenarios. */
export function claimsUnder(all: readonly Claim[], applies: (scenario: FailureScenario) => boolean): Claim[] {
  return all.flatMap((claim) => {
    const scenarios = claim.scenarios.filter(applies)
    return scenarios.length > 0 ? [{ ...claim, scenarios }] : []
  })
}

/** Places that a scenario takes away. */
export function lostPlaces(scenario: FailureScenario): Id[] {
  return scenario.faults.flatMap((fault) => (fault.kind === 'lose-place' ? [fault.place] : []))
}

/** The scenario takes the place away, or something around it. */
export function losesPlace(context: Context, scenario: FailureScenario, place: Id): boolean {
  return lostPlaces(scenario).some((lost) => context.isWithin(place, lost))
}

/** The scenario takes an instance of the element away. */
export function losesInstance(scenario: FailureScenario, element: Id): boolean {
  return scenario.faults.some(
    (fault) => (fault.kind === 'lose-instance' || fault.kind === 'lose-element') && fault.element === element,
  )
}

/** The data themselves are spoilt: replicas do not help, only backups do. */
export function corrupts(scenario: FailureScenario, store: Id): boolean {
  return scenario.faults.some((fault) => fault.kind === 'corrupt' && fault.store === store)
}

export function partitions(scenario: FailureScenario): boolean {
  return scenario.faults.some((fault) => fault.kind === 'partition' || fault.kind === 'lose-link')
}
