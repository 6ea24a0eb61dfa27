import { testRule } from '../support.ts'

testRule('PG-02', {
  fires: ({ profiles }) => {
    profiles.replication!.commit = 'remote_write'
  },
  at: 'profiles.replication.commit',
  params: { requirement: 'DUR03', commit: 'remote_write' },
  silent: ({ profiles }) => {
    profiles.replication!.commit = 'remote_apply'
  },
})
