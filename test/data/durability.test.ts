import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { analyseData } from '../../src/analyse/data/analyse.ts'
import { durabilityOf } from '../../src/analyse/data/durability.ts'
import { latentFailure, unnoticedShare } from '../../src/analyse/data/latent.ts'
import {
  erasureLoss,
  lossWithin,
  meanTimeToLoss,
  meanTimeToLossOfAll,
  steadyAvailability,
} from '../../src/analyse/data/markov.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { BackupPolicy, Database, Fault, ObjectStore, Place, Store } from '../../src/language/vocabulary/index.ts'
import { backup, documentWith, losePlace, places, topologyWith } from './model.ts'

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

describe('copies of several sorts', () => {
  const one = fc.record({
    lambda: fc.double({ min: 1e-3, max: 3, noNaN: true }),
    mu: fc.double({ min: 10, max: 1e5, noNaN: true }),
  })
  it('alike ones told apart are the chain of alike ones', () => {
    fc.assert(
      fc.property(one, fc.integer({ min: 1, max: 6 }), fc.nat(6), (rates, n, cut) => {
        const counts = [Math.min(cut, n), n - Math.min(cut, n)].filter((count) => count > 0)
        const found = meanTimeToLossOfAll(counts.map((count) => ({ ...rates, count })))
        assert.ok(relative(found, meanTimeToLoss({ ...rates, n, k: 1, crews: n })) < 1e-9)
      }),
    )
  })
  it('one copy more, of whatever sort, never loses sooner', () => {
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), one, (copies, more) => {
        const time = (list: (typeof copies)[number][]) => meanTimeToLossOfAll(list.map((c) => ({ ...c, count: 1 })))
        assert.ok(time([...copies, more]) >= time(copies) * (1 - 1e-9))
      }),
    )
  })
  it('rarely lost ones: as often as independent parts are all down at once (Vesely)', () => {
    const copies = [
      { count: 1, lambda: 1e-4, mu: 30 },
      { count: 2, lambda: 3e-4, mu: 5 },
      { count: 1, lambda: 2e-4, mu: 800 },
    ]
    const each = copies.flatMap(({ count, ...rates }) => Array(count).fill(rates) as (typeof copies)[number][])
    const rate = each.reduce((sum, last) => sum + last.mu, 0) * each.reduce((p, { lambda, mu }) => (p * lambda) / mu, 1)
    assert.ok(relative(1 / meanTimeToLossOfAll(copies), rate) < 1e-3)
  })
})

describe('durability of a store', () => {
  const storeOf = (topology: ReturnType<typeof topologyWith>) => topology.elements.get('db') as Store

  it('without failure rates of hosts: disks fail as usual (1.57 % a year), a replacement takes 12 h', () => {
    const document = documentWith({ db: { backup: undefined as never, commonCause: '0%' } })
    const bare = document.places.map(({ host: _host, ...place }): Place => place)
    const topology = resolveTopology({ ...document, places: bare })
    // Three copies: rate of loss λ³ · 3 · 2 · 1 / (μ · 2μ) for λ << μ.
    const [lambda, mu] = [0.0157, (365 * 24) / 12]
    const found = durabilityOf(topology, storeOf(topology)).loss?.typical ?? 0
    assert.ok(relative(found, 3 * (lambda ** 3 / mu ** 2)) < 1e-4, String(found))
  })

  it('a new copy is complete when it has the data: a host, then size / pace of the restore', () => {
    const lost = { places: places.map((p): Place => (p.host ? { ...p, hostDataLoss: '100%' } : p)) }
    const one = (second: string, db: Partial<Database>, links: Partial<ReturnType<typeof documentWith>> = {}) => {
      const replication = { mode: 'async' as const, members: [{ in: 'west-a' }, { in: second }] }
      const useless = { ...backup, latentFailure: '100%' as const }
      const topology = topologyWith({
        db: { replication, commonCause: '0%', backup: useless, ...db },
        document: { ...lost, ...links },
      })
      return durabilityOf(topology, storeOf(topology)).loss?.typical ?? 0
    }
    // Hosts lose their disks twice a year. Two copies, each replaced in T: mean time to the loss of both (3λ + μ) / 2λ².
    const expected = (repair: number): number => {
      const [lambda, mu] = [2, (365 * 86_400) / repair]
      return 1 - Math.exp((-2 * lambda ** 2) / (3 * lambda + mu))
    }
    // 30 min for the host, 400 GB at 250 MB/s; four processes; no more than 500 MB/s together.
    assert.ok(relative(one('west-b', {}), expected(1800 + 1600)) < 1e-9)
    assert.ok(relative(one('west-b', { size: '4TB' }), expected(1800 + 16_000)) < 1e-9)
    const known = { ...backup, latentFailure: '100%' as const, processes: 4 }
    assert.ok(relative(one('west-b', { backup: known }), expected(1800 + 400)) < 1e-9)
    const held = { ...known, restoreCeiling: '500MB/s' as const }
    assert.ok(relative(one('west-b', { backup: held }), expected(1800 + 800)) < 1e-9)
    // The way from the repository to the copy farther away: 20 MB/s.
    const links = documentWith().links.map((link) =>
      link.id === 'east--vault' ? { ...link, bandwidth: '20MB/s' as const } : link,
    )
    const [near, far] = [(365 * 86_400) / (1800 + 1600), (365 * 86_400) / (1800 + 20_000)]
    const [a, b] = [1 / (near + 2), 1 / (far + 2)]
    const mean = (1 / 4 + (a + b) / 2) / (a + b)
    assert.ok(relative(one('east-a', {}, { links }), 1 - Math.exp(-1 / mean)) < 1e-9)
    // Without a size or without backups nothing is known of the copying.
    assert.ok(relative(one('west-b', { size: undefined as never }), expected(1800)) < 1e-9)
    assert.ok(relative(one('west-b', { backup: undefined as never }), expected(1800)) < 1e-9)
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

  it('a corruption that a tested backup undoes counts as often as the backup is useless', () => {
    const scenario = {
      id: 'oops',
      title: 'oops',
      rate: '1/year' as const,
      faults: [{ kind: 'corrupt' as const, store: 'db' }],
    }
    const topology = topologyWith({
      document: { scenarios: [scenario, { ...scenario, id: 'x', faults: [losePlace('west')] }] },
    })
    // A medium fails 0.0157 times a year, tests are 30 d apart: half of 0.0157 · 30 / 365 = 6.45e-4; of the lost region the
    // copy in the east is left.
    const expected = 1 - Math.exp(-(0.0157 * 30) / 365 / 2)
    const found = durabilityOf(topology, storeOf(topology)).loss?.typical ?? 0
    assert.ok(relative(found, expected) < 2e-3, String(found))
  })

  it('backups are a layer of their own: the copies are lost for good only when the backups are useless too', () => {
    // One copy on hosts that fail twice a year and lose the disks each time: p = 1 − exp(−2); backups useless in 30 % of the
    // cases: 1 − exp(−2 · 0.3).
    const members = [{ in: 'west-a' }]
    const document = { places: places.map((p): Place => (p.host ? { ...p, hostDataLoss: '100%' } : p)) }
    const of = (change: Partial<Database>) => {
      const topology = topologyWith({ db: { replication: { mode: 'async', members }, ...change }, document })
      return durabilityOf(topology, storeOf(topology))
    }
    const { restoreTest: _never, ...untried } = backup
    assert.ok(relative(of({ backup: undefined as never }).loss?.typical ?? 0, 1 - Math.exp(-2)) < 1e-9)
    // Tested every 30 days: λT = 0.0157 · 30 / 365 = 1.2904e-3, on the average useless in 6.4493e-4 of the cases.
    assert.ok(relative(of({}).loss?.typical ?? 0, 1 - Math.exp(-2 * 6.44933e-4)) < 1e-5, 'restored from regularly')
    const known = of({ backup: { ...backup, latentFailure: '30%' } }).loss
    assert.ok(relative(known?.worst ?? 0, 1 - Math.exp(-0.6)) < 1e-9)
    const unknown = of({ backup: untried }).loss
    assert.equal(unknown?.best, 0)
    assert.ok(relative(unknown?.typical ?? 0, 1 - Math.exp(-2)) < 1e-9, 'never restored: no copy')
    assert.ok(relative(unknown?.worst ?? 0, 1 - Math.exp(-2)) < 1e-9)
    const never = of({ backup: { ...backup, latentFailure: '0%' } })
    assert.equal(never.loss, undefined)
    assert.match(never.unknown?.en ?? '', /never lost/, 'no figure of 100 %')
  })

  it('most failures of a host leave its disks: a share of them, by default as many as disks fail', () => {
    const of = (place: Partial<Place>, host: `${number}/year`) => {
      const topology = topologyWith({
        db: { replication: { mode: 'async', members: [{ in: 'west-a' }] }, backup: undefined as never },
        document: {
          places: places.map((p): Place => (p.host ? { ...p, host: { ...p.host, rate: host }, ...place } : p)),
        },
      })
      return durabilityOf(topology, storeOf(topology)).loss?.typical ?? 0
    }
    assert.ok(relative(of({}, '2/year'), 1 - Math.exp(-0.0157)) < 1e-9, 'Backblaze 2024: 1.57 % a year')
    assert.ok(relative(of({}, '0.01/year'), 1 - Math.exp(-0.01)) < 1e-9, 'never more than the host fails')
    assert.ok(relative(of({ hostDataLoss: '5%' }, '2/year'), 1 - Math.exp(-0.1)) < 1e-9, 'the share of the model')
  })

  it('one cause caps what more copies bring: by default the share of IEC 61508, none with a share of 0 %', () => {
    const of = (copies: number, change: Partial<Database> = {}) => {
      const members = ['west-a', 'west-b', 'west-c', 'east-a', 'east-b'].slice(0, copies).map((at) => ({ in: at }))
      const topology = topologyWith({
        db: { replication: { mode: 'async', members }, backup: undefined as never, ...change },
      })
      return durabilityOf(topology, storeOf(topology)).loss
    }
    // 0.0157 losses of disks a year, of which 2, 5 and 10 % are common; the chains of 3 and 5 copies are far below that.
    for (const copies of [3, 5]) {
      const found = of(copies)
      assert.ok(relative(found?.best ?? 0, 1 - Math.exp(-0.0157 * 0.02)) < 1e-6)
      assert.ok(relative(found?.typical ?? 0, 1 - Math.exp(-0.0157 * 0.05)) < 1e-6)
      assert.ok(relative(found?.worst ?? 0, 1 - Math.exp(-0.0157 * 0.1)) < 1e-6)
    }
    assert.ok((of(3, { commonCause: '0%' })?.typical ?? 1) < 1e-12)
    assert.ok(relative(of(3, { commonCause: '20%' })?.typical ?? 0, 1 - Math.exp(-0.0157 * 0.2)) < 1e-6)
  })

  it('the loss of hosts with their copies is the chain’s; of several at once the disks go in a share of the cases', () => {
    const hosts = (faults: Fault[]) => {
      const topology = topologyWith({
        db: {
          replication: { mode: 'async', members: [{ in: 'west-a' }, { in: 'west-b' }] },
          backup: undefined as never,
          commonCause: '0%',
        },
        document: { scenarios: [{ id: 'hosts', title: 'Hosts', rate: '1/year', faults }] },
      })
      return durabilityOf(topology, storeOf(topology)).loss?.typical ?? 0
    }
    const primary: Fault = { kind: 'lose-instance', element: 'db', which: 'primary' }
    const standby: Fault = { kind: 'lose-instance', element: 'db', which: 'standby' }
    assert.ok(hosts([primary]) < 1e-7)
    // A host fails twice a year, its disks 0.0157 times.
    assert.ok(relative(hosts([primary, standby]), 1 - Math.exp(-0.0157 / 2)) < 1e-4)
    // What comes back by itself is not lost for good.
    assert.ok(hosts([{ ...primary, for: '4h' } as Fault, { ...standby, for: '4h' } as Fault]) < 1e-7)
    assert.ok(relative(hosts([losePlace('west')]), 1 - Math.exp(-1)) < 1e-6, 'a destroyed region')
  })

  it('says which common causes no scenario stands for', () => {
    const corrupt: Fault = { kind: 'corrupt', store: 'db' }
    const of = (faults: Fault[], change: Partial<BackupPolicy> = {}) => {
      const scenarios = faults.length > 0 ? [{ id: 'x', title: 'X', rate: '0.1/year' as const, faults }] : []
      const topology = topologyWith({ db: { backup: { ...backup, ...change } }, document: { scenarios } })
      return durabilityOf(topology, storeOf(topology)).bound?.en
    }
    assert.match(of([]) ?? '', /errors of people and programs.* and .*seized account/)
    assert.match(of([corrupt]) ?? '', /^no scenario stands for a seized account/)
    assert.equal(of([corrupt], { immutable: true }), undefined)
    assert.equal(of([corrupt], { separateAccount: true }), undefined)
    assert.equal(of([corrupt, { kind: 'lose-backups', store: 'db' }]), undefined)
  })

  it('a database that one deployment of one replica places is one copy', () => {
    const document = documentWith({ db: { replication: undefined as never, failover: undefined as never } })
    const deployed = (replicas: number) => {
      const deployments = [...document.deployments, { id: 'db@west-a', element: 'db', in: 'west-a', replicas }]
      return analyseData(
        resolveTopology({
          ...document,
          deployments,
          scenarios: [{ id: 'gone', title: 'Gone', rate: '0.1/year', faults: [losePlace('west')] }],
        }),
      )
    }
    const { durability, recoveries } = deployed(1)
    // The disks of the one copy, or the destroyed region; backups tested every 30 d are useless in 6.4493e-4 of the cases.
    const expected = 1 - Math.exp(-(0.0157 + 0.1) * 6.44933e-4)
    assert.ok(relative(durability.find((d) => d.store === 'db')?.loss?.typical ?? 0, expected) < 1e-4)
    // A segment of 16 MiB at 3 MB/s fills in 5.592 s, and is pushed in 2 s.
    const gone = recoveries.find((r) => r.scenario === 'gone')
    assert.deepEqual([gone?.source, gone?.rpo?.worst.toFixed(3)], ['pitr', '7.592'])
    assert.match(deployed(2).durability.find((d) => d.store === 'db')?.unknown?.en ?? '', /where the copies are/)
  })

  it('an object store has its provider’s figure, and the scenarios that reach it', () => {
    const files: ObjectStore = { kind: 'objectStore', id: 'files', title: 'Files', durability: '99.999999999%' }
    const of = (change: Partial<ObjectStore>) => {
      const topology = topologyWith({
        elements: [{ ...files, ...change }],
        document: {
          scenarios: [{ id: 'x', title: 'X', rate: '0.1/year', faults: [{ kind: 'corrupt', store: 'files' }] }],
        },
      })
      return durabilityOf(topology, topology.elements.get('files') as Store).loss?.typical ?? 0
    }
    assert.ok(relative(of({ versioning: true }), 1e-11) < 1e-4)
    assert.ok(relative(of({}), 1 - Math.exp(-0.1)) < 1e-6, 'overwritten, and nothing to restore from')
  })
})

describe('a failure that only a restore test finds', () => {
  it('is there for the mean of 1 − exp(−λt) over the time between tests: the integral, summed', () => {
    for (const [rate, interval] of [
      [0.1, 0.5],
      [2, 1],
      [1e-3, 1e-2],
      [30, 2],
    ] as const) {
      const n = 20_000
      const sum = Array.from({ length: n }, (_, k) => -Math.expm1((-rate * interval * (k + 0.5)) / n))
      const mean = sum.reduce((a, b) => a + b, 0) / n
      assert.ok(relative(unnoticedShare(rate, interval), mean) < 1e-6, `${rate} × ${interval}`)
    }
    assert.equal(unnoticedShare(0, 5), 0)
    assert.equal(unnoticedShare(Number.POSITIVE_INFINITY, 1), 1)
    // Both forms of the formula agree where one takes over from the other.
    assert.ok(relative(unnoticedShare(0.999e-4, 1), unnoticedShare(1.001e-4, 1)) < 3e-3)
    assert.ok(relative(unnoticedShare(1.001e-4, 1), 1.001e-4 / 2 - 1.001e-4 ** 2 / 6) < 1e-8)
  })

  it('rarer tests never make it less likely (property)', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (rate, t) => {
          const [a, b] = [unnoticedShare(rate, t), unnoticedShare(rate, t * 1.5)]
          assert.ok(a >= 0 && b <= 1 && b >= a * (1 - 1e-9))
        },
      ),
    )
  })

  it('by the rate of the model', () => {
    const of = (change: Partial<BackupPolicy>) => latentFailure({ ...backup, ...change })
    // 2 a year, tests 90 d apart: x = 0.49315, 1 − (1 − e^−x)/x = 0.2105846
    assert.ok(relative(of({ silentFailures: '2/year', restoreTest: { every: '90d' } }) ?? 0, 0.2105846) < 1e-5)
    assert.equal(of({ latentFailure: '3%' }), 0.03)
    assert.equal(of({ restoreTest: undefined as never }), undefined)
  })
})
