/**
 * Availability of journeys by simulation: the success structure, the rates, the failover windows and the failed changes are
 * those of the exact analysis; what is checked is the way from them to a number.
 */
import { perYear, ratio, seconds, YEAR } from '../../language/units.ts'
import type { Element } from '../../language/vocabulary/index.ts'
import type { Analysis } from '../analysis.ts'
import { type PeakLoads, peakLoads } from '../availability/capacity.ts'
import { stopAlone } from '../availability/single-points.ts'
import { buildStructure } from '../availability/structure.ts'
import { windowsOf } from '../availability/windows.ts'
import type { Population, ResolvedJourney, Topology } from '../topology/topology.ts'
import {
  type OutageIncident,
  type OutageOptions,
  type OutagePart,
  type OutageResult,
  simulateOutages,
} from './outages.ts'

/** Mean outage of what only publishes an availability: the share of time is kept, the length is a convention. */
export const PUBLISHED_OUTAGE = 3600

export interface SimulatedAvailability extends OutageResult {
  journey: string
  region: string
}

/** Every journey and population of the topology over `years` years. */
export function simulateAvailability(
  topology: Topology,
  analysis: Pick<Analysis, 'failures' | 'performance'>,
  options: OutageOptions,
): SimulatedAvailability[] {
  const loads = peakLoads(topology, analysis.performance.peak)
  return topology.journeys.flatMap((journey) =>
    journey.populations.map((population) => one(topology, analysis.failures, loads, journey, population, options)),
  )
}

function one(
  topology: Topology,
  failures: Analysis['failures'],
  loads: PeakLoads,
  journey: ResolvedJourney,
  population: Population,
  options: OutageOptions,
): SimulatedAvailability {
  const structure = buildStructure(topology, journey, population, loads)
  // Faults that stop the journey by themselves have no window: the structure counts them for their whole repair.
  const alone = stopAlone(structure.tree, structure.events.keys())
  const survived = [...structure.events.values()].filter((event) => !alone.has(event.id))
  const windows = new Map(
    windowsOf(topology, failures, population, survived).map((w) => [w.event.id, w.derivation.value.typical]),
  )
  const parts = [...structure.events.values()].map((event): OutagePart => {
    if (event.perYear === undefined || event.repair === undefined) {
      const rate = (event.probability / (1 - event.probability)) * (YEAR / PUBLISHED_OUTAGE)
      return { event: event.id, perYear: rate, repair: PUBLISHED_OUTAGE, window: 0 }
    }
    const length = event.perYear > 0 ? ((windows.get(event.id) ?? 0) * YEAR) / event.perYear : 0
    // A window as long as the mean repair is the repair itself, whatever that takes this time.
    const window = length >= event.repair * (1 - 1e-9) ? Number.POSITIVE_INFINITY : length
    return { event: event.id, perYear: event.perYear, repair: event.repair, window }
  })
  const inTree = new Set(structure.tree.events.map((event) => event.id))
  const felt = parts.filter((part) => inTree.has(part.event) || part.window > 0)
  const system = { tree: structure.tree, parts: felt, incidents: structure.hard.flatMap(incidentsOf) }
  return { journey: population.journey, region: population.region, ...simulateOutages(system, options) }
}

function incidentsOf(element: Element): OutageIncident[] {
  const { changes, planned } = element
  const found: OutageIncident[] = []
  if (changes) {
    found.push({
      id: `${element.id}.changes`,
      perYear: perYear(changes.deployments) * ratio(changes.failureRatio),
      length: seconds(changes.rollback),
      random: true,
      share: changes.blastRadius === undefined ? 1 : ratio(changes.blastRadius),
    })
  }
  if (planned) {
    found.push({
      id: `${element.id}.planned`,
      perYear: perYear(planned.rate),
      length: seconds(planned.length),
      random: false,
      share: 1,
    })
  }
  return found
}
