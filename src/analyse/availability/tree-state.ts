/** A fault tree whose basic events switch: gates count their true inputs, so that one switch costs only what it changes. */
import type { FaultTree } from './bdd/fault-tree.ts'

export interface TreeState {
  /** Number of a basic event or gate, -1 when there is none with that id. */
  nodeOf: (id: string) => number
  /** Sets a basic event. Of node -1: nothing. */
  set: (node: number, value: boolean) => void
  /** The top event. */
  down: () => boolean
}

export function treeState(tree: FaultTree): TreeState {
  const ids = [...tree.events.map((event) => event.id), ...tree.gates.map((gate) => gate.id)]
  const index = new Map(ids.map((id, at) => [id, at]))
  const first = tree.events.length
  const parents: number[][] = ids.map(() => [])
  tree.gates.forEach((gate, g) => {
    for (const input of gate.inputs) parents[index.get(input) ?? -1]?.push(first + g)
  })
  const value = new Uint8Array(ids.length)
  const count = new Int32Array(ids.length)
  const truth = (node: number): number => {
    const gate = tree.gates[node - first]
    const on = count[node] as number
    switch (gate?.kind) {
      case 'and':
        return on === gate.inputs.length ? 1 : 0
      case 'or':
        return on > 0 ? 1 : 0
      case 'atleast':
        return on >= (gate.k ?? 1) ? 1 : 0
      case 'not':
        return on === 0 ? 1 : 0
      case 'xor':
        return on % 2
      default:
        return 0
    }
  }
  function flip(node: number, to: number): void {
    value[node] = to
    for (const parent of parents[node] ?? []) {
      count[parent] = (count[parent] as number) + (to === 1 ? 1 : -1)
      const now = truth(parent)
      if (now !== value[parent]) flip(parent, now)
    }
  }
  // Gates that are true with nothing wrong (an `and` of nothing, a `not`) pass it on.
  for (let node = first; node < ids.length; node += 1) {
    const now = truth(node)
    if (now !== value[node]) flip(node, now)
  }
  const top = index.get(tree.top) ?? -1
  return {
    nodeOf: (id) => index.get(id) ?? -1,
    set: (node, on) => {
      const to = on ? 1 : 0
      if (node >= 0 && value[node] !== to) flip(node, to)
    },
    down: () => value[top] === 1,
  }
}
