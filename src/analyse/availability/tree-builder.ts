/** Builds a fault tree from terms: every term is the id of an event or a gate that is true when something has failed. */
import type { FaultTree, Gate } from './bdd/fault-tree.ts'

export interface TreeBuilder {
  /** Fails when any input does. Of nothing: never fails. */
  any: (inputs: readonly string[]) => string
  /** Fails when all inputs do. Of nothing: always failed. */
  all: (inputs: readonly string[]) => string
  /** Fails when fewer than `k` of the inputs are still good. */
  fewerThan: (k: number, inputs: readonly string[]) => string
  gates: () => Gate[]
}

/** A builder with its own gate names, `#1`, `#2`... which no event may use. */
export function treeBuilder(): TreeBuilder {
  const gates: Gate[] = []
  const add = (kind: 'and' | 'or' | 'atleast', inputs: readonly string[], k?: number): string => {
    const [first] = inputs
    if (inputs.length === 1 && first !== undefined && kind !== 'atleast') return first
    const id = `#${gates.length + 1}`
    gates.push({ id, kind, inputs: [...inputs], ...(k === undefined ? {} : { k }) })
    return id
  }
  return {
    any: (inputs) => add('or', inputs),
    all: (inputs) => add('and', inputs),
    fewerThan: (k, inputs) => {
      if (k <= 0) return add('or', [])
      if (k > inputs.length) return add('and', [])
      return add('atleast', inputs, inputs.length - k + 1)
    },
    gates: () => gates,
  }
}

/** The tree of everything built so far under `top`. */
export function treeOf(builder: TreeBuilder, top: string, events: FaultTree['events']): FaultTree {
  return { top, gates: builder.gates(), events }
}
