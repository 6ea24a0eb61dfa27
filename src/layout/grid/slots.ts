/** Rows of a deployment: the slots of each region in order of first appearance, with the height each row needs. */
import type { View } from '../../view/view.ts'
import type { MeasuredNode } from '../nodes.ts'

export interface Rows {
  slots: string[]
  heights: Map<string, number>
  /** Slots whose nodes have lines: they need free tracks above and below. */
  busy: Set<string>
}

/** Regions that share most of their slots share all rows, so that they look equal side by side. */
const ALIKE = 0.6

/** The rows of the region with the given group id. */
export function slotRows(view: View, measured: ReadonlyMap<string, MeasuredNode>): (root: string) => Rows {
  const parents = new Map(view.groups.map((g) => [g.id, g.parent]))
  const leaves = new Set(view.groups.filter((g) => !view.groups.some((c) => c.parent === g.id)).map((g) => g.id))
  const rootOf = (id: string): string => {
    let at = id
    for (let next = parents.get(at); next !== undefined; next = parents.get(at)) at = next
    return at
  }
  const byRoot = new Map<string, Set<string>>()
  for (const group of view.groups) if (group.parent === undefined) byRoot.set(group.id, new Set())
  const inLeaves = view.nodes.filter((n) => n.parent !== undefined && leaves.has(n.parent))
  for (const node of inLeaves) byRoot.get(rootOf(node.parent ?? ''))?.add(node.slot ?? node.id)
  const order = [...new Set(inLeaves.map((n) => n.slot ?? n.id))]
  const families: Set<string>[] = []
  const familyOf = new Map<string, Set<string>>()
  for (const [root, slots] of byRoot) {
    const family = families.find((f) => alike(f, slots))
    if (family) for (const slot of slots) family.add(slot)
    else families.push(new Set(slots))
    familyOf.set(root, family ?? (families.at(-1) as Set<string>))
  }
  const heights = new Map<string, number>()
  for (const node of inLeaves) {
    const slot = node.slot ?? node.id
    heights.set(slot, Math.max(heights.get(slot) ?? 0, measured.get(node.id)?.box.height ?? 0))
  }
  const ends = new Set(view.edges.flatMap((e) => [e.from, e.to]))
  const busy = new Set(inLeaves.filter((n) => ends.has(n.id)).map((n) => n.slot ?? n.id))
  return (root) => ({ slots: order.filter((s) => familyOf.get(root)?.has(s)), heights, busy })
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...b].filter((s) => a.has(s)).length
  return shared >= ALIKE * Math.max(1, Math.min(a.size, b.size)) && shared >= 0.5 * Math.max(a.size, b.size)
}
