/** The reduced network is the same function, and inputs that always stand together become one module. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  AND,
  type Circuit,
  circuitBuilder,
  type Literal,
  OR,
  VARIABLE,
} from '../../src/analyse/availability/bdd/circuit.ts'
import { findModules } from '../../src/analyse/availability/bdd/modules.ts'
import { reduceCircuit } from '../../src/analyse/availability/bdd/reduce.ts'

const EVENTS = 6

/** Value of the root when the events in the bit mask are true. */
function value(circuit: Circuit, mask: number): boolean {
  const values: boolean[] = []
  const of = (literal: Literal): boolean => (values[literal >> 1] ?? false) !== ((literal & 1) === 1)
  for (const [node, kind] of circuit.kinds.entries()) {
    const inputs = circuit.inputs[node] ?? []
    if (kind === VARIABLE) values[node] = ((mask >> (circuit.events[node] ?? 0)) & 1) === 1
    else values[node] = kind === AND ? inputs.every(of) : inputs.some(of)
  }
  return of(circuit.root)
}

const circuits = fc
  .array(fc.record({ and: fc.boolean(), picks: fc.array(fc.nat(999), { minLength: 2, maxLength: 5 }) }), {
    minLength: 1,
    maxLength: 14,
  })
  .map((gates): Circuit => {
    const build = circuitBuilder()
    const literals: Literal[] = Array.from({ length: EVENTS }, (_, event) => build.variable(event))
    for (const { and, picks } of gates) {
      const inputs = picks.map((pick) => (literals[(pick >> 1) % literals.length] ?? 0) ^ (pick & 1))
      const made = build.gate(and ? AND : OR, inputs)
      if (made >= 0) literals.push(made)
    }
    const { kinds, inputs, events } = build
    return { kinds, inputs, events, root: literals.at(-1) ?? 0 }
  })

test('the reduced network has the value of the given one in every state', () => {
  fc.assert(
    fc.property(circuits, (circuit) => {
      const reduced = reduceCircuit(circuit)
      for (let mask = 0; mask < 1 << EVENTS; mask += 1) assert.equal(value(reduced, mask), value(circuit, mask))
    }),
    { seed: 11, numRuns: 400 },
  )
})

test('events that always stand together are one module, also where they stand negated', () => {
  const build = circuitBuilder()
  const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((event) => build.variable(event))
  // (a + b + c)(d + -a-b) : a and b always meet, as a + b or as its negation.
  const root = build.gate(AND, [build.gate(OR, [a, b, c]), build.gate(OR, [d, build.gate(AND, [a ^ 1, b ^ 1])])])
  const { kinds, inputs, events } = build
  const circuit: Circuit = { kinds, inputs, events, root }
  const modules = (of: Circuit): number => findModules(of).filter((flag) => flag).length
  assert.equal(modules(circuit), 1)
  assert.equal(modules(reduceCircuit(circuit)), 2)
})
