/**
 * Which copies are sure to hold an acknowledged commit, and who may choose a new primary. Worst-case set semantics: under
 * ANY k the k confirming standbys may all be inside the failed scope, so a commit is safe only when fewer than k of the
 * synchronous standbys are lost.
 */
import type { Id, Store } from '../../language/vocabulary/index.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { copyLost, type Effect, placeLost } from './effect.ts'

/** How commits are acknowledged: `first` the first k standbys in order, `any` any k of them, `none`. */
export interface Acknowledgement {
  rule: 'first' | 'any' | 'none'
  count: number
  standbys: Copy[]
}

/** The rule of a group. Redis is always asynchronous; Kafka with acks=all holds min.insync.replicas - 1 followers. */
export function acknowledgement(store: Store, group: Group): Acknowledgement {
  const none: Acknowledgement = { rule: 'none', count: 0, standbys: [] }
  if ('queue' in store && store.queue) {
    const followers = group.copies.filter((copy) => copy.role === 'standby')
    const count = (store.queue.minInSync ?? 1) - 1
    if (store.queue.acknowledgements !== 'all' || count < 1) return none
    return { rule: 'any', count, standbys: followers }
  }
  if (store.kind === 'cache' || store.kind === 'sessionStore') return none
  const replication = store.replication
  if (!replication || replication.mode === 'async') return none
  if (replication.commit === 'local' || replication.commit === 'off') return none
  const standbys = group.copies.filter((copy) => copy.sync && copy.role === 'standby')
  const count = replication.acknowledgements ?? 1
  if (standbys.length === 0) return none
  return { rule: replication.mode === 'quorum' ? 'any' : 'first', count: Math.min(count, standbys.length), standbys }
}

/** The copies that surely hold every acknowledged commit (rule `first`), or all that may (rule `any`). */
export function holders(ack: Acknowledgement): Copy[] {
  return ack.rule === 'first' ? ack.standbys.slice(0, ack.count) : ack.standbys
}

/** True when some copy that survives (by `alive`) surely holds every acknowledged commit. */
export function isProtected(ack: Acknowledgement, alive: (copy: Copy) => boolean): boolean {
  if (ack.rule === 'none') return false
  if (ack.rule === 'first') return holders(ack).some(alive)
  return ack.standbys.filter((copy) => !alive(copy)).length < ack.count
}

/** True when enough standbys can be reached for commits to go on being acknowledged. */
export function canAcknowledge(ack: Acknowledgement, reachable: (copy: Copy) => boolean): boolean {
  if (ack.rule === 'none') return true
  if (ack.rule === 'first') return holders(ack).every(reachable)
  return ack.standbys.filter(reachable).length >= ack.count
}

/** Votes of the group's failover manager; undefined when it has none. */
export function votesOf(store: Store, group: Group): Id[] | undefined {
  if (group.spec?.votes) return group.spec.votes
  const failover = 'failover' in store ? store.failover : undefined
  return failover && 'votes' in failover ? failover.votes : undefined
}

/** True when the majority of the votes lives and can be reached from `place`. No votes: nobody can decide. */
export function hasMajority(topology: Topology, effect: Effect, votes: readonly Id[], place: Id): boolean {
  const usable = votes.filter((vote) => !placeLost(topology, effect, vote) && !effect.separated(place, vote))
  return usable.length >= Math.floor(votes.length / 2) + 1
}

/** Copies that may be promoted at all and are alive. */
export function promotable(topology: Topology, effect: Effect, group: Group): Copy[] {
  return group.copies.filter(
    (copy) =>
      copy.role !== 'primary' &&
      copy.role !== 'witness' &&
      copy.promotion !== 'never' &&
      !copy.member.delay &&
      !copyLost(topology, effect, copy),
  )
}

/**
 * Copies that the failover manager promotes by itself. In a synchronous mode Patroni takes only a standby that surely has
 * every acknowledged commit: one of the first k, or, under ANY k of n, one that sees n - k + 1 of the n.
 */
export function automaticCandidates(
  topology: Topology,
  effect: Effect,
  store: Store,
  group: Group,
  from: (copy: Copy) => boolean = () => true,
): Copy[] {
  const alive = promotable(topology, effect, group).filter((copy) => copy.promotion === 'automatic' && from(copy))
  const failover = 'failover' in store ? store.failover : undefined
  if ('queue' in store && store.queue) return alive
  if (!failover || failover.manager === 'manual') return []
  if (failover.manager === 'managed') return alive
  const votes = votesOf(store, group) ?? []
  const elected = alive.filter((copy) => hasMajority(topology, effect, votes, copy.place))
  const ack = acknowledgement(store, group)
  if (failover.manager !== 'patroni' || ack.rule === 'none') return elected
  const safe = isProtected(ack, (copy) => !copyLost(topology, effect, copy) && from(copy))
  const sure = holders(ack)
  return safe ? elected.filter((copy) => sure.includes(copy)) : []
}
