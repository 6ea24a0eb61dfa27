/**
 * Availability of every journey for the users of every region: exact structural unavailability on the decision diagram,
 * plus failover windows, failed changes and planned work. Unavailabilities are added (an upper bound of their union, off by
 * their products: below 1e-6 for anything better than 99.9 %).
 */
import type { Said } from '../../language/text.ts'
import { YEAR } from '../../language/units.ts'
import type { Id } from '../../language/vocabulary/index.ts'
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
import { type PeakLoads, peakLoads } from './capacity.ts'
import type { Overload } from './instances.ts'
import { changeFailures, plannedDowntime } from './planned.ts'
import { buildStructure, type Structure } from './structure.ts'
import { failoverWindows } from './windows.ts'

const LISTED = 20
/** Diagram nodes one journey may take; far beyond any architecture, far below the machine. */
const NODE_LIMIT = 4e6
/** Basic events shown in a derivation; the rest is in the importance table. */
const EXPLAINED = 12

export interface AvailabilityOptions {
  /** The system whose load it is, when `topology` has only some of its journeys. */
  whole?: Topology
  /** The journeys that are wanted. Default: all. */
  journeys?: ReadonlySet<Id>
  /** Most nodes of a diagram; beyond it the structural part is a pair of bounds. Default 4 million. */
  nodeLimit?: number
}

/** Analyses every wanted journey and population. `performance` gives the loads that decide how many instances must be up. */
export function analyseAvailability(
  topology: Topology,
  failures: FailureAnalysis,
  performance: Analysis['performance'],
  options: AvailabilityOptions = {},
): AvailabilityAnalysis {
  const loads = peakLoads(options.whole ?? topology, performance.peak)
  const nodeLimit = options.nodeLimit ?? NODE_LIMIT
  const wanted = topology.journeys.filter(({ journey }) => options.journeys?.has(journey.id) ?? true)
  const journeys = wanted.flatMap((journey) =>
    journey.populations.map((population) => one(topology, failures, loads, nodeLimit, journey, population)),
  )
  return { journeys }
}

function one(
  topology: Topology,
  failures: FailureAnalysis,
  loads: PeakLoads,
  nodeLimit: number,
  journey: ResolvedJourney,
  population: Population,
): JourneyAvailability {
  const structure = buildStructure(topology, journey, population, loads)
  const solved = solveFaultTree(structure.tree, { nodeLimit, top: LISTED })
  const importance = solved.ok ? importanceOf(solved, structure) : []
  const regions = listOf(structure.regions.map((region) => titleOf(topology, region)))
  const structural = structuralPart(topology, solved, structure, importance, regions)
  const failover = failoverWindows(topology, failures, population, structure)
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
    ...(solved.ok && !solved.exact ? { bounded: true as const } : {}),
    downtimePerYear: (1 - availability.typical) * YEAR,
    cutSets: solved.ok ? solved.cutSets.top : [],
    cutSetCount: solved.ok && solved.cutSets.count !== undefined ? String(solved.cutSets.count) : '',
    importance,
    ...(unknown ? { unknown } : {}),
  }
}

function importanceOf(solution: Solution, structure: Structure): EventImportance[] {
  const list = solution.importance.map((measure) => ({
    ...measure,
    // Nothing here is negated: less than nothing is rounding, near an event that is almost certain.
    birnbaum: Math.max(0, measure.birnbaum),
    fussellVesely: Math.min(1, Math.max(0, measure.fussellVesely)),
    label: structure.events.get(measure.event)?.label ?? { ru: measure.event, en: measure.event },
  }))
  return list.sort((a, b) => b.fussellVesely - a.fussellVesely || (a.event < b.event ? -1 : 1))
}

/** What all instances together cannot carry. */
function overload(topology: Topology, { element, regions, needed, most, store }: Overload): Said {
  const name = titleOf(topology, element.id)
  const at = listOf(regions.map((region) => titleOf(topology, region)))
  if (store) {
    return {
      ru: `«${name.ru}», ${at.ru}: одновременных запросов больше, чем копия выполняет сразу (нужно ${needed}, есть ${most})`,
      en: `${name.en}, ${at.en}: more requests at once than a copy works on (${needed} are needed, there are ${most})`,
    }
  }
  return {
    ru: `«${name.ru}», ${at.ru}: нужно экземпляров — ${needed}, есть не больше ${most}`,
    en: `${name.en}, ${at.en}: ${needed} instances are needed, there are at most ${most}`,
  }
}

function structuralPart(
  topology: Topology,
  solved: ReturnType<typeof solveFaultTree>,
  structure: Structure,
  importance: readonly EventImportance[],
  regions: Said,
): Quantity {
  const value = solved.ok ? { best: solved.lower, typical: solved.probability, worst: solved.upper } : exactly(1)
  const exact = solved.ok && solved.exact
  const overloaded = structure.overloaded.map((one) => overload(topology, one))
  const ranked = importance.length > 0 ? importance.map((e) => e.event) : [...structure.events.keys()]
  const inputs = ranked.slice(0, EXPLAINED).flatMap((id) => structure.events.get(id)?.derivation ?? [])
  const rest = ranked.length - inputs.length
  const note: Said =
    value.best === 1 && overloaded.length > 0
      ? {
          ru: `${overloaded.map((one) => one.ru).join('; ')}: в пик путь не обслуживается, даже когда всё исправно`,
          en: `${overloaded.map((one) => one.en).join('; ')}: at peak the journey is not served even when nothing has failed`,
        }
      : exact
        ? {
            ru: `точное решение на двоичной диаграмме решений; обслуживают регионы: ${regions.ru}${rest > 0 ? `; событий ещё ${rest} — в таблице важности` : ''}`,
            en: `exact, on a binary decision diagram; serving regions: ${regions.en}${rest > 0 ? `; ${rest} more events are in the importance table` : ''}`,
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

function missing(problem: Said | undefined, parts: readonly Said[]): Said | undefined {
  const all = [...(problem === undefined ? [] : [problem]), ...parts]
  if (all.length === 0) return undefined
  return { ru: all.map((part) => part.ru).join('; '), en: all.map((part) => part.en).join('; ') }
}
