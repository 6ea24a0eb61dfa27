/**
 * A big picture in two readable halves, cut at its waist: the single node through which everything passes (a gateway, a
 * balancer). The waist stands in both halves.
 */
import type { Said } from '../language/text.ts'
import { describeView } from './describe.ts'
import type { View, ViewNode } from './view.ts'

/** The halves, or nothing when the view has no waist. */
export function splitView(view: View): View[] {
  const ranks = ranksOf(view)
  const waist = waistOf(view, ranks)
  if (waist === undefined) return []
  const at = ranks.get(waist.id) ?? 0
  const { title } = waist
  const front = part(view, `${view.id}-front`, (n) => (ranks.get(n.id) ?? 0) <= at, {
    ru: `Путь запроса: от пользователя до «${title.ru}»`,
    en: `The way of a request: from the user to ${title.en}`,
  })
  const back = part(view, `${view.id}-back`, (n) => (ranks.get(n.id) ?? 0) >= at, {
    ru: `Что стоит за «${title.ru}»`,
    en: `What stands behind ${title.en}`,
  })
  return [front, back]
}

/** Longest path from the top, as the layout layers it. Bounded rounds end circles. */
function ranksOf(view: View): Map<string, number> {
  const ranks = new Map(view.nodes.map((n) => [n.id, 0]))
  const most = view.nodes.length
  for (let round = 0; round < most; round++) {
    let changed = false
    for (const { from, to } of view.edges) {
      const next = Math.min(most, (ranks.get(from) ?? 0) + 1)
      if (ranks.has(to) && ranks.has(from) && next > (ranks.get(to) ?? 0)) {
        ranks.set(to, next)
        changed = true
      }
    }
    if (!changed) break
  }
  return ranks
}

/** The lone node of its rank that cuts the view most evenly (of two equal ones the later), with at least three nodes on either side. */
function waistOf(view: View, ranks: ReadonlyMap<string, number>): ViewNode | undefined {
  const before = (rank: number): number => view.nodes.filter((n) => (ranks.get(n.id) ?? 0) < rank).length
  const candidates = view.nodes
    .map((node) => ({ node, rank: ranks.get(node.id) ?? 0 }))
    .filter(({ rank }) => view.nodes.filter((n) => ranks.get(n.id) === rank).length === 1)
    .map(({ node, rank }) => ({ node, front: before(rank), back: view.nodes.length - before(rank) - 1 }))
    .filter(({ front, back }) => front >= 3 && back >= 3)
  return candidates.reduce<(typeof candidates)[number] | undefined>(
    (a, b) => (a === undefined || Math.abs(b.front - b.back) <= Math.abs(a.front - a.back) ? b : a),
    undefined,
  )?.node
}

function part(view: View, id: string, keeps: (node: ViewNode) => boolean, title: Said): View {
  const nodes = view.nodes.filter(keeps)
  const ids = new Set(nodes.map((n) => n.id))
  const parents = new Set(nodes.map((n) => n.parent))
  const half = {
    ...view,
    id,
    title,
    nodes,
    groups: view.groups.filter((g) => parents.has(g.id)),
    edges: view.edges.filter((e) => ids.has(e.from) && ids.has(e.to)),
  }
  return { ...half, description: describeView(half) }
}
