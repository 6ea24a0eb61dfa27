import { testRule } from '../support.ts'

testRule('PBR-06', {
  fires: ({ profiles }) => {
    profiles.backup!.encrypted = false
  },
  at: 'profiles.backup.encrypted',
  params: { store: 'profiles', repository: 'archive' },
  silent: ({ profiles }) => {
    profiles.backup!.encrypted = false
    profiles.backup!.in = 'msk-a'
    delete profiles.backup!.alsoIn
  },
})
