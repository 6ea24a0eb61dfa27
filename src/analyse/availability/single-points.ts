/** Single points of failure: events that make the top of a fault tree true with nothing else wrong. */
import type { FaultTree } from './bdd/fault-tree.ts'
import { treeState } from './tree-state.ts'

/** Those of the events that stop everything by themselves; all of them when the tree is true anyway. */
export function stopAlone(tree: FaultTree, events: Iterable<string>): Set<string> {
  const state = treeState(tree)
  const found = new Set<string>()
  for (const id of events) {
    const node = state.nodeOf(id)
    state.set(node, true)
    if (state.down()) found.add(id)
    state.set(node, false)
  }
  return found
}
