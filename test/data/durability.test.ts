import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { durabilityOf } from '../../src/analyse/data/durability.ts'
import { erasureLoss, lossWithin, meanTimeToLoss, steadyAvailability } from '../../src/analyse/data/markov.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { Database, Place, Store } from '../../src/language/vocabulary/index.ts'
import { backup, documentWith, losePlace, topologyWith } from './model.ts'

const relative = (a: number, b: number) => Math.abs(a / b - 1)

describe('erasure coding', () => {
  it('17 + 3 shards, AFR 0.405 %, 6.5 days: 7.354e-12 a year (Backblaze, erasure-coding-durability)', () => {
    assert.ok(relative(erasureLoss(17, 3, 0.00405, 6.5), 7.353799498779542e-12) < 1e-6)
  })
  it('the other published rows: two and one parity shards fewer', () => {
    assert.ok(relative(erasureLoss(18, 2, 0.00405, 6.5), 2.399e-8) < 1e-3)
    assert.ok(relative(erasureLoss(19, 1, 0.00405, 6.5), 5.545e-5) < 1e-3)
  })
})

/** octave-queueing 1.2.7, ctmc and ctmcmtta: n, k up, lambda, mu, crews, availability, mean time to the first loss. */
const markov: [number, number, number, number, number, number, number][] = [
  [3, 2, 0.001, 0.5, 1, 0.99997609599885, 84166.6666666677],
  [5, 3, 0.0005, 0.25, 1, 0.999999522885702, 8468233.33332983],
  [10, 9, 1e-6, 0.0416666666666667, 1, 0.999999948162489, 463174074.074003],
  [8, 6, 1e-6, 0.0416666666666667, 1, 0.999999999995355, 5168733904681.7],
  [3, 1, 2.28310502283105e-5, 0.1, 3, 0.999999999988107, 280316137406.818],
]

describe('k of n with repair', () => {
  it('steady availability and mean time to the first loss', () => {
    for (const [n, k, lambda, mu, crews, availability, mean] of markov) {
      const system = { n, k, lambda, mu, crews }
      assert.ok(Math.abs(steadyAvailability(system) - availability) < 1e-14)
      assert.ok(relative(meanTimeToLoss(system), mean) < 1e-6)
    }
  })
  it('one copy without repair dies at its own rate', () => {
    assert.equal(meanTimeToLoss({ n: 1, k: 1, lambda: 0.5, mu: 1, crews: 1 }), 2)
    assert.ok(relative(lossWithin(1, 2), 1 - Math.exp(-0.5)) < 1e-12)
  })
})

describe('durability of a store', () => {
  const storeOf = (topology: ReturnType<typeof topologyWith>) => topology.elements.get('db') as Store

  it('is unknown without failure rates of hosts', () => {
    const document = documentWith()
    const bare = document.places.map(({ host: _host, ...place }): Place => place)
    const topology = resolveTopology({ ...document, places: bare })
    const found = durabilityOf(topology, storeOf(topology))
    assert.equal(found.loss, undefined)
    assert.match(found.unknown?.en ?? '', /host/)
  })

  it('a scenario that reaches every copy and every backup caps it at its own rate', () => {
    const wipe = { id: 'wipe', title: 'wipe', rate: '0.01/year' as const }
    const faults = [
      { kind: 'corrupt' as const, store: 'db' },
      { kind: 'lose-backups' as const, store: 'db' },
    ]
    const calm = topologyWith()
    const exposed = topologyWith({ document: { scenarios: [{ ...wipe, faults }] } })
    const [a, b] = [
      durabilityOf(calm, storeOf(calm)).loss?.typical ?? 1,
      durabilityOf(exposed, storeOf(exposed)).loss?.typical ?? 0,
    ]
    assert.ok(a < 1e-6)
    assert.ok(relative(b, 1 - Math.exp(-0.01)) < 1e-3)
  })

  it('a corruption that a backup undoes does not count', () => {
    const scenario = {
      id: 'oops',
      title: 'oops',
      rate: '1/year' as const,
      faults: [{ kind: 'corrupt' as const, store: 'db' }],
    }
    const topology = topologyWith({
      document: { scenarios: [scenario, { ...scenario, id: 'x', faults: [losePlace('west')] }] },
    })
    assert.ok((durabilityOf(topology, storeOf(topology)).loss?.typical ?? 1) < 1e-6)
  })

  it('backups are a layer of their own: the copies are lost for good only when the backups are useless too', () => {
    // One copy on hosts that fail twice a year: p = 1 − exp(−2); backups useless in 30 % of cases: 1 − exp(−2 × 0.3).
    const members = [{ in: 'west-a' }]
    const of = (change: Partial<Database>) => {
      const topology = topologyWith({ db: { replication: { mode: 'async', members }, ...change } })
      return durabilityOf(topology, storeOf(topology)).loss
    }
    const { restoreTest: _never, ...untried } = backup
    const bare = topologyWith({ db: { replication: { mode: 'async', members } } })
    const { backup: _backup, ...without } = storeOf(bare) as Database
    const none = durabilityOf(bare, without).loss
    assert.ok(relative(none?.typical ?? 0, 1 - Math.exp(-2)) < 1e-9)
    assert.equal(of({})?.worst, 0, 'restored from regularly')
    const known = of({ backup: { ...backup, latentFailure: '30%' } })
    assert.ok(relative(known?.worst ?? 0, 1 - Math.exp(-0.6)) < 1e-9)
    const unknown = of({ backup: untried })
    assert.equal(unknown?.best, 0)
    assert.ok(relative(unknown?.worst ?? 0, 1 - Math.exp(-2)) < 1e-9, 'never restored: from nothing to no layer at all')
  })
})
