/** The Citus nodes and their copies: one shape for all, so that a variant states only its difference. */
import type { Member, PlaceHandle, Text } from 'loadpath'
import { msk, spb } from './places.ts'

type Site = typeof msk | typeof spb
type Copy = Omit<Member, 'in'> & { in: PlaceHandle }

/** Lag of a copy in the other data centre: little in normal work, seconds under a burst of writes. */
export const wanLag = { best: '15ms', typical: '200ms', worst: '5s' } as const

/** What a variant does differently with the copies of a node. */
export interface Difference {
  /** The copy in the other data centre. Default: synchronous, promoted by itself. */
  away?: Partial<Copy>
  /** The second copy in the primary's data centre. Default: a replica for reading. */
  near?: Partial<Copy>
}

/** Copies of a node: the primary, a copy in the other data centre, a copy beside the primary. */
export function copies(home: Site, { away, near }: Difference = {}): Copy[] {
  return [
    { in: home },
    { in: home === msk ? spb : msk, sync: true, lag: wanLag, ...away },
    { in: home, role: 'replica', ...near },
  ]
}

/** Nodes of the cluster: primaries alternate between the data centres. The first one is the coordinator as well. */
export function nodes(count: 2 | 4, difference: Difference = {}) {
  return Array.from({ length: count }, (_, index) => ({
    id: `node${index + 1}`,
    title: nodeTitle(index + 1),
    members: copies(index % 2 === 0 ? msk : spb, difference),
  }))
}

function nodeTitle(number: number): Text {
  return { ru: `Узел Citus ${number}`, en: `Citus node ${number}` }
}
