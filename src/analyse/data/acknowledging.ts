/**
 * Whether the copies that are left acknowledge writes, at once, after those that are away were taken off the list, or not before
 * enough of them are back.
 */
import type { Store } from '../../language/vocabulary/index.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { copyLost, type Effect, healsAt, isCrash, returnsAt, startOf } from './effect.ts'
import { familyOf } from './family.ts'
import { acknowledgement, canAcknowledge, confirmationsKept } from './quorum.ts'

/** What becomes of writes when copies are away. */
export type Writes = 'go-on' | 'pause' | 'stop'

/** When enough copies are there again to acknowledge the writes of a primary; nothing when they are. */
export function stuckWith(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  winner: Copy,
): { stuck?: number } {
  const usable = (copy: Copy) =>
    copy.role !== 'witness' &&
    !copyLost(topology, effect, copy) &&
    !effect.crashed.has(copy.id) &&
    !effect.separated(winner.place, copy.place)
  const others = group.copies.filter((copy) => copy !== winner)
  const away = others.filter((copy) => copy.role !== 'witness' && copy.role !== 'replica' && !usable(copy))
  const ends = away.map((copy) => backAt(topology, effect, copy))
  const short = shortOf(store, group, others.filter(usable))
  const stuck = short > 0 ? [...ends].sort((a, b) => a - b)[Math.min(short, ends.length) - 1] : undefined
  return stuck === undefined ? {} : { stuck }
}

/**
 * How many copies are missing to acknowledge writes beside a new primary: min.insync.replicas of Kafka, min-replicas-to-write of
 * Redis, the strict mode of Patroni and of a service. Without any of these nobody takes a copy off the list of those that confirm.
 */
function shortOf(store: Store, group: Group, left: readonly Copy[]): number {
  if (familyOf(store) === 'kafka' && 'queue' in store && store.queue.acknowledgements === 'all') {
    const inSync = left.filter((copy) => copy.role === 'standby' || copy.role === 'primary').length
    return Math.max(0, (store.queue.minInSync ?? 1) - 1 - inSync)
  }
  const failover = 'failover' in store ? store.failover : undefined
  if (failover?.manager === 'sentinel') {
    const replicas = left.filter((copy) => copy.role !== 'primary').length
    return Math.max(0, (failover.minReplicasToWrite ?? 0) - replicas)
  }
  const ack = acknowledgement(store, group)
  if (familyOf(store) !== 'sql' || ack.rule === 'none') return 0
  const confirming = left.filter((copy) => copy.role === 'primary' || ack.standbys.includes(copy)).length
  return Math.max(0, confirmationsKept(store, ack.count) - confirming)
}

/** When a copy that is lost or cut off is there again; a crashed one when somebody starts it, which the model says with `restart`. */
export function backAt(topology: Topology, effect: Effect, copy: Copy): number {
  const started = effect.crashed.has(copy.id) ? startedAt(topology, effect, copy) : 0
  if (copyLost(topology, effect, copy))
    return Math.max(started, returnsAt(topology, effect, copy.id, copy.store, copy.place))
  return effect.crashed.has(copy.id) ? started : healsAt(effect)
}

function startedAt(topology: Topology, effect: Effect, copy: Copy): number {
  const store = topology.elements.get(copy.store) as Store
  return store.restart ? Math.max(0, ...effect.faults.filter(isCrash).map(startOf)) : Number.POSITIVE_INFINITY
}

/** Writes while standbys are away. `frozen`: nobody can change the in-sync set of Kafka. */
export function writesWithout(store: Store, group: Group, usable: (copy: Copy) => boolean, frozen: boolean): Writes {
  const failover = 'failover' in store ? store.failover : undefined
  const standbys = group.copies.filter((copy) => copy.role === 'standby' || copy.role === 'replica')
  const ack = acknowledgement(store, group)
  switch (familyOf(store)) {
    case 'kafka': {
      // acks=all waits for every replica in sync, however many min.insync.replicas asks for.
      if (!('queue' in store) || store.queue.acknowledgements !== 'all') return 'go-on'
      const inSync = 1 + standbys.filter((copy) => copy.role === 'standby' && usable(copy)).length
      return !frozen && inSync >= (store.queue.minInSync ?? 1) ? 'pause' : 'stop'
    }
    case 'mirrored-queue':
      return canAcknowledge(ack, usable) ? 'go-on' : 'pause'
    case 'redis': {
      const needed = failover?.manager === 'sentinel' ? (failover.minReplicasToWrite ?? 0) : 0
      return standbys.filter(usable).length >= needed ? 'go-on' : 'stop'
    }
    default: {
      if (canAcknowledge(ack, usable) || ack.rule === 'none') return 'go-on'
      // Another synchronous standby takes the place of a lost one in the list.
      return ack.standbys.filter(usable).length >= confirmationsKept(store, ack.count) ? 'pause' : 'stop'
    }
  }
}
