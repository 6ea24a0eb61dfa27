/** A setting of a store that is wrong for several of its shard groups is one mistake, and one finding. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, type Model, tell } from './support.ts'

/** Three shard groups, alike but for the share of the rows. */
function sharded(model: Model): void {
  const { profiles } = model
  const members = profiles.replication!.members!
  delete profiles.replication!.members
  profiles.shards = {
    tool: 'application',
    key: 'region',
    groups: (['20%', '50%', '30%'] as const).map((share, at) => ({ id: `g${at}`, share, members })),
  }
}

const groups = (code: string, change: (model: Model) => void) =>
  tell(
    changed((model) => {
      sharded(model)
      change(model)
    }),
  )
    .filter((finding) => finding.code === code)
    .map(({ params }) => params.group)

test('what all groups share is told once', () => {
  const [tight] = groups('PAT-08', ({ profiles }) => {
    profiles.replication!.strict = true
    profiles.replication!.acknowledgements = 2
  })
  assert.equal(tight, 'profiles: g0, g1, g2')
  assert.deepEqual(
    groups('PG-01', ({ profiles }) => {
      profiles.failover = { manager: 'manual' }
      profiles.replication!.acknowledgements = 2
    }),
    ['profiles: g0, g1, g2'],
  )
})

test('of disks and connections the group that needs most is told', () => {
  assert.deepEqual(
    groups('GEN-23', ({ profiles }) => {
      profiles.disk = '20GB'
    }),
    ['g1'],
  )
  assert.equal(
    groups('PGB-01', ({ element }) => {
      element('api', 'service').pool!.size = 200
    }).length,
    1,
  )
})
