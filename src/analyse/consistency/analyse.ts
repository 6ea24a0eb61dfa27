/**
 * Consistency of every shard group: what each operation gets in normal work, during failover and on each side of each
 * partition; then CAP strictly by definition and PACELC with its price. Labels belong to (store, operation, situation).
 */
import type { Said } from '../../language/text.ts'
import type { Id, Queue, Store } from '../../language/vocabulary/index.ts'
import type {
  ConsistencyAnalysis,
  ConsistencyRow,
  DataAnalysis,
  StoreConsistency,
  StoreOperation,
} from '../analysis.ts'
import { familyOf, partitionHandling } from '../data/family.ts'
import { cachesBefore } from '../performance/caches.ts'
import type { Group, Topology } from '../topology/topology.ts'
import { followers, type Rule, type Subject } from './behaviour.ts'
import { cachedRead } from './cached.ts'
import { classicQueueRule } from './classic-queue.ts'
import { label } from './label.ts'
import { isSynchronous, leaderRule } from './leader.ts'
import { memoryRule, objectRule } from './nodes.ts'
import { commitPrice } from './price.ts'
import { isSafeTopic, kafkaRule, quorumQueueRule } from './queue.ts'
import { redisRule } from './redis.ts'
import { searchRule } from './search.ts'
import { type Situation, situationsOf } from './situations.ts'
import { stalenessOf } from './staleness.ts'
import { pricesOf, viewsOf } from './views.ts'

/**
 * Every group of every store, in the author's order. Losses come from the functions of the data analysis, not from its
 * results: a partition is no scenario of the model.
 */
export function analyseConsistency(topology: Topology, _data: DataAnalysis): ConsistencyAnalysis {
  const found = topology.groups.flatMap((group) => {
    const store = topology.elements.get(group.store)
    if (!store) return []
    const situations = situationsOf(topology, store as Store, group)
    return [{ group, situations, result: groupConsistency({ topology, store: store as Store, group }, situations) }]
  })
  return {
    stores: found.map(({ result }) => result),
    views: found.flatMap(({ group, situations, result }) => viewsOf(topology, group, result, situations)),
    prices: found.flatMap(({ group, result }) => pricesOf(topology, group, result)),
    staleness: found.flatMap(({ group }) => stalenessOf(topology, group)),
  }
}

interface Ruled {
  rule: Rule
  latencyFirst: boolean
  caveat?: Said
}

/** The rule of a group, or what the model lacks for one. */
function ruleOf(subject: Subject): Ruled | Said {
  const { store, group } = subject
  const lacking = (ru: string, en: string): Said => ({ ru, en })
  const family = familyOf(store)
  if (family === 'objects' && group.copies.length === 0) {
    const inside = 'redundancy' in store && (store.redundancy === 'zone' || store.redundancy === 'region')
    return inside
      ? { rule: objectRule, latencyFirst: false }
      : lacking(
          'внутреннее устройство объектного хранилища в модели не описано',
          'the model does not show the inside of the object store',
        )
  }
  if ('technology' in store && store.technology === 'in-process') {
    return lacking(
      'память процесса: у каждого экземпляра своя копия, между собой они не согласованы',
      'memory of a process: every instance has a copy of its own, and they do not agree with one another',
    )
  }
  if (group.copies.length === 0)
    return lacking(
      `в модели не сказано, где лежат копии (${store.id}.replication.members)`,
      `the model does not say where the copies are (${store.id}.replication.members)`,
    )
  switch (family) {
    case 'raft-queue':
      return { rule: quorumQueueRule, latencyFirst: false }
    case 'mirrored-queue':
    case 'node-queue':
      return { rule: classicQueueRule, latencyFirst: isLoose(store) }
    case 'kafka':
      return { rule: kafkaRule, latencyFirst: !isSafeTopic(store as Queue) }
    case 'redis':
      return { rule: redisRule, latencyFirst: true }
    case 'memory':
      return { rule: memoryRule, latencyFirst: true }
    case 'search':
      return { rule: searchRule, latencyFirst: false }
    case 'objects':
      return { rule: objectRule, latencyFirst: true }
    case 'other':
      return 'queue' in store
        ? lacking('правила этой очереди не известны', 'the rules of this queue are not known')
        : lacking('правила этого кэша не известны', 'the rules of this cache are not known')
    case 'sql':
      return database(subject)
  }
}

/** Classic queues with mirrors under a strategy that lets both sides go on prefer to answer. */
function isLoose(store: Store): boolean {
  const handling = 'queue' in store ? partitionHandling(store) : 'raft'
  return familyOf(store) === 'mirrored-queue' && (handling === 'ignore' || handling === 'autoheal')
}

function database(subject: Subject): Ruled | Said {
  const { store, group } = subject
  if ('technology' in store && store.technology !== 'postgresql' && !store.replication && group.copies.length > 1) {
    return { ru: 'способ репликации не указан', en: 'the mode of replication is not given' }
  }
  const degraded =
    isSynchronous(subject) && !store.replication?.strict && 'failover' in store && store.failover?.manager === 'patroni'
      ? {
          ru: 'нестрогий режим: без копии ведущий пишет один, и эти записи живут на одном диске',
          en: 'non-strict mode: without a copy the primary writes alone, and those writes live on one disk',
        }
      : undefined
  return { rule: leaderRule, latencyFirst: false, ...(degraded ? { caveat: degraded } : {}) }
}

function groupConsistency(subject: Subject, situations: readonly Situation[]): StoreConsistency {
  const { store, group } = subject
  const family = ruleOf(subject)
  if (!('rule' in family)) {
    return {
      store: store.id,
      group: group.id,
      rows: [],
      cap: 'neither',
      capWhy: family,
      pacelc: '?',
      price: undefined,
      unknown: family,
    }
  }
  const asked = new Set(cachesBefore(subject.topology, store.id).flat())
  const caches = [...subject.topology.elements.values()].filter(({ id, kind }) => kind === 'cache' && asked.has(id))
  const wanted: StoreOperation[] = ['write', 'read']
  // Elasticsearch reads whatever copy of a shard, memcached has none: there is no leader to tell replicas from.
  const apart = ['search', 'memory'].includes(familyOf(store))
  if (followers(group).length > 0 && !('queue' in store) && !apart) wanted.push('read-replica')
  if (caches.length > 0) wanted.push('read-cache')
  const rows = situations.flatMap((situation) =>
    wanted.map((operation): ConsistencyRow => {
      const behaviour =
        operation === 'read-cache'
          ? cachedRead(subject, situation, caches, ruleOf)
          : family.rule(subject, situation, operation)
      return {
        store: store.id,
        group: group.id,
        operation,
        situation: situation.title,
        situationId: situation.id,
        ...behaviour,
      }
    }),
  )
  const counted = new Set<StoreOperation>(['write', 'read'])
  if (readsReplicas(subject.topology, store.id, group)) counted.add('read-replica')
  const labels = label(rows, {
    counted,
    latencyFirst: family.latencyFirst && followers(group).length > 0,
    caveat: family.caveat,
  })
  return { store: store.id, group: group.id, rows, ...labels, price: commitPrice(subject) }
}

/** A replica counts for the label when a journey reads from it or a member is kept for that. */
function readsReplicas(topology: Topology, store: Id, group: Group): boolean {
  if (group.copies.some((copy) => copy.role === 'replica')) return true
  return topology.journeys.some((journey) =>
    journey.steps.some((step) => step.to === store && step.operation === 'read-replica'),
  )
}
