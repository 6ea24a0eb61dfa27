/** Laws of durability on random stores: more copies, rarer losses of disks, more tests and more kinds of backups never lose more. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { durabilityOf } from '../../src/analyse/data/durability.ts'
import type { BackupPolicy, Place, Store } from '../../src/language/vocabulary/index.ts'
import { backup, places, topologyWith } from './model.ts'

interface Draw {
  copies: number
  lossShare: number
  common: number
  silent: number
  everyDays: number
  drops: number
  kinds: number
}

const draws = fc.record({
  copies: fc.integer({ min: 1, max: 4 }),
  lossShare: fc.integer({ min: 1, max: 100 }),
  common: fc.integer({ min: 0, max: 50 }),
  silent: fc.integer({ min: 1, max: 300 }),
  everyDays: fc.integer({ min: 1, max: 400 }),
  drops: fc.integer({ min: 0, max: 100 }),
  kinds: fc.integer({ min: 0, max: 3 }),
})

function lossOf(draw: Draw): { best: number; typical: number; worst: number } {
  const members = ['west-a', 'west-b', 'west-c', 'east-a', 'east-b'].slice(0, draw.copies).map((at) => ({ in: at }))
  const policy: BackupPolicy = {
    ...backup,
    silentFailures: `${draw.silent / 100}/year`,
    restoreTest: { every: `${draw.everyDays}d` },
  }
  const [first, ...others] = Array.from({ length: draw.kinds }, () => policy)
  const topology = topologyWith({
    db: {
      replication: { mode: 'async', members },
      commonCause: `${draw.common}%`,
      backup: first as never,
      otherBackups: others,
    },
    document: {
      places: places.map((p): Place => (p.host ? { ...p, hostDataLoss: `${draw.lossShare}%` } : p)),
      scenarios: [
        { id: 'drop', title: 'Drop', rate: `${draw.drops / 100}/year`, faults: [{ kind: 'corrupt', store: 'db' }] },
      ],
    },
  })
  const { loss } = durabilityOf(topology, topology.elements.get('db') as Store)
  assert.ok(loss)
  return loss
}

const noMore = (better: Draw, worse: Draw) => {
  const [a, b] = [lossOf(better), lossOf(worse)]
  for (const at of ['best', 'typical', 'worst'] as const) assert.ok(a[at] <= b[at] * (1 + 1e-9), `${a[at]} > ${b[at]}`)
}

describe('laws of durability', () => {
  const laws: [name: string, better: (draw: Draw) => Draw][] = [
    ['one copy more', (d) => ({ ...d, copies: d.copies + 1 })],
    ['disks that die half as often', (d) => ({ ...d, lossShare: d.lossShare / 2 })],
    ['a smaller common cause', (d) => ({ ...d, common: d.common / 2 })],
    ['restores tried twice as often', (d) => ({ ...d, everyDays: d.everyDays / 2 })],
    ['backups that fail half as often', (d) => ({ ...d, silent: d.silent / 2 })],
    ['one kind of backup more', (d) => ({ ...d, kinds: d.kinds + 1 })],
    ['fewer errors of people', (d) => ({ ...d, drops: d.drops / 2 })],
  ]
  for (const [name, better] of laws) {
    it(`${name} never loses more`, () => {
      fc.assert(
        fc.property(draws, (draw) => noMore(better(draw), draw)),
        { numRuns: 40, seed: 5 },
      )
    })
  }

  it('best is at most typical is at most worst, between 0 and 1', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const { best, typical, worst } = lossOf(draw)
        assert.ok(best >= 0 && best <= typical && typical <= worst && worst <= 1)
      }),
      { numRuns: 40, seed: 5 },
    )
  })
})
