/** The loss of a group over a whole scenario: that of its worst moment. */
import type { Fault, Id } from '../../language/vocabulary/index.ts'
import type { Group, Topology } from '../topology/topology.ts'
import { effectOf } from './effect.ts'
import { dataLoss } from './loss.ts'
import { type Loss, worse } from './loss-result.ts'
import { type Moment, momentsOf, withRolesAfter } from './moments.ts'

/** One moment of a scenario with the roles that the moments before it left behind. */
export interface Stage {
  topology: Topology
  moment: Moment
}

/** Moments of a scenario in their order. */
export function stagesOf(topology: Topology, faults: readonly Fault[], scenario: Id): Stage[] {
  const moments = momentsOf(faults)
  let now = topology
  return moments.map((moment, index) => {
    const before = moments[index - 1]
    if (before) now = withRolesAfter(now, faults, scenario, before)
    return { topology: now, moment }
  })
}

/** Losses of groups by id, the worst moment of each. */
export function worstLosses(
  topology: Topology,
  groups: readonly Group[],
  faults: readonly Fault[],
  scenario: Id,
): Loss[] {
  const stages = stagesOf(topology, faults, scenario).map((stage) => ({
    ...stage,
    effect: effectOf(stage.topology, faults, scenario, stage.moment.active),
  }))
  return groups.map((group) => {
    const losses = stages.map((stage) => {
      const now = stage.topology.groupsOf(group.store).find((g) => g.id === group.id) ?? group
      return dataLoss(stage.topology, now, stage.effect)
    })
    return losses.reduce(worse)
  })
}
