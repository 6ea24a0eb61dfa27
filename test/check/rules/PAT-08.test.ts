import { testRule } from '../support.ts'

testRule('PAT-08', {
  fires: ({ profiles }) => {
    profiles.replication!.strict = true
    profiles.replication!.acknowledgements = 2
  },
  at: 'profiles.replication.strict',
  params: { group: 'profiles', needed: 2 },
  silent: ({ profiles }) => {
    profiles.replication!.strict = true
  },
})
