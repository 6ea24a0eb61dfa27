import { testRule } from '../support.ts'

testRule('PBR-05', {
  fires: ({ profiles }) => {
    profiles.backup!.full = '7d'
    profiles.backup!.retention = '5d'
  },
  at: 'profiles.backup.retention',
  params: { retention: 432_000, full: 604_800 },
  silent: ({ profiles }) => {
    profiles.backup!.full = '7d'
    profiles.backup!.retention = '14d'
  },
})
