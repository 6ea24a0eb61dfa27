/**
 * Availability of every journey for the users of every region: exact structural unavailability on the decision diagram,
 * plus failover windows, failed changes and planned work. Unavailabilities are added (an upper bound of their union, off by
 * their products: below 1e-6 for anything better than 99.9 %).
 */
import type { Said } from '../../language/text.ts'
import { YEAR } from '../../language/units.ts'
import { type Derivation, exactly, mapRange, type Quantity, quantity } from '../../quantity/quantity.ts'
import type {
  Analysis,
  AvailabilityAnalysis,
  EventImportance,
  FailureAnalysis,
  JourneyAvailability,
} from '../analysis.ts'
import { listOf, titleOf } from '../data/names.ts'
import type { Population, ResolvedJourney, Topology } from '../topology/topology.ts'
import { type Solution, solveFaultTree } from './bdd/solve.ts'
import { changeFailures, plannedDowntime } from './planned.ts'
import { buildStructure, type Structure } from './structure.ts'
import { failoverWindows } from './windows.ts'

const LISTED = 20
/** Diagram nodes one journey may take; far beyond any architecture, far below the machine. */
const NODE_LIMIT = 4e6
/** Basic events shown in a derivation; the rest is in the importance table. */
const EXPLAINED = 12

/** Analyses every journey and population. `performance` gives the loads that decide how many instances must be up. */
export function analyseAvailability(
  topology: Topology,
  failures: FailureAnalysis,
  performance: Analysis['performance'],
): AvailabilityAnalysis {
  const journeys = topology.journeys.flatMap((journey) =>
    journey.populations.map((population) => one(topology, failures, performance, journey, population)),
  )
  return { journeys }
}

function one(
  topology: Topology,
  failures: FailureAnalysis,
  performance: Analysis['performance'],
  journey: ResolvedJourney,
  population: Population,
): JourneyAvailability {
  const structure = buildStructure(topology, journey, population, performance.peak)
  const solved = solveFaultTree(structure.tree, { nodeLimit: NODE_LIMIT, top: LISTED })
  const importance = solved.ok ? importanceOf(solved, structure) : []
  const regions = listOf(structure.regions.map((region) => titleOf(topology, region)))
  const structural = structuralPart(solved, structure, importance, regions)
  const alone = new Set(importance.filter((e) => stopsAlone(e, structural.typical)).map((e) => e.event))
  const occurring = importance.flatMap((e) => structure.events.get(e.event) ?? [])
  const failover = failoverWindows(topology, failures, population, occurring, alone)
  const changes = changeFailures(structure.hard)
  const planned = plannedDowntime(structure.hard)
  const upperBound = !structure.hard.some((element) => element.changes !== undefined)
  const availability = total([structural, failover, changes, planned], upperBound)
  const unknown = missing(solved.ok ? undefined : solved.problem, structure.missing)
  return {
    journey: population.journey,
    region: population.region,
    structural,
    failover,
    changes,
    planned,
    availability,
    upperBound,
    downtimePerYear: (1 - availability.typical) * YEAR,
    cutSets: solved.ok ? solved.cutSets.top : [],
    cutSetCount: solved.ok && solved.cutSets.count !== undefined ? String(solved.cutSets.count) : '',
    importance,
    ...(unknown ? { unknown } : {}),
  }
}

/** P(top given the event) is 1: the event is a cut set of its own, a single point of failure. */
function stopsAlone(event: EventImportance, probability: number): boolean {
  return event.raw * probability > 1 - 1e-9
}

function importanceOf(solution: Solution, structure: Structure): EventImportance[] {
  const list = solution.importance.map((measure) => ({
    ...measure,
    label: structure.events.get(measure.event)?.label ?? { ru: measure.event, en: measure.event },
  }))
  return list.sort((a, b) => b.fussellVesely - a.fussellVesely || (a.event < b.event ? -1 : 1))
}

function structuralPart(
  solved: ReturnType<typeof solveFaultTree>,
  structure: Structure,
  importance: readonly EventImportance[],
  regions: Said,
): Quantity {
  const value = solved.ok ? { best: solved.lower, typical: solved.probability, worst: solved.upper } : exactly(1)
  const exact = solved.ok && solved.exact
  const ranked = importance.length > 0 ? importance.map((e) => e.event) : [...structure.events.keys()]
  const inputs = ranked.slice(0, EXPLAINED).flatMap((id) => structure.events.get(id)?.derivation ?? [])
  const rest = ranked.length - inputs.length
  const note: Said = exact
    ? {
        ru: `точное решение на двоичной диаграмме решений; обслуживают регионы: ${regions.ru}; событий ещё ${rest} — в таблице важности`,
        en: `exact, on a binary decision diagram; serving regions: ${regions.en}; ${rest} more events are in the importance table`,
      }
    : {
        ru: 'диаграмма не поместилась: даны нижняя и верхняя границы (сумма по сечениям)',
        en: 'the diagram did not fit: lower and upper bounds are given (sum over cut sets)',
      }
  return quantity({
    label: { ru: 'отказы оборудования и площадок', en: 'failures of hosts and places' },
    value,
    unit: 'ratio',
    origin: { kind: 'computed' },
    formula: { ru: 'P(ни один регион не обслуживает путь)', en: 'P(no region serves the journey)' },
    note,
    inputs,
  })
}

function total(parts: readonly Quantity[], upperBound: boolean): Quantity {
  const derivations: Derivation[] = parts.map((part) => part.derivation)
  return quantity({
    label: { ru: 'доступность', en: 'availability' },
    value: mapRange((...shares) => Math.max(0, 1 - shares.reduce((a, b) => a + b, 0)), ...parts),
    unit: 'ratio',
    origin: { kind: 'computed' },
    formula: {
      ru: '1 − (отказы + переключения + изменения + работы)',
      en: '1 - (structural + failover + changes + planned)',
    },
    ...(upperBound
      ? {
          note: {
            ru: 'верхняя граница: неудачные изменения не заданы, а они — главная причина простоев',
            en: 'an upper bound: failed changes are not given, and they are the main cause of outages',
          },
        }
      : {}),
    inputs: derivations,
  })
}

function missing(problem: string | undefined, parts: readonly Said[]): Said | undefined {
  const all = [...(problem === undefined ? [] : [{ ru: problem, en: problem }]), ...parts]
  if (all.length === 0) return undefined
  return { ru: all.map((part) => part.ru).join('; '), en: all.map((part) => part.en).join('; ') }
}
