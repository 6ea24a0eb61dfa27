/** Copies of a store in their places, the votes of its failover manager, and the lines along which it replicates. */

import { ballotOf } from '../analyse/data/quorum.ts'
import type { Copy, Group, Topology } from '../analyse/topology/topology.ts'
import { isStore } from '../language/stores.ts'
import { type Said, said } from '../language/text.ts'
import { type Duration, seconds } from '../language/units.ts'
import type { Element, Id, Store } from '../language/vocabulary/index.ts'
import { sayValue } from '../text/format.ts'
import { placeGroup, roleNames, technologyName } from './names.ts'
import type { ViewEdge, ViewNode } from './view.ts'

/** Typical lag of an asynchronous member inside a region when the model does not say (see `Member.lag`). */
const DEFAULT_LAG = 0.1

export function roleOf(copy: Copy): NonNullable<ViewNode['role']> {
  if (copy.role === 'primary' || copy.role === 'replica' || copy.role === 'witness') return copy.role
  return copy.sync ? 'sync' : 'async'
}

/** One node per copy: its shape is that of the store, its marker the role. */
export function copyNodes(element: Element, topology: Topology): ViewNode[] {
  return topology.groupsOf(element.id).flatMap((group) => {
    const taken = new Map<Id, number>()
    return group.copies.map((copy) => {
      const nth = (taken.get(copy.place) ?? 0) + 1
      taken.set(copy.place, nth)
      const role = roleOf(copy)
      return {
        id: copy.id,
        element: element.id,
        kind: 'copy' as const,
        shape: element.kind,
        title: said(element.title),
        ...(group.spec === undefined ? {} : { part: said(group.spec.title ?? group.spec.id) }),
        subtitle: roleNames[role],
        parent: placeGroup(copy.place),
        role,
        slot: `${group.id}/${nth}`,
        because: `a copy of ${group.id} in ${copy.place}`,
      }
    })
  })
}

const coordinationNames: Record<string, string> = { etcd: 'etcd', consul: 'Consul', kubernetes: 'Kubernetes API' }

/** Who votes on the primary of a store, by the name that its manual gives. */
function votersOf(store: Store): string {
  const failover = 'failover' in store ? store.failover : undefined
  switch (failover?.manager) {
    case 'patroni':
      return coordinationNames[failover.coordination ?? 'etcd'] ?? 'etcd'
    case 'sentinel':
      return 'Sentinel'
    case 'redis-cluster':
      return technologyName('redis')
    default:
      return 'kafka' in store ? 'KRaft' : technologyName('elasticsearch')
  }
}

/** Votes that stand beside the copies (a copy that votes itself is drawn already): one node per place, with their number. */
export function voteNodes(element: Element, topology: Topology): ViewNode[] {
  if (!isStore(element)) return []
  // Groups without a coordination store of their own share one: it is drawn once.
  const ballots = new Map(
    topology.groupsOf(element.id).map((group) => [group.spec?.votes ? group.id : '', ballotOf(element, group) ?? []]),
  )
  const lists = [...ballots.values()].map((ballot) =>
    ballot.filter((vote) => vote.copy === undefined).map((vote) => vote.place),
  )
  const name = votersOf(element)
  const votes = new Map<Id, number>()
  for (const place of lists.flat()) votes.set(place, (votes.get(place) ?? 0) + 1)
  const title = said(element.title)
  return [...votes].map(([place, count]) => ({
    id: `votes:${element.id}@${place}`,
    element: element.id,
    kind: 'copy',
    shape: 'service',
    title: { ru: name, en: name },
    subtitle: { ru: `голоса: ${title.ru}`, en: `votes: ${title.en}` },
    parent: placeGroup(place),
    votes: count,
    slot: `votes:${element.id}`,
    because: `${count} of the votes that elect the primary of ${element.id}`,
  }))
}

/** A line from the primary to each copy, with how commits wait for it or how far it lags. */
export function replicationEdges(group: Group, topology: Topology): ViewEdge[] {
  const primary = group.copies.find((c) => c.role === 'primary')
  const store = topology.elements.get(group.store)
  if (primary === undefined || store === undefined) return []
  const mode = 'replication' in store && store.replication?.mode === 'quorum' ? 'quorum' : 'sync'
  return group.copies
    .filter((copy) => copy !== primary && copy.role !== 'witness')
    .map((copy) => {
      const kind = copy.sync ? mode : 'async'
      return {
        id: `${primary.id}=>${copy.id}`,
        relation: 'replication',
        from: primary.id,
        to: copy.id,
        label: replicationLabel(kind, copy, primary, topology),
        style: 'replication',
        replication: kind,
        because: `${copy.id} follows ${primary.id}`,
      }
    })
}

const modeNames: Record<'sync' | 'async' | 'quorum', Said> = {
  sync: { ru: 'синхр.', en: 'sync' },
  async: { ru: 'асинхр.', en: 'async' },
  quorum: { ru: 'кворум', en: 'quorum' },
}

/** Synchronous: the round trip that each commit waits for; asynchronous: the typical lag, with the deliberate delay. */
function replicationLabel(kind: 'sync' | 'async' | 'quorum', copy: Copy, primary: Copy, topology: Topology): Said {
  const trip = topology.roundTrip(primary.place, copy.place).seconds
  const time = sayValue(kind === 'async' ? lagOf(copy, trip) : trip, 's')
  const name = modeNames[kind]
  return { ru: `${name.ru} ${time.ru}`, en: `${name.en} ${time.en}` }
}

function lagOf(copy: Copy, trip: number): number {
  const delay = copy.member.delay === undefined ? 0 : seconds(copy.member.delay)
  const { lag } = copy.member
  const typical: Duration | undefined = typeof lag === 'object' ? lag.typical : lag
  return delay + (typical === undefined ? Math.max(DEFAULT_LAG, trip) : seconds(typical))
}
