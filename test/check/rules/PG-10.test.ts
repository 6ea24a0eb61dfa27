import { testRule } from '../support.ts'

testRule('PG-10', {
  // Both confirmations and only two copies near: with FIRST 3 a commit waits for the other region, 28 ms away.
  fires: ({ profiles }) => {
    profiles.replication!.acknowledgements = 3
    delete profiles.replication!.members![3]!.sync
  },
  at: 'profiles.replication.mode',
  params: { group: 'profiles', roundTrip: 0.028, rate: 1 / 0.028 },
  silent: ({ profiles }) => {
    profiles.replication!.acknowledgements = 2
  },
})
