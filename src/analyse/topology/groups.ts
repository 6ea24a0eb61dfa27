/** Copies of a store by shard group, with the roles they have in the normal state. */
import { bytes, ratio } from '../../language/units.ts'
import type { Id, Member, Replication, ShardGroup, Store } from '../../language/vocabulary/index.ts'
import type { Copy, Group, Instance, Topology } from './topology.ts'

/**
 * Groups of a store. A store without members is one group without copies: what is not said is not invented. Only a database of
 * one instance has its data there, whether they are listed as a member or not.
 */
export function resolveGroups(store: Store, regions: readonly Id[], instances: readonly Instance[]): Group[] {
  const size = store.size === undefined ? undefined : bytes(store.size)
  const specs = store.shards?.groups
  if (!specs || specs.length === 0) {
    const members = store.replication?.members ?? ('queue' in store ? (store.queue.members ?? []) : [])
    const listed = resolveCopies(store.id, 'main', members, store.replication)
    const copies = members.length > 0 ? listed : loneCopy(store, instances)
    return [{ id: `${store.id}/main`, store: store.id, serves: [...regions], share: 1, size, copies, spec: undefined }]
  }
  return specs.map((spec) => shardGroup(store, spec, specs.length, size))
}

function shardGroup(store: Store, spec: ShardGroup, count: number, size: number | undefined): Group {
  const share = spec.share === undefined ? 1 / count : ratio(spec.share)
  const own = spec.size === undefined ? undefined : bytes(spec.size)
  return {
    id: `${store.id}/${spec.id}`,
    store: store.id,
    serves: spec.serves ?? [],
    share,
    size: own ?? (size === undefined ? undefined : size * share),
    copies: resolveCopies(store.id, spec.id, spec.members, store.replication),
    spec,
  }
}

/** The one copy of a database that a single deployment of one replica places; none of anything else. */
function loneCopy(store: Store, [only, ...others]: readonly Instance[]): Copy[] {
  if (store.kind !== 'database' || !only || others.length > 0) return []
  const copies = resolveCopies(store.id, 'main', [{ in: only.place }], undefined)
  return copies.map((copy) => ({ ...copy, deployment: only.deployment }))
}

function resolveCopies(
  store: Id,
  group: string,
  members: readonly Member[],
  replication: Replication | undefined,
): Copy[] {
  const primary = members.findIndex((member) => (member.role ?? 'data') === 'data' && !member.delay)
  const synchronous = replication !== undefined && replication.mode !== 'async'
  return members.map((member, index) => {
    const role = member.role ?? 'data'
    const isPrimary = index === primary
    return {
      id: `${store}/${group}/${index + 1}`,
      store,
      group: `${store}/${group}`,
      place: member.in,
      role: isPrimary ? 'primary' : role === 'data' ? 'standby' : role,
      sync: !isPrimary && synchronous && (member.sync ?? role === 'data'),
      promotion: member.promotion ?? (role === 'data' && !member.delay ? 'automatic' : 'never'),
      member,
    }
  })
}

/**
 * The groups with copies that the users of a region need: the one that serves it. Where the data are not cut by region (a hash of
 * the user), their rows lie in every group, so all of them.
 */
export function groupsUsed(topology: Topology, store: Id, region: Id): Group[] {
  const own = topology.groupFor(store, region)
  return (own ? [own] : topology.groupsOf(store)).filter((group) => group.copies.length > 0)
}
