import { testRule } from '../support.ts'

testRule('PBR-09', {
  fires: ({ profiles }) => {
    profiles.backup!.in = 'ekb-b'
    delete profiles.backup!.alsoIn
    delete profiles.backup!.immutable
    delete profiles.backup!.separateAccount
  },
  at: 'profiles.backup',
  params: { store: 'profiles' },
  silent: ({ profiles }) => {
    profiles.backup!.in = 'ekb-b'
    delete profiles.backup!.alsoIn
    delete profiles.backup!.immutable
  },
})
