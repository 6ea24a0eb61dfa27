/**
 * What a store does by itself when copies are lost, by family: the mechanism of the catalogue with the knobs of the model. The
 * way of the clients to the new primary is in `phases.ts`.
 */

import { coordinatorFailover, inDoubtTransactions, workerFailover } from '../../../catalogue/mechanisms/citus.ts'
import { masterElection, nodeRemoval, shardRecovery } from '../../../catalogue/mechanisms/elasticsearch.ts'
import { brokerCrash } from '../../../catalogue/mechanisms/kafka.ts'
import { managedFailover, patroniHostCrash } from '../../../catalogue/mechanisms/patroni.ts'
import { atWorst } from '../../../catalogue/mechanisms/phase.ts'
import { controllerFailover } from '../../../catalogue/mechanisms/queues.ts'
import { consumerNode, quorumQueueLeader, silentNode } from '../../../catalogue/mechanisms/rabbitmq.ts'
import { redisFailover } from '../../../catalogue/mechanisms/redis.ts'
import { settingsOf } from '../../../catalogue/settings.ts'
import type { Stated } from '../../../catalogue/values.ts'
import type { Said } from '../../../language/text.ts'
import type { Store } from '../../../language/vocabulary/index.ts'
import type { Phase } from '../../analysis.ts'
import { copyLost, type Effect, placeLost } from '../../data/effect.ts'
import { familyOf } from '../../data/family.ts'
import { ballotOf, canVote, replicasOf, type Vote } from '../../data/quorum.ts'
import type { Copy, Group, Topology } from '../../topology/topology.ts'

/** What the failover is about. */
export interface Takeover {
  winner: Copy
  /** Only the process died: its connections break at once. */
  crashed: boolean
}

const storeOf = (topology: Topology, group: Group) => topology.elements.get(group.store) as Store

/** Phases of the store's own failover, up to a primary that takes writes. */
export function takeoverPhases(topology: Topology, group: Group, effect: Effect, takeover: Takeover): Phase[] {
  const store = storeOf(topology, group)
  switch (familyOf(store)) {
    case 'kafka':
      return [...controllersFirst(topology, group, effect, takeover), ...brokerPhases(store)]
    case 'raft-queue':
      return leaderPhases(store)
    case 'mirrored-queue':
      return takeover.crashed ? [] : silentPhases(store)
    case 'search':
      return searchPhases(topology, group, effect, takeover)
    default:
      return managed(topology, group, effect)
  }
}

function managed(topology: Topology, group: Group, effect: Effect): Phase[] {
  const store = storeOf(topology, group)
  const failover = 'failover' in store ? store.failover : undefined
  const path = `${store.id}.failover`
  switch (failover?.manager) {
    case 'patroni':
      return store.shards?.tool === 'citus' ? citusPhases(topology, group) : patroniHostCrash(failover, path)
    case 'sentinel':
    case 'redis-cluster': {
      const ballot = ballotOf(store, group) ?? []
      const left = ballot.filter((vote) => canVote(topology, effect, vote)).length
      const lostBeside = topology
        .groupsOf(store.id)
        .some((other) => other.id !== group.id && primaryOf(other, (copy) => copyLost(topology, effect, copy)))
      const bareMajority = left < ballot.length && left === Math.floor(ballot.length / 2) + 1
      return redisFailover(failover, path, { bareMajority, collides: lostBeside })
    }
    case 'managed':
      return managedFailover(failover.time, path)
    default:
      return []
  }
}

function primaryOf(group: Group, test: (copy: Copy) => boolean): boolean {
  return group.copies.some((copy) => copy.role === 'primary' && test(copy))
}

/** A group of Citus with the proxy before it: clients, or the coordinator, come by that. */
function citusPhases(topology: Topology, group: Group): Phase[] {
  const store = storeOf(topology, group)
  const failover = 'failover' in store && store.failover?.manager === 'patroni' ? store.failover : undefined
  const path = `${store.id}.failover`
  const proxy = 'proxy' in store ? store.proxy : undefined
  const before = proxy ? { proxy, path: `${store.id}.proxy` } : undefined
  const { values, paths } = settingsOf('citus', store.shards?.citus, `${store.id}.shards.citus`)
  if (isCoordinator(store, group))
    return before ? coordinatorFailover(failover, path, before) : patroniHostCrash(failover, path)
  const doubts = writesSeveralShards(topology, store)
    ? inDoubtTransactions(values, paths).map((phase) => atWorst(phase, ifInDoubt))
    : []
  return [...workerFailover(failover, path, values, before, paths), ...doubts]
}

/** The group is the coordinator of Citus. */
export function isCoordinator(store: Store, group: Group): boolean {
  const coordinator = store.shards?.citus?.coordinator
  return coordinator !== undefined && group.spec?.id === coordinator
}

/** Two-phase commits: writes of reference tables, or statements that do not name the distribution key. */
function writesSeveralShards(topology: Topology, store: Store): boolean {
  if (store.shards?.citus?.tables?.some((table) => table.kind === 'reference')) return true
  return topology.document.queries.some((query) => query.store === store.id && query.byDistributionKey === false)
}

const kafkaOf = (store: Store): Stated<'kafka'> =>
  settingsOf('kafka', 'kafka' in store ? store.kafka : undefined, `${store.id}.kafka`)

const rabbitOf = (store: Store): Stated<'rabbitmq'> => {
  const { values, paths } = settingsOf(
    'rabbitmq',
    'rabbitmq' in store ? store.rabbitmq : undefined,
    `${store.id}.rabbitmq`,
  )
  const tick = values.net_ticktime
  // Nodes check four times per period: give or take a quarter of it.
  const spread = typeof tick === 'number' ? { best: 0.75 * tick, typical: tick, worst: 1.25 * tick } : tick
  return { values: spread === undefined ? values : { ...values, net_ticktime: spread }, paths }
}

/** A broker of Kafka leaves: its partitions have new leaders, the in-sync sets are without it. */
export function brokerPhases(store: Store): Phase[] {
  const { values, paths } = kafkaOf(store)
  return brokerCrash(values, paths)
}

/** The controllers of Kafka elect an active one. */
export function controllerPhases(store: Store): Phase[] {
  const { values, paths } = kafkaOf(store)
  return controllerFailover(values, paths)
}

/** A controller is lost with the broker: at worst the active one, and the next one counts the broker's lease anew. */
function controllersFirst(topology: Topology, group: Group, effect: Effect, { winner }: Takeover): Phase[] {
  const store = storeOf(topology, group)
  const combined = 'kafka' in store && store.kafka?.combinedMode === true
  const gone = ({ place, copy }: Vote) =>
    placeLost(topology, effect, place) ||
    effect.separated(winner.place, place) ||
    (combined && copy !== undefined && copyLost(topology, effect, copy))
  return ballotOf(store, group)?.some(gone) ? controllerPhases(store).map((phase) => atWorst(phase, ifActive)) : []
}

const ifActive: Said = {
  ru: 'Если среди потерянных контроллеров был активный: новый отсчитывает аренду брокера заново.',
  en: 'When the active controller is among the lost ones: the next one counts the lease of the broker anew.',
}
const ifInDoubt: Said = {
  ru: 'Ждут только те, кому нужны строки незавершённых двухфазных транзакций.',
  en: 'Only those wait who want the rows of two-phase transactions in flight.',
}

/** A quorum queue of RabbitMQ elects a leader. */
export function leaderPhases(store: Store): Phase[] {
  const { values, paths } = rabbitOf(store)
  return quorumQueueLeader(values, paths)
}

/** A silent node of RabbitMQ counts as down. */
export function silentPhases(store: Store): Phase[] {
  const { values, paths } = rabbitOf(store)
  return silentNode(values, paths)
}

/** Messages that consumers of a vanished node had not acknowledged return to the queue. */
export function vanishedConsumers(store: Store): Phase[] {
  const { values, paths } = rabbitOf(store)
  return consumerNode(values, paths)
}

const searchOf = (store: Store): Stated<'elasticsearch'> =>
  settingsOf('elasticsearch', 'elasticsearch' in store ? store.elasticsearch : undefined, `${store.id}.elasticsearch`)

/** The master takes a lost node out, after an election when a master-eligible node is lost too. */
export function searchPhases(
  topology: Topology,
  group: Group,
  effect: Effect,
  { crashed }: Pick<Takeover, 'crashed'>,
): Phase[] {
  const store = storeOf(topology, group)
  const { values, paths } = searchOf(store)
  const ballot = ballotOf(store, group) ?? []
  const allThere = ballot.every((vote) => canVote(topology, effect, vote)) && !effect.partitioned
  return allThere ? nodeRemoval(!crashed, values, paths) : masterElection(!crashed, values, paths)
}

/** Until every shard has all its copies again on the nodes left; undefined when the size is not known or there is no room. */
export function rebuiltShards(topology: Topology, group: Group, away: number): Phase[] | undefined {
  const store = storeOf(topology, group)
  const data = group.copies.filter((copy) => copy.role !== 'witness').length
  const copies = replicasOf(store) + 1
  const left = data - away
  if (group.size === undefined || left < copies) return undefined
  const { values, paths } = searchOf(store)
  // Every node left receives an equal part of what stood on the lost ones, at a rate of its own.
  return shardRecovery((group.size * copies * away) / data / left, values, paths)
}
