/**
 * When two regions cannot reach each other: every way over the declared links has lost a link, or a place that it passes
 * through. The tree is that of ways of at most 1, 2, 3... links: it grows with the number of links times that of regions,
 * while there may be exponentially many ways.
 */
import type { Id, Link } from '../../language/vocabulary/index.ts'
import type { Topology } from '../topology/topology.ts'
import type { EventBook } from './events.ts'
import type { TreeBuilder } from './tree-builder.ts'

interface Parts {
  topology: Topology
  book: EventBook
  build: TreeBuilder
}

/** Fails when no way is left from one region to another. Never for regions that no links join: nothing is said of their network. */
export function cutOff(parts: Parts, from: Id, to: Id): string {
  const { topology, build } = parts
  const never = build.any([])
  if (from === to) return never
  /** By region: it cannot be reached over so many links. */
  let lost = new Map<Id, string>([[from, never]])
  for (let length = 1; length < topology.regions.length; length += 1) {
    const longer = new Map(topology.regions.flatMap((region) => step(parts, lost, region, from, never)))
    const settled = longer.size === lost.size && [...longer].every(([region, term]) => lost.get(region) === term)
    lost = longer
    if (settled) break
  }
  return lost.get(to) ?? never
}

function step(
  { topology, book, build }: Parts,
  lost: ReadonlyMap<Id, string>,
  region: Id,
  from: Id,
  never: string,
): [Id, string][] {
  if (region === from) return [[from, never]]
  const ways = topology.links.flatMap((link) => {
    const before = otherRegion(topology, link, region)
    const behind = before === undefined ? undefined : lost.get(before)
    if (behind === undefined) return []
    const parts = [book.link(link), ...endsDown(topology, book, link, from, region)].filter((id) => id !== undefined)
    return [build.any([...(behind === never ? [] : [behind]), ...parts])]
  })
  if (ways.length === 0) return []
  return [[region, ways.includes(never) ? never : build.all([...new Set(ways)])]]
}

/**
 * Places whose loss takes the link with it: those around its ends. Of the regions themselves only those that are passed through:
 * at either end of the way whatever is called, or calls, is in them.
 */
function endsDown(topology: Topology, book: EventBook, link: Link, from: Id, to: Id): (string | undefined)[] {
  const around = new Set(link.between.flatMap((end) => topology.ancestors(end)))
  return [...around].filter((place) => place !== from && place !== to).map((place) => book.place(place))
}

function otherRegion(topology: Topology, link: Link, region: Id): Id | undefined {
  const [a, b] = link.between.map((end) => topology.regionOf(end))
  if (a === b) return undefined
  return a === region ? b : b === region ? a : undefined
}
