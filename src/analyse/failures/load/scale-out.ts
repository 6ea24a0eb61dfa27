/**
 * The autoscaler adds instances to an overloaded station, when its maximum is enough: age of the metric, its loop, periods of
 * growth, nodes when there is no room, start.
 */
import { estimate, fromModel, optionalSeconds } from '../../../catalogue/derive.ts'
import { scaleOut } from '../../../catalogue/mechanisms/scaling.ts'
import { stated } from '../../../catalogue/values.ts'
import { ratio } from '../../../language/units.ts'
import type { Phase } from '../../analysis.ts'
import type { Effect } from '../../data/effect.ts'
import type { Topology } from '../../topology/topology.ts'
import { controlPlaneLoss } from '../services/control-plane.ts'
import type { StationFlow } from './state.ts'

/**
 * Phases until there are enough instances; undefined when nothing scales it, not far enough, or its cluster has no control
 * plane. A metric of busy time ends at 100 %, so a loop asks for 1 / target times the instances at most.
 */
export function scaledOut(topology: Topology, effect: Effect, station: StationFlow): Phase[] | undefined {
  const deployment = topology.document.deployments.find(
    (d) => d.element === station.element && topology.regionOf(d.in) === station.region && d.autoscaling !== undefined,
  )
  const scaling = deployment?.autoscaling
  if (!deployment || !scaling || controlPlaneLoss(topology, effect, deployment.in)) return undefined
  const element = topology.elements.get(station.element)
  const concurrency = element && 'concurrency' in element ? (element.concurrency ?? 1) : 1
  const running = station.servers / concurrency
  const needed = station.utilisation * running
  if (needed / scaling.max >= 1) return undefined
  const path = `${deployment.id}.autoscaling`
  const startup = deployment.startup ?? (element && 'startup' in element ? element.startup : undefined)
  const nodeStart = deployment.orchestrator?.nodeStart
  const knobs = stated('kubernetes', {
    hpa_sync: [optionalSeconds(scaling.syncPeriod), `${path}.syncPeriod`],
    node_boot: [nodeStart ? estimate(nodeStart) : undefined, `${deployment.id}.orchestrator.nodeStart`],
    pod_start: [
      startup ? estimate(startup) : undefined,
      deployment.startup ? `${deployment.id}.startup` : `${station.element}.startup`,
    ],
  })
  const limit = fromModel(
    { ru: 'Предел автомасштабирования', en: 'Autoscaling limit' },
    'count',
    scaling.max,
    `${path}.max`,
  )
  const capped = scaling.metric === 'cpu' || scaling.metric === 'memory'
  const target = fromModel(
    { ru: 'Цель автомасштабирования', en: 'Autoscaling target' },
    'ratio',
    ratio(scaling.target),
    `${path}.target`,
  )
  return scaleOut(
    {
      from: running,
      to: Math.floor(needed) + 1,
      newNodes: scaling.nodes === 'on-demand' || deployment.orchestrator?.technology === 'vm-group',
      limits: capped ? [limit, target] : [limit],
      ...(capped ? { asks: 1 / ratio(scaling.target) } : {}),
    },
    knobs.values,
    knobs.paths,
  )
}
