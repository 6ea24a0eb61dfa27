/** When those who decide on a leader are there again, and whether a group without a procedure for people waits for them. */
import type { Id, Store } from '../../language/vocabulary/index.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { copyLost, type Effect, healsAt, returnsAt } from './effect.ts'
import { familyOf } from './family.ts'
import { acknowledgement, ballotOf, canVote, hasMajority, isProtected, type Vote } from './quorum.ts'

/** When the majority of the votes is there again. */
export function votesBack(topology: Topology, effect: Effect, ballot: readonly Vote[]): number {
  const ends = ballot
    .map((vote) => {
      if (canVote(topology, effect, vote)) return healsAt(effect)
      const { place, copy } = vote
      return copy
        ? returnsAt(topology, effect, copy.id, copy.store, place)
        : returnsAt(topology, effect, place, place, place)
    })
    .sort((a, b) => a - b)
  return ends[Math.floor(ballot.length / 2)] ?? Number.POSITIVE_INFINITY
}

/** True when a copy that is back has to wait for the majority of the votes before it leads again: it is not there now. */
export function lacksVotes(topology: Topology, effect: Effect, store: Store, group: Group, place: Id): boolean {
  // A master that is back asks no Sentinel.
  if ('failover' in store && store.failover?.manager === 'sentinel') return false
  const ballot = ballotOf(store, group)
  return ballot !== undefined && !hasMajority(topology, effect, ballot, place)
}

/** When the lost primary leads again by itself: it is back, and so is the majority of the votes. */
export function primaryReturns(topology: Topology, effect: Effect, store: Store, group: Group, primary: Copy): number {
  const returns = returnsAt(topology, effect, primary.id, primary.store, primary.place)
  if (!lacksVotes(topology, effect, store, group, primary.place)) return returns
  return Math.max(returns, votesBack(topology, effect, ballotOf(store, group) ?? []))
}

/**
 * When a group whose primary is lost serves again by itself, s, with everything it acknowledged: the majority of a quorum queue
 * or of the controllers of Kafka is back, or the region of an object store. Undefined when it does not, when another copy would
 * lead then without being sure to have everything, and when the model has people promote one (`manualPromotion`).
 */
export function membersReturn(
  topology: Topology,
  group: Group,
  effect: Effect,
  { survivors, returns }: { survivors: readonly Copy[]; returns: number },
): number | undefined {
  const store = topology.elements.get(group.store) as Store
  const family = familyOf(store)
  if (store.manualPromotion) return undefined
  if (family === 'objects') return Number.isFinite(returns) ? returns : undefined
  if (family !== 'raft-queue' && family !== 'kafka') return undefined
  const ballot = ballotOf(store, group) ?? []
  if (survivors.some((copy) => hasMajority(topology, effect, ballot, copy.place))) return undefined
  const back = votesBack(topology, effect, ballot)
  const ack = acknowledgement(store, group)
  // Any majority of a quorum queue meets the majority that confirmed; of Kafka's replicas one of those that did must live.
  const whole = family === 'kafka' ? isProtected(ack, (copy) => !copyLost(topology, effect, copy)) : ack.rule !== 'none'
  return Number.isFinite(back) && (returns <= back || whole) ? back : undefined
}
