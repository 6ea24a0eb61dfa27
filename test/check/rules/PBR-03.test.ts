import { testRule } from '../support.ts'

testRule('PBR-03', {
  fires: ({ profiles, remove }) => {
    profiles.backup!.in = 'msk-a'
    delete profiles.backup!.alsoIn
    remove('elements', 'archive')
  },
  at: 'profiles.backup.in',
  params: { store: 'profiles', place: 'msk-a' },
  // Another zone is enough while no scenario loses the whole region together with every copy.
  silent: ({ profiles }) => {
    profiles.backup!.in = 'msk-c'
    delete profiles.backup!.alsoIn
  },
})
