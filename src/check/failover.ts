/** Failover managers as the rules look at them: Patroni's knobs with their defaults, and who votes. */
import { type Duration, seconds } from '../language/units.ts'
import type { Database, Id, PatroniFailover, Store } from '../language/vocabulary/index.ts'
import type { Context } from './context.ts'
import type { GroupAt } from './copies.ts'

export interface PatroniDatabase {
  database: Database
  failover: PatroniFailover
  /** Knobs in seconds, with the defaults of Patroni (docs/dynamic_configuration.rst). */
  knobs: { ttl: number; loopWait: number; retryTimeout: number; primaryStartTimeout: number }
}

/** Seconds of a knob, or its default. */
export function knob(value: Duration | undefined, otherwise: Duration): number {
  return seconds(value ?? otherwise)
}

export function patroniDatabases(context: Context): PatroniDatabase[] {
  return context.stores.flatMap((store) => {
    if (store.kind !== 'database' || store.failover?.manager !== 'patroni') return []
    const failover = store.failover
    const knobs = {
      ttl: knob(failover.ttl, '30s'),
      loopWait: knob(failover.loopWait, '10s'),
      retryTimeout: knob(failover.retryTimeout, '10s'),
      primaryStartTimeout: knob(failover.primaryStartTimeout, '5m'),
    }
    return [{ database: store, failover, knobs }]
  })
}

/** Those who elect the primary of some groups of a store. */
export interface Electorate {
  store: Store
  path: string
  votes: readonly Id[]
  groups: readonly GroupAt[]
}

/** One electorate for the store, or one per group that has votes of its own. */
export function electoratesOf(context: Context, store: Store): Electorate[] {
  const common = 'failover' in store && store.failover && 'votes' in store.failover ? store.failover.votes : undefined
  if (!Array.isArray(common)) return []
  const groups = context.groupsOf(store.id)
  const own = groups.filter((group) => Array.isArray(group.votes))
  const shared = groups.filter((group) => !Array.isArray(group.votes))
  return [
    ...(shared.length > 0 || groups.length === 0
      ? [{ store, path: `${store.id}.failover.votes`, votes: common, groups: shared }]
      : []),
    ...own.map((group) => ({ store, path: `${group.path}.votes`, votes: group.votes ?? [], groups: [group] })),
  ]
}

/** Votes needed to elect: more than half of all. */
export function majority(votes: readonly Id[]): number {
  return Math.floor(votes.length / 2) + 1
}

/** The votes inside the place are so many that the rest cannot elect. */
export function holdsMajority(context: Context, votes: readonly Id[], place: Id): boolean {
  const outside = votes.filter((vote) => !context.isWithin(vote, place)).length
  return outside < majority(votes)
}

/** Some copy with data stays when the place is lost. True as well for groups that name no copies: then it is not known. */
export function hasCopyOutside(context: Context, groups: readonly GroupAt[], place: Id): boolean {
  const copies = groups.flatMap((group) => group.copies).filter(({ member }) => (member.role ?? 'data') === 'data')
  return copies.length === 0 || copies.some(({ member }) => !context.isWithin(member.in, place))
}
