import { testRule } from '../support.ts'

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
