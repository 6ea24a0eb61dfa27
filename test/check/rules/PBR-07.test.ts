import { testRule } from '../support.ts'

testRule('PBR-07', {
  fires: ({ profiles }) => {
    profiles.backup!.restoreTest = { every: '1y' }
  },
  at: 'profiles.backup.restoreTest',
  params: { store: 'profiles', every: 31_536_000 },
  silent: ({ profiles }) => {
    profiles.backup!.restoreTest = { every: '90d' }
  },
})
