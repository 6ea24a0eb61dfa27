import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('CIT-06', {
  fires: ({ profiles }) => {
    profiles.replication = { mode: 'async' }
    profiles.shards = {
      key: 'user_id',
      tool: 'citus',
      citus: { restorePoints: true },
      groups: [
        { id: 'coordinator', members: [{ in: 'msk-a' }, { in: 'msk-b' }] },
        { id: 'worker-1', members: [{ in: 'msk-a' }] },
      ],
    }
  },
  at: 'profiles.shards.groups.1.members',
  params: { group: 'worker-1', store: 'profiles' },
  silent: ({ profiles }) => {
    profiles.replication = { mode: 'async' }
    profiles.shards = {
      key: 'user_id',
      tool: 'citus',
      groups: [{ id: 'coordinator', members: [{ in: 'msk-a' }, { in: 'msk-b' }] }],
    }
  },
  also: ['PAT-06'],
})

test('CIT-06 is silent on a cluster that no journey needs', () => {
  const told = tell(
    changed(({ profiles, relation }) => {
      profiles.replication = { mode: 'async' }
      profiles.shards = { key: 'user_id', tool: 'citus', groups: [{ id: 'only', members: [{ in: 'msk-a' }] }] }
      Object.assign(relation('api->profiles'), { need: 'soft', fallback: 'none' })
    }),
  )
  assert.deepEqual(
    told.filter(({ code }) => code === 'CIT-06'),
    [],
  )
})
