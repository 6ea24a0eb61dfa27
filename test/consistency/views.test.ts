/** What journeys see in partitions, what consistency costs them, how old reads may be. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyseConsistency } from '../../src/analyse/consistency/analyse.ts'
import type { Database, Member } from '../../src/language/vocabulary/index.ts'
import { topologyWith } from '../data/model.ts'

const empty = { recoveries: [], restores: [], durability: [] }
const members: Member[] = [{ in: 'west-a' }, { in: 'west-b' }, { in: 'east-a', sync: false, promotion: 'manual' }]
const analysed = (db: Partial<Database>, commits = 1) => {
  const base = topologyWith({ db })
  const journeys = base.document.journeys.map((j) => ({
    ...j,
    steps: [...j.steps.slice(0, 2), { to: 'db', operation: 'write' as const, calls: commits }],
  }))
  return analyseConsistency(topologyWith({ db, document: { journeys } }), empty)
}

describe('views of journeys', () => {
  it('each side of the partition of the regions: the side of the votes writes, the other is refused', () => {
    const { views = [] } = analysed({ replication: { mode: 'sync', members } })
    const between = views.filter((v) => v.situationId.startsWith('partition:west|east:'))
    assert.deepEqual(
      between.map((v) => [v.region, v.answer]),
      [
        ['west', 'served'],
        ['east', 'refused'],
      ],
    )
  })
  it('in a partition of zones the callers of the region stand on both sides', () => {
    const { views = [] } = analysed({ replication: { mode: 'sync', members } })
    const zones = views.filter((v) => v.region === 'west' && v.situationId.startsWith('partition:west-'))
    assert.ok(new Set(zones.map((v) => v.situationId)).size >= 2)
    assert.ok(zones.some((v) => v.answer === 'served') && zones.some((v) => v.answer !== 'served'))
    assert.deepEqual(
      views.filter((v) => v.situationId === 'normal').map((v) => v.answer),
      ['served', 'served'],
    )
  })
})

describe('price of consistency', () => {
  it('commits x round trip to the copy that is waited for', () => {
    const far: Member[] = [{ in: 'west-a' }, { in: 'east-a', sync: true }]
    const { prices = [] } = analysed({ replication: { mode: 'sync', members: far } }, 3)
    assert.deepEqual(
      prices.map((p) => [p.region, p.commits]),
      [
        ['west', 3],
        ['east', 3],
      ],
    )
    for (const { price } of prices) assert.ok(Math.abs(price.typical - 3 * 0.03) < 1e-12)
  })
})

describe('age of reads', () => {
  const ages = (db: Partial<Database>) => analysed(db).staleness ?? []
  it('a query at the replica may hold replay back: lag at best and typically, the limit on top at worst', () => {
    const lagging: Member[] = [
      { in: 'west-a' },
      { in: 'west-b', role: 'replica', lag: { best: '1ms', typical: '2s', worst: '4s' } },
    ]
    const [standard] = ages({ replication: { mode: 'async', members: lagging } })
    assert.deepEqual([standard?.age.best, standard?.age.typical, standard?.age.worst], [0.001, 2, 34])
    const [short] = ages({ replication: { mode: 'async', members: lagging }, maxStandbyDelay: '5s' })
    assert.equal(short?.age.worst, 9)
    const [other] = ages({ replication: { mode: 'async', members: lagging }, technology: 'other' })
    assert.equal(other?.age.worst, 4)
  })
  it('read-your-writes at a copy only when commits wait for its replay', () => {
    const own = (db: Partial<Database>) => ages(db).map((bound) => bound.readYourWrites)
    assert.deepEqual(own({ replication: { mode: 'sync', members, commit: 'remote_apply' } }), ['always', 'after-age'])
    assert.deepEqual(own({ replication: { mode: 'sync', members } }), ['after-age', 'after-age'])
    const three: Member[] = [{ in: 'west-a' }, { in: 'west-b' }, { in: 'west-c' }]
    assert.deepEqual(own({ replication: { mode: 'quorum', members: three, commit: 'remote_apply' } }), [
      'after-age',
      'after-age',
    ])
    assert.deepEqual(
      own({ replication: { mode: 'quorum', acknowledgements: 2, members: three, commit: 'remote_apply' } }),
      ['always', 'always'],
    )
  })
})
