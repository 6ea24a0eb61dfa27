import { testRule } from '../support.ts'

testRule('HAP-01', {
  fires: ({ profiles }) => {
    profiles.proxy!.check = 'pgsql'
  },
  at: 'profiles.proxy.check',
  params: { id: 'profiles', check: 'pgsql' },
  silent: ({ profiles }) => {
    profiles.proxy!.check = 'http'
  },
})
