/**
 * Every figure of an availability result against an independent program: all states of the basic events are looked at, and
 * whether a state is served is worked out from the choices of the system, not from a fault tree.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { analyse } from '../../src/analyse/analyse.ts'
import type { JourneyAvailability } from '../../src/analyse/analysis.ts'
import { analyseAvailability } from '../../src/analyse/availability/analyse.ts'
import { journeyTrees } from '../../src/analyse/availability/trees.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import { YEAR } from '../../src/language/units.ts'
import { type Choices, choices, systemOf } from './random-systems.ts'
import { ratesOf, served } from './reference.ts'

const MOST_EVENTS = 11

const close = (a: number, b: number, what: string): void =>
  assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) + 1e-13, `${what}: ${a} against ${b}`)

interface Event {
  id: string
  p: number
}

interface Enumerated {
  /** P(not served). */
  probability: number
  /** The same given that an event has happened, and that it has not. */
  given: (event: string) => { yes: number; no: number }
  cutSets: Map<string, number>
}

/** All 2^n states of the events. */
function enumerate(c: Choices, home: string, events: readonly Event[], others: readonly string[]): Enumerated {
  const n = events.length
  const failed = new Uint8Array(2 ** n)
  for (let mask = 0; mask < failed.length; mask += 1) {
    const on = new Set(events.filter((_, i) => mask & (1 << i)).map((e) => e.id))
    failed[mask] = served(c, home, (event) => on.has(event)) ? 0 : 1
    // What the analysis has left out of the tree changes nothing, in any state.
    const all = new Set([...on, ...others])
    if (others.length > 0) assert.equal(served(c, home, (event) => all.has(event)) ? 0 : 1, failed[mask])
  }
  const weight = (mask: number, skip = -1): number =>
    events.reduce((w, e, i) => (i === skip ? w : w * (mask & (1 << i) ? e.p : 1 - e.p)), 1)
  let probability = 0
  const cutSets = new Map<string, number>()
  failed.forEach((bad, mask) => {
    if (bad === 0) return
    probability += weight(mask)
    const minimal = events.every((_, i) => !(mask & (1 << i)) || failed[mask & ~(1 << i)] === 0)
    const members = events.filter((_, i) => mask & (1 << i))
    if (minimal)
      cutSets.set(
        keyOf(members.map((e) => e.id)),
        members.reduce((p, e) => p * e.p, 1),
      )
  })
  const given = (event: string) => {
    const at = events.findIndex((e) => e.id === event)
    const sums = { yes: 0, no: 0 }
    failed.forEach((bad, mask) => {
      if (bad === 1) sums[mask & (1 << at) ? 'yes' : 'no'] += weight(mask, at)
    })
    return sums
  }
  return { probability, given, cutSets }
}

const keyOf = (ids: readonly string[]): string => [...ids].sort().join(' + ')

function compare(found: JourneyAvailability, truth: Enumerated, events: readonly Event[]): void {
  close(found.structural.typical, truth.probability, 'structural')
  assert.equal(found.cutSetCount, String(truth.cutSets.size))
  assert.equal(found.cutSets.length, Math.min(20, truth.cutSets.size))
  const best = [...truth.cutSets.values()].sort((a, b) => b - a)
  for (const [at, { events: ids, probability }] of found.cutSets.entries()) {
    close(probability, truth.cutSets.get(keyOf(ids)) ?? Number.NaN, keyOf(ids))
    close(probability, best[at] ?? Number.NaN, `cut set ${at}`)
  }
  const listed = new Map(found.importance.map((measure) => [measure.event, measure]))
  for (const { id, p } of events) {
    const { yes, no } = truth.given(id)
    const measure = listed.get(id)
    if (!measure) {
      close(yes, no, `${id} is not listed`)
      continue
    }
    close(measure.probability, p, `${id} probability`)
    close(measure.birnbaum, yes - no, `${id} Birnbaum`)
    if (truth.probability === 0) continue
    close(measure.fussellVesely, (truth.probability - no) / truth.probability, `${id} Fussell-Vesely`)
    close(measure.raw, yes / truth.probability, `${id} RAW`)
    if (no > 0) close(measure.rrw, truth.probability / no, `${id} RRW`)
    else assert.equal(measure.rrw, Number.POSITIVE_INFINITY)
  }
}

test('structure, cut sets and importance of random systems equal the enumeration of all states', () => {
  let compared = 0
  fc.assert(
    fc.property(choices, (c) => {
      const topology = resolveTopology(systemOf(c))
      const peak = analysePerformance(topology, { load: 'peak' })
      const trees = journeyTrees(topology, peak)
      const results = analyseAvailability(topology, { scenarios: [], survivors: [] }, { normal: peak, peak })
      const rates = ratesOf(c)
      const chance = (rate: number): number => (rate * 0.01) / (1 + rate * 0.01)
      for (const found of results.journeys) {
        const tree = trees.find((one) => one.region === found.region)?.tree
        const used = (tree?.events ?? []).filter((event) => event.probability > 0)
        if (used.length > MOST_EVENTS) continue
        const events = used.map(({ id, probability }) => {
          const p = id === 'element/pay' ? 0.05 : chance(rates.get(id) ?? Number.NaN)
          close(probability, p, id)
          return { id, p }
        })
        const inTree = new Set(used.map((event) => event.id))
        const others = [...rates.keys()].filter((id) => !inTree.has(id))
        compare(found, enumerate(c, found.region, events, others), events)
        compared += 1
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 150), ...(process.env.RUNS ? {} : { seed: 20261121 }) },
  )
  assert.ok(compared > 50, `only ${compared} systems are small enough`)
})

test('windows are those of the places that the journey survives, each for its rate and no more than its repair; the parts add up', () => {
  let windows = 0
  fc.assert(
    fc.property(choices, (chosen) => {
      const c = { ...chosen, regionsFail: true, zonesFail: true, hostsFail: false, linksFail: false }
      const quiet = { ...c, entryFails: false, storeFails: false, external: false }
      const { analysis } = analyse(systemOf(quiet))
      const rates = ratesOf(quiet)
      for (const found of analysis.availability.journeys) {
        const sums = { best: 0, typical: 0, worst: 0 }
        for (const [event, rate] of rates) {
          if (!event.startsWith('place/') || !served(quiet, found.region, (id) => id === event)) continue
          const outcome = analysis.failures.survivors.find((one) => one.scenario === `N-1:${event.slice(6)}`)
          const felt = outcome?.journeys.find((one) => one.region === found.region)
          if (!felt || felt.outcome === 'served' || (felt.outcome !== 'down' && !felt.rto)) continue
          windows += 1
          for (const which of ['best', 'typical', 'worst'] as const) {
            const length = Math.min(felt.rto?.[which] ?? Number.POSITIVE_INFINITY, 87.6 * 3600)
            sums[which] += (rate * length) / YEAR
          }
        }
        // What is down with nothing lost has no windows.
        const never = !served(quiet, found.region, () => false)
        for (const which of ['best', 'typical', 'worst'] as const) {
          const window = never ? 0 : sums[which]
          close(found.failover[which], window, `${found.region} ${which}`)
          close(found.availability[which], Math.max(0, 1 - found.structural[which] - window), 'availability')
        }
        close(found.downtimePerYear, (1 - found.availability.typical) * YEAR, 'downtime')
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 60), ...(process.env.RUNS ? {} : { seed: 20261121 }) },
  )
  assert.ok(windows > 50, `only ${windows} windows`)
})
