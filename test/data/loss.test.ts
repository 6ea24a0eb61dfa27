import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { dataLoss, effectOf } from '../../src/analyse/data/analyse.ts'
import type { BackupPolicy, Fault, Member, Replication } from '../../src/language/vocabulary/index.ts'
import { backup, lag, losePlace, patroni, standardMembers, topologyWith } from './model.ts'

function lossOf(replication: Replication, faults: Fault[], change: Parameters<typeof topologyWith>[0] = {}) {
  const topology = topologyWith({ ...change, db: { replication, ...change?.db } })
  const group = topology.groupsOf('db')[0]
  assert.ok(group)
  return dataLoss(topology, group, effectOf(topology, faults, 's'))
}

function typical(replication: Replication, faults: Fault[], change: Parameters<typeof topologyWith>[0] = {}): number {
  return lossOf(replication, faults, change).rpo?.typical ?? Number.NaN
}

const west = losePlace('west-a')
const corrupt: Fault = { kind: 'corrupt', store: 'db' }

describe('loss with synchronous copies', () => {
  it('is nothing when the synchronous copy is in another zone', () => {
    assert.equal(typical({ mode: 'sync', members: standardMembers }, [west]), 0)
  })

  it('is the lag of the far copy when the only synchronous copy dies with the primary', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-a' }, { in: 'east-a', sync: false, lag }]
    const found = lossOf({ mode: 'sync', members }, [west])
    assert.equal(found.rpo?.typical, 0.2)
    assert.equal(found.rpo?.worst, 2)
    assert.equal(found.source, 'db/main/3')
  })

  it('PG-03: under ANY 1 the fast copy beside the primary confirms, so a copy in another zone protects nothing', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-a' }, { in: 'west-b', sync: true, lag }]
    assert.equal(typical({ mode: 'quorum', acknowledgements: 1, members }, [west]), 0.2)
    assert.equal(typical({ mode: 'quorum', acknowledgements: 2, members }, [west]), 0)
  })

  it('FIRST 1: the order decides which copy is sure to have it', () => {
    const near: Member = { in: 'west-a' }
    const far: Member = { in: 'west-b', lag }
    assert.equal(typical({ mode: 'sync', members: [{ in: 'west-a' }, near, far] }, [west]), 0.2)
    assert.equal(typical({ mode: 'sync', members: [{ in: 'west-a' }, far, near] }, [west]), 0)
  })

  it('commit = local or off makes a synchronous copy asynchronous', () => {
    for (const commit of ['local', 'off'] as const) {
      const members: Member[] = [{ in: 'west-a' }, { in: 'west-b', lag }]
      assert.equal(typical({ mode: 'sync', commit, members }, [west]), 0.2)
    }
  })

  it('a witness, a read replica and a delayed copy are not promoted', () => {
    const members: Member[] = [
      { in: 'west-a' },
      { in: 'west-b', role: 'replica' },
      { in: 'west-c', delay: '1h' },
      { in: 'vault', role: 'witness' },
    ]
    assert.equal(lossOf({ mode: 'async', members }, [west]).source, 'pitr')
  })

  it('agrees with the enumeration of all confirming sets', () => {
    const place = fc.constantFrom('west-a', 'west-b', 'west-c')
    const any = fc.array(place, { minLength: 1, maxLength: 5 })
    const lostPlaces = fc.subarray(['west-a', 'west-b', 'west-c'], { minLength: 1 })
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 3 }), lostPlaces, fc.boolean(), (standbys, wanted, lost, first) => {
        const members: Member[] = [
          { in: 'west-a' },
          ...standbys.map((p): Member => ({ in: p, lag })),
          { in: 'east-a', sync: false, lag },
        ]
        const k = Math.min(wanted, standbys.length)
        const replication: Replication = { mode: first ? 'sync' : 'quorum', acknowledgements: k, members }
        const faults = [...new Set(['west-a', ...lost])].map(losePlace)
        const gone = (p: string) => p === 'west-a' || lost.includes(p)
        const sets = first ? [standbys.slice(0, k)] : subsets(standbys, k)
        const safe = sets.every((set) => set.some((p) => !gone(p)))
        return (typical(replication, faults) === 0) === safe
      }),
    )
  })
})

function subsets<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]]
  const [head, ...tail] = items
  if (head === undefined) return []
  return [...subsets(tail, size - 1).map((set) => [head, ...set]), ...subsets(tail, size)]
}

describe('loss in a partition', () => {
  const cut: Fault = { kind: 'partition', sides: [['west-a'], ['west-b', 'west-c', 'east', 'vault']] }

  it('asynchronous: the lag and what the cut-off primary still acknowledges, up to the lease', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-b', lag }]
    const found = lossOf({ mode: 'async', members }, [cut])
    assert.equal(found.rpo?.worst, 30 + 2)
    assert.equal(found.rpo?.typical, 15 + 0.2)
  })

  it('synchronous: commits hang on the cut-off side, nothing acknowledged is lost', () => {
    assert.equal(typical({ mode: 'sync', members: standardMembers }, [cut]), 0)
  })

  it('a synchronous copy on the primary’s own side goes on confirming what will be dropped', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-a' }, { in: 'west-b', lag }]
    assert.equal(lossOf({ mode: 'quorum', acknowledgements: 1, members }, [cut]).source, 'db/main/1')
    const failover = { ...patroni, votes: ['west-b', 'west-c', 'east-a'] }
    // Patroni promotes no copy that may lack commits: the group waits for the votes instead of losing data.
    assert.equal(typical({ mode: 'quorum', acknowledgements: 1, members }, [cut], { db: { failover } }), 0)
  })

  it('a primary that keeps the majority of the votes loses nothing', () => {
    const away: Fault = { kind: 'partition', sides: [['west', 'vault'], ['east']] }
    assert.equal(typical({ mode: 'async', members: standardMembers }, [away]), 0)
  })
})

describe('loss by corruption and by the loss of every copy', () => {
  it('Citus: nodes are restored to a common point (Citus 13, api_udf: a restore of each by itself is no consistent cut)', () => {
    const groups = ['a', 'b'].map((id) => ({ id, members: [{ in: `west-${id}` }] }))
    const of = (citus: object) => {
      const topology = topologyWith({
        db: { replication: { mode: 'async' }, shards: { key: 'k', tool: 'citus', groups, citus } },
      })
      const group = topology.groupsOf('db')[0]
      assert.ok(group)
      const found = dataLoss(topology, group, effectOf(topology, [{ ...corrupt, noticedAfter: '5m' }], 's')).rpo
      return [found?.best, found?.typical, found?.worst].map((n) => Number(n?.toFixed(6)))
    }
    // Each writes half of 3 MB/s: 16 MiB fill in 11.184811 s, pushed in 2 s; at best the living server hands over the last segment.
    assert.deepEqual(of({ restorePoints: true }), [300, 307.592405, 313.184811])
    assert.deepEqual(of({ restorePoints: true, restorePointEvery: '10m' }), [300, 607.592405, 913.184811])
  })

  const members = standardMembers
  const policy = (change: Partial<BackupPolicy>) => ({ db: { backup: { ...backup, ...change } as BackupPolicy } })
  const noArchive = { ...backup }
  delete noArchive.walArchive

  it('replicas repeat a DROP TABLE: the loss is that of the backups, worst = interval + copy time', () => {
    const found = lossOf({ mode: 'sync', members }, [corrupt], { db: { backup: noArchive } })
    assert.equal(found.source, 'backup')
    assert.deepEqual([found.rpo?.best, found.rpo?.typical, found.rpo?.worst], [600, 2 * 3600 + 600, 4 * 3600 + 600])
  })

  it('a daily snapshot: 24 h and the copy, as published for region loss by daily cross-region copies', () => {
    const daily = { ...noArchive }
    delete daily.incremental
    const found = lossOf({ mode: 'sync', members }, [losePlace('west'), losePlace('east')], { db: { backup: daily } })
    assert.equal(found.rpo?.worst, 86_400 + 600)
  })

  it('with an archive of the log it is min(16 MiB / walRate, time-out) + push', () => {
    const found = lossOf({ mode: 'sync', members }, [corrupt])
    assert.equal(found.source, 'pitr')
    assert.ok(Math.abs((found.rpo?.worst ?? 0) - (16_777_216 / 3e6 + 2)) < 1e-9)
    const idle = topologyWith({ db: { walRate: '1kB/s' } })
    const group = idle.groupsOf('db')[0]
    assert.ok(group)
    assert.equal(dataLoss(idle, group, effectOf(idle, [corrupt])).rpo?.worst, 62)
  })

  it('what was written until it was noticed is lost too', () => {
    const noticed: Fault = { ...corrupt, noticedAfter: '10m' }
    const [early, late] = [typical({ mode: 'sync', members }, [corrupt]), typical({ mode: 'sync', members }, [noticed])]
    assert.ok(Math.abs(late - early - 600) < 1e-9)
  })

  it('a logical dump cannot be rolled forward by the archive', () => {
    assert.equal(lossOf({ mode: 'sync', members }, [corrupt], policy({ tool: 'pg_dump' })).source, 'backup')
  })

  it('a delayed copy helps only when the error is noticed before it is replayed', () => {
    const delayed: Member[] = [...members, { in: 'west-c', role: 'replica', delay: '1h' }]
    const soon: Fault = { ...corrupt, noticedAfter: '10m' }
    const late: Fault = { ...corrupt, noticedAfter: '59m' }
    assert.equal(lossOf({ mode: 'sync', members: delayed }, [soon]).source, 'db/main/4')
    assert.equal(typical({ mode: 'sync', members: delayed }, [soon]), 600)
    assert.equal(lossOf({ mode: 'sync', members: delayed }, [late]).source, 'pitr')
  })

  it('noticed after the retention, without backups, or with backups lost too: everything is lost', () => {
    const stale: Fault = { ...corrupt, noticedAfter: '31d' }
    const wiped: Fault = { kind: 'lose-backups', store: 'db' }
    const never = Number.POSITIVE_INFINITY
    assert.equal(typical({ mode: 'sync', members }, [stale]), never)
    assert.equal(typical({ mode: 'sync', members }, [corrupt, wiped]), never)
    const bare = topologyWith()
    const { backup: _gone, ...rest } = bare.elements.get('db') as { backup?: unknown }
    bare.elements.set('db', rest as never)
    const group = bare.groupsOf('db')[0]
    assert.ok(group)
    assert.equal(dataLoss(bare, group, effectOf(bare, [corrupt])).rpo?.typical, never)
  })

  it('an immutable backup survives the attacker', () => {
    const wiped: Fault = { kind: 'lose-backups', store: 'db' }
    assert.equal(lossOf({ mode: 'sync', members }, [corrupt, wiped], policy({ immutable: true })).source, 'pitr')
  })

  it('a backup inside the failed scope does not count, a second repository outside does', () => {
    const all = [losePlace('west'), losePlace('east')]
    const local = lossOf({ mode: 'sync', members }, all, policy({ in: 'west-c' }))
    assert.equal(local.rpo?.typical, Number.POSITIVE_INFINITY)
    assert.equal(local.source, 'none')
    assert.equal(lossOf({ mode: 'sync', members }, all, policy({ in: 'west-c', alsoIn: ['vault'] })).source, 'pitr')
  })

  it('a backup that was never restored is marked as unproven', () => {
    const untested = { ...noArchive }
    delete untested.restoreTest
    const found = lossOf({ mode: 'sync', members }, [losePlace('west'), losePlace('east')], {
      db: { backup: untested },
    })
    assert.match(found.rpo?.derivation.note?.en ?? '', /unproven/)
  })

  it('GitLab, 2017-01-31: next to nothing while the standby lives, six hours and more once it and the backups are gone', () => {
    // One asynchronous standby; dumps failed silently; what was left was a snapshot taken about once a day.
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-b', lag }]
    const snapshot = { ...noArchive, full: '24h' as const, copyTime: '10m' as const }
    delete (snapshot as Partial<BackupPolicy>).incremental
    const declared = typical({ mode: 'async', members }, [losePlace('west-a')], { db: { backup: snapshot } })
    const real = typical({ mode: 'async', members }, [losePlace('west-a'), losePlace('west-b')], {
      db: { backup: snapshot },
    })
    assert.ok(declared < 1)
    assert.ok(real >= 6 * 3600)
  })
})
