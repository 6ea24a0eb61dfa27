/** The solver against brute force, published figures and laws. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { FaultTree, Gate } from '../../src/analyse/availability/bdd/fault-tree.ts'
import { type Solution, solveFaultTree } from '../../src/analyse/availability/bdd/solve.ts'

function solve(tree: FaultTree, options = {}): Solution {
  const solved = solveFaultTree(tree, options)
  assert.ok(solved.ok, solved.ok ? '' : solved.problem.en)
  return solved
}

function holds(tree: FaultTree, id: string, on: ReadonlySet<string>, memo: Map<string, boolean>): boolean {
  const known = memo.get(id)
  if (known !== undefined) return known
  const gate = tree.gates.find((g) => g.id === id)
  const count = gate?.inputs.filter((input) => holds(tree, input, on, memo)).length ?? 0
  const of = gate?.inputs.length ?? 0
  const kinds: Record<Gate['kind'], boolean> = {
    and: count === of,
    or: count > 0,
    atleast: count >= (gate?.k ?? 0),
    not: count === 0,
    xor: count % 2 === 1,
  }
  const value = gate ? kinds[gate.kind] : on.has(id)
  memo.set(id, value)
  return value
}

/** Probability and minimal cut sets by looking at all 2^n states. Non-monotone trees: of the coherent hull. */
function enumerate(tree: FaultTree): { probability: number; cutSets: string[] } {
  const n = tree.events.length
  let probability = 0
  const minimal: number[] = []
  const states = Array.from({ length: 1 << n }, (_, mask) => mask)
  const bits = (mask: number): number => tree.events.filter((_, i) => mask & (1 << i)).length
  for (const mask of states.sort((a, b) => bits(a) - bits(b) || a - b)) {
    const on = new Set(tree.events.filter((_, i) => mask & (1 << i)).map((e) => e.id))
    if (!holds(tree, tree.top, on, new Map())) continue
    probability += tree.events.reduce((p, e) => p * (on.has(e.id) ? e.probability : 1 - e.probability), 1)
    if (!minimal.some((set) => (set & mask) === set)) minimal.push(mask)
  }
  const cutSets = minimal.map((mask) =>
    tree.events
      .filter((_, i) => mask & (1 << i))
      .map((e) => e.id)
      .join('+'),
  )
  return { probability, cutSets: cutSets.sort() }
}

const kinds = ['and', 'or', 'atleast', 'not', 'xor'] as const

/** Random acyclic trees: gate i takes events and gates with larger numbers. */
function trees(allowed: readonly Gate['kind'][]): fc.Arbitrary<FaultTree> {
  return fc
    .record({
      probabilities: fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { minLength: 1, maxLength: 9 }),
      gates: fc.array(
        fc.record({
          kind: fc.constantFrom(...allowed),
          k: fc.integer({ min: 1, max: 4 }),
          picks: fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
    })
    .map(({ probabilities, gates }) => ({
      top: 'g0',
      events: probabilities.map((probability, i) => ({ id: `e${i}`, probability })),
      gates: gates.map(({ kind, k, picks }, at) => {
        const below = [...gates.map((_, i) => `g${i}`).slice(at + 1), ...probabilities.map((_, i) => `e${i}`)]
        const inputs = picks.map((pick) => below[pick % below.length] ?? 'e0')
        const first = inputs[0] ?? 'e0'
        if (kind === 'not') return { id: `g${at}`, kind, inputs: [first] }
        const distinct = kind === 'atleast' ? [...new Set(inputs)] : inputs
        return { id: `g${at}`, kind, inputs: distinct, ...(kind === 'atleast' ? { k } : {}) }
      }),
    }))
}

const close = (a: number, b: number, relative = 1e-10): void => {
  assert.ok(Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b)) + 1e-13, `${a} against ${b}`)
}

test('random trees: probability and minimal cut sets equal enumeration', () => {
  fc.assert(
    fc.property(trees(kinds), (tree) => {
      const expected = enumerate(tree)
      const found = solve(tree, { top: 1000 })
      close(found.probability, expected.probability)
      close(found.complement, 1 - expected.probability)
      assert.equal(Number(found.cutSets.count), expected.cutSets.length)
      const place = new Map(tree.events.map((event, i) => [event.id, i]))
      const names = found.cutSets.top.map(({ events }) =>
        [...events].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)).join('+'),
      )
      assert.deepEqual(names.sort(), expected.cutSets)
    }),
    { numRuns: 400, seed: 1 },
  )
})

test('random trees: importance equals conditioned evaluation', () => {
  fc.assert(
    fc.property(trees(kinds), (tree) => {
      const found = solve(tree)
      for (const measure of found.importance) {
        const given = (p: number): number =>
          solve({ ...tree, events: tree.events.map((e) => (e.id === measure.event ? { ...e, probability: p } : e)) })
            .probability
        close(measure.birnbaum, given(1) - given(0), 1e-8)
        close(measure.raw * found.probability, given(1), 1e-8)
        close(measure.fussellVesely * found.probability, found.probability - given(0), 1e-8)
      }
    }),
    { numRuns: 150, seed: 2 },
  )
})

test('the bounds of a diagram that does not fit hold the exact value', () => {
  fc.assert(
    fc.property(trees(kinds), fc.integer({ min: 1, max: 40 }), (tree, expansions) => {
      const exact = solve(tree).probability
      const bounded = solve(tree, { nodeLimit: 2, expansions })
      assert.equal(bounded.exact && bounded.modules > 0 && bounded.nodes > 1, false)
      assert.ok(bounded.lower <= exact + 1e-12, `${bounded.lower} > ${exact}`)
      assert.ok(bounded.upper >= exact - 1e-12, `${bounded.upper} < ${exact}`)
    }),
    { numRuns: 300, seed: 3 },
  )
})

test('redundancy never lowers availability, and names do not matter', () => {
  fc.assert(
    fc.property(trees(['and', 'or', 'atleast']), fc.double({ min: 0, max: 1, noNaN: true }), (tree, p) => {
      const before = solve(tree).probability
      const spare: FaultTree = {
        top: 'with-spare',
        events: [...tree.events, { id: 'spare', probability: p }],
        gates: [{ id: 'with-spare', kind: 'and', inputs: [tree.top, 'spare'] }, ...tree.gates],
      }
      assert.ok(solve(spare).probability <= before + 1e-15)
      const rename = (id: string): string => `renamed ${id}`
      const renamed: FaultTree = {
        top: rename(tree.top),
        events: tree.events.map((e) => ({ ...e, id: rename(e.id) })),
        gates: tree.gates.map((g) => ({ ...g, id: rename(g.id), inputs: g.inputs.map(rename) })),
      }
      assert.equal(solve(renamed).probability, before)
    }),
    { numRuns: 200, seed: 4 },
  )
})

const down = (availabilities: Record<string, number>) =>
  Object.entries(availabilities).map(([id, a]) => ({ id, probability: 1 - a }))

test('k of n: a = 0.99 gives 0.999702 for 2 of 3 and 0.99999015 for 3 of 5', () => {
  for (const [n, k, expected] of [
    [3, 2, 0.999702],
    [5, 3, 0.9999901494],
  ] as const) {
    const events = Array.from({ length: n }, (_, i) => ({ id: `e${i}`, probability: 0.01 }))
    const top: Gate = { id: 'top', kind: 'atleast', k: n - k + 1, inputs: events.map((e) => e.id) }
    close(solve({ top: 'top', gates: [top], events }).complement, expected, 1e-9)
  }
})

test('common cause: u = 0.01, beta = 0.05 makes a pair 5.9e-4 and not 1e-4', () => {
  const events = [
    { id: 'common', probability: 0.05 * 0.01 },
    { id: 'a', probability: 0.95 * 0.01 },
    { id: 'b', probability: 0.95 * 0.01 },
  ]
  const gates: Gate[] = [
    { id: 'both', kind: 'and', inputs: ['a', 'b'] },
    { id: 'top', kind: 'or', inputs: ['common', 'both'] },
  ]
  const p = solve({ top: 'top', gates, events }).probability
  close(p, 0.0005 + 0.0095 ** 2 - 0.0005 * 0.0095 ** 2)
  assert.equal(p.toExponential(1), '5.9e-4')
})

test('Azure reliable web app: one region 99.54587 %, two regions 99.97812 %, shared services counted once', () => {
  // Azure/reliable-web-app-pattern-dotnet assets/sla-calculation.md; the published 99.9779 % counts shared services twice.
  const regional = {
    'AFD PL': 0.9999,
    'App Service': 0.9995,
    PL1: 0.9999,
    Redis: 0.999,
    PL2: 0.9999,
    SQL: 0.99995,
    PL3: 0.9999,
    Storage: 0.999,
    PL4: 0.9999,
    'Key Vault': 0.9999,
    PL5: 0.9999,
    'App Configuration': 0.999,
    PL6: 0.9999,
  }
  const shared = down({ 'Front Door': 0.9999, 'Entra ID': 0.9999 })
  const region = (name: string) => down(regional).map((e) => ({ ...e, id: `${name} ${e.id}` }))
  const gate = (id: string, kind: Gate['kind'], inputs: string[]): Gate => ({ id, kind, inputs })
  const ids = (events: { id: string }[]): string[] => events.map((e) => e.id)
  const east = region('east')
  const west = region('west')
  const both: FaultTree = {
    top: 'top',
    events: [...shared, ...east, ...west],
    gates: [
      gate('east', 'or', [...ids(east), ...ids(shared)]),
      gate('west', 'or', [...ids(west), ...ids(shared)]),
      gate('top', 'and', ['east', 'west']),
    ],
  }
  close(solve({ ...both, top: 'east' }).complement, 0.9954586658883984, 1e-12)
  close(solve(both).complement, 0.9997811589612855, 1e-12)
})

test('AWS: three hard dependencies of 99.99 % give 99.97 %; Google: five of 99.999 % cost 26 of 53 minutes', () => {
  const serial = (n: number, a: number): FaultTree => {
    const events = Array.from({ length: n }, (_, i) => ({ id: `d${i}`, probability: 1 - a }))
    return { top: 'top', events, gates: [{ id: 'top', kind: 'or', inputs: events.map((e) => e.id) }] }
  }
  close(solve(serial(3, 0.9999)).complement, 0.999700029999, 1e-12)
  assert.ok(Math.abs(solve(serial(5, 0.99999)).probability * 525_600 - 26.28) < 0.001)
})

test('an unavailability of 1e-30 keeps its digits', () => {
  const events = Array.from({ length: 5 }, (_, i) => ({ id: `e${i}`, probability: 1e-6 }))
  const found = solve({ top: 'top', events, gates: [{ id: 'top', kind: 'and', inputs: events.map((e) => e.id) }] })
  assert.ok(Math.abs(found.probability / 1e-30 - 1) < 1e-12)
})

test('a chain of 50 000 gates and a flat gate of 20 000 events need no stack', () => {
  const n = 50_000
  const chain: FaultTree = {
    top: 'g0',
    events: [
      { id: 'e', probability: 0.25 },
      { id: 'f', probability: 0.5 },
    ],
    gates: Array.from({ length: n }, (_, i) => ({
      id: `g${i}`,
      kind: i % 2 === 0 ? ('or' as const) : ('and' as const),
      inputs: i === n - 1 ? ['e'] : [`g${i + 1}`, i % 2 === 0 ? 'e' : 'f'],
    })),
  }
  close(solve(chain).probability, 0.25)
  const events = Array.from({ length: 20_000 }, (_, i) => ({ id: `e${i}`, probability: 1e-7 }))
  const flat: FaultTree = { top: 't', events, gates: [{ id: 't', kind: 'or', inputs: events.map((e) => e.id) }] }
  close(solve(flat).probability, -Math.expm1(20_000 * Math.log1p(-1e-7)), 1e-9)
  assert.equal(solve(flat).cutSets.count, 20_000n)
})

test('counts beyond 2^53 stay exact: 40 pairs in series give 2^40 sets, 80 of them 2^80', () => {
  for (const n of [40, 80]) {
    const events = Array.from({ length: 2 * n }, (_, i) => ({ id: `e${i}`, probability: 0.1 }))
    const pairs: Gate[] = Array.from({ length: n }, (_, i) => ({
      id: `p${i}`,
      kind: 'or',
      inputs: [`e${2 * i}`, `e${2 * i + 1}`],
    }))
    const found = solve({
      top: 't',
      events,
      gates: [{ id: 't', kind: 'and', inputs: pairs.map((p) => p.id) }, ...pairs],
    })
    assert.equal(found.cutSets.count, 2n ** BigInt(n))
  }
})

test('what is no fault tree is a problem in words', () => {
  const events = [{ id: 'e', probability: 0.5 }]
  const bad: [FaultTree, RegExp][] = [
    [{ top: 'g', events, gates: [{ id: 'g', kind: 'or', inputs: ['x'] }] }, /unknown input x/],
    [
      {
        top: 'g',
        events,
        gates: [
          { id: 'g', kind: 'or', inputs: ['h'] },
          { id: 'h', kind: 'or', inputs: ['g'] },
        ],
      },
      /cycle/,
    ],
    [{ top: 'e', events: [{ id: 'e', probability: 1.5 }], gates: [] }, /not in 0..1/],
    [{ top: 'e', events, gates: [{ id: 'e', kind: 'or', inputs: [] }] }, /both a gate and an event/],
    [{ top: 'g', events, gates: [{ id: 'g', kind: 'atleast', inputs: ['e'] }] }, /whole k/],
  ]
  for (const [tree, expected] of bad) {
    const solved = solveFaultTree(tree)
    assert.ok(!solved.ok)
    assert.match(solved.problem.en, expected)
    assert.match(solved.problem.ru, /[а-я]{4}/)
    assert.doesNotMatch(solved.problem.ru, /gate|atleast|input|cycle/)
  }
})
