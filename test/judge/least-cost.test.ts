/** The search for the cheapest setting: against the enumeration of all settings, on random goals and prices. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { compareCosts, leastCost, type Setting } from '../../src/judge/least-cost.ts'

/** All settings of knobs of these sizes. */
function settings(sizes: readonly number[]): Setting[] {
  return sizes.reduce<Setting[]>(
    (all, size) => all.flatMap((s) => Array.from({ length: size + 1 }, (_, at) => [...s, at])),
    [[]],
  )
}

/** A goal that more of a knob never harms: some sum of benefits reaches a level, in one of several ways. */
const cases = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
  ways: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  }),
  prices: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }),
  forbidden: fc.nat({ max: 6 }),
})

describe('the least cost over several knobs', () => {
  it('is that of the enumeration, whatever is refused', () => {
    let [several, none] = [0, 0]
    fc.assert(
      fc.property(cases, ({ sizes, ways, prices, forbidden }) => {
        const holds = (s: Setting) => ways.some((way) => s.every((at, k) => at >= (way[k] ?? 0)))
        const cost = (s: Setting) => [
          s.reduce((sum, at, k) => sum + at * (prices[k] ?? 0), 0),
          s.filter((at) => at > 0).length,
        ]
        const acceptable = (s: Setting) => s.reduce((a, b) => a + b, 0) % 7 !== forbidden
        const asked = new Set<string>()
        const result = leastCost({
          sizes,
          cost,
          acceptable,
          holds: (s) => {
            assert.ok(!asked.has(s.join()), 'no setting is asked for twice')
            asked.add(s.join())
            return holds(s)
          },
          refusals: 1e6,
        })
        const best = settings(sizes)
          .filter((s) => holds(s) && acceptable(s))
          .map(cost)
          .sort(compareCosts)[0]
        if (best && (best[1] ?? 0) > 1) several += 1
        if (!best) none += 1
        assert.ok(result.complete)
        assert.deepEqual(result.found && cost(result.found), best)
        assert.ok(!result.found || (holds(result.found) && acceptable(result.found)))
      }),
      { numRuns: 400, seed: 20261121 },
    )
    assert.ok(several > 40 && none > 10, `${several} ${none}`)
  })

  it('asks little: one answer rules out all that lies below it', () => {
    let asked = 0
    const result = leastCost({
      sizes: [9, 9, 9, 9, 9, 9],
      cost: (s) => [s.reduce((a, b) => a + b, 0)],
      holds: (s) => {
        asked += 1
        return (s[1] ?? 0) >= 4 && (s[4] ?? 0) >= 7
      },
      acceptable: () => true,
      refusals: 10,
    })
    assert.deepEqual(result.found, [0, 4, 0, 0, 7, 0])
    assert.ok(asked < 40, String(asked))
  })

  it('stops at its bound and says so', () => {
    let left = 5
    const endless = {
      sizes: [50, 50],
      cost: (s: Setting) => [(s[0] ?? 0) + (s[1] ?? 0)],
      holds: (s: Setting) => (left-- > 0 ? (s[0] ?? 0) + (s[1] ?? 0) > 90 : undefined),
      acceptable: () => true,
      refusals: 10,
    }
    assert.deepEqual(leastCost(endless), { found: undefined, refused: undefined, complete: false })
    left = 1e6
    const refusing = { ...endless, acceptable: () => false }
    const stopped = leastCost(refusing)
    assert.equal(stopped.complete, false)
    assert.equal((stopped.refused?.[0] ?? 0) + (stopped.refused?.[1] ?? 0), 91)
  })
})
