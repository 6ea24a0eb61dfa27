import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Database, Element, Fault, Member } from '../../src/language/vocabulary/index.ts'
import { backup, database, lag, losePlace, patroni, standardMembers, topologyWith } from '../data/model.ts'
import { journey, play, recovery } from './play.ts'

function withoutPeople({ manualPromotion: _people, ...store }: Database): Database {
  return store
}

describe('failover of a store', () => {
  it('zone of the primary lost: Patroni, proxy and the caller’s time-out, nobody needed', () => {
    const outcome = play(topologyWith(), losePlace('west-a'))
    const found = recovery(outcome, 'db/main')
    assert.equal(found?.effect, 'failover')
    assert.deepEqual(outcome.humanSteps, [])
    // 23.6 / 32.1 / 40.6 of Patroni behind its HAProxy template and 0..1 s of the call in flight
    assert.ok(Math.abs((found?.rto?.best ?? 0) - 23.6) < 1e-9)
    assert.ok(Math.abs((found?.rto?.typical ?? 0) - 32.6) < 1e-9)
    assert.ok(Math.abs((found?.rto?.worst ?? 0) - 41.6) < 1e-9)
    assert.equal(journey(outcome, 'west').outcome, 'interrupted')
    assert.equal(journey(outcome, 'west').binding, 'db/main')
  })

  it('the majority of the votes dies with the primary: a person must act', () => {
    const topology = topologyWith({ db: { failover: { ...patroni, votes: ['west-a', 'west-a', 'west-b'] } } })
    const outcome = play(topology, losePlace('west-a'))
    assert.match(recovery(outcome, 'db/main')?.what.en ?? '', /majority of the votes is lost/)
    assert.equal(outcome.humanSteps.length, 3)
    // 2 + 5 + 3 min and 0..1 s of the call in flight; no proxy of its own: people repoint
    assert.ok(Math.abs((recovery(outcome, 'db/main')?.rto?.typical ?? 0) - 600.5) < 1e-9)
  })

  it('two sites never fail over by themselves: whatever the votes, the loss of one of them needs a person', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'east-a' }]
    for (const votes of [
      ['west', 'east'],
      ['west', 'west', 'east'],
      ['west', 'east', 'east'],
      ['west', 'west', 'east', 'east'],
    ]) {
      const automatic = (['west', 'east'] as const).map((primary) => {
        const ordered = primary === 'west' ? members : [...members].reverse()
        const topology = topologyWith({
          db: { replication: { mode: 'sync', members: ordered }, failover: { ...patroni, votes } },
        })
        return play(topology, losePlace(primary)).humanSteps.length === 0
      })
      assert.ok(automatic.includes(false), votes.join(' '))
    }
    const third = topologyWith({
      db: { replication: { mode: 'sync', members }, failover: { ...patroni, votes: ['west', 'east', 'vault'] } },
    })
    assert.deepEqual(play(third, losePlace('west')).humanSteps, [])
  })

  it('a synchronous mode does not promote an asynchronous copy by itself', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-a' }, { in: 'west-b', sync: false, lag }]
    const outcome = play(topologyWith({ db: { replication: { mode: 'sync', members } } }), losePlace('west-a'))
    assert.match(recovery(outcome, 'db/main')?.what.en ?? '', /does not promote a copy that may lack/)
    const async = play(topologyWith({ db: { replication: { mode: 'async', members } } }), losePlace('west-a'))
    assert.deepEqual(async.humanSteps, [])
  })

  it('a manual step without a human time is unknown, never zero', () => {
    const bare = database({ failover: { manager: 'manual' } })
    delete bare.manualPromotion
    const base = topologyWith()
    const elements = base.document.elements.map((element) => (element.id === 'db' ? bare : element))
    const outcome = play(topologyWith({ document: { elements } }), losePlace('west-a'))
    assert.equal(recovery(outcome, 'db/main')?.rto, undefined)
    assert.match(recovery(outcome, 'db/main')?.unknown?.en ?? '', /manualPromotion/)
    assert.match(journey(outcome, 'west').unknown?.en ?? '', /manualPromotion/)
    assert.equal(outcome.budget, undefined)
  })

  it('monitoring that dies with what it watches pages nobody, unless a dead man’s switch does', () => {
    const monitor = (deadMansSwitch: boolean): Element => ({
      kind: 'monitoring',
      id: 'mon',
      title: 'Mon',
      alerting: {
        scrapeInterval: '15s',
        evaluationInterval: '15s',
        for: '1m',
        groupWait: '30s',
        receivers: [],
        deadMansSwitch,
      },
    })
    const build = (dead: boolean) => {
      const base = topologyWith({ elements: [monitor(dead)] })
      const deployments = [...base.document.deployments, { id: 'mon@west', element: 'mon', in: 'west-a', replicas: 1 }]
      return topologyWith({ elements: [monitor(dead)], document: { deployments } })
    }
    assert.match(recovery(play(build(false), losePlace('west')), 'db/main')?.unknown?.en ?? '', /dead man/)
    // 115 s of the page, 600 s of people, 0.5 s of the call in flight
    assert.ok(Math.abs((recovery(play(build(true), losePlace('west')), 'db/main')?.rto?.typical ?? 0) - 715.5) < 1e-9)
  })

  it('a place that comes back before the failover ends is waited for', () => {
    const short: Fault = { kind: 'lose-place', place: 'west-a', for: '1s' }
    const topology = topologyWith({ db: { restart: '5s' } })
    assert.equal(recovery(play(topology, short), 'db/main')?.rto?.typical, 6)
  })

  it('every copy lost: a restore from the repository that survives; none survives: never', () => {
    const all = [losePlace('west'), losePlace('east')]
    const outcome = play(topologyWith(), ...all)
    const restored = recovery(outcome, 'db/main')
    assert.equal(restored?.effect, 'restore')
    assert.ok((restored?.rto?.typical ?? 0) > 1600)
    const local = play(topologyWith({ db: { backup: { ...backup, in: 'west-b' } } }), ...all)
    assert.equal(recovery(local, 'db/main')?.rto?.typical, Number.POSITIVE_INFINITY)
  })

  it('a restore that may take longer than the return of the copies is at worst the return', () => {
    const members: Member[] = [{ in: 'west-a' }]
    const slow = { ...backup, human: { best: '1m', typical: '2m', worst: '4h' } } as const
    const rto = (length: '4h' | '6h') => {
      const topology = topologyWith({ db: { replication: { mode: 'async', members }, backup: slow } })
      return recovery(play(topology, { kind: 'lose-place', place: 'west-a', for: length }), 'db/main')?.rto
    }
    // a restore, at worst: 14,400 s of people + 1,600 s + 3 MB/s x 14,400 s / 50 MB/s (864 s) + 2 s = 16,866 s
    const long = rto('6h')
    assert.deepEqual([long?.typical, long?.worst], [2153.25, 16_866])
    // the return, at worst: 14,400 s and a minute of crash recovery
    const short = rto('4h')
    assert.deepEqual([short?.best, short?.typical, short?.worst], [long?.best, 2153.25, 14_460])
  })

  it('corruption: noticing, people, restore', () => {
    const corrupt: Fault = { kind: 'corrupt', store: 'db', noticedAfter: '10m' }
    const found = recovery(play(topologyWith(), corrupt), 'db/main')
    assert.deepEqual(
      found?.phases.map((p) => p.kind),
      ['detect', 'human', 'restore', 'restore', 'restore', 'restore', 'restore'],
    )
    assert.ok(Math.abs((found?.rto?.typical ?? 0) - (600 + 120 + 1600 + 432 + 1.25)) < 1e-9)
  })

  it('silent corruption: the users are served until it is noticed, and the recovery begins there', () => {
    const corrupt: Fault = { kind: 'corrupt', store: 'db', noticedAfter: '10m', silent: true }
    const outcome = play(topologyWith(), corrupt)
    const found = recovery(outcome, 'db/main')
    assert.ok(found?.phases.every((phase) => phase.kind !== 'detect'))
    const restore = 120 + 1600 + 432 + 1.25
    assert.ok(Math.abs((found?.rto?.typical ?? 0) - restore) < 1e-9)
    const seen = journey(outcome, 'west')
    assert.ok(Math.abs((seen.rto?.typical ?? 0) - restore) < 1e-9)
    assert.deepEqual(
      seen.intervals.slice(0, 2).map(({ from, to, state }) => [from, Math.round(to), state]),
      [
        [0, 600, 'served'],
        [600, Math.round(600 + restore), 'down'],
      ],
    )
  })

  it('corruption noticed after the retention: no clean copy is left to restore from', () => {
    for (const silent of [true, false]) {
      const late: Fault = { kind: 'corrupt', store: 'db', noticedAfter: '31d', silent }
      const found = recovery(play(topologyWith(), late), 'db/main')
      assert.equal(found?.effect, 'down')
      assert.equal(found?.rto?.typical, Number.POSITIVE_INFINITY)
      assert.match(found?.what.en ?? '', /no clean copy is left/)
    }
  })
})

describe('partitions and lost standbys', () => {
  const cut: Fault = { kind: 'partition', sides: [['west-a'], ['west-b', 'west-c', 'east', 'vault']], for: '1h' }

  it('the majority side takes over', () => {
    assert.equal(recovery(play(topologyWith(), cut), 'db/main')?.effect, 'failover')
  })

  it('no majority on either side with a candidate: the primary demotes itself until the votes return', () => {
    const replication = { mode: 'sync' as const, members: [{ in: 'west-a' }] }
    const topology = topologyWith({ db: { replication } })
    const byHand = recovery(play(topology, cut), 'db/main')
    assert.equal(byHand?.rto?.typical, 600.5)
    topology.elements.set('db', withoutPeople(database({ replication })))
    const found = recovery(play(topology, cut), 'db/main')
    assert.equal(found?.effect, 'down')
    assert.equal(found?.rto?.typical, 3600 + 2 + 10 + 20)
  })

  it('failsafe mode keeps a primary that still reaches every member', () => {
    const votes = ['east-a', 'east-b', 'vault']
    const local: Member[] = [{ in: 'west-a' }, { in: 'west-b' }]
    const away: Fault = { kind: 'partition', sides: [['west'], ['east', 'vault']], for: '1h' }
    const build = (failsafeMode: boolean) =>
      topologyWith({
        db: { replication: { mode: 'sync', members: local }, failover: { ...patroni, votes, failsafeMode } },
      })
    const kept = recovery(play(build(true), away), 'db/main')
    assert.match(kept?.what.en ?? '', /0 of 3 votes are left; the primary serves on, but nobody can fail it over/)
    assert.deepEqual([kept?.effect, kept?.rto?.worst], ['degraded', 0])
    assert.match(recovery(play(build(false), away), 'db/main')?.what.en ?? '', /no majority of votes/)
  })

  it('users on the wrong side of a lost link wait for it', () => {
    const link: Fault = { kind: 'lose-link', link: 'west--east', for: '30m' }
    // The way over the vault is left: nothing is separated.
    assert.equal(journey(play(topologyWith(), link), 'east').outcome, 'served')
    const both = play(topologyWith(), link, { kind: 'lose-link', link: 'east--vault', for: '30m' })
    assert.equal(journey(both, 'east').outcome, 'down')
    assert.equal(journey(both, 'east').rto?.typical, 1800)
    assert.equal(journey(both, 'west').outcome, 'served')
  })

  it('a lost synchronous standby: a pause, or with strict mode no writes at all', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-b' }]
    const lost: Fault = { kind: 'lose-instance', element: 'db', which: 'standby' }
    const pause = recovery(play(topologyWith({ db: { replication: { mode: 'sync', members } } }), lost), 'db/main')
    assert.deepEqual([pause?.rto?.best, pause?.rto?.typical, pause?.rto?.worst], [0, 5, 30])
    const strict = play(topologyWith({ db: { replication: { mode: 'sync', strict: true, members } } }), lost)
    assert.equal(recovery(strict, 'db/main')?.rto?.typical, Number.POSITIVE_INFINITY)
    assert.equal(journey(strict, 'west').outcome, 'down')
  })

  it('an asynchronous standby is missed by nobody', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-b' }, ...standardMembers.slice(2)]
    const outcome = play(topologyWith({ db: { replication: { mode: 'sync', members } } }), {
      kind: 'lose-place',
      place: 'east-a',
    })
    assert.equal(recovery(outcome, 'db/main')?.rto?.typical, 0)
    assert.notEqual(journey(outcome, 'west').outcome, 'down')
  })
})
