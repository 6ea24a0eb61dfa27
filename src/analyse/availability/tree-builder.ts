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

/** A builder with its own gate names, `#1`, `#2`... which no event may use. The same gate asked for twice is one gate. */
export function treeBuilder(): TreeBuilder {
  const gates = new Map<string, Gate>()
  const add = (kind: 'and' | 'or' | 'atleast', inputs: readonly string[], k?: number): string => {
    const [first] = inputs
    if (inputs.length === 1 && first !== undefined && kind !== 'atleast') return first
    const key = JSON.stringify([kind, k, ...inputs])
    const known = gates.get(key)
    if (known) return known.id
    const id = `#${gates.size + 1}`
    gates.set(key, { id, kind, inputs: [...inputs], ...(k === undefined ? {} : { k }) })
    return id
  }
  /** The other inputs decide; an input that decides alone stands for all. */
  const joined = (kind: 'and' | 'or', inputs: readonly string[]): string => {
    const [neutral, deciding] = (kind === 'or' ? ['or', 'and'] : ['and', 'or']).map(
      (constant) => gates.get(JSON.stringify([constant, undefined]))?.id,
    )
    if (deciding !== undefined && inputs.includes(deciding)) return deciding
    return add(
      kind,
      inputs.filter((input) => input !== neutral),
    )
  }
  return {
    any: (inputs) => joined('or', inputs),
    all: (inputs) => joined('and', inputs),
    fewerThan: (k, inputs) => {
      if (k <= 0) return add('or', [])
      if (k > inputs.length) return add('and', [])
      return add('atleast', inputs, inputs.length - k + 1)
    },
    gates: () => [...gates.values()],
  }
}

/** The tree of what is under `top`; what nothing under it uses is left out. `more` are gates beside those of the builder. */
export function treeOf(
  builder: TreeBuilder,
  top: string,
  events: FaultTree['events'],
  more: FaultTree['gates'] = [],
): FaultTree {
  const gates = [...more, ...builder.gates()]
  const byId = new Map(gates.map((gate) => [gate.id, gate]))
  const used = new Set([top])
  for (const id of used) for (const input of byId.get(id)?.inputs ?? []) used.add(input)
  return { top, gates: gates.filter((gate) => used.has(gate.id)), events: events.filter((event) => used.has(event.id)) }
}
