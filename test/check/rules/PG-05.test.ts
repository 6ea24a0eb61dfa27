import { testRule } from '../support.ts'

testRule('PG-05', {
  fires: ({ profiles }) => {
    profiles.slots = false
    delete profiles.backup!.walArchive
  },
  at: 'profiles.slots',
  params: { id: 'profiles' },
  silent: ({ profiles }) => {
    profiles.slots = false
    delete profiles.backup!.walArchive
    profiles.walKeepSize = '16GB'
  },
})
