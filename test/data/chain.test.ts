/** Backups that turn out useless: the published case of GitLab, chains with probabilities, and what they mean for durability. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyseData } from '../../src/analyse/data/analyse.ts'
import { chosen, type Source } from '../../src/analyse/data/sources.ts'
import { allUseless } from '../../src/analyse/data/useless-backups.ts'
import type { BackupPolicy, Database, Fault } from '../../src/language/vocabulary/index.ts'
import { play, recovery } from '../failures/play.ts'
import { backup, database, losePlace, topologyWith } from './model.ts'

const HOUR = 3600
const near = (value: number | undefined, expected: number, slack = 1e-9) =>
  assert.ok(Math.abs((value ?? Number.NaN) - expected) <= slack * expected, `${value} against ${expected}`)

/**
 * GitLab.com, 31 January 2017 (about.gitlab.com/blog/2017/02/10/postmortem-of-database-outage-of-january-31): one primary, one
 * hot standby; pg_dump to S3 (silently failing), Azure disk snapshots (not enabled for the database), an LVM snapshot some 6 h
 * old. Published: writes from 17:20 to 23:30 were lost (6 h 10 min), failure at 23:30, restored at 18:00 the next day (18.5 h),
 * 300 GB. Inputs chosen to stand for that: a snapshot period of 12 h, whose typical age is 6 h and the copy time, half an hour
 * of people, and the rate that the published time leaves for 300 GB (18 h). What is tested is the chain, not that rate.
 */
const dump: BackupPolicy = {
  tool: 'pg_dump',
  in: 'vault',
  full: '1d',
  copyTime: '1h',
  retention: '7d',
  encrypted: false,
  restoreRate: '100MB/s',
  procedure: 'manual',
  human: '30m',
}
const azure: BackupPolicy = { ...dump, tool: 'snapshot', copyTime: '10m' }
const lvm: BackupPolicy = {
  ...dump,
  tool: 'snapshot',
  in: 'east',
  full: '12h',
  copyTime: '10m',
  restoreRate: '4.63MB/s',
}
const wiped: Fault[] = [{ kind: 'lose-instance', element: 'db', which: 'primary' }]
const bothWiped: Fault[] = [...wiped, { kind: 'lose-instance', element: 'db', which: 'standby' }]

function gitlab(change: Partial<Database>, faults: Fault[]) {
  const { walRate: _log, ...plain } = database()
  const { replication: _copies, proxy: _proxy, ...rest } = plain
  return topologyWith({
    db: {
      ...rest,
      walRate: undefined as never,
      size: '300GB',
      replication: { mode: 'async', members: [{ in: 'west-a' }, { in: 'west-b' }] },
      backup: dump,
      otherBackups: [azure, lvm],
      ...change,
    },
    document: { scenarios: [{ id: 'wiped', title: 'Wiped', rate: '0.1/year', faults }] },
  })
}

describe('GitLab 2017', () => {
  const useless = {
    backup: { ...dump, latentFailure: '100%' as const },
    otherBackups: [
      { ...azure, latentFailure: '100%' as const },
      { ...lvm, latentFailure: '0%' as const },
    ],
  }

  it('as declared: the standby has all but the last second', () => {
    const [found] = analyseData(gitlab({}, wiped)).recoveries
    assert.ok((found?.rpo?.worst ?? Infinity) <= 1)
    assert.ok((recovery(play(gitlab({}, wiped), ...wiped), 'db/main')?.rto?.typical ?? Infinity) < 30 * 60)
  })

  it('standby wiped, dumps and disk snapshots useless: six hours lost, some 18.5 hours of restoring', () => {
    const topology = gitlab(useless, bothWiped)
    const [found] = analyseData(topology).recoveries
    // half of 12 h and the copy time: the snapshot was 6 h 10 min old
    near(found?.rpo?.typical, 6 * HOUR + 600)
    assert.deepEqual(
      found?.chain?.map((c) => [c.fails, c.used]),
      [
        [1, 0],
        [1, 0],
        [0, 1],
      ],
    )
    const rto = recovery(play(topology, ...bothWiped), 'db/main')?.rto
    near(rto?.typical, 18.5 * HOUR, 0.01)
  })

  it('all of them useless: the data are gone', () => {
    const all = {
      ...useless,
      otherBackups: [...useless.otherBackups.slice(0, 1), { ...lvm, latentFailure: '100%' as const }],
    }
    const { recoveries } = analyseData(gitlab(all, bothWiped))
    assert.equal(recoveries[0]?.rpo?.typical, Number.POSITIVE_INFINITY)
  })

  it('never tried: the figure is marked as unproven', () => {
    const [found] = analyseData(gitlab({ otherBackups: [] }, bothWiped)).recoveries
    assert.match(found?.rpo?.derivation.note?.en ?? '', /never been restored/)
    assert.equal(found?.chain?.[0]?.fails, undefined)
  })
})

describe('a chain of copies', () => {
  const source = (fails: number | undefined): Source => ({ policy: backup, path: 'p', repository: 'vault', fails })
  it('the typical one works with even odds, the worst leaves one chance in a hundred', () => {
    const chain = [source(0.6), source(0.5), source(0.02)]
    assert.equal(chosen(chain, 'best'), chain[0])
    assert.equal(chosen(chain, 'typical'), chain[1])
    assert.equal(chosen(chain, 'worst'), chain[2])
    assert.equal(chosen(chain.slice(0, 2), 'worst'), undefined)
    assert.equal(chosen([source(1)], 'best'), undefined)
    const useless = allUseless([
      { ...source(0.6), policy: { ...backup, latentFailure: '60%' } },
      { ...source(0.5), policy: { ...backup, latentFailure: '50%' } },
    ])
    near(useless?.value.typical, 0.6 * 0.5)
    assert.equal(allUseless([]), undefined)
  })

  it('at worst the last one is used, after the time of the attempts in vain', () => {
    const slow: BackupPolicy = { ...backup, in: 'east', restoreRate: '50MB/s', latentFailure: '0%' }
    const topology = topologyWith({
      db: {
        replication: { mode: 'async', members: [{ in: 'west-a' }] },
        backup: { ...backup, latentFailure: '10%' },
        otherBackups: [slow],
      },
    })
    const found = recovery(play(topology, losePlace('west-a')), 'db/main')
    const vain = found?.phases.find((p) => p.label.en.includes('useless'))
    // 400 GB at 250 MB/s in vain (1600 s), then at 50 MB/s: 6400 s longer
    assert.deepEqual([vain?.quantity.best, vain?.quantity.typical, vain?.quantity.worst], [0, 0, 1600 + 6400])
  })

  it('durability: a scenario that needs the backups loses the data when they are useless', () => {
    const scenarios = [
      { id: 'drop', title: 'Drop', rate: '0.3/year' as const, faults: [{ kind: 'corrupt' as const, store: 'db' }] },
    ]
    const places = topologyWith().document.places.map((p) => ({
      ...p,
      host: { rate: '0.001/year' as const, repair: '1h' as const },
    }))
    const loss = (policy: Partial<BackupPolicy>, store: Partial<Database> = {}) =>
      analyseData(
        topologyWith({ db: { backup: { ...backup, ...policy }, ...store }, document: { scenarios, places } }),
      ).durability.find((d) => d.store === 'db')?.loss
    // Hosts fail 0.001 times a year, their disks as often; a cause common to all copies is a floor that more copies do not lower.
    near(loss({ latentFailure: '2%' }, { commonCause: '0%' })?.typical, 1 - Math.exp(-0.3 * 0.02), 1e-6)
    near(
      loss({ latentFailure: '50%' }, { commonCause: '10%' })?.typical,
      1 - Math.exp(-0.3 * 0.5 - 0.001 * 0.1 * 0.5),
      1e-6,
    )
    const { restoreTest: _test, ...untested } = backup
    const open = analyseData(topologyWith({ db: { backup: untested }, document: { scenarios, places } })).durability[0]
      ?.loss
    assert.equal(open?.best, 0)
    near(open?.typical, 1 - Math.exp(-0.3 - 0.001 * 0.05), 1e-6)
    near(open?.worst, 1 - Math.exp(-0.3 - 0.001 * 0.1), 1e-6)
  })
})
