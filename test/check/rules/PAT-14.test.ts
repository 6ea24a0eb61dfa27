import { testRule } from '../support.ts'

testRule('PAT-14', {
  fires: ({ profiles }) => {
    delete profiles.replication!.members![3]!.sync
  },
  at: 'profiles.replication.members.3',
  params: { place: 'ekb-a' },
  silent: ({ profiles }) => {
    profiles.replication!.members![3]!.role = 'replica'
  },
})
