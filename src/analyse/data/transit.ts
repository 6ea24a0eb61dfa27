/**
 * Links that end in a lost place are lost with it. That matters where traffic passes through the place: when places that live
 * were joined over it and are not any more.
 */
import type { Id, Link } from '../../language/vocabulary/index.ts'
import type { Topology } from '../topology/topology.ts'

/** Links and the lost places that they end in. */
export interface Transit {
  links: ReadonlySet<Id>
  places: ReadonlySet<Id>
}

const nothing: Transit = { links: new Set(), places: new Set() }

/** What is cut because places are lost; empty when all regions that live still reach whom they reached. */
export function transitLost(topology: Topology, lost: ReadonlySet<string>): Transit {
  const places = new Set<Id>()
  const broken = topology.links.filter((link) => {
    const ends = link.between.flatMap((end) => topology.ancestors(end).filter((at) => lost.has(at)))
    for (const at of ends) places.add(at)
    return ends.length > 0
  })
  if (broken.length === 0) return nothing
  const links = new Set(broken.map((link) => link.id))
  const before = islands(topology, topology.links)
  const after = islands(
    topology,
    topology.links.filter((link) => !links.has(link.id)),
  )
  const living = topology.regions.filter((region) => !lost.has(region))
  const islandsBefore = new Set(living.map((region) => before.get(region)))
  const islandsAfter = new Set(living.map((region) => after.get(region)))
  return islandsAfter.size > islandsBefore.size ? { links, places } : nothing
}

/** The number of the island of each region: regions that links join. */
function islands(topology: Topology, links: readonly Link[]): Map<Id, number> {
  const found = new Map(topology.regions.map((region, index) => [region, index]))
  for (const { between } of links) {
    const [a, b] = between.map((end) => found.get(topology.regionOf(end)))
    if (a === b || a === undefined || b === undefined) continue
    for (const [region, island] of found) if (island === b) found.set(region, a)
  }
  return found
}
