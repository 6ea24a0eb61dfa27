/**
 * The copies of stores as the rules look at them: groups with primary, standbys and votes. Roles follow the vocabulary:
 * the first data copy without a deliberate delay is the primary in the normal state.
 */

import { ratio } from '../language/units.ts'
import type { Id, Member, Store } from '../language/vocabulary/index.ts'
import { listOf } from './sound.ts'

/** One copy with its place in the model. */
export interface CopyAt {
  member: Member
  /** Path of the copy, e.g. `profiles.replication.members.1`. */
  path: string
  primary: boolean
  /** A standby that confirms commits. */
  sync: boolean
  /** Promoted by the failover manager without a person. */
  automatic: boolean
}

/** A shard group, or the whole store. */
export interface GroupAt {
  store: Store
  /** Id of the shard group; the store's own when it is not sharded. */
  id: Id
  path: string
  serves: Id[]
  /** Share of the data, 0..1. */
  share: number
  copies: CopyAt[]
  primary: CopyAt | undefined
  standbys: CopyAt[]
  /** Standbys that confirm commits. */
  syncStandbys: CopyAt[]
  /** Standbys whose confirmation a commit waits for. 0 when replication is asynchronous. */
  needed: number
  /** Votes of the group's own coordination store, if it has one. */
  votes: Id[] | undefined
}

/** The groups of a store. A store that names no copies is one group without copies. */
export function groupsOf(store: Store): GroupAt[] {
  const groups = store.shards?.groups
  if (Array.isArray(groups) && groups.length > 0) {
    return groups.map((group, index) => {
      const path = `${store.id}.shards.groups.${index}`
      const share = typeof group.share === 'string' ? ratio(group.share) : 1 / groups.length
      return {
        ...groupAt(store, group.id, path, [...listOf(group.serves)], share, group.members, `${path}.members`),
        votes: group.votes,
      }
    })
  }
  const replication = store.replication?.members
  const queue = 'queue' in store ? store.queue?.members : undefined
  const path = replication ? `${store.id}.replication.members` : `${store.id}.queue.members`
  return [groupAt(store, store.id, store.id, [], 1, replication ?? queue, path)]
}

function groupAt(
  store: Store,
  id: Id,
  path: string,
  serves: Id[],
  share: number,
  given: Member[] | undefined,
  membersPath: string,
): GroupAt {
  const members = Array.isArray(given) ? given.filter((m) => typeof m === 'object' && m !== null) : []
  const mode = store.replication?.mode ?? 'async'
  const first = members.findIndex((m) => (m.role ?? 'data') === 'data' && m.promotion !== 'never' && !m.delay)
  const copies = members.map((member, index): CopyAt => {
    const data = (member.role ?? 'data') === 'data'
    const primary = index === first
    return {
      member,
      path: `${membersPath}.${index}`,
      primary,
      sync: !primary && mode !== 'async' && (member.sync ?? data),
      automatic: (member.promotion ?? (data && !member.delay ? 'automatic' : 'never')) === 'automatic',
    }
  })
  const standbys = copies.filter((copy) => !copy.primary && (copy.member.role ?? 'data') === 'data')
  return {
    store,
    id,
    path,
    serves,
    share,
    copies,
    primary: copies[first],
    standbys,
    syncStandbys: copies.filter((copy) => copy.sync),
    needed: mode === 'async' ? 0 : (store.replication?.acknowledgements ?? 1),
    votes: undefined,
  }
}

/** What a finding about settings of a store calls the groups that it concerns: their ids, told together. */
export function groupNames(store: Id, groups: readonly Pick<GroupAt, 'id'>[]): string {
  const ids = groups.map(({ id }) => id).join(', ')
  return groups.length > 1 ? `${store}: ${ids}` : ids
}
