/**
 * What becomes of a shard group under an effect: the one decision that recovery time, data loss and consistency share.
 * Order: automatic failover, failover by a person, restore from a surviving backup, waiting for what comes back.
 */
import type { Id, Store } from '../../language/vocabulary/index.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { backAt, stuckWith, type Writes, writesWithout } from './acknowledging.ts'
import { type Corruption, copyLost, type Effect, healsAt, isLost, placeLost, returnsAt } from './effect.ts'
import { familyOf } from './family.ts'
import { automaticCandidates, ballotOf, hasMajority, promotable } from './quorum.ts'
import { type RestoreJob, restoreTime } from './restore.ts'
import { nodesLost } from './search-nodes.ts'
import { chosen, type Source, sourcesOf } from './sources.ts'
import { membersReturn, primaryReturns, votesBack } from './votes-back.ts'

export type Fate =
  /** The primary serves on; commits are acknowledged as before. */
  | { kind: 'unaffected' }
  /**
   * A standby is lost: `stop` when writes cannot be acknowledged until it is back, `pause` when the manager degrades first.
   * `frozen`: they stop because those who would take it out lack the majority.
   */
  | { kind: 'standby-lost'; lost: Copy[]; writes: Writes; until: number; frozen?: true }
  /** The process of the primary died on a living host: it is started again in place. `stuck` and `paused` as in `failover`. */
  | { kind: 'process-crash'; stuck?: number; paused?: Copy[] }
  /** The primary lives but may not write: the votes are not there. */
  | {
      kind: 'no-votes'
      until: number
      /** When enough copies are there again to acknowledge writes; absent when they are. */
      stuck?: number
      /** Nodes of a search cluster that are away and that no master takes out. */
      away?: Copy[]
    }
  /**
   * Another copy takes over. `isolated`: the old primary lives on the other side of a partition; `crashed`: only its process
   * died; `stuck`: too few copies are left to acknowledge writes until then, s; `paused`: copies lost with the process, which
   * are waited for until they are taken out.
   */
  | {
      kind: 'failover'
      by: 'manager' | 'person'
      candidates: Copy[]
      isolated: boolean
      returns: number
      crashed?: true
      stuck?: number
      paused?: Copy[]
    }
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
  /**
   * Nothing to recover from but the lost copies themselves, which come back after `returns` s (infinite: never). `survivors`:
   * copies that are whole and may not lead until then; `volume`: only the host is lost, the data are on a volume that another
   * one mounts; `stuck`, `paused` as in `failover`.
   */
  | { kind: 'waits'; returns: number; survivors?: Copy[]; volume?: true; stuck?: number; paused?: Copy[] }
  /** The store has no copies in the model. */
  | { kind: 'no-copies' }

/** The fate of a group. */
export function fateOf(topology: Topology, group: Group, effect: Effect): Fate {
  const store = topology.elements.get(group.store) as Store
  const primary = group.copies.find((copy) => copy.role === 'primary')
  if (effect.corrupt.has(store.id)) return corrupted(topology, group, effect, store)
  if (!primary) return withoutCopies(topology, effect, store)
  if (familyOf(store) === 'memory') return nodesOfMemory(topology, group, effect)
  if (familyOf(store) === 'search') {
    const found = searchFate(topology, group, effect, store, primary)
    if (found) return found
  }
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
  const returns = primaryReturns(topology, effect, store, group, primary)
  const automatic = automaticCandidates(topology, effect, store, group)
  if (automatic.length > 0) return takenOver(topology, group, effect, store, { candidates: automatic, returns })
  const any = promotable(topology, effect, group)
  if (any.length > 0) {
    const whole = membersReturn(topology, group, effect, { survivors: any, returns })
    if (whole !== undefined) {
      return {
        kind: 'waits',
        returns: whole,
        survivors: any,
        ...stuckWith(topology, group, effect, store, any[0] as Copy),
      }
    }
    return takenOver(topology, group, effect, store, { by: 'person', candidates: any, returns })
  }
  const onVolume = primary.deployment?.kubernetes?.volume !== undefined
  if (onVolume && !effect.lost.has(store.id) && !placeLost(topology, effect, primary.place))
    return { kind: 'waits', returns, volume: true }
  const fate = restoredOrWaits(topology, group, effect, store, returns)
  return fate.kind === 'waits' ? { ...fate, ...stuckWith(topology, group, effect, store, primary) } : fate
}

/** No copy can take over: a restore, or waiting when what comes back by itself comes sooner (nothing is lost then). */
function restoredOrWaits(topology: Topology, group: Group, effect: Effect, store: Store, returns: number): Fate {
  const sources = sourcesOf(topology, effect, store)
  const source = chosen(sources, 'typical')
  if (!source) return { kind: 'waits', returns }
  const { repository } = source
  const target = targetFor(topology, group, effect, repository)
  const restored = restoreTime(topology, group, { repository, target, source }).time
  if (Number.isFinite(returns) && (restored === undefined || restored.typical >= returns))
    return { kind: 'waits', returns }
  return { kind: 'restore', repository, target, returns, source, sources }
}

/** A failover, and whether the copies left are enough to acknowledge writes. */
function takenOver(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  taken: {
    by?: 'person'
    candidates: Copy[]
    returns: number
    isolated?: true
    crashed?: true
    paused?: Copy[]
  },
): Fate {
  const { by = 'manager', candidates, returns, isolated = false, crashed } = taken
  return {
    kind: 'failover',
    by,
    candidates,
    isolated,
    returns,
    ...(crashed ? { crashed } : {}),
    ...(taken.paused ? { paused: taken.paused } : {}),
    ...stuckWith(topology, group, effect, store, candidates[0] as Copy),
  }
}

/** Nodes without copies: the keys of a lost node are gone, the others serve. */
function nodesOfMemory(topology: Topology, group: Group, effect: Effect): Fate {
  const lost = group.copies.filter((copy) => copyLost(topology, effect, copy) || effect.crashed.has(copy.id))
  if (lost.length === 0) return { kind: 'unaffected' }
  const ends = lost.map((copy) => returnsAt(topology, effect, copy.id, copy.store, copy.place))
  if (lost.length < group.copies.length)
    return { kind: 'standby-lost', lost, writes: 'go-on', until: Math.max(...ends) }
  return lost.every((copy) => effect.crashed.has(copy.id))
    ? { kind: 'process-crash' }
    : { kind: 'waits', returns: Math.min(...ends) }
}

/** Elasticsearch: nodes are alike, the master counts votes, a shard is there as long as one of its copies is. */
function searchFate(topology: Topology, group: Group, effect: Effect, store: Store, primary: Copy): Fate | undefined {
  const nodes = nodesLost(topology, group, effect, store)
  if (nodes.master === 'none' && nodes.enough)
    return { kind: 'no-votes', until: votesBack(topology, effect, ballotOf(store, group) ?? []), away: nodes.away }
  if (nodes.away.length === 0)
    return effect.crashed.has(primary.id) ? { kind: 'process-crash' } : { kind: 'unaffected' }
  if (!nodes.enough) {
    const ends = nodes.away.map((copy) => backAt(topology, effect, copy)).sort((a, b) => a - b)
    const needed = ends[nodes.missing - 1] ?? Number.POSITIVE_INFINITY
    const master = nodes.master === 'none' ? votesBack(topology, effect, ballotOf(store, group) ?? []) : 0
    const fate = restoredOrWaits(topology, group, effect, store, Math.max(needed, master))
    return fate.kind === 'waits' ? { ...fate, ...silentOf(nodes.away, effect) } : fate
  }
  const until = Math.max(...nodes.away.map((copy) => backAt(topology, effect, copy)))
  if (!nodes.away.includes(primary)) return { kind: 'standby-lost', lost: nodes.away, writes: 'pause', until }
  const isolated =
    copyLost(topology, effect, primary) || effect.crashed.has(primary.id) ? {} : { isolated: true as const }
  const crashed = effect.crashed.has(primary.id) ? { crashed: true as const } : {}
  const returns = effect.crashed.has(primary.id) && store.restart ? 0 : until
  return takenOver(topology, group, effect, store, {
    candidates: nodes.serving,
    returns,
    ...isolated,
    ...crashed,
    ...(effect.crashed.has(primary.id) ? silentOf(nodes.away, effect) : {}),
  })
}

/** Those of the nodes that fell silent: others wait for them until they are taken out. */
function silentOf(away: readonly Copy[], effect: Effect): { paused?: Copy[] } {
  const silent = away.filter((copy) => !effect.crashed.has(copy.id))
  return silent.length > 0 ? { paused: silent } : {}
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
  const family = familyOf(store)
  const ballot = ballotOf(store, group)
  const reaches = (copy: Copy) => !effect.separated(primary.place, copy.place)
  const crashed = effect.crashed.has(primary.id)
  const deposed = ballot !== undefined && !hasMajority(topology, effect, ballot, primary.place)
  // A process that only has to start again is a vote that is back at once.
  if (deposed && !(crashed && votesBack(topology, effect, ballot) === 0)) {
    const others = automaticCandidates(topology, effect, store, group, (copy) => !reaches(copy))
    const returns = healsAt(effect)
    if (others.length > 0)
      return takenOver(topology, group, effect, store, { candidates: others, returns, isolated: true })
    const members = group.copies.filter((copy) => copy.role !== 'witness')
    const failsafe =
      failover?.manager === 'patroni' &&
      failover.failsafeMode === true &&
      !crashed &&
      members.every((copy) => reaches(copy) && !copyLost(topology, effect, copy))
    // Sentinel never takes the role from a master that lives, nor do the controllers of Kafka; the others stop without votes.
    if (!failsafe && failover?.manager !== 'sentinel' && family !== 'kafka')
      return {
        kind: 'no-votes',
        until: votesBack(topology, effect, ballot),
        ...stuckWith(topology, group, effect, store, primary),
      }
  }
  const away = standbysAway(topology, group, effect, store, primary, deposed)
  if (!crashed) return away ?? { kind: 'unaffected' }
  const beside = away?.writes === 'pause' ? { paused: away.lost } : away?.writes === 'stop' ? { stuck: away.until } : {}
  return processCrash(topology, group, effect, store, beside)
}

/** Copies beside a primary that lives are lost or cut off; `deposed`: it lacks the votes. */
function standbysAway(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  primary: Copy,
  deposed: boolean,
): Extract<Fate, { kind: 'standby-lost' }> | undefined {
  const usable = (copy: Copy) =>
    !effect.separated(primary.place, copy.place) && !copyLost(topology, effect, copy) && !effect.crashed.has(copy.id)
  const lost = group.copies.filter((copy) => copy !== primary && copy.role !== 'witness' && !usable(copy))
  if (lost.length === 0) return undefined
  const away = Math.max(
    healsAt(effect),
    ...lost.map((copy) => returnsAt(topology, effect, copy.id, copy.store, copy.place)),
  )
  const frozen = familyOf(store) === 'kafka' && deposed
  const enough = stuckWith(topology, group, effect, store, primary).stuck ?? 0
  // Controllers that are back shrink the in-sync set without the lost followers.
  const shrunk = frozen ? Math.min(away, votesBack(topology, effect, ballotOf(store, group) ?? [])) : 0
  const until = enough > 0 || frozen ? Math.max(enough, shrunk) : away
  const writes = writesWithout(store, group, usable, frozen)
  // Where too few are left in sync, those who take the lost ones out do not help.
  const held = frozen && writes === 'stop' && enough === 0 ? { frozen } : {}
  return { kind: 'standby-lost', lost, writes, until, ...held }
}

/** What holds writes beside a process that is started again, or is taken over from: `stuck` and `paused` of the fate. */
interface Beside {
  stuck?: number
  paused?: Copy[]
}

/** The process died on a living host. Where others notice and take over they do; else it is started again in place. */
function processCrash(topology: Topology, group: Group, effect: Effect, store: Store, beside: Beside): Fate {
  const family = familyOf(store)
  const again: Fate = { kind: 'process-crash', ...beside }
  const inPlace =
    family === 'redis' ? ('redis' in store && store.redis?.autoRestart === true) || store.restart !== undefined : false
  if (family === 'sql' || family === 'other' || family === 'objects' || inPlace) return again
  const candidates = automaticCandidates(topology, effect, store, group)
  if (candidates.length === 0) return again
  // It comes back by itself when the model says how long it takes to start.
  const returns = store.restart ? 0 : Number.POSITIVE_INFINITY
  const paused = beside.paused ? { paused: beside.paused } : {}
  return takenOver(topology, group, effect, store, { candidates, returns, crashed: true, ...paused })
}
