import { testRule } from '../support.ts'

testRule('PG-03', {
  // ANY 1 of a copy next door and one in another zone: the one next door is the faster.
  fires: ({ profiles }) => {
    profiles.replication!.members![1]!.in = 'msk-a'
  },
  at: 'profiles.replication.members.1',
  params: { requirement: 'DUR03', scenario: 'zone-loss', lost: 'msk-a' },
  // ANY 2 always waits for a copy outside the zone as well.
  silent: ({ profiles }) => {
    profiles.replication!.members![1]!.in = 'msk-a'
    profiles.replication!.acknowledgements = 2
  },
})
