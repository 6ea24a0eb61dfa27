import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { analyseData, lossBreakEvens, restoreBreakEvens, restoreTime } from '../../src/analyse/data/analyse.ts'
import { periodicCopy } from '../../src/analyse/data/copies.ts'
import type { BackupPolicy, Database } from '../../src/language/vocabulary/index.ts'
import { play, recovery } from '../failures/play.ts'
import { backup, losePlace, topologyWith } from './model.ts'

function groupOf(change: Partial<Database>) {
  const topology = topologyWith({ db: change })
  const group = topology.groupsOf('db')[0]
  assert.ok(group)
  return { topology, group }
}

function timeOf(change: Partial<Database>): number {
  const { topology, group } = groupOf(change)
  return restoreTime(topology, group).time?.typical ?? Number.NaN
}

const bytes = (value: number): `${number}B` => `${Number(value.toFixed(6))}B`

describe('restore time', () => {
  it('400 GB at 250 MB/s copy in 26.7 min', () => {
    const { topology, group } = groupOf({})
    const copy = restoreTime(topology, group).parts.find((p) => p.label.en.startsWith('The data are copied'))
    assert.equal(copy?.quantity.typical, 1600)
  })

  it('adds people, servers, copy, log, opening and checks', () => {
    const full = { ...backup, provisioning: '3m' as const, checks: '4m' as const }
    // 120 + 180 + 1600 + 3 MB/s x 7200 s / 50 MB/s + 1.25 + 240
    assert.ok(Math.abs(timeOf({ backup: full }) - (120 + 180 + 1600 + 432 + 1.25 + 240)) < 1e-9)
  })

  it('processes help up to the ceiling and to the link', () => {
    const at = (change: Partial<BackupPolicy>) => timeOf({ backup: { ...backup, ...change } as BackupPolicy })
    assert.ok(Math.abs(at({}) - at({ processes: 2 }) - 800) < 1e-9)
    assert.equal(at({ processes: 4, restoreCeiling: '500MB/s' }), at({ processes: 2 }))
  })

  it('the slowest link to the repository bounds the copy', () => {
    const topology = topologyWith({
      document: { links: [{ id: 'west--vault', between: ['west', 'vault'], roundTrip: '10ms', bandwidth: '100MB/s' }] },
    })
    const group = topology.groupsOf('db')[0]
    assert.ok(group)
    const copy = restoreTime(topology, group).parts.find((p) => p.label.en.startsWith('The data are copied'))
    assert.equal(copy?.quantity.typical, 4000)
  })

  it('a copy is written over the same link as it is read: 50 GB at 12.5 MB/s take 4,000 s, the increment of a tenth 400 s', () => {
    const { copyTime: _c, walArchive: _w, incremental: _i, ...rest } = backup
    const full: BackupPolicy = { ...rest, restoreRate: '100MB/s' }
    const links = [
      {
        id: 'west--vault',
        between: ['west', 'vault'] as [string, string],
        roundTrip: '10ms' as const,
        bandwidth: '12.5MB/s' as const,
      },
    ]
    const copied = (policy: BackupPolicy) => {
      const topology = topologyWith({ db: { size: '50GB', backup: policy }, document: { links } })
      const group = topology.groupsOf('db')[0]
      assert.ok(group)
      const found = periodicCopy(topology, group, policy)
      assert.ok('age' in found)
      return [found.length.value.typical, found.longest.value.typical, found.age.value]
    }
    // once a day: 4,000 s / half a day + 4,000 s / a day + 4,000 s
    assert.deepEqual(copied(full), [4000, 4000, { best: 4000, typical: 47_200, worst: 90_400 }])
    const steps: BackupPolicy = { ...full, incremental: '4h', incrementalShare: '10%' }
    // every 4 h, the full one holds the next up: at worst 14,400 + 4,000 s
    assert.deepEqual(copied(steps), [400, 4000, { best: 400, typical: 7600, worst: 18_400 }])
    assert.deepEqual(copied({ ...full, restoreRate: '10MB/s' })[0], 5000)
    assert.deepEqual(copied({ ...full, in: 'west-b' })[0], 500)
  })

  it('with every place of the store lost it is restored beside the repository, and says that no link is counted', () => {
    const links = [
      {
        id: 'west--vault',
        between: ['west', 'vault'] as [string, string],
        roundTrip: '10ms' as const,
        bandwidth: '12.5MB/s' as const,
      },
    ]
    const replication = { mode: 'async' as const, members: [{ in: 'west-a' }] }
    const topology = topologyWith({
      db: { size: '50GB', backup: { ...backup, restoreRate: '100MB/s' }, replication },
      document: { links },
    })
    const transfer = (place: string) => {
      const phases = recovery(play(topology, losePlace(place)), 'db/main')?.phases
      const found = phases?.find((p) => p.label.en.startsWith('The data are copied'))?.quantity
      return { seconds: found?.typical, note: found?.derivation.note?.en ?? '' }
    }
    // another zone of the region: 50 GB at the 12.5 MB/s of the link
    const near = transfer('west-a')
    assert.equal(near.seconds, 4000)
    assert.doesNotMatch(near.note, /no link/)
    // the region: at the 100 MB/s of the process
    const beside = transfer('west')
    assert.equal(beside.seconds, 500)
    assert.match(beside.note, /beside the repository, so no link is counted/)
  })

  it('is unknown, with what lacks, without a size, and without a log rate when there is a log', () => {
    const topology = topologyWith()
    for (const [field, word] of [
      ['size', 'size'],
      ['walRate', 'walRate'],
      ['backup', 'backup'],
    ] as const) {
      const bare = { ...(topology.elements.get('db') as Database) }
      delete bare[field]
      const cut = topologyWith({ document: { elements: [bare] } })
      const group = cut.groupsOf('db')[0]
      assert.ok(group)
      const found = restoreTime(cut, group)
      assert.equal(found.time, undefined)
      assert.match(found.unknown?.en ?? '', new RegExp(word))
    }
  })

  it('without a restore test it says that the time is unproven', () => {
    const untested = { ...backup }
    delete untested.restoreTest
    const { topology, group } = groupOf({ backup: untested })
    assert.match(restoreTime(topology, group).time?.derivation.note?.en ?? '', /unproven/)
  })
})

describe('break-evens', () => {
  const input = fc.record({
    size: fc.integer({ min: 50, max: 2000 }),
    rate: fc.integer({ min: 50, max: 500 }),
    processes: fc.integer({ min: 1, max: 6 }),
    wal: fc.integer({ min: 1, max: 20 }),
    target: fc.integer({ min: 900, max: 20_000 }),
  })

  it('substituted back they meet the target, a little beyond they miss it', () => {
    let seen = 0
    fc.assert(
      fc.property(input, ({ size, rate, processes, wal, target }) => {
        const policy = { ...backup, restoreRate: `${rate}MB/s`, processes } as BackupPolicy
        const base: Partial<Database> = { size: `${size}GB`, walRate: `${wal}MB/s`, backup: policy }
        const { topology, group } = groupOf(base)
        for (const found of restoreBreakEvens(topology, group, target)) {
          seen += 1
          const at = (value: number) => timeOf(withInput(base, policy, found.path, value))
          if (found.unit === 'count') {
            assert.ok(at(found.value) <= target * (1 + 1e-9))
            if (found.value > 1) assert.ok(at(found.value - 1) > target)
            continue
          }
          assert.ok(Math.abs(at(found.value) / target - 1) < 1e-9, `${found.path} ${at(found.value)} ${target}`)
          const beyond = found.kind === 'max' ? found.value * 1.001 : found.value * 0.999
          assert.ok(at(beyond) > target)
        }
      }),
      { numRuns: 60 },
    )
    assert.ok(seen > 50)
  })

  it('a rate beyond the ceiling is not offered', () => {
    const { topology, group } = groupOf({ backup: { ...backup, restoreCeiling: '250MB/s' } })
    const paths = restoreBreakEvens(topology, group, 1500).map((b) => b.path)
    assert.deepEqual(
      paths.filter((p) => p.endsWith('restoreRate') || p.endsWith('processes')),
      [],
    )
  })

  it('the size of a sharded store is given for the whole store', () => {
    const shard = (id: string, place: string) => ({ id, share: '50%' as const, members: [{ in: place }] })
    const { topology, group } = groupOf({
      shards: { key: 'k', tool: 'application', groups: [shard('x', 'west-a'), shard('y', 'east-a')] },
    })
    const size = restoreBreakEvens(topology, group, 3600).find((b) => b.path === 'db.size')
    assert.equal(size?.current, 400e9)
  })

  it('the time until a corruption is noticed eats the budget', () => {
    const scenario = { id: 'oops', title: 'oops', rate: '1/year' as const }
    const quick = topologyWith()
    const slow = topologyWith({
      document: { scenarios: [{ ...scenario, faults: [{ kind: 'corrupt', store: 'db', noticedAfter: '5m' }] }] },
    })
    const sizeIn = (topology: typeof quick) => {
      const group = topology.groupsOf('db')[0]
      assert.ok(group)
      return restoreBreakEvens(topology, group, 3600).find((b) => b.path === 'db.size')?.value ?? Number.NaN
    }
    assert.ok(Math.abs(sizeIn(quick) - sizeIn(slow) - 300 * 250e6) < 1)
  })

  it('of the loss: the longest period between copies', () => {
    const policy = { ...backup }
    delete policy.walArchive
    const { topology, group } = groupOf({ backup: policy })
    const [worst] = lossBreakEvens(topology, group, 4 * 3600, { at: 'worst' })
    assert.equal(worst?.value, 4 * 3600 - 600)
    assert.deepEqual(lossBreakEvens(...(Object.values(groupOf({})) as [typeof topology, typeof group]), 3600), [])
  })
})

function withInput(base: Partial<Database>, policy: BackupPolicy, path: string, value: number): Partial<Database> {
  if (path === 'db.size') return { ...base, size: bytes(value) }
  const field = path.split('.').at(-1)
  if (field === 'restoreRate') return { ...base, backup: { ...policy, restoreRate: `${value}B/s` } }
  if (field === 'processes') return { ...base, backup: { ...policy, processes: value } }
  return { ...base, backup: { ...policy, incremental: `${value}s` } }
}

describe('the analysis as a whole', () => {
  it('names a loss for every group and scenario, single places and pairs included', () => {
    const data = analyseData(topologyWith())
    const ids = new Set(data.recoveries.map((r) => r.scenario))
    assert.ok(ids.has('N-1:west-a') && ids.has('N-2:west-a+west-b') && !ids.has('N-2:west+west-a'))
    for (const { rpo } of data.recoveries) assert.ok(rpo && rpo.best <= rpo.typical && rpo.typical <= rpo.worst)
  })
})
