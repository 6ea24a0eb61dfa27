import { testRule } from '../support.ts'

testRule('PG-01', {
  fires: ({ profiles }) => {
    profiles.failover = { manager: 'manual' }
    profiles.replication!.acknowledgements = 2
  },
  at: 'profiles.replication.mode',
  params: { group: 'profiles', needed: 2 },
  silent: ({ profiles }) => {
    profiles.failover = { manager: 'manual' }
  },
})
