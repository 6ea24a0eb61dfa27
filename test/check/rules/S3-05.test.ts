import { testRule } from '../support.ts'

testRule('S3-05', {
  fires: ({ profiles }) => {
    profiles.backup!.separateAccount = false
  },
  at: 'profiles.backup.separateAccount',
  params: { store: 'profiles', bucket: 'archive' },
  silent: ({ profiles }) => {
    profiles.backup!.in = 'ekb-b'
    delete profiles.backup!.alsoIn
    profiles.backup!.separateAccount = false
  },
})
