/** The autoscaler adds instances to an overloaded station, when its maximum is enough: metric age, sync period, start. */
import { fromModel, given, optionalSeconds, ranged, sumOf } from '../../catalogue/derive.ts'
import { startTime } from '../../catalogue/mechanisms/kubernetes.ts'
import { automatic } from '../../catalogue/mechanisms/phase.ts'
import { phase } from '../../catalogue/timers.ts'
import type { Phase } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import type { StationFlow } from './flow.ts'

/** Phases until there are enough instances; undefined when nothing scales it, or not far enough. */
export function scaleOut(topology: Topology, station: StationFlow): Phase[] | undefined {
  const deployment = topology.document.deployments.find(
    (d) => d.element === station.element && topology.regionOf(d.in) === station.region && d.autoscaling !== undefined,
  )
  const scaling = deployment?.autoscaling
  if (!deployment || !scaling) return undefined
  const element = topology.elements.get(station.element)
  const concurrency = element && 'concurrency' in element ? (element.concurrency ?? 1) : 1
  const running = station.servers / concurrency
  if (station.utilisation * (running / scaling.max) >= 1) return undefined
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
