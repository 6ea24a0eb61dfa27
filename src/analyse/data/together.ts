/** Which groups an effect leaves to be restored from backups at the same time. */

import type { Store } from '../../language/vocabulary/index.ts'
import type { Group, Topology } from '../topology/topology.ts'
import type { Effect } from './effect.ts'
import { fateOf } from './fate.ts'
import { usableDelay } from './loss-corruption.ts'
import type { RestoreJob } from './restore.ts'

/** Restores that begin together under an effect, in the order of the groups. */
export function restoredTogether(topology: Topology, effect: Effect): RestoreJob[] {
  return topology.groups.flatMap((group): RestoreJob[] => {
    const fate = fateOf(topology, group, effect)
    if (fate.kind === 'restore') return [{ group, way: wayOf(fate) }]
    if (fate.kind !== 'corrupted' || !fate.source) return []
    return usableDelay(topology.elements.get(group.store) as Store, fate) ? [] : [{ group, way: wayOf(fate) }]
  })
}

function wayOf(fate: { repository: string | undefined; target: string; source?: RestoreJob['way']['source'] }) {
  return { repository: fate.repository, target: fate.target, source: fate.source }
}

/** The restores beside one group. */
export function beside(jobs: readonly RestoreJob[], group: Group): RestoreJob[] {
  return jobs.filter((job) => job.group.id !== group.id)
}
