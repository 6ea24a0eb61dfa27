/** Faults one after another, crashed processes, monitoring lost with what it watches, restores that share a link. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyseData } from '../../src/analyse/data/analyse.ts'
import { momentsOf } from '../../src/analyse/data/moments.ts'
import type { Element, Fault, Member } from '../../src/language/vocabulary/index.ts'
import { backup, losePlace, patroni, standardMembers, topologyWith } from '../data/model.ts'
import { analyseAll, journey, play, recovery } from './play.ts'

const near = (value: number | undefined, expected: number) =>
  assert.ok(Math.abs((value ?? Number.NaN) - expected) < 1e-6, `${value} against ${expected}`)
const scenario = (faults: Fault[]) => ({
  document: { scenarios: [{ id: 's1', title: 'S1', rate: '1/year' as const, faults }] },
})

describe('faults over time', () => {
  it('overlapping ones are taken together, others one after another', () => {
    const fault = (at: `${number}s`, length?: `${number}s`): Fault => ({
      kind: 'lose-place',
      place: 'west-a',
      at,
      ...(length ? { for: length } : {}),
    })
    const sets = (...faults: Fault[]) => momentsOf(faults).map((m) => [...m.active])
    assert.deepEqual(sets(fault('0s', '10s'), fault('5s', '10s')), [[0, 1]])
    assert.deepEqual(sets(fault('0s', '10s'), fault('10s', '10s')), [[0], [1]])
    assert.deepEqual(sets(fault('20s'), fault('0s', '10s')), [[1], [0]])
    assert.deepEqual(sets(fault('0s', '10s'), fault('8s', '10s'), fault('15s')), [
      [0, 1],
      [1, 2],
    ])
    assert.deepEqual(sets(), [[]])
  })

  it('a standby that is back before the primary dies takes over without loss', () => {
    const apart: Fault[] = [
      { kind: 'lose-instance', element: 'db', which: 'standby', for: '10m' },
      { kind: 'lose-instance', element: 'db', which: 'primary', at: '20m', for: '30m' },
    ]
    const together: Fault[] = apart.map((fault) => ({ ...fault, at: '0s' }) as Fault)
    const rpo = (faults: Fault[]) => analyseData(topologyWith(scenario(faults))).recoveries[0]?.rpo?.typical
    assert.equal(rpo(apart), 0)
    assert.ok((rpo(together) ?? 0) > 0)
    const [a, b] = [play(topologyWith(), ...apart), play(topologyWith(), ...together)]
    assert.equal(a.moments, 2)
    assert.equal(b.moments, undefined)
    assert.deepEqual(a.humanSteps, [])
    assert.ok(b.humanSteps.length > 0)
  })

  it('the promoted copy is the primary of what comes later; a break counts twice in the budget', () => {
    const one: Fault = { kind: 'lose-place', place: 'west-a', for: '1h' }
    const two: Fault = { kind: 'lose-place', place: 'west-b', at: '2h', for: '1h' }
    const outcome = play(topologyWith(), one, two)
    // West b is the primary by then, and its loss sends the role back to west a.
    const single = recovery(play(topologyWith(), one), 'db/main')?.rto?.typical ?? 0
    assert.deepEqual(outcome.humanSteps, [])
    const down = journey(outcome, 'west').intervals.filter((i) => i.state === 'down')
    assert.deepEqual(
      down.map((i) => i.from),
      [0, 7200],
    )
    near(down[1] && down[1].to - down[1].from, single)
    const { scenarios } = analyseAll(topologyWith(scenario([one, two])))
    const { scenarios: alone } = analyseAll(topologyWith(scenario([one])))
    near(scenarios[0]?.budget?.typical, 2 * (alone[0]?.budget?.typical ?? 0))
  })
})

describe('a crashed process', () => {
  const crash: Fault = { kind: 'lose-instance', element: 'db', process: true }
  it('is restarted by Patroni within a loop and a recovery, at worst fails over after primary_start_timeout', () => {
    const outcome = play(topologyWith({ db: { restart: '10s', proxy: { technology: 'vip' } } }), crash)
    const found = recovery(outcome, 'db/main')
    // loop 0/5/10 + restart 10/10/(300 + 10); the call in flight 0/0.5/1
    near(found?.phases[0]?.quantity.typical, 5)
    near(found?.phases[1]?.quantity.typical, 10)
    near((found?.phases[0]?.quantity.worst ?? 0) + (found?.phases[1]?.quantity.worst ?? 0), 320)
    assert.equal(journey(outcome, 'west').outcome, 'interrupted')
  })
  it('loses nothing that is on its disk; an asynchronous standby loses its lag only at worst', () => {
    const members: Member[] = [{ in: 'west-a' }, { in: 'west-b', lag: '3s' }]
    const rpo = (mode: 'async' | 'sync') =>
      analyseData(topologyWith({ ...scenario([crash]), db: { replication: { mode, members } } })).recoveries[0]?.rpo
    assert.deepEqual([rpo('sync')?.worst, rpo('async')?.typical, rpo('async')?.worst], [0, 0, 3])
  })
})

describe('monitoring lost with what it watches', () => {
  const monitor = (noticedWithout?: '20m'): Element => ({
    kind: 'monitoring',
    id: 'prom',
    title: 'Prometheus',
    alerting: {
      scrapeInterval: '15s',
      evaluationInterval: '15s',
      for: '1m',
      groupWait: '30s',
      receivers: ['user'],
      ...(noticedWithout ? { noticedWithout } : {}),
    },
  })
  const lost = (noticedWithout?: '20m') => {
    const base = topologyWith({ elements: [monitor(noticedWithout)] }).document
    const deployments = [...base.deployments, { id: 'prom@west', element: 'prom', in: 'west', replicas: 1 }]
    return play(topologyWith({ elements: [monitor(noticedWithout)], document: { deployments } }), losePlace('west'))
  }
  it('people notice themselves, in the time the model gives', () => {
    // 20 min, then notice 2 + decide 5 + act 3 min and the call in flight
    const found = recovery(lost('20m'), 'db/main')
    assert.equal(found?.phases[0]?.human, true)
    near(found?.phases[0]?.quantity.typical, 1200)
    assert.ok((found?.rto?.typical ?? 0) >= 1800)
  })
  it('without it the time stays unknown', () => {
    assert.match(recovery(lost(), 'db/main')?.unknown?.en ?? '', /noticedWithout/)
  })
})

describe('two sites', () => {
  it('never fail over automatically when the site of the primary is lost, wherever the votes are', () => {
    const zones = ['west-a', 'east-a']
    const members: Member[] = [{ in: 'west-a' }, { in: 'east-a' }]
    for (let inWest = 0; inWest <= 5; inWest++) {
      for (let inEast = 0; inWest + inEast <= 5; inEast++) {
        const votes = [...Array(inWest).fill(zones[0]), ...Array(inEast).fill(zones[1])] as string[]
        for (const mode of ['async', 'sync', 'quorum'] as const) {
          const topology = topologyWith({ db: { replication: { mode, members }, failover: { ...patroni, votes } } })
          const effects = zones.map((zone) => recovery(play(topology, losePlace(zone)), 'db/main'))
          const automatic = effects.map((found) => found?.effect === 'failover' && !found.phases.some((p) => p.human))
          // A majority lives on one side only: the loss of that side is never survived by itself.
          assert.ok(!(automatic[0] && inWest >= inEast), `${inWest}+${inEast} ${mode}`)
          const [west, east] = zones.map((zone) => journey(play(topology, losePlace(zone)), 'west'))
          const held = [west, east].filter((o) => o?.outcome === 'served' || (o?.rto?.typical ?? Infinity) < 300)
          assert.ok(held.length < 2, `both sides survived with ${inWest}+${inEast} ${mode}`)
        }
      }
    }
  })
})

describe('shards restored together', () => {
  const shards = (ceilingShared?: boolean) => {
    const groups = ['a', 'b'].map((id) => ({ id, share: '50%' as const, members: [{ in: `west-${id}` }] }))
    const { replication: _replication, ...rest } = { replication: { mode: 'async' as const, members: standardMembers } }
    return topologyWith({
      db: {
        ...rest,
        replication: { mode: 'async' },
        shards: { key: 'id', tool: 'application', groups },
        backup: {
          ...backup,
          in: 'vault',
          processes: 4,
          restoreCeiling: '500MB/s',
          ...(ceilingShared ? { ceilingShared } : {}),
        },
      },
    })
  }
  const transfer = (ceilingShared: boolean | undefined, fault: Fault) =>
    recovery(play(shards(ceilingShared), fault), 'db/a')?.phases.find((p) => p.label.en.includes('are copied'))
      ?.quantity.typical
  it('have a ceiling each, or one in common', () => {
    const drop: Fault = { kind: 'corrupt', store: 'db' }
    // 200 GB each at 500 MB/s: 400 s; together over one ceiling 800 s
    near(transfer(undefined, drop), 400)
    near(transfer(true, drop), 800)
    near(transfer(true, losePlace('west-a')), 400)
  })
})
