/** Throughput and headroom: the busiest station on the way binds. */
import type { PerformanceAnalysis, ScenarioOutcome, StationLoad } from '../../analyse/analysis.ts'
import { played } from '../../analyse/data/scenarios.ts'
import { playScenario } from '../../analyse/failures/analyse.ts'
import type { Topology } from '../../analyse/topology/topology.ts'
import type { Said } from '../../language/text.ts'
import type { HeadroomMeasure, Id, ThroughputMeasure } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, mapRange, type Quantity, quantity, type Range } from '../../quantity/quantity.ts'
import { parseTarget } from '../../quantity/target.ts'
import { sayValue } from '../../text/format.ts'
import { beside, breaks, farthest, type Promised, promiseOf } from '../binding.ts'
import { type Evidence, type Outcome, quoted, titleOf, unknown } from '../outcome.ts'
import { onReplicas } from '../scaled-out.ts'
import { holds } from '../target.ts'
import { performanceAt } from './latency.ts'
import { unplaced } from './unplaced.ts'

/** Name of a station by its id: element and where it is. */
function stationName(topology: Topology, id: string): Said {
  const copy = topology.groups.flatMap((g) => g.copies).find((c) => c.id === id)
  const [element = id, region = ''] = id.split('@')
  const name = titleOf(topology, copy?.store ?? element)
  const place = titleOf(topology, copy?.place ?? region)
  return { ru: `«${name.ru}» (${place.ru})`, en: `"${name.en}" (${place.en})` }
}

/** Stations of a journey, of an element, or all of the system. */
function stationsOf(topology: Topology, performance: PerformanceAnalysis, of: Id): StationLoad[] {
  if (topology.elements.has(of)) return performance.stations.filter((s) => s.element === of)
  if (topology.journeys.some((j) => j.journey.id === of)) {
    const used = new Set(
      (performance.routes ?? []).filter((r) => r.journey === of && r.visits > 0).map((r) => r.station),
    )
    return performance.stations.filter((s) => used.has(s.id))
  }
  if (topology.places.has(of)) return performance.stations.filter((s) => s.region === of)
  return of === topology.document.system.id ? performance.stations : []
}

export function judgeThroughput(measure: ThroughputMeasure, evidence: Evidence): Outcome {
  return onReplicas(measure, evidence, throughputOf)
}

function throughputOf(measure: ThroughputMeasure, { topology, analysis }: Evidence): Outcome {
  const found = analysis.performance.peak.throughput.find((t) => t.journey === measure.of)
  const used = stationsOf(topology, analysis.performance.peak, measure.of)
  const lacking =
    used.find((s) => s.unknown)?.unknown ?? unplaced(topology, measure.of) ?? withoutArrivals(topology, measure.of)
  if (!found || lacking) {
    return unknown(
      measure.of,
      lacking ?? {
        ru: `для «${measure.of}» нет ни одного ресурса с известной ёмкостью`,
        en: `no resource of known capacity is on the way of "${measure.of}"`,
      },
    )
  }
  const busiest = used.reduce((a, b) => (b.utilisation.typical > a.utilisation.typical ? b : a))
  const name = stationName(topology, busiest.id)
  const target = parseTarget(measure.target, '/s')
  return {
    scope: measure.of,
    value: found.value,
    why: { ru: `раньше всех насыщается ${name.ru}`, en: `${name.en} saturates first` },
    // The limit is inversely proportional to the busiest resource's time: 10 % more of it is 9.1 % less throughput.
    ...(holds(found.value.typical, target) && !holds(found.value.typical / 1.1, target) ? { risk: slower(name) } : {}),
  }
}

/** The limit is where all grow in proportion: of nothing there is none. */
function withoutArrivals(topology: Topology, journey: Id): Said | undefined {
  const own = topology.journeys.find((one) => one.journey.id === journey)
  if (!own || own.populations.some((population) => population.peak > 0)) return undefined
  const name = titleOf(topology, journey)
  return {
    ru: `у сценария «${name.ru}» в пик нет ни одной заявки (${journey}.rates)`,
    en: `"${name.en}" has no arrivals at peak (${journey}.rates)`,
  }
}

function slower(name: Said): Said {
  return {
    ru: `если ${name.ru} станет на 10 % медленнее, предел будет ниже цели`,
    en: `if ${name.en} gets 10 % slower, the limit falls under the target`,
  }
}

export function judgeHeadroom(measure: HeadroomMeasure, evidence: Evidence): Outcome {
  return onReplicas(measure, evidence, headroomOf)
}

function headroomOf(measure: HeadroomMeasure, evidence: Evidence): Outcome {
  const scope = measure.under === undefined ? measure.of : `${measure.of} under ${measure.under}`
  const growth = measure.growth ?? 1
  const target = parseTarget(measure.target, 'ratio')
  const outcome =
    measure.under === undefined ? calm(measure, evidence, scope, growth) : stressed(measure, evidence, scope, growth)
  const value = outcome.value
  if (!value || evidence.valuesOnly || !holds(value.typical, target)) return outcome
  const grown = 1 - (1 - value.typical) * 1.1
  if (holds(grown, target)) return outcome
  const share = sayValue(grown, 'ratio')
  return {
    ...outcome,
    risk: { ru: `при нагрузке на 10 % больше останется ${share.ru}`, en: `with 10 % more load ${share.en} is left` },
  }
}

function calm(measure: HeadroomMeasure, evidence: Evidence, scope: string, growth: number): Outcome {
  const { topology } = evidence
  const used = stationsOf(topology, performanceAt(evidence, measure.load ?? 'peak', growth), measure.of)
  const nowhere = unplaced(topology, measure.of)
  const loads = used.map((s): Load => ({ id: s.id, utilisation: s.utilisation.derivation, missing: s.unknown }))
  const promise = promiseOf(measure, 'ratio')
  return busiestOf(loads, scope, promise, nowhere, noStations(measure.of), (load) =>
    busy(stationName(topology, load.id), load),
  )
}

/** A station with its load, or why that is not known. */
interface Load {
  id: string
  utilisation: Derivation
  missing?: Said | undefined
}

/** Headroom at the busiest of the stations; one that is known to break the promise decides whatever is unknown of others. */
function busiestOf(
  loads: readonly Load[],
  scope: string,
  promise: Promised,
  nowhere: Said | undefined,
  nothing: Said,
  why: (load: Load) => Said,
): Outcome {
  const known = loads.filter((load) => !load.missing && !Number.isNaN(load.utilisation.value.typical))
  const lacking = loads.find((load) => load.missing)?.missing ?? nowhere
  const first = farthest(known, promise, (load) => left(load.utilisation.value))
  if (!first || (lacking && !breaks(left(first.utilisation.value), promise))) return unknown(scope, lacking ?? nothing)
  const value = headroom(first.utilisation)
  const over = value.typical < 0 ? { instead: noneLeft } : {}
  return beside({ scope, value, why: why(first), ...over }, lacking)
}

function noStations(of: Id): Said {
  return {
    ru: `нет ни одного ресурса, через который проходит «${of}» и ёмкость которого известна`,
    en: `no resource of known capacity is on the way of "${of}"`,
  }
}

function nothingLeft(topology: Topology, { of, under = '' }: HeadroomMeasure): Said {
  const [name, scenario] = [titleOf(topology, of), quoted(titleOf(topology, under))]
  return {
    ru: `${scenario.ru}: из того, чем пользуется «${name.ru}», ничего не осталось`,
    en: `${scenario.en}: nothing that "${name.en}" uses is left`,
  }
}

/**
 * After a failure: what the survivors carry, as the failure analysis redistributed it. A station that the failure leaves as it
 * was keeps its load.
 */
function stressed(measure: HeadroomMeasure, evidence: Evidence, scope: string, growth: number): Outcome {
  const { topology } = evidence
  const performance = performanceAt(evidence, measure.load ?? 'peak', growth)
  const scenario = outcomeOf(evidence, performance, measure.under ?? '')
  if (!scenario)
    return unknown(scope, {
      ru: `сценарий отказа «${measure.under}» не разобран`,
      en: `failure scenario "${measure.under}" is not analysed`,
    })
  const used = stationsOf(topology, performance, measure.of)
  const elements = new Set(used.map((s) => s.element))
  const after = new Map(scenario.load.map((row) => [row.station, row.after]))
  const idle = new Set(scenario.idle)
  const working = used.filter((s) => !idle.has(s.id))
  const stations = new Map(performance.stations.map((s) => [s.id, s]))
  const loads = new Map(working.map((s) => [s.id, after.get(s.id) ?? s.utilisation.typical]))
  // Others of the same elements that only now have work.
  for (const [id, load] of after) if (elements.has(elementOf(topology, id))) loads.set(id, load)
  const rows = [...loads].map(
    ([id, load]): Load => ({
      id,
      utilisation: loadAfter(stationName(topology, id), load, stations.get(id)),
      missing: stations.get(id)?.unknown,
    }),
  )
  const title = quoted(titleOf(topology, scenario.scenario))
  const nothing = used.length > 0 ? nothingLeft(topology, measure) : noStations(measure.of)
  return busiestOf(rows, scope, promiseOf(measure, 'ratio'), unplaced(topology, measure.of), nothing, (load) => {
    const text = busy(stationName(topology, load.id), load)
    return { ru: `${title.ru}: ${text.ru}`, en: `${title.en}: ${text.en}` }
  })
}

function loadAfter(name: Said, load: number, station: StationLoad | undefined): Derivation {
  return {
    label: { ru: `загрузка после отказа: ${name.ru}`, en: `utilisation of ${name.en} after the failure` },
    value: exactly(load),
    unit: 'ratio',
    origin: { kind: 'computed' },
    formula: { ru: 'нагрузка уцелевших / их исполнителей', en: 'load of the survivors / their servers' },
    inputs: station ? [station.utilisation.derivation] : [],
  }
}

/** The scenario at the load that is measured: the one at hand is played at the peak of today. */
function outcomeOf(
  { topology, analysis }: Evidence,
  performance: PerformanceAnalysis,
  under: Id,
): ScenarioOutcome | undefined {
  if (performance === analysis.performance.peak) return analysis.failures.scenarios.find((s) => s.scenario === under)
  const scenario = topology.document.scenarios.find((s) => s.id === under)
  return scenario && playScenario(topology, performance, played(scenario))
}

function elementOf(topology: Topology, station: string): Id {
  return (
    topology.groups.flatMap((g) => g.copies).find((c) => c.id === station)?.store ?? station.split('@')[0] ?? station
  )
}

const noneLeft: Said = { ru: 'запаса нет', en: 'no headroom' }

/** Less than nothing is left where more than all is needed: people are told the utilisation then. */
function headroom(utilisation: Derivation): Quantity {
  const value = left(utilisation.value)
  const used = sayValue(utilisation.value.typical, 'ratio')
  return quantity({
    label: { ru: 'запас мощности', en: 'headroom' },
    value,
    unit: 'ratio',
    ...(value.typical < 0
      ? { text: { ru: `${noneLeft.ru}: загрузка ${used.ru}`, en: `${noneLeft.en}: utilisation ${used.en}` } }
      : {}),
    origin: { kind: 'computed' },
    formula: { ru: '1 − загрузка самого занятого ресурса', en: '1 - utilisation of the busiest resource' },
    inputs: [utilisation],
  })
}

/** What is left of a station's capacity. */
function left(utilisation: Range): Range {
  return mapRange((u = 0) => 1 - u, utilisation)
}

function busy(name: Said, { utilisation: { value } }: Load): Said {
  const utilisation = value.typical
  const share = sayValue(utilisation, 'ratio')
  return utilisation >= 1
    ? { ru: `перегрузка: ${name.ru}, ${share.ru}`, en: `${name.en} is overloaded: ${share.en}` }
    : { ru: `самый загруженный ресурс — ${name.ru}, ${share.ru}`, en: `${name.en} is the busiest, ${share.en}` }
}
