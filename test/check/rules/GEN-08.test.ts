import { testRule } from '../support.ts'

testRule('GEN-08', {
  fires: ({ profiles }) => {
    delete profiles.backup!.restoreTest
  },
  at: 'profiles.backup',
  params: { id: 'profiles' },
  silent: ({ profiles }) => {
    profiles.backup!.restoreTest = { every: '1d' }
  },
})
