/**
 * Figures of the worked systems against the hand calculation. All of them (each scenario, single place and pair of places, each
 * variant and stage) were also recomputed from the definitions by a program of its own, without a difference.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import karmaModel from '../../model/karma/model.ts'
import loyaltyModel from '../../model/loyalty/model.ts'
import platformModel from '../../model/platform/model.ts'
import { analyseData, restoreBreakEvens } from '../../src/analyse/data/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { applyStage } from '../../src/language/variant.ts'

function analysed(document: ArchitectureDocument) {
  const topology = resolveTopology(document)
  const data = analyseData(topology)
  const cases = (value: { best: number; typical: number; worst: number } | undefined) =>
    value && [value.best, value.typical, value.worst]
  return {
    topology,
    rpo: (group: string, scenario: string) =>
      cases(data.recoveries.find((r) => r.group === group && r.scenario === scenario)?.rpo),
    restore: (group: string) => cases(data.restores.find((r) => r.group === group)?.time),
    durability: (store: string) => cases(data.durability.find((d) => d.store === store)?.loss),
  }
}

/** Equal to so many significant digits as the hand calculation has. */
function near(found: number[] | undefined, expected: number[], relative = 1e-6): void {
  assert.equal(found?.length, expected.length)
  for (const [k, value] of expected.entries())
    assert.ok(
      Math.abs((found?.[k] ?? Number.NaN) - value) <= relative * Math.abs(value),
      `${found} against ${expected}`,
    )
}

const loyalty = analysed(loyaltyModel.toDocument())
const platform = analysed(platformModel.toDocument())
const karma = analysed(karmaModel.toDocument())

describe('loyalty', () => {
  it('a dropped table: what was not archived, and what was written until it was noticed', () => {
    // The Moscow shard writes 70 % of 6 MB/s: 16 MiB = 16,777,216 B fill in 3.994575 s, pushed in 1 s.
    // Noticed after 30 s / 2 min / 5 min. Best: the living server hands over its last segment.
    near(loyalty.rpo('loyalty-db/msk', 'operator-error'), [30, 120 + 3.994575 / 2 + 1, 300 + 3.994575 + 1])
    // The Urals shard, 30 %: 9.320676 s.
    near(loyalty.rpo('loyalty-db/ekb', 'operator-error'), [30, 120 + 9.320676 / 2 + 1, 300 + 9.320676 + 1])
  })

  it('the loss of a region: the lag of the copy in the other one', () => {
    near(loyalty.rpo('loyalty-db/msk', 'region-loss'), [0.03, 0.5, 5])
    near(loyalty.rpo('loyalty-db/msk', 'zone-loss'), [0, 0, 0])
  })

  it('a restore: people, servers, 420 GB, half a period of the log, opening, checks', () => {
    // 70 % of 600 GB at min(12 × 90 MB/s, 1.1 GB/s, link 1.25 GB/s) = 1.08 GB/s: 388.889 s.
    // 4.2 MB/s of log for 0 / 2 / 4 h, replayed at 150 MB/s: 0 / 201.6 / 403.2 s.
    near(loyalty.restore('loyalty-db/msk'), [
      120 + 0 + 388.888889 + 0 + 0.5 + 60,
      180 + 30 + 388.888889 + 201.6 + 1.25 + 120,
      300 + 120 + 388.888889 + 403.2 + 2 + 180,
    ])
  })

  it('the largest database that is restored in 30 minutes at worst', () => {
    // 1800 s less noticing 300, people 300, servers 120, log 403.2, opening 2, checks 180: 494.8 s at 1.08 GB/s is
    // 534.384 GB, 70 % of 763.406 GB.
    const group = loyalty.topology.groups.find((g) => g.id === 'loyalty-db/msk')
    assert.ok(group)
    const found = restoreBreakEvens(loyalty.topology, group, 1800, { at: 'worst', scenario: 'operator-error' })
    near([found[0]?.value ?? 0], [763.405714e9])
  })

  it('durability: the corruption that is noticed too late, and backups that fail between two tests', () => {
    // A medium fails 0.0157 times a year, tests are 30 d apart: λT = 1.290411e-3, useless in 6.449280e-4 of the cases.
    // Late corruption 0.0005, operator error 0.3 × 6.449e-4 = 1.934784e-4, ransomware (immutable copies) 0.01 × 6.449e-4 =
    // 6.44928e-6, and per shard 0.0157 × 5 % × 6.449e-4 = 5.062685e-7; the chains of four copies are below 1e-22.
    // Together 0.000700940 a year: 1 − exp(−0.000700940) = 7.006946e-4.
    near(loyalty.durability('loyalty-db')?.slice(1, 2), [7.006946e-4])
  })
})

describe('platform', () => {
  it('ruined data: of two nodes with 2 MB/s of log each', () => {
    // 16 MiB at 2 MB/s: 8.388608 s; noticed after 1 / 5 / 15 min; both nodes go back to a common point, one a minute.
    for (const node of ['node1', 'node2'])
      near(platform.rpo(`customers-db/${node}`, 'operator-error'), [60, 300 + 5.194304 + 30, 900 + 9.388608 + 60])
  })

  it('the loss of a centre, and of the link to it: the copy in the other one is synchronous', () => {
    for (const scenario of ['msk-loss', 'spb-loss', 'primary-loss', 'partition'])
      near(platform.rpo('customers-db/node1', scenario), [0, 0, 0])
  })

  it('a restore of 100 GB at 700 MB/s: the common ceiling holds eight processes of 90 MB/s', () => {
    // 142.857 s; 2 MB/s of log for 0 / 3 / 6 h at 100 MB/s: 0 / 216 / 432 s.
    near(platform.restore('customers-db/node1'), [
      180 + 60 + 142.857143 + 0 + 0.5 + 120,
      300 + 180 + 142.857143 + 216 + 1.25 + 240,
      600 + 300 + 142.857143 + 432 + 2 + 360,
    ])
  })
})

describe('karma', () => {
  it('today: a dump a day of 150 GB over 40 MB/s', () => {
    // 3750 s for a dump; its age is 3750, half a day + 3750, a day + 3750; noticed after 5 min / 30 min / 2 h.
    near(karma.rpo('karma-db/main', 'site-loss'), [3750, 43_200 + 3750, 86_400 + 3750])
    near(karma.rpo('karma-db/main', 'operator-error'), [4050, 1800 + 46_950, 7200 + 90_150])
    near(karma.restore('karma-db/main'), [
      1200 + 1800 + 3750 + 0.5 + 600,
      3600 + 3600 + 3750 + 1.25 + 1200,
      10_800 + 14_400 + 3750 + 2 + 2400,
    ])
  })

  it('today: backups that were never restored are no copies', () => {
    // One disk 0.0157, the site 0.002, an operator error 0.3 a year: 1 − exp(−0.3177) = 0.272179; at best all restores work.
    near(karma.durability('karma-db'), [0, 0.272179, 0.272179], 1e-5)
  })

  it('at the end of the plan: sessions without backups are lost with their site', () => {
    const done = analysed(applyStage(karmaModel.toDocument(), 'recovery'))
    // Site 0.002; two copies: 0.0157 × 5 %, and the chain 0.0157² × 2 / (2 × 17,520 repairs a year), far below.
    near(done.durability('sessions')?.slice(1, 2), [1 - Math.exp(-0.002 - 0.0157 * 0.05)], 1e-4)
    near(done.rpo('karma-db/main', 'site-loss'), [0.1, 1, 20])
  })
})
