/**
 * What becomes of a shard group under an effect: the one decision that recovery time, data loss and consistency share.
 * Order: automatic failover, failover by a person, restore from a surviving backup, waiting for what comes back.
 */
import type { Id, Store } from '../../language/vocabulary/index.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { type Corruption, copyLost, type Effect, healsAt, isLost, placeLost, returnsAt } from './effect.ts'
import { acknowledgement, automaticCandidates, canAcknowledge, hasMajority, promotable, votesOf } from './quorum.ts'
import { type RestoreJob, restoreTime } from './restore.ts'
import { chosen, type Source, sourcesOf } from './sources.ts'

export type Fate =
  /** The primary serves on; commits are acknowledged as before. */
  | { kind: 'unaffected' }
  /** A standby is lost: `stops` when writes cannot be acknowledged until it is back, `pauses` when the manager degrades first. */
  | { kind: 'standby-lost'; lost: Copy[]; writes: 'go-on' | 'pause' | 'stop'; until: number }
  /** The process of the primary died on a living host: it is started again in place. */
  | { kind: 'process-crash' }
  /** The primary lives but may not write: the votes are not there. */
  | { kind: 'no-votes'; until: number }
  /** Another copy takes over. `isolated`: the old primary lives on the other side of a partition. */
  | { kind: 'failover'; by: 'manager' | 'person'; candidates: Copy[]; isolated: boolean; returns: number }
  /** Every usable copy is lost or wrong; a backup in `repository` is restored at `target`. */
  | {
      kind: 'restore'
      repository: Id
      target: Id
      returns: number
      source: Source
      sources: Source[]
      beside?: RestoreJob[]
    }
  /** Logical corruption on every copy; `repository` is undefined when no backup is left. */
  | {
      kind: 'corrupted'
      corruption: Corruption
      repository: Id | undefined
      target: Id
      delayed: Copy | undefined
      /** The typical source, and the whole chain that people fall back along. */
      source: Source | undefined
      sources: Source[]
      /** Restores at the same time, when the caller looked for them. */
      beside?: RestoreJob[]
    }
  /** Nothing to recover from but the lost copies themselves, which come back after `returns` s (infinite: never). */
  | { kind: 'waits'; returns: number }
  /** The store has no copies in the model. */
  | { kind: 'no-copies' }

/** The fate of a group. */
export function fateOf(topology: Topology, group: Group, effect: Effect): Fate {
  const store = topology.elements.get(group.store) as Store
  const primary = group.copies.find((copy) => copy.role === 'primary')
  if (effect.corrupt.has(store.id)) return corrupted(topology, group, effect, store)
  if (!primary) return withoutCopies(topology, effect, store)
  if (copyLost(topology, effect, primary)) return primaryLost(topology, group, effect, store, primary)
  return primaryAlive(topology, group, effect, store, primary)
}

function corrupted(topology: Topology, group: Group, effect: Effect, store: Store): Fate {
  const alive = group.copies.filter((copy) => !copyLost(topology, effect, copy))
  const sources = sourcesOf(topology, effect, store)
  const source = chosen(sources, 'typical')
  const target = alive.find((copy) => copy.role === 'primary') ?? alive[0]
  return {
    kind: 'corrupted',
    corruption: effect.corrupt.get(store.id) ?? { noticed: undefined, silent: false, path: '' },
    repository: source?.repository,
    target: target?.place ?? source?.repository ?? group.copies[0]?.place ?? '',
    delayed: alive.find((copy) => copy.member.delay !== undefined),
    source,
    sources,
  }
}

function withoutCopies(topology: Topology, effect: Effect, store: Store): Fate {
  const instances = topology.instancesOf(store.id)
  const dead = instances.filter((i) => isLost(topology, effect, i.id, store.id, i.place))
  if (instances.length === 0 || dead.length < instances.length) return { kind: 'no-copies' }
  const returns = Math.min(...dead.map((i) => returnsAt(topology, effect, i.id, store.id, i.place)))
  const sources = sourcesOf(topology, effect, store)
  const source = chosen(sources, 'typical')
  if (source && !Number.isFinite(returns)) {
    const { repository } = source
    return { kind: 'restore', repository, target: repository, returns, source, sources }
  }
  return { kind: 'waits', returns }
}

function primaryLost(topology: Topology, group: Group, effect: Effect, store: Store, primary: Copy): Fate {
  const returns = returnsAt(topology, effect, primary.id, primary.store, primary.place)
  const automatic = automaticCandidates(topology, effect, store, group)
  if (automatic.length > 0) return { kind: 'failover', by: 'manager', candidates: automatic, isolated: false, returns }
  const any = promotable(topology, effect, group)
  if (any.length > 0) return { kind: 'failover', by: 'person', candidates: any, isolated: false, returns }
  const sources = sourcesOf(topology, effect, store)
  const source = chosen(sources, 'typical')
  if (!source) return { kind: 'waits', returns }
  const { repository } = source
  const target = targetFor(topology, group, effect, repository)
  // What comes back by itself before a restore would end is waited for: nothing is lost then.
  const restored = restoreTime(topology, group, { repository, target, source }).time
  if (Number.isFinite(returns) && (restored === undefined || restored.typical >= returns))
    return { kind: 'waits', returns }
  return { kind: 'restore', repository, target, returns, source, sources }
}

/** Where a lost group is restored: beside a surviving copy, else in another place of the region, else at the repository. */
function targetFor(topology: Topology, group: Group, effect: Effect, repository: Id): Id {
  const alive = group.copies.find((copy) => !copyLost(topology, effect, copy) && copy.role !== 'witness')
  if (alive) return alive.place
  const home = group.copies[0]?.place
  const region = home === undefined ? undefined : topology.regionOf(home)
  const sibling = region === undefined ? [] : topology.within(region).filter((id) => !placeLost(topology, effect, id))
  return sibling.find((id) => topology.places.get(id)?.kind === topology.places.get(home ?? '')?.kind) ?? repository
}

function primaryAlive(topology: Topology, group: Group, effect: Effect, store: Store, primary: Copy): Fate {
  const failover = 'failover' in store ? store.failover : undefined
  const votes = votesOf(store, group)
  const reaches = (copy: Copy) => !effect.separated(primary.place, copy.place)
  if (failover && votes && !hasMajority(topology, effect, votes, primary.place)) {
    const others = automaticCandidates(topology, effect, store, group, (copy) => !reaches(copy))
    if (others.length > 0) {
      return { kind: 'failover', by: 'manager', candidates: others, isolated: true, returns: healsAt(effect) }
    }
    const members = group.copies.filter((copy) => copy.role !== 'witness')
    const failsafe =
      failover.manager === 'patroni' &&
      failover.failsafeMode === true &&
      members.every((copy) => reaches(copy) && !copyLost(topology, effect, copy))
    // Sentinel never takes the role from a master that lives; Patroni and Redis Cluster do.
    if (!failsafe && failover.manager !== 'sentinel')
      return { kind: 'no-votes', until: votesBack(topology, effect, votes) }
  }
  if (effect.crashed.has(primary.id)) return { kind: 'process-crash' }
  const usable = (copy: Copy) => reaches(copy) && !copyLost(topology, effect, copy) && !effect.crashed.has(copy.id)
  const lost = group.copies.filter((copy) => copy !== primary && copy.role !== 'witness' && !usable(copy))
  if (lost.length === 0) return { kind: 'unaffected' }
  const until = Math.max(
    healsAt(effect),
    ...lost.map((copy) => returnsAt(topology, effect, copy.id, copy.store, copy.place)),
  )
  if (canAcknowledge(acknowledgement(store, group), usable))
    return { kind: 'standby-lost', lost, writes: 'go-on', until }
  const degrades = failover?.manager === 'patroni' && store.replication?.strict !== true
  const left = group.copies.some((copy) => copy.sync && usable(copy))
  // Patroni replaces a lost synchronous standby by another eligible one, else runs alone unless strict.
  return {
    kind: 'standby-lost',
    lost,
    writes: degrades || (failover?.manager === 'patroni' && left) ? 'pause' : 'stop',
    until,
  }
}

function votesBack(topology: Topology, effect: Effect, votes: readonly Id[]): number {
  const ends = votes
    .map((vote) =>
      placeLost(topology, effect, vote) ? returnsAt(topology, effect, vote, vote, vote) : healsAt(effect),
    )
    .sort((a, b) => a - b)
  return ends[Math.floor(votes.length / 2)] ?? Number.POSITIVE_INFINITY
}
