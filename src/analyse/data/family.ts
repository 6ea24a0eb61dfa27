/**
 * What kind of replicated store a store is: who decides on a new primary, what a confirmation means and what a copy keeps
 * differ by family, not by product name. The one place that reads technologies and their settings for that.
 */
import type { Queue, Store } from '../../language/vocabulary/index.ts'
import type { Group, Topology } from '../topology/topology.ts'

/**
 * `sql` a database with one primary and streaming replication; `redis`; `kafka` a log with an in-sync set and controllers;
 * `raft-queue` a quorum queue or stream of RabbitMQ; `mirrored-queue` a classic queue with mirrors (before 4.0); `node-queue`
 * a classic queue, which lives on one node; `search` Elasticsearch; `memory` memcached or the memory of a process: nodes
 * without copies; `objects` an object store; `other` a product whose ways are not known.
 */
export type Family =
  | 'sql'
  | 'redis'
  | 'kafka'
  | 'raft-queue'
  | 'mirrored-queue'
  | 'node-queue'
  | 'search'
  | 'memory'
  | 'objects'
  | 'other'

/** The family of a store. */
export function familyOf(store: Store): Family {
  switch (store.kind) {
    case 'objectStore':
      return 'objects'
    case 'queue':
    case 'topic':
      if (store.technology === 'kafka') return 'kafka'
      return store.technology === 'rabbitmq' ? rabbitFamily(store) : 'other'
    case 'cache':
    case 'sessionStore':
      if (store.technology === 'redis') return 'redis'
      return store.technology === 'memcached' || store.technology === 'in-process' ? 'memory' : 'other'
    case 'database':
      return store.elasticsearch ? 'search' : 'sql'
  }
}

/** A queue without a type is taken for a quorum queue, unless a strategy for partitions or mirrors say that it is not. */
function rabbitFamily(store: Queue): Family {
  const { queueType, haMode } = store.rabbitmq ?? {}
  const mirrored = haMode === true && !isSince(rabbitVersion(store), [4, 0])
  if (queueType === 'quorum' || queueType === 'stream') return 'raft-queue'
  if (mirrored) return 'mirrored-queue'
  return queueType === 'classic' ? 'node-queue' : 'raft-queue'
}

type Version = readonly [major: number, minor: number]

/** Version of RabbitMQ: the model's, else the one that the catalogue describes. */
function rabbitVersion(store: Queue): Version {
  const [major = 4, minor = 0] = (store.rabbitmq?.version ?? '4.3').split('.').map(Number)
  return [major, minor]
}

function isSince([major, minor]: Version, [a, b]: Version): boolean {
  return major > a || (major === a && minor >= b)
}

/**
 * What nodes of RabbitMQ outside Raft do in a partition: since 4.3 the metadata are in Raft and the minority stops whatever
 * the setting says; before that the strategy, by default `ignore`.
 */
export function partitionHandling(store: Queue): 'raft' | 'ignore' | 'pause_minority' | 'autoheal' {
  if (isSince(rabbitVersion(store), [4, 3])) return 'raft'
  return store.rabbitmq?.partitionHandling ?? 'ignore'
}

/** Other groups of the store without which this one cannot be used: the coordinator of Citus, all slots of Redis Cluster. */
export function groupsBehind(topology: Topology, group: Group): Group[] {
  const store = topology.elements.get(group.store) as Store
  const others = topology.groupsOf(store.id).filter((other) => other.id !== group.id)
  const coordinator = store.shards?.tool === 'citus' ? store.shards.citus?.coordinator : undefined
  if (coordinator !== undefined) return others.filter((other) => other.spec?.id === coordinator)
  const cluster = 'failover' in store && store.failover?.manager === 'redis-cluster'
  const covered = 'redis' in store ? store.redis?.clusterRequireFullCoverage !== false : true
  return cluster && covered ? others : []
}

/** Other groups of the store whose state changes how this one recovers: those behind it, and all that elect together. */
export function groupsBeside(topology: Topology, group: Group): Group[] {
  const store = topology.elements.get(group.store) as Store
  if (!('failover' in store) || store.failover?.manager !== 'redis-cluster') return groupsBehind(topology, group)
  return topology.groupsOf(store.id).filter((other) => other.id !== group.id)
}
