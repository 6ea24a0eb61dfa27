/**
 * Which copies are sure to hold an acknowledged commit, and who may choose a new primary. Worst-case set semantics: under
 * ANY k the k confirming standbys may all be inside the failed scope, so a commit is safe only when fewer than k of the
 * synchronous standbys are lost.
 */
import type { Id, Store } from '../../language/vocabulary/index.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { copyLost, type Effect, placeLost } from './effect.ts'
import { familyOf, partitionHandling } from './family.ts'

/** How commits are acknowledged: `first` the first k standbys in order, `any` any k of them, `none`. */
export interface Acknowledgement {
  rule: 'first' | 'any' | 'none'
  count: number
  standbys: Copy[]
}

const none: Acknowledgement = { rule: 'none', count: 0, standbys: [] }

/**
 * The rule of a group. Redis and object stores are asynchronous; Kafka with acks=all holds min.insync.replicas - 1 followers; a
 * quorum queue confirms by the majority, a mirrored one by all mirrors; Elasticsearch by all copies of a shard.
 */
export function acknowledgement(store: Store, group: Group): Acknowledgement {
  const followers = group.copies.filter((copy) => copy.role === 'standby')
  switch (familyOf(store)) {
    case 'redis':
    case 'memory':
    case 'node-queue':
      return none
    case 'raft-queue':
      return confirmed(store) ? { rule: 'any', count: Math.floor(group.copies.length / 2), standbys: followers } : none
    case 'mirrored-queue':
      return confirmed(store) ? { rule: 'first', count: followers.length, standbys: followers } : none
    case 'search': {
      const count = Math.min(replicasOf(store), followers.length)
      return count > 0 ? { rule: 'any', count, standbys: followers } : none
    }
    case 'kafka':
      return leastInSync(store, followers)
    case 'other':
      return 'queue' in store ? leastInSync(store, followers) : none
    default:
      return streaming(store, group)
  }
}

/** Publishers wait for the broker's confirmation. */
function confirmed(store: Store): boolean {
  return 'queue' in store && store.queue.acknowledgements !== 'none'
}

/** index.number_of_replicas: copies of a shard beside its primary. */
export function replicasOf(store: Store): number {
  return ('elasticsearch' in store ? store.elasticsearch?.numberOfReplicas : undefined) ?? 1
}

function leastInSync(store: Store, standbys: Copy[]): Acknowledgement {
  if (!('queue' in store) || store.queue.acknowledgements !== 'all') return none
  const count = (store.queue.minInSync ?? 1) - 1
  return count < 1 ? none : { rule: 'any', count, standbys }
}

/** Commits wait for other copies. */
export function waitsForCopies({ replication }: Store): boolean {
  if (!replication || replication.mode === 'async') return false
  return replication.commit !== 'local' && replication.commit !== 'off'
}

function streaming(store: Store, group: Group): Acknowledgement {
  const { replication } = store
  if (!replication || !waitsForCopies(store)) return none
  const standbys = group.copies.filter((copy) => copy.sync && copy.role === 'standby')
  const count = replication.acknowledgements ?? 1
  if (standbys.length === 0) return none
  return { rule: replication.mode === 'quorum' ? 'any' : 'first', count: Math.min(count, standbys.length), standbys }
}

/**
 * Of the confirmations that are wanted those without which a database holds writes once the lost copies have been noticed. Patroni and a service
 * lower the number to the standbys there are; `strict` keeps one. Without them the list stays as it is.
 */
export function confirmationsKept(store: Store, wanted: number): number {
  const manager = 'failover' in store ? store.failover?.manager : undefined
  if (manager === 'patroni' || manager === 'managed') return store.replication?.strict ? 1 : 0
  return wanted
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

/** A vote on who is the primary: of a place, or of a copy that votes itself. */
export interface Vote {
  place: Id
  copy?: Copy
}

/** Votes of those who decide on the group's primary; undefined when nobody votes. */
export function ballotOf(store: Store, group: Group): Vote[] | undefined {
  const at = (places: readonly Id[]): Vote[] => places.map((place) => ({ place }))
  if (group.spec?.votes) return at(group.spec.votes)
  const own = (): Vote[] => group.copies.map((copy) => ({ place: copy.place, copy }))
  switch (familyOf(store)) {
    case 'kafka':
      return 'kafka' in store && store.kafka?.votes ? at(store.kafka.votes) : own()
    case 'search':
      return 'elasticsearch' in store && store.elasticsearch?.votes ? at(store.elasticsearch.votes) : own()
    case 'raft-queue':
      return own()
    case 'mirrored-queue':
      return 'queue' in store && partitionHandling(store) === 'pause_minority' ? own() : undefined
    default: {
      const failover = 'failover' in store ? store.failover : undefined
      return failover && 'votes' in failover ? at(failover.votes) : undefined
    }
  }
}

/** Places of those votes. */
export function votesOf(store: Store, group: Group): Id[] | undefined {
  return ballotOf(store, group)?.map((vote) => vote.place)
}

/** True when the vote can be cast. */
export function canVote(topology: Topology, effect: Effect, { place, copy }: Vote): boolean {
  if (placeLost(topology, effect, place)) return false
  return copy === undefined || !(copyLost(topology, effect, copy) || effect.crashed.has(copy.id))
}

/** True when the majority of the votes lives and can be reached from `place`. No votes: nobody can decide. */
export function hasMajority(topology: Topology, effect: Effect, ballot: readonly Vote[], place: Id): boolean {
  const usable = ballot.filter((vote) => canVote(topology, effect, vote) && !effect.separated(place, vote.place))
  return usable.length >= Math.floor(ballot.length / 2) + 1
}

/** Copies that may be promoted at all and are alive. What lives on one node has no copy to promote. */
export function promotable(topology: Topology, effect: Effect, group: Group): Copy[] {
  const family = familyOf(topology.elements.get(group.store) as Store)
  if (family === 'memory' || family === 'node-queue') return []
  return group.copies.filter(
    (copy) =>
      copy.role !== 'primary' &&
      copy.role !== 'witness' &&
      copy.promotion !== 'never' &&
      !copy.member.delay &&
      !effect.crashed.has(copy.id) &&
      !copyLost(topology, effect, copy),
  )
}

/**
 * Copies that are promoted without a person: by a failover manager, by the controllers or the members themselves. In a
 * synchronous mode Patroni takes only a standby that surely has every acknowledged commit: one of the first k, or, under
 * ANY k of n, one that sees n - k + 1 of the n; never one of a standby cluster.
 */
export function automaticCandidates(
  topology: Topology,
  effect: Effect,
  store: Store,
  group: Group,
  from: (copy: Copy) => boolean = () => true,
): Copy[] {
  const alive = promotable(topology, effect, group).filter((copy) => copy.promotion === 'automatic' && from(copy))
  const ballot = ballotOf(store, group)
  const elected = ballot ? alive.filter((copy) => hasMajority(topology, effect, ballot, copy.place)) : alive
  switch (familyOf(store)) {
    case 'kafka':
    case 'raft-queue':
    case 'mirrored-queue':
    case 'search':
      return elected
    default:
  }
  const failover = 'failover' in store ? store.failover : undefined
  if (!failover || failover.manager === 'manual') return []
  if (failover.manager === 'managed') return alive
  if (!ballot) return []
  if (failover.manager !== 'patroni') return elected
  const apart = failover.standbyCluster
  const members = elected.filter((copy) => apart === undefined || !topology.ancestors(copy.place).includes(apart))
  const ack = acknowledgement(store, group)
  if (ack.rule === 'none') return members
  const safe = isProtected(ack, (copy) => !copyLost(topology, effect, copy) && from(copy))
  const sure = holders(ack)
  return safe ? members.filter((copy) => sure.includes(copy)) : []
}
