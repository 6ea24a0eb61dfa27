/**
 * The control plane of a Kubernetes cluster: without the majority of its nodes (etcd) what runs goes on running, but nothing
 * is rescheduled, endpoints are not updated and autoscalers stand still. A cluster without `controlPlane` in the model is
 * taken to keep it.
 */
import { byConvention } from '../../../catalogue/derive.ts'
import { automatic } from '../../../catalogue/mechanisms/phase.ts'
import { seconds } from '../../../language/units.ts'
import type { Id } from '../../../language/vocabulary/index.ts'
import { exactly } from '../../../quantity/quantity.ts'
import type { Phase } from '../../analysis.ts'
import { type Effect, endOf, faultsOn, placeLost, startOf } from '../../data/effect.ts'
import type { Topology } from '../../topology/topology.ts'

/** The cluster around a place whose control plane the model places: its id and the places of the nodes, one per node. */
export function clusterOf(topology: Topology, place: Id): { cluster: Id; nodes: readonly Id[] } | undefined {
  for (const at of topology.ancestors(place)) {
    const nodes = topology.places.get(at)?.controlPlane
    if (nodes && nodes.length > 0) return { cluster: at, nodes }
  }
  return undefined
}

export const majority = (nodes: number): number => Math.floor(nodes / 2) + 1

/** The control plane around a place has lost its majority: until when, s after the start of the scenario. */
export function controlPlaneLoss(
  topology: Topology,
  effect: Effect,
  place: Id,
): { cluster: Id; until: number } | undefined {
  if (effect.lost.size === 0) return undefined
  const found = clusterOf(topology, place)
  if (!found) return undefined
  const lost = found.nodes.filter((node) => placeLost(topology, effect, node))
  const missing = majority(found.nodes.length) - (found.nodes.length - lost.length)
  if (missing <= 0) return undefined
  const back = lost.map((node) => placeReturns(topology, effect, node)).sort((a, b) => a - b)
  return { cluster: found.cluster, until: back[missing - 1] ?? Number.POSITIVE_INFINITY }
}

/** When a lost place is back: all faults on it and around it have ended, by themselves or after the repair of the place. */
function placeReturns(topology: Topology, effect: Effect, place: Id): number {
  const ends = faultsOn(topology, effect, place, place, place).map((fault) => {
    const end = endOf(fault)
    const repair = fault.kind === 'lose-place' ? topology.places.get(fault.place)?.outage?.repair : undefined
    return Number.isFinite(end) || repair === undefined ? end : startOf(fault) + seconds(repair)
  })
  return Math.max(0, ...ends)
}

/** Waiting for the majority, counted from `start`: nothing when the control plane lives, undefined when it never comes back. */
export function controlPlaneWait(loss: { until: number } | undefined, start: number): Phase[] | undefined {
  if (!loss) return []
  if (!Number.isFinite(loss.until)) return undefined
  const label = {
    ru: 'Возвращается большинство узлов плоскости управления',
    en: 'The majority of the control plane comes back',
  }
  const source = {
    ru: 'длительность отказа в сценарии или время ремонта площадки; без кворума etcd ничего не переносится',
    en: 'the length of the fault in the scenario, or the repair time of the place; nothing moves without the quorum of etcd',
  }
  return [automatic('decide', byConvention(label, 's', exactly(Math.max(0, loss.until - start)), source))]
}
