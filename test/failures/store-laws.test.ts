/** Laws of stores of every technology and mechanism, on random copies, votes, knobs and losses. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ScenarioOutcome } from '../../src/analyse/analysis.ts'
import { copyLost, effectOf } from '../../src/analyse/data/effect.ts'
import type { Range } from '../../src/quantity/quantity.ts'
import { play } from './play.ts'
import { kinds, losses, storeSystem } from './random-store.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 600), ...(process.env.RUNS ? {} : { seed: 20261121 }) }
const zero: Range = { best: 0, typical: 0, worst: 0 }
const never: Range = { best: Infinity, typical: Infinity, worst: Infinity }
/** What users wait for; `unknown`: what stands for a time that the model does not give. */
const waits = (o: ScenarioOutcome, unknown: Range): Range[] =>
  o.journeys.map((j) => j.rto ?? (j.unknown ? unknown : zero))
/** What befell the store, for the message of a broken law. */
const said = (o: ScenarioOutcome) =>
  o.recoveries.flatMap((r) => (r.element === 'store' ? `${r.effect} ${text(r.rto)} ${r.what.en}` : []))
const text = (range: Range | undefined) => range && `${range.best}/${range.typical}/${range.worst}`
const notAbove = (a: Range, b: Range) =>
  a.best <= b.best + 1e-9 && a.typical <= b.typical + 1e-9 && a.worst <= b.worst + 1e-9

describe('laws of stores', () => {
  it('a part of the losses is never worse than all of them', () => {
    const hit = new Set<string>()
    fc.assert(
      fc.property(storeSystem, losses, fc.nat(), ({ choices, make }, all, drop) => {
        const part = all.filter((_, k) => k !== drop % all.length)
        if (part.length === 0) return
        const topology = make()
        // What takes over from a lost host may be quicker than a process that hangs in its start: Patroni's primary_start_timeout.
        const effect = effectOf(topology, all)
        const crashed = topology.groups.flatMap((group) => group.copies.filter((copy) => effect.crashed.has(copy.id)))
        if (crashed.some((copy) => copyLost(topology, effect, copy))) return
        const [few, many] = [play(topology, ...part), play(topology, ...all)]
        if (few.recoveries.length > 0) hit.add(choices.kind)
        const after = waits(many, never)
        for (const [k, range] of waits(few, zero).entries()) {
          const name = `${choices.kind}, ${few.journeys[k]?.journey}`
          assert.ok(
            notAbove(range, after[k] ?? zero),
            `${name}: ${text(range)} with a part, ${text(after[k])} with all: ${said(few)} | ${said(many)}`,
          )
        }
      }),
      runs,
    )
    // Every mechanism had its turn, given enough of them.
    if (runs.numRuns >= 500) assert.deepEqual([...hit].sort(), [...kinds].sort())
  })
})
