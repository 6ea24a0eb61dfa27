/** Single points of failure: events that make the top of a fault tree true with nothing else wrong. */
import type { FaultTree } from './bdd/fault-tree.ts'
import { treeState } from './tree-state.ts'

/** Ids of the events that stop everything by themselves. Of a tree that is true anyway: all of its events. */
export function stopAlone(tree: FaultTree): Set<string> {
  const state = treeState(tree)
  const found = new Set<string>()
  for (const { id } of tree.events) {
    const node = state.nodeOf(id)
    state.set(node, true)
    if (state.down()) found.add(id)
    state.set(node, false)
  }
  return found
}
