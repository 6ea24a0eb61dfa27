/**
 * The fault tree as a hash-consed network of AND and OR nodes over signed literals: NOT is a sign, k-of-n is the shared
 * dynamic-programming network of O(n k) nodes, XOR is two ANDs under an OR. Nodes come before their users in the arrays,
 * equal nodes exist once, constants are gone.
 */
import type { Said } from '../../../language/text.ts'
import type { FaultTree, Gate } from './fault-tree.ts'

export const VARIABLE = 0
export const AND = 1
export const OR = 2

/** A literal is `node * 2 + sign`; sign 1 means negated. */
export type Literal = number
export const TRUE: Literal = -2
export const FALSE: Literal = -1

export interface Circuit {
  /** VARIABLE, AND or OR by node. */
  kinds: number[]
  /** Input literals by node; empty for variables. */
  inputs: Literal[][]
  /** Index of the basic event of a VARIABLE node, -1 for others. */
  events: number[]
  root: Literal
}

/** `cycle` is a gate that leads to itself. */
export type Compiled = { ok: true; circuit: Circuit } | { ok: false; problem: Said; cycle?: string }

/** The opposite literal, constants included. */
export function negate(literal: Literal): Literal {
  return literal < 0 ? (literal === TRUE ? FALSE : TRUE) : literal ^ 1
}

/** Adds nodes to a circuit, sharing equal ones and folding constants. */
export function circuitBuilder() {
  const kinds: number[] = []
  const inputs: Literal[][] = []
  const events: number[] = []
  const known = new Map<string, number>()

  function add(kind: number, of: Literal[], event: number, key: string): Literal {
    const found = known.get(key)
    if (found !== undefined) return found * 2
    kinds.push(kind)
    inputs.push(of)
    events.push(event)
    known.set(key, kinds.length - 1)
    return (kinds.length - 1) * 2
  }

  function variable(event: number): Literal {
    return add(VARIABLE, [], event, `v${event}`)
  }

  function gate(kind: typeof AND | typeof OR, of: readonly Literal[]): Literal {
    const absorbing = kind === AND ? FALSE : TRUE
    const neutral = negate(absorbing)
    const seen = new Set<Literal>()
    for (const literal of of) {
      if (literal === absorbing) return absorbing
      if (literal === neutral) continue
      if (seen.has(literal ^ 1)) return absorbing
      seen.add(literal)
    }
    const list = [...seen]
    const [first] = list
    if (first === undefined) return neutral
    if (list.length === 1) return first
    const sorted = [...list].sort((a, b) => a - b)
    return add(kind, list, -1, `${kind}:${sorted.join(',')}`)
  }

  /** At least k of the literals: T(i,k) = x_i T(i+1,k-1) + T(i+1,k), shared between the two uses of each T. */
  function atleast(k: number, of: readonly Literal[]): Literal {
    if (k <= 0) return TRUE
    if (k > of.length) return FALSE
    if (k === 1) return gate(OR, of)
    if (k === of.length) return gate(AND, of)
    const row: Literal[] = Array.from({ length: k + 1 }, (_, j) => (j === 0 ? TRUE : FALSE))
    for (let i = of.length - 1; i >= 0; i -= 1) {
      const x = of[i] ?? FALSE
      for (let j = Math.min(k, of.length - i); j >= 1; j -= 1) {
        // Values T(0,j) for j < k are never used, nor is anything that cannot reach k any more.
        if (k - j > i) continue
        row[j] = gate(OR, [gate(AND, [x, row[j - 1] ?? FALSE]), row[j] ?? FALSE])
      }
    }
    return row[k] ?? FALSE
  }

  function xor(of: readonly Literal[]): Literal {
    return of.reduce((a, b) => gate(OR, [gate(AND, [a, negate(b)]), gate(AND, [negate(a), b])]), FALSE)
  }

  return { kinds, inputs, events, variable, gate, atleast, xor }
}

function said(ru: string, en: string): Said {
  return { ru, en }
}

type Builder = ReturnType<typeof circuitBuilder>

function combine(build: Builder, gate: Gate, of: Literal[]): Literal | Said {
  switch (gate.kind) {
    case 'and':
      return build.gate(AND, of)
    case 'or':
      return build.gate(OR, of)
    case 'xor':
      return build.xor(of)
    case 'not':
      return of.length === 1 && of[0] !== undefined
        ? negate(of[0])
        : said(`у «НЕ» (${gate.id}) должен быть один вход`, `gate ${gate.id}: not takes one input`)
    case 'atleast':
      return gate.k === undefined || !Number.isInteger(gate.k)
        ? said(`у «k из n» (${gate.id}) k — не целое число`, `gate ${gate.id}: atleast needs a whole k`)
        : build.atleast(gate.k, of)
  }
}

/**
 * Checks the tree (unknown inputs, double ids, cycles, probabilities outside 0..1) and gives its circuit. Events of
 * probability 0 and 1 are constants unless `structural`. Iterative: depth is no limit.
 */
export function compile(tree: FaultTree, structural = false): Compiled {
  const problem = (ru: string, en: string): Compiled => ({ ok: false, problem: said(ru, en) })
  const gates = new Map(tree.gates.map((gate) => [gate.id, gate]))
  const events = new Map(tree.events.map((event, index) => [event.id, index]))
  if (gates.size !== tree.gates.length || events.size !== tree.events.length) {
    return problem('одно имя определено дважды', 'an id is defined twice')
  }
  for (const event of tree.events) {
    if (gates.has(event.id)) {
      return problem(`имя ${event.id} — и узел, и событие`, `id ${event.id} is both a gate and an event`)
    }
    if (!(event.probability >= 0 && event.probability <= 1)) {
      const { id } = event
      return problem(`событие ${id}: вероятность не в 0..1`, `event ${id}: probability not in 0..1`)
    }
  }
  const build = circuitBuilder()
  const done = new Map<string, Literal>()
  const open = new Set<string>()
  const stack: string[] = [tree.top]
  while (stack.length > 0) {
    const id = stack[stack.length - 1] as string
    if (done.has(id)) {
      stack.pop()
      continue
    }
    const event = events.get(id)
    if (event !== undefined) {
      const p = tree.events[event]?.probability
      done.set(id, p === 0 && !structural ? FALSE : p === 1 && !structural ? TRUE : build.variable(event))
      stack.pop()
      continue
    }
    const gate = gates.get(id)
    if (!gate) return problem(`неизвестный вход ${id}`, `unknown input ${id}`)
    if (!open.has(id)) {
      open.add(id)
      for (let i = gate.inputs.length - 1; i >= 0; i -= 1) {
        const input = gate.inputs[i] as string
        if (done.has(input)) continue
        if (open.has(input)) {
          return { ok: false, problem: said(`круг через ${input}`, `cycle through ${input}`), cycle: input }
        }
        stack.push(input)
      }
      continue
    }
    const literal = combine(
      build,
      gate,
      gate.inputs.map((input) => done.get(input) ?? FALSE),
    )
    if (typeof literal !== 'number') return { ok: false, problem: literal }
    done.set(id, literal)
    open.delete(id)
    stack.pop()
  }
  const { kinds, inputs, events: nodeEvents } = build
  return { ok: true, circuit: { kinds, inputs, events: nodeEvents, root: done.get(tree.top) ?? FALSE } }
}
