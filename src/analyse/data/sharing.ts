/** What restores that run at the same time have in common: links to the repository, and a ceiling that is said to be common. */
import { knob } from '../../catalogue/catalogue.ts'
import { bytesPerSecond } from '../../language/units.ts'
import type { BackupPolicy, Id, Store } from '../../language/vocabulary/index.ts'
import type { Group, Topology } from '../topology/topology.ts'
import type { Transfer } from './fluid.ts'

/** A transfer from a repository with the bytes per second of everything it may share. */
export interface SharedTransfer {
  transfer: Transfer
  capacity: [string, number][]
}

/** The transfer of one restore; undefined without a size. `processes` and `rate` may be tried out. */
export function transferFacts(
  topology: Topology,
  group: Group,
  backup: BackupPolicy,
  repository: Id,
  target: Id,
  tried: { rate?: number; processes?: number } = {},
): SharedTransfer | undefined {
  if (group.size === undefined) return undefined
  const store = topology.elements.get(group.store) as Store
  const standard = knob('pgbackrest', 'process_max').default
  const processes = tried.processes ?? backup.processes ?? (typeof standard === 'number' ? standard : 1)
  const ceiling = backup.restoreCeiling ? bytesPerSecond(backup.restoreCeiling) : Number.POSITIVE_INFINITY
  const common: [string, number][] = backup.ceilingShared ? [[`ceiling ${store.id} ${repository}`, ceiling]] : []
  const links = topology
    .route(repository, target)
    .flatMap((link): [string, number][] =>
      link.bandwidth ? [[`link ${link.id}`, bytesPerSecond(link.bandwidth)]] : [],
    )
  const capacity = [...common, ...links]
  const own = (tried.rate ?? bytesPerSecond(backup.restoreRate)) * processes
  return {
    transfer: {
      bytes: group.size,
      limit: backup.ceilingShared ? own : Math.min(own, ceiling),
      uses: capacity.map(([id]) => id),
    },
    capacity,
  }
}
