/**
 * What the users of each journey get on their side of each partition, and what consistency costs them in normal work. A
 * journey stands where its calls of the store come from: the region of the caller that serves these users.
 */

import { computed, fromModel } from '../../catalogue/derive.ts'
import type { Id, Operation, Store } from '../../language/vocabulary/index.ts'
import { quantity } from '../../quantity/quantity.ts'
import type { ConsistencyRow, JourneyPrice, JourneyView, StoreConsistency, StoreOperation } from '../analysis.ts'
import { nearestRegion } from '../topology/nearest.ts'
import type { Group, Population, ResolvedJourney, ResolvedStep, Topology } from '../topology/topology.ts'
import type { Situation } from './situations.ts'

const asked: Partial<Record<Operation, StoreOperation>> = {
  read: 'read',
  write: 'write',
  publish: 'write',
  consume: 'read',
  'read-replica': 'read-replica',
}

/** Worst first: nothing comes back, then never, then old. */
const severity: Record<ConsistencyRow['answer'], number> = { hangs: 3, refused: 2, stale: 1, served: 0 }

/**
 * The region from which a journey's users reach a step: that of the caller's instances nearest to them. Undefined for a caller
 * outside of our places, such as a device: it gets to every side by ways of its own.
 */
function standsIn(topology: Topology, step: ResolvedStep, population: Population): Id | undefined {
  const regions = topology.regionsOf(topology.runnerOf(step.from))
  return regions.length === 0 ? undefined : nearestRegion(topology, population.region, regions)
}

/** Operations of a journey on a group, each once. */
function stepsOn(topology: Topology, journey: ResolvedJourney, group: Group, region: Id): ResolvedStep[] {
  const own = topology.groupFor(group.store, region)
  if (own && own.id !== group.id) return []
  return journey.steps.filter((step) => step.to === group.store && asked[step.operation] !== undefined)
}

/** The view of each journey in each situation of one group: the worst answer of its operations. */
export function viewsOf(
  topology: Topology,
  group: Group,
  result: StoreConsistency,
  all: readonly Situation[],
): JourneyView[] {
  return topology.journeys.flatMap((journey) =>
    journey.populations.flatMap((population): JourneyView[] => {
      const steps = stepsOn(topology, journey, group, population.region)
      const first = steps[0]
      if (!first) return []
      const here = standsIn(topology, first, population)
      const operations = new Set(steps.map((step) => asked[step.operation]))
      return all
        .filter((situation) => standsOnSide(topology, situation, here))
        .flatMap((situation): JourneyView[] => {
          const rows = result.rows.filter((r) => r.situationId === situation.id && operations.has(r.operation))
          const worst = [...rows].sort((a, b) => severity[b.answer] - severity[a.answer])[0]
          if (!worst) return []
          const { answer, operation, why, situationId } = worst
          return [
            {
              journey: journey.journey.id,
              region: population.region,
              store: group.store,
              group: group.id,
              situationId,
              situation: situation.title,
              answer,
              operation,
              why,
            },
          ]
        })
    }),
  )
}

/** True for situations without sides, and for the side that the callers are on. Callers may stand in any zone of a region. */
function standsOnSide(topology: Topology, { kind, here }: Situation, region: Id | undefined): boolean {
  if (kind !== 'partition' || !here || region === undefined) return true
  return here.sites.some((site) => topology.regionOf(site) === region)
}

/** What consistent commits cost each journey per request: commits that wait x price of one. */
export function pricesOf(topology: Topology, group: Group, result: StoreConsistency): JourneyPrice[] {
  const { price } = result
  if (!price) return []
  const store = topology.elements.get(group.store) as Store
  return topology.journeys.flatMap((journey) =>
    journey.populations.flatMap((population): JourneyPrice[] => {
      const writes = stepsOn(topology, journey, group, population.region).filter(
        (step) => asked[step.operation] === 'write' && step.waits,
      )
      const commits = writes.reduce((sum, step) => sum + step.visits, 0)
      if (commits === 0) return []
      const count = fromModel(
        { ru: 'Фиксаций на запрос', en: 'Commits per request' },
        'count',
        commits,
        `${journey.journey.id}.steps`,
      )
      const cost = computed(
        {
          ru: `Цена согласованности для «${journey.journey.id}»`,
          en: `Price of consistency for "${journey.journey.id}"`,
        },
        's',
        { ru: 'фиксаций × цена одной', en: 'commits × price of one' },
        (n = 0, p = 0) => n * p,
        [count, price.derivation],
      )
      const base = { journey: journey.journey.id, region: population.region, store: store.id, group: group.id }
      return [{ ...base, commits, price: quantity(cost) }]
    }),
  )
}
