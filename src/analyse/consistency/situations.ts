/**
 * The situations a shard group is looked at in: normal work, failover, and each side of each partition. Partitions are the
 * bipartitions of the regions that hold copies or votes, and of the zones of the primary's region; with more than four
 * sites only each site cut off alone.
 */
import type { Said } from '../../language/text.ts'
import type { Id, Store } from '../../language/vocabulary/index.ts'
import { titleOf } from '../data/names.ts'
import { votesOf } from '../data/quorum.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { zoneOf } from '../topology/zones.ts'

/** What one side of a partition has. */
export interface Side {
  sites: Id[]
  hasPrimary: boolean
  /** Copies that hold data, the primary included. */
  copies: Copy[]
  votes: number
  allVotes: number
  majority: boolean
  /** True when the copy is on this side. */
  has: (copy: Copy) => boolean
  /** True when the place is on this side. */
  holds: (place: Id) => boolean
}

export interface Situation {
  id: string
  title: Said
  kind: 'normal' | 'failover' | 'partition'
  /** For partitions: the side the client is on, and the other one. */
  here?: Side
  there?: Side
}

const ALL_SPLITS = 4

/** Bipartitions of the sites; every one once, its first side with the first site unless that site is the one cut off. */
function splits(sites: readonly Id[]): [Id[], Id[]][] {
  if (sites.length < 2) return []
  if (sites.length > ALL_SPLITS) return sites.map((site) => [[site], sites.filter((other) => other !== site)])
  const found: [Id[], Id[]][] = []
  for (let mask = 1; mask < 1 << (sites.length - 1); mask += 1) {
    const away = sites.filter((_, i) => i > 0 && (mask & (1 << (i - 1))) !== 0)
    found.push([sites.filter((site) => !away.includes(site)), away])
  }
  return found
}

const unique = (ids: readonly Id[]): Id[] => [...new Set(ids)]

/** Places whose votes a group counts: those of its mechanism, else its witnesses. */
function votingPlaces(store: Store, group: Group): Id[] {
  const witnesses = group.copies.filter((copy) => copy.role === 'witness').map((copy) => copy.place)
  return votesOf(store, group) ?? witnesses
}

/** What a group has on the side of the sites. */
export function sideOf(store: Store, group: Group, sites: Id[], holds: (place: Id) => boolean): Side {
  const has = (copy: Copy): boolean => holds(copy.place)
  const votes = votingPlaces(store, group)
  const mine = votes.filter(holds).length
  return {
    sites,
    hasPrimary: group.copies.some((copy) => copy.role === 'primary' && has(copy)),
    copies: group.copies.filter((copy) => copy.role !== 'witness' && has(copy)),
    votes: mine,
    allVotes: votes.length,
    majority: votes.length > 0 && mine >= Math.floor(votes.length / 2) + 1,
    has,
    holds,
  }
}

/** All situations of a group, in a fixed order. */
export function situationsOf(topology: Topology, store: Store, group: Group): Situation[] {
  const holders = group.copies.filter((copy) => copy.role !== 'witness')
  const votes = votingPlaces(store, group)
  const places = [...group.copies.map((copy) => copy.place), ...votes]
  const primary = group.copies.find((copy) => copy.role === 'primary')
  const home = primary ? topology.regionOf(primary.place) : undefined
  const side = (sites: Id[], siteOf: (place: Id) => Id): Side =>
    sideOf(store, group, sites, (place) => sites.includes(siteOf(place)))
  const found: Situation[] = [{ id: 'normal', kind: 'normal', title: { ru: 'обычная работа', en: 'normal work' } }]
  if (holders.length > 1) {
    found.push({ id: 'failover', kind: 'failover', title: { ru: 'отказ ведущего', en: 'loss of the primary' } })
  }
  if (holders.length + votes.length < 2) return found
  for (const [a, b] of splits(unique(places.map(topology.regionOf)))) {
    const pair: [Side, Side] = [side(a, topology.regionOf), side(b, topology.regionOf)]
    found.push(...bothSides(topology, pair))
  }
  if (home === undefined) return found
  const zones = unique(places.filter((place) => topology.regionOf(place) === home).map((p) => zoneOf(topology, p)))
  const remote = unique(places.map(topology.regionOf)).filter((region) => region !== home)
  const siteOf = (place: Id): Id =>
    topology.regionOf(place) === home ? zoneOf(topology, place) : topology.regionOf(place)
  for (const [a, b] of splits(zones)) {
    // Other regions stay with the side that has the votes, else with the side the primary is cut off from.
    const [first, second] = [side(a, siteOf), side(b, siteOf)]
    const withFirst = first.majority || (!second.majority && !first.hasPrimary)
    found.push(
      ...bothSides(
        topology,
        withFirst ? [side([...a, ...remote], siteOf), second] : [first, side([...b, ...remote], siteOf)],
      ),
    )
  }
  return found
}

/** A single place that is cut off is told as that; the many places of the other side are not listed. */
function cutTitle(a: Side, b: Side, left: Said, right: Said, here: Side, at: Said, holds: Said): Said {
  const lone =
    a.sites.length === 1 && b.sites.length > 1 ? a : b.sites.length === 1 && a.sites.length > 1 ? b : undefined
  if (lone) {
    const name = lone === a ? left : right
    const own = here === lone
    return {
      ru: `отрезана площадка «${name.ru}»: ${own ? 'на ней' : 'на остальных'} (${holds.ru})`,
      en: `"${name.en}" is cut off: ${own ? 'on its side' : 'on the other side'} (${holds.en})`,
    }
  }
  return {
    ru: `нет связи «${left.ru}» — «${right.ru}»: на стороне «${at.ru}» (${holds.ru})`,
    en: `no link "${left.en}" - "${right.en}": on the side of "${at.en}" (${holds.en})`,
  }
}

function bothSides(topology: Topology, [a, b]: [Side, Side]): Situation[] {
  // Titles of zones often have commas of their own.
  const name = (side: Side): Said => {
    const titles = side.sites.map((site) => titleOf(topology, site))
    return { ru: titles.map((t) => t.ru).join(' + '), en: titles.map((t) => t.en).join(' + ') }
  }
  const [left, right] = [name(a), name(b)]
  const key = `${a.sites.join('+')}|${b.sites.join('+')}`
  const holds = (side: Side): Said => ({
    ru: `${side.hasPrimary ? 'ведущий, ' : ''}голосов ${side.votes} из ${side.allVotes}`,
    en: `${side.hasPrimary ? 'primary, ' : ''}${side.votes} of ${side.allVotes} votes`,
  })
  return (
    [
      [a, b, left],
      [b, a, right],
    ] as const
  ).map(([here, there, at]) => ({
    id: `partition:${key}:${here.sites.join('+')}`,
    kind: 'partition',
    title: cutTitle(a, b, left, right, here, at, holds(here)),
    here,
    there,
  }))
}
