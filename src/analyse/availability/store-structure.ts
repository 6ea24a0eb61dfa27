/**
 * When a shard group of a store answers a caller in a region: the copies, the votes of the failover manager, the
 * confirmations a write needs, the proxies in front and the links between. See docs/analyses/availability.md for the rules.
 */
import { type Said, said } from '../../language/text.ts'
import type { Id, Place, Store } from '../../language/vocabulary/index.ts'
import { familyOf, groupsBehind } from '../data/family.ts'
import { acknowledgement, confirmationsKept, isProtected, waitsForCopies } from '../data/quorum.ts'
import type { Copy, Group, ResolvedStep, Topology } from '../topology/topology.ts'
import type { EventBook } from './events.ts'
import { cutOff } from './reach.ts'
import { membersDown } from './store-families.ts'
import type { TreeBuilder } from './tree-builder.ts'

export interface Parts {
  topology: Topology
  book: EventBook
  build: TreeBuilder
}

const known = (ids: readonly (string | undefined)[]): string[] => ids.filter((id) => id !== undefined)

/** Fails when the place or anything that contains it does. */
export function placesDown({ topology, book }: Parts, place: Id): string[] {
  return known(topology.ancestors(place).map((id) => book.place(id)))
}

/** A part of a store by the titles of the store and of its place. */
function called(store: Store, place: Place | undefined): Said {
  const [name, at] = [said(store.title), said(place?.title)]
  return { ru: `«${name.ru}», ${at.ru}`, en: `"${name.en}", ${at.en}` }
}

/** A copy by the titles of its store, of its place and of its shard, where that has one. */
function copyCalled({ topology }: Parts, store: Store, copy: Copy): Said {
  const name = called(store, topology.places.get(copy.place))
  const spec = topology.groupsOf(store.id).find((group) => group.id === copy.group)?.spec
  if (!spec?.title) return name
  const shard = said(spec.title)
  return { ru: `${name.ru} (${shard.ru})`, en: `${name.en} (${shard.en})` }
}

function copyDown(parts: Parts, store: Store, copy: Copy, from: Id): string {
  const what = copyCalled(parts, store, copy)
  return parts.build.any([
    ...placesDown(parts, copy.place),
    ...parts.book.host(copy.id, copy.place, what),
    ...known([parts.book.process(copy.id, store, what), parts.book.common(copy.group, store)]),
    cutOff(parts, from, parts.topology.regionOf(copy.place)),
  ])
}

/** Places of the votes that decide on a leader of this group; empty when there is no manager that votes. */
export function votesOf(store: Store, group: Group): Id[] {
  const failover = 'failover' in store ? store.failover : undefined
  return failover && 'votes' in failover ? (group.spec?.votes ?? failover.votes) : []
}

/** Fails when the votes left are no majority. One event per vote: its places and its host. */
function majorityLost(parts: Parts, store: Store, group: Group, votes: readonly Id[] = votesOf(store, group)): string {
  const owner = group.spec?.votes ? group.id : store.id
  const lost = votes.map((place, index) => {
    const part = `${owner}/vote/${index + 1}`
    const name = called(store, parts.topology.places.get(place))
    const host = parts.book.host(part, place, { ru: `голос, ${name.ru}`, en: `vote, ${name.en}` })
    return parts.build.any([...placesDown(parts, place), ...host])
  })
  return parts.build.fewerThan(Math.floor(votes.length / 2) + 1, lost)
}

/** Copies that may become leader: the primary; automatically those the manager may choose; by hand any with data. */
function candidates(store: Store, group: Group, how: 'automatic' | 'manual'): Copy[] {
  const synchronous = store.replication !== undefined && store.replication.mode !== 'async'
  return group.copies.filter((copy) => {
    if (copy.role === 'primary') return true
    if (copy.role === 'witness' || copy.promotion === 'never') return false
    if (how === 'manual') return true
    return copy.promotion === 'automatic' && (!synchronous || copy.sync)
  })
}

/** Copies that confirm a write, and how many of them it needs. 0 when writes go on alone. */
function confirmations(store: Store, group: Group): { needed: number; from: Copy[] } {
  const failover = 'failover' in store ? store.failover : undefined
  if (failover && 'minReplicasToWrite' in failover) {
    const from = group.copies.filter((copy) => copy.role !== 'witness')
    return { needed: failover.minReplicasToWrite ?? 0, from }
  }
  if (familyOf(store) !== 'sql' || !waitsForCopies(store)) return { needed: 0, from: [] }
  const from = group.copies.filter((copy) => copy.role === 'primary' || (copy.sync && copy.role === 'standby'))
  return { needed: confirmationsKept(store, store.replication?.acknowledgements ?? 1), from }
}

/**
 * Places whose loss takes the primary together with so many synchronous copies that none of those left surely holds every
 * acknowledged commit: Patroni promotes none of them. Copies lost one after another are replaced as synchronous ones in between.
 */
function lostTogether({ topology, book }: Parts, store: Store, group: Group): string[] {
  const ack = acknowledgement(store, group)
  const primary = group.copies.find((copy) => copy.role === 'primary')
  if (ack.rule === 'none' || !primary) return []
  const outside = (place: Id) => (copy: Copy) => !topology.ancestors(copy.place).includes(place)
  return known(
    topology
      .ancestors(primary.place)
      .filter((place) => !isProtected(ack, outside(place)))
      .map((place) => book.place(place)),
  )
}

function leaderDown(parts: Parts, store: Store, group: Group, down: (copy: Copy) => string): string {
  const { build } = parts
  const failover = 'failover' in store ? store.failover : undefined
  const primary = build.all(group.copies.filter((copy) => copy.role === 'primary').map(down))
  const apart = failover?.manager === 'patroni' ? failover.standbyCluster : undefined
  const inside = (copy: Copy) => apart === undefined || !parts.topology.ancestors(copy.place).includes(apart)
  const automatic = build.all(candidates(store, group, 'automatic').filter(inside).map(down))
  const ways: string[] = []
  switch (failover?.manager) {
    case 'patroni': {
      const majority = majorityLost(parts, store, group)
      ways.push(build.any([majority, automatic, ...lostTogether(parts, store, group)]))
      // Without the coordination store a primary stays leader only when every member of the cluster answers it.
      const members = group.copies.filter((copy) => copy.role !== 'witness')
      if (failover.failsafeMode) ways.push(build.any(members.map(down)))
      break
    }
    case 'redis-cluster':
      ways.push(build.any([majorityLost(parts, store, group), automatic]))
      break
    case 'sentinel':
      ways.push(primary, build.any([majorityLost(parts, store, group), automatic]))
      break
    case 'managed':
      ways.push(automatic)
      break
    default:
      ways.push(primary)
  }
  if (store.manualPromotion) ways.push(build.all(candidates(store, group, 'manual').map(down)))
  return build.all(ways)
}

/** Fails when no proxy the caller may use is left. Each entry of the list is a proxy on a host of its own. */
function proxyDown(parts: Parts, store: Store, from: Id): string[] {
  const proxy = 'proxy' in store ? store.proxy : undefined
  const all = (proxy?.in ?? []).map((place, index) => ({ place, part: `${store.id}/proxy/${index + 1}` }))
  if (all.length === 0) return []
  const near = all.filter(({ place }) => parts.topology.regionOf(place) === from)
  const used = near.length > 0 ? near : all
  const down = used.map(({ place, part }) => {
    const { ru, en } = called(store, parts.topology.places.get(place))
    const host = parts.book.host(part, place, { ru: `прокси, ${ru}`, en: `proxy, ${en}` })
    return parts.build.any([...placesDown(parts, place), ...host])
  })
  return [parts.build.all(down)]
}

/** Fails when the group, or one without which it cannot be used, does not answer the step's operation to a caller in `from`. */
export function groupDown(parts: Parts, store: Store, group: Group, step: ResolvedStep, from: Id): string {
  const groups = [group, ...groupsBehind(parts.topology, group)]
  return parts.build.any(groups.map((one) => ownDown(parts, store, one, step, from)))
}

function ownDown(parts: Parts, store: Store, group: Group, step: ResolvedStep, from: Id): string {
  const { topology, build } = parts
  const made = new Map<string, string>()
  const down = (copy: Copy): string => {
    const term = made.get(copy.id) ?? copyDown(parts, store, copy, from)
    made.set(copy.id, term)
    return term
  }
  const holders = group.copies.filter((copy) => copy.role !== 'witness')
  const votesLost = (votes: readonly Id[]) => majorityLost(parts, store, group, votes)
  const members = membersDown({ topology, build, down, votesLost }, store, group, step.operation)
  if (members !== undefined) return members
  const proxies = proxyDown(parts, store, from)
  if (step.operation === 'read-replica' || store.kind === 'objectStore') {
    // A copy that is delayed on purpose serves nobody.
    const readable = holders.filter((copy) => !copy.member.delay)
    return build.any([...proxies, build.all(readable.map(down))])
  }
  const leader = leaderDown(parts, store, group, down)
  const { needed, from: set } = step.operation === 'write' ? confirmations(store, group) : { needed: 0, from: [] }
  const blocked = needed > 0 ? [build.fewerThan(needed + 1, set.map(down))] : []
  return build.any([...proxies, leader, ...blocked])
}
