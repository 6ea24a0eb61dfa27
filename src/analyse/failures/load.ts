/** Where the load goes: the performance of the system with its lost parts taken away, beside the normal one, at peak. */
import { byConvention, fromModel, given, optionalSeconds, ranged, sumOf } from '../../catalogue/derive.ts'
import { startTime } from '../../catalogue/mechanisms/kubernetes.ts'
import { automatic } from '../../catalogue/mechanisms/phase.ts'
import { phase } from '../../catalogue/timers.ts'
import type { Fault } from '../../language/vocabulary/index.ts'
import { exactly, quantity } from '../../quantity/quantity.ts'
import { formatRatio } from '../../text/format.ts'
import type { PerformanceAnalysis, StationLoad } from '../analysis.ts'
import { type Effect, endOf, startOf } from '../data/effect.ts'
import { titleOf } from '../data/names.ts'
import { visits } from '../performance/demand.ts'
import { stations } from '../performance/stations.ts'
import type { Topology } from '../topology/topology.ts'
import { always, type Hit, never, rtoOf, soonerOf } from './hit.ts'

export interface Aftermath {
  load: { station: string; before: number; after: number }[]
  overloaded: string[]
  /** Stations that each journey visits after the fault. */
  routes: NonNullable<PerformanceAnalysis['routes']>
  hits: Hit[]
}

const factorKinds = ['slow', 'overload', 'cold-cache']

/** Load of the survivors. A scenario that takes away and changes nothing leaves the load as it is. */
export function aftermath(topology: Topology, before: PerformanceAnalysis, effect: Effect): Aftermath {
  const changed = effect.lost.size > 0 || effect.faults.some((fault) => factorKinds.includes(fault.kind))
  if (!changed) return { load: [], overloaded: [], routes: before.routes ?? [], hits: [] }
  const options = { load: before.load, growth: before.growth, lost: effect.lost, factors: factorsOf(effect.faults) }
  const all = visits(topology, options)
  const after = [...stations(topology, all, options).values()].map((station) => station.load)
  const old = new Map(before.stations.map((station) => [station.id, station]))
  const load = after
    .filter((station) => station.unknown === undefined)
    .map((station) => ({
      station: station.id,
      before: old.get(station.id)?.utilisation.typical ?? 0,
      after: station.utilisation.typical,
    }))
    .filter((entry) => Math.abs(entry.after - entry.before) > 1e-9)
  const over = after.filter(
    (station) => station.utilisation.typical >= 1 && load.some((entry) => entry.station === station.id),
  )
  return {
    load,
    overloaded: over.map((station) => station.id),
    routes: routesOf(all),
    hits: over.map((station) => overload(topology, effect, station)),
  }
}

/** Stations that each journey's users reach. */
function routesOf(all: ReturnType<typeof visits>): Aftermath['routes'] {
  return all.flatMap(({ journey, population, targets, count }) =>
    targets.flatMap((target) =>
      target.station === undefined
        ? []
        : [
            {
              journey: journey.journey.id,
              region: population.region,
              station: target.station,
              visits: count * target.share,
            },
          ],
    ),
  )
}

function factorsOf(faults: readonly Fault[]) {
  const journeys: Record<string, number> = {}
  const elements: Record<string, number> = {}
  const caches: Record<string, number> = {}
  for (const fault of faults) {
    if (fault.kind === 'overload') journeys[fault.journey] = (journeys[fault.journey] ?? 1) * fault.factor
    if (fault.kind === 'slow') elements[fault.element] = (elements[fault.element] ?? 1) * fault.factor
    if (fault.kind === 'cold-cache') caches[fault.element] = 0
  }
  return { journeys, elements, caches }
}

/** A station at or above 100 %: its users fail until capacity is added or the cause ends. */
function overload(topology: Topology, effect: Effect, station: StationLoad): Hit {
  const start = Math.min(...effect.faults.map(startOf))
  const end = Math.max(...effect.faults.map(endOf))
  const share = station.utilisation.typical
  const name = titleOf(topology, station.element)
  const place = titleOf(topology, station.region)
  const what = {
    ru: `«${name.ru}», ${place.ru}: загрузка ${formatRatio(share, 'ru')} в пик, запросы не успевают обслуживаться`,
    en: `"${name.en}", ${place.en}: utilisation ${formatRatio(share, 'en')} at peak, requests are not served in time`,
  }
  const base = { element: station.element, id: station.id, what }
  const back = Number.isFinite(end)
    ? quantity(
        byConvention({ ru: 'Причина кончается', en: 'The cause ends' }, 's', exactly(end - start), {
          ru: 'длительность отказа в сценарии',
          en: 'the length of the fault in the scenario',
        }),
      )
    : undefined
  const hit = { start, blocks: always, visible: true, overload: true as const }
  const phases = scaleOut(topology, station, share)
  if (phases) return { ...hit, recovery: { ...base, effect: 'degraded', phases, rto: soonerOf(rtoOf(phases), back) } }
  return { ...hit, recovery: { ...base, effect: 'down', phases: [], rto: back ?? never(what) } }
}

/** The autoscaler adds instances, when its maximum is enough: metric age, sync period, start. */
function scaleOut(topology: Topology, station: StationLoad, utilisation: number) {
  const deployment = topology.document.deployments.find(
    (d) => d.element === station.element && topology.regionOf(d.in) === station.region && d.autoscaling !== undefined,
  )
  const scaling = deployment?.autoscaling
  if (!deployment || !scaling) return undefined
  const element = topology.elements.get(station.element)
  const concurrency = element && 'concurrency' in element ? (element.concurrency ?? 1) : 1
  const running = station.servers / concurrency
  if (utilisation * (running / scaling.max) >= 1) return undefined
  const sync = given(
    'kubernetes',
    'hpa_sync',
    optionalSeconds(scaling.syncPeriod),
    `${deployment.id}.autoscaling.syncPeriod`,
  )
  const max = fromModel(
    { ru: 'Предел автомасштабирования', en: 'Autoscaling limit' },
    'count',
    scaling.max,
    `${deployment.id}.autoscaling.max`,
  )
  const beat = phase(sync.value.typical)
  const detect = sumOf({ ru: 'Метрика доходит до автомасштабирования', en: 'The metric reaches the autoscaler' }, 's', [
    ranged(
      { ru: 'Возраст метрики', en: 'Age of the metric' },
      's',
      { ru: '0 .. период цикла', en: '0 .. sync period' },
      beat,
      [sync],
    ),
    ranged(
      { ru: 'Цикл автомасштабирования', en: 'Autoscaler cycle' },
      's',
      { ru: '0 .. период цикла', en: '0 .. sync period' },
      beat,
      [sync, max],
    ),
  ])
  const startup = deployment.startup ?? (element && 'startup' in element ? element.startup : undefined)
  const path = deployment.startup ? `${deployment.id}.startup` : `${station.element}.startup`
  return [automatic('detect', detect), automatic('act', startTime(startup, path))]
}
