import { testRule } from '../support.ts'

testRule('PAT-06', {
  fires: ({ profiles }) => {
    profiles.replication!.mode = 'async'
  },
  at: 'profiles.replication.mode',
  params: { requirement: 'DUR03' },
  // Replication never saves from an operator's mistake, so a zero loss promised for that is not a matter of its mode.
  silent: ({ profiles, measure }) => {
    profiles.replication!.mode = 'async'
    measure('DUR03', { metric: 'rpo', of: 'profiles', under: 'operator-error', target: '<= 0s' })
  },
})

// One server without a copy replicates nothing: that there is no second one is another finding (GEN-01).
testRule('PAT-06', {
  fires: ({ profiles }) => {
    profiles.replication!.mode = 'async'
  },
  at: 'profiles.replication.mode',
  params: { requirement: 'DUR03' },
  silent: ({ profiles }) => {
    delete profiles.shards
    profiles.replication = { mode: 'async', members: [{ in: 'msk-a' }] }
  },
})
