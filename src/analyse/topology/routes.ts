/** Round trips and routes between places over the declared links (shortest total round trip). */
import { seconds } from '../../language/units.ts'
import type { Id, Link } from '../../language/vocabulary/index.ts'

/** Round trip between two places of one region when no link says otherwise: 1 ms, between zones of a cloud region. */
const REGION_ROUND_TRIP = 1e-3
/** Inside one innermost place. */
const LOCAL_ROUND_TRIP = 0.2e-3

export interface Routes {
  roundTrip: (a: Id, b: Id) => { seconds: number; path: string }
  route: (a: Id, b: Id) => Link[]
}

interface Found {
  seconds: number
  links: Link[]
}

/**
 * Shortest paths over links. A link between two regions joins every place inside the one with every place inside the
 * other, and so does one between two data centres of a region; places of one region without a link between them are 1 ms
 * apart. Places with no path are at infinity.
 */
export function shortestPaths(links: readonly Link[], ancestors: (place: Id) => Id[]): Routes {
  const cache = new Map<string, Found>()
  const search = (a: Id, b: Id): Found => {
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`
    const known = cache.get(key)
    if (known) return known
    const found = dijkstra(a, b, links, ancestors)
    cache.set(key, found)
    return found
  }
  return {
    roundTrip: (a, b) => {
      const found = search(a, b)
      return { seconds: found.seconds, path: found.links.map((link) => `${link.id}.roundTrip`).join(' + ') }
    },
    route: (a, b) => search(a, b).links,
  }
}

function dijkstra(from: Id, to: Id, links: readonly Link[], ancestors: (place: Id) => Id[]): Found {
  if (from === to) return { seconds: LOCAL_ROUND_TRIP, links: [] }
  if (ancestors(from).at(-1) !== undefined && ancestors(from).at(-1) === ancestors(to).at(-1)) {
    return insideRegion(from, to, links, ancestors)
  }
  // Between regions: over the ends of links. An end is reached from every place inside it at no cost.
  const done = new Set<Id>()
  const best = new Map<Id, Found>(ancestors(from).map((id) => [id, { seconds: 0, links: [] }]))
  const goal = new Set(ancestors(to))
  for (;;) {
    const next = [...best].filter(([id]) => !done.has(id)).sort((x, y) => x[1].seconds - y[1].seconds)[0]
    if (!next) return { seconds: Number.POSITIVE_INFINITY, links: [] }
    const [id, reached] = next
    if (goal.has(id)) return reached
    done.add(id)
    for (const link of links) {
      const far = otherEnd(link, id, ancestors)
      if (far === undefined) continue
      const candidate = { seconds: reached.seconds + seconds(link.roundTrip), links: [...reached.links, link] }
      for (const end of ancestors(far)) {
        const known = best.get(end)
        if (!known || candidate.seconds < known.seconds) best.set(end, candidate)
      }
    }
  }
}

/** Two places of one region: over the link that joins them, or the data centres they are in; the narrowest such ends count. */
function insideRegion(from: Id, to: Id, links: readonly Link[], ancestors: (place: Id) => Id[]): Found {
  const common = new Set(ancestors(from).filter((id) => ancestors(to).includes(id)))
  for (const a of ancestors(from).filter((id) => !common.has(id))) {
    for (const b of ancestors(to).filter((id) => !common.has(id))) {
      const link = links.find((one) => one.between.includes(a) && one.between.includes(b))
      if (link) return { seconds: seconds(link.roundTrip), links: [link] }
    }
  }
  return { seconds: REGION_ROUND_TRIP, links: [] }
}

function otherEnd(link: Link, at: Id, ancestors: (place: Id) => Id[]): Id | undefined {
  const [a, b] = link.between
  if (a === at || ancestors(a).includes(at)) return b
  if (b === at || ancestors(b).includes(at)) return a
  return undefined
}
