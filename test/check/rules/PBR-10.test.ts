import { testRule } from '../support.ts'

testRule('PBR-10', {
  fires: ({ profiles }) => {
    profiles.backup!.incremental = '1d'
  },
  at: 'profiles.backup.incremental',
  params: { id: 'profiles', incremental: 86400, full: 86400 },
  silent: ({ profiles }) => {
    profiles.backup!.incremental = '12h'
  },
})
