/**
 * Nodes of Elasticsearch under an effect. A shard has one primary and number_of_replicas replicas on different nodes (in
 * different zones with allocation awareness), so it surely lives as long as no more domains than replicas are away. Writing
 * needs a master, which needs the majority of the master-eligible nodes.
 */
import type { Store } from '../../language/vocabulary/index.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { zoneOf } from '../topology/zones.ts'
import { copyLost, type Effect } from './effect.ts'
import { ballotOf, hasMajority, replicasOf } from './quorum.ts'

export interface Nodes {
  /** Nodes that hold data and are lost, or cut off from the side that has a master (from the first node's side without one). */
  away: Copy[]
  /** The others. */
  serving: Copy[]
  master: 'elected' | 'none'
  /** Every shard has a copy among the serving nodes, whichever nodes its copies are on. */
  enough: boolean
  /** How many of the nodes that are away must be back until that is so. */
  missing: number
}

/** The nodes of a group. */
export function nodesLost(topology: Topology, group: Group, effect: Effect, store: Store): Nodes {
  const data = group.copies.filter((copy) => copy.role !== 'witness')
  const alive = data.filter((copy) => !copyLost(topology, effect, copy) && !effect.crashed.has(copy.id))
  const ballot = ballotOf(store, group) ?? []
  const withMaster = alive.filter((copy) => hasMajority(topology, effect, ballot, copy.place))
  const first = alive[0]
  const beside = first ? alive.filter((copy) => !effect.separated(first.place, copy.place)) : []
  const serving = withMaster.length > 0 ? withMaster : beside
  const away = data.filter((copy) => !serving.includes(copy))
  const missing = missingNodes(topology, group, store, away)
  return { away, serving, master: withMaster.length > 0 ? 'elected' : 'none', enough: missing === 0, missing }
}

/** How many more nodes (zones, with allocation awareness) are away than a shard surely survives: 0 when every shard has a copy. */
export function missingNodes(topology: Topology, group: Group, store: Store, away: readonly Copy[]): number {
  const data = group.copies.filter((copy) => copy.role !== 'witness').length
  const aware = 'elasticsearch' in store && store.elasticsearch?.allocationAwareness === true
  const domain = (copy: Copy) => (aware ? zoneOf(topology, copy.place) : copy.id)
  return Math.max(0, new Set(away.map(domain)).size - Math.min(replicasOf(store), data - 1))
}
