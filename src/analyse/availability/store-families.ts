/**
 * Stores whose members are alike or have no failover manager of their own: which of the members have to be there. The same
 * families as in the failure analysis, so that what survives there is not down here.
 */
import type { Operation, Queue, Store } from '../../language/vocabulary/index.ts'
import { familyOf, partitionHandling } from '../data/family.ts'
import { leadersOf } from '../data/leaders.ts'
import { replicasOf } from '../data/quorum.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { zoneOf } from '../topology/zones.ts'
import type { TreeBuilder } from './tree-builder.ts'

/** What the members of a group need of the rest of the structure. */
export interface Members {
  topology: Topology
  build: TreeBuilder
  /** Fails when the copy is down. */
  down: (copy: Copy) => string
  /** Fails when the votes given by places are no majority. */
  votesLost: (votes: readonly string[]) => string
}

/** Fails when too few members are left for the operation; undefined for stores with a primary and a failover of their own. */
export function membersDown(parts: Members, store: Store, group: Group, operation: Operation): string | undefined {
  const { build, down } = parts
  const holders = group.copies.filter((copy) => copy.role !== 'witness')
  const most = Math.floor(holders.length / 2) + 1
  switch (familyOf(store)) {
    case 'raft-queue':
      return build.fewerThan(most, holders.map(down))
    case 'mirrored-queue': {
      const paused = partitionHandling(store as Queue) === 'pause_minority'
      return build.fewerThan(paused ? most : 1, holders.map(down))
    }
    case 'node-queue':
      return build.all(holders.filter((copy) => copy.role === 'primary').map(down))
    case 'kafka':
      return kafkaDown(parts, store, group, operation)
    case 'memory':
      return build.all(holders.map(down))
    case 'search':
      return searchDown(parts, store, group, holders, operation)
    case 'other':
      return 'queue' in store ? build.fewerThan(inSync(store), holders.map(down)) : undefined
    default:
      return undefined
  }
}

/**
 * Kafka: confirmations are for those who write. A partition whose leader is lost gets a new one from the majority of the
 * controllers only; every broker that may lead leads some.
 */
function kafkaDown(parts: Members, store: Store, group: Group, operation: Operation): string {
  const { build, down, votesLost } = parts
  const holders = group.copies.filter((copy) => copy.role !== 'witness')
  const writes = operation === 'write' || operation === 'publish' || operation === 'call'
  const few = build.fewerThan(writes ? inSync(store) : 1, holders.map(down))
  const votes = 'kafka' in store ? store.kafka?.votes : undefined
  const most = Math.floor(group.copies.length / 2) + 1
  const undecided = votes ? votesLost(votes) : build.fewerThan(most, group.copies.map(down))
  return build.any([few, build.all([undecided, build.any(leadersOf(store, group).map(down))])])
}

/** Kafka: min.insync.replicas for acks=all, else the leader alone. */
function inSync(store: Store): number {
  return 'queue' in store && store.queue.acknowledgements === 'all' ? (store.queue.minInSync ?? 1) : 1
}

/**
 * Elasticsearch: in the worst case a shard has its copies on exactly the nodes (zones, with allocation awareness) that are down;
 * writes need the majority of the master-eligible nodes, searches only with no_master_block=all.
 */
function searchDown(
  parts: Members,
  store: Store,
  group: Group,
  holders: readonly Copy[],
  operation: Operation,
): string {
  const { topology, build, down, votesLost } = parts
  const settings = 'elasticsearch' in store ? store.elasticsearch : undefined
  const domains = Map.groupBy(holders, (copy) =>
    settings?.allocationAwareness ? zoneOf(topology, copy.place) : copy.id,
  )
  const touched = [...domains.values()].map((copies) => build.any(copies.map(down)))
  const data = build.fewerThan(Math.max(1, touched.length - replicasOf(store)), touched)
  const reads = operation === 'read' || operation === 'read-replica'
  if (reads && settings?.noMasterBlock !== 'all') return data
  const masters = settings?.votes
    ? votesLost(settings.votes)
    : build.fewerThan(Math.floor(group.copies.length / 2) + 1, group.copies.map(down))
  return build.any([data, masters])
}
