/**
 * A smaller network for the same function: gates of one kind that only one gate uses are merged into it, and inputs that
 * always stand together are put under a gate of their own, where module detection finds them. Diagrams of such a network
 * have fewer variables; sometimes its orders are far better, sometimes worse, so the solver tries both networks.
 */
import { AND, type Circuit, circuitBuilder, type Literal, negate, OR, VARIABLE } from './circuit.ts'

const ROUNDS = 8

/** The reduced network; the given one when its root turns out to be a constant. */
export function reduceCircuit(circuit: Circuit): Circuit {
  let best = circuit
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = grouped(merged(best), false)
    if (next.root < 0) return circuit
    const smaller = edges(next) < edges(best)
    best = next
    if (!smaller) break
  }
  const last = grouped(best, true)
  return last.root < 0 ? circuit : last
}

function edges(circuit: Circuit): number {
  return circuit.inputs.reduce((sum, inputs) => sum + inputs.length, 0)
}

function reachable(circuit: Circuit): Uint8Array {
  const flags = new Uint8Array(circuit.kinds.length)
  flags[circuit.root >> 1] = 1
  for (let node = circuit.root >> 1; node >= 0; node -= 1) {
    if (flags[node] === 1) for (const input of circuit.inputs[node] ?? []) flags[input >> 1] = 1
  }
  return flags
}

/** Builds the network anew: `inputsOf` gives the inputs of each reachable gate as literals of the new network, `map` theirs by node. */
function rebuilt(
  circuit: Circuit,
  skip: (node: number) => boolean,
  inputsOf: (node: number, map: readonly Literal[], build: ReturnType<typeof circuitBuilder>) => Literal[],
): Circuit {
  const build = circuitBuilder()
  const map: Literal[] = []
  const used = reachable(circuit)
  for (let node = 0; node < circuit.kinds.length; node += 1) {
    if (used[node] === 0 || skip(node)) continue
    const kind = circuit.kinds[node] === AND ? AND : OR
    map[node] =
      circuit.kinds[node] === VARIABLE
        ? build.variable(circuit.events[node] ?? -1)
        : build.gate(kind, inputsOf(node, map, build))
  }
  const { kinds, inputs, events } = build
  return { kinds, inputs, events, root: mapped(map, circuit.root) }
}

function mapped(map: readonly Literal[], literal: Literal): Literal {
  const to = map[literal >> 1] ?? -1
  return literal & 1 ? negate(to) : to
}

/** Takes gates with one user of the same kind into it; a negated AND counts as an OR of negations. */
function merged(circuit: Circuit): Circuit {
  const { kinds, inputs } = circuit
  const used = reachable(circuit)
  const uses = new Int32Array(kinds.length)
  for (const [node, list] of inputs.entries()) if (used[node] === 1) for (const x of list) uses[x >> 1]! += 1
  const absorbed = new Uint8Array(kinds.length)
  for (const [node, list] of inputs.entries()) {
    if (used[node] === 0) continue
    for (const x of list) {
      const gate = kinds[x >> 1] !== VARIABLE && uses[x >> 1] === 1
      if (gate && (kinds[x >> 1] === kinds[node]) === ((x & 1) === 0)) absorbed[x >> 1] = 1
    }
  }
  return rebuilt(
    circuit,
    (node) => absorbed[node] === 1,
    (node, map) => {
      const flat: Literal[] = []
      const open = [...(inputs[node] ?? [])].reverse()
      for (let x = open.pop(); x !== undefined; x = open.pop()) {
        if (absorbed[x >> 1] === 0) flat.push(mapped(map, x))
        else for (const y of [...(inputs[x >> 1] ?? [])].reverse()) open.push(y ^ (x & 1))
      }
      return flat
    },
  )
}

interface Group {
  kind: typeof AND | typeof OR
  members: number[]
  literal?: Literal
}

/** Groups of nodes with the same users in the same signs; those with a single user only when `lone`. */
function groupsOf(circuit: Circuit, lone: boolean): Map<number, Group> {
  const { kinds, inputs } = circuit
  const users = new Map<number, Literal[]>()
  const kindOf = new Map<number, number>()
  for (const [node, list] of inputs.entries()) {
    for (const x of list) {
      const below = x >> 1
      // In an AND with a minus is in an OR, negated.
      const kind = (kinds[node] === OR) === ((x & 1) === 0) ? OR : AND
      kindOf.set(below, (kindOf.get(below) ?? 0) | kind)
      const known = users.get(below)
      if (known) known.push(node * 2 + (x & 1))
      else users.set(below, [node * 2 + (x & 1)])
    }
  }
  const groups = new Map<string, Group>()
  const byMember = new Map<number, Group>()
  for (const [node, list] of users) {
    const kind = kindOf.get(node)
    if ((kind !== AND && kind !== OR) || (list.length === 1 && !lone)) continue
    const key = list.join(',')
    const group = groups.get(key) ?? { kind, members: [] }
    groups.set(key, group)
    group.members.push(node)
    byMember.set(node, group)
  }
  return byMember
}

/** Puts nodes that always stand together under one gate. */
function grouped(circuit: Circuit, lone: boolean): Circuit {
  const groups = groupsOf(circuit, lone)
  return rebuilt(
    circuit,
    () => false,
    (node, map, build) => {
      const done = new Set<Group>()
      return (circuit.inputs[node] ?? []).flatMap((x) => {
        const group = groups.get(x >> 1)
        if (!group || group.members.length < 2) return [mapped(map, x)]
        if (done.has(group)) return []
        done.add(group)
        group.literal ??= build.gate(
          group.kind,
          group.members.map((member) => mapped(map, member * 2)),
        )
        return [x & 1 ? negate(group.literal) : group.literal]
      })
    },
  )
}
