import { testRule } from '../support.ts'

testRule('PG-13', {
  today: '2026-11-21',
  fires: ({ profiles }) => {
    profiles.version = '13.4'
  },
  at: 'profiles.version',
  params: { id: 'profiles', version: '13.4', end: '2025-11-13' },
  silent: ({ profiles }) => {
    profiles.version = '17'
  },
})
