import { testRule } from '../support.ts'

testRule('HAP-07', {
  fires: ({ profiles }) => {
    profiles.proxy!.timeout = '10s'
  },
  at: 'profiles.proxy.timeout',
  params: { id: 'profiles', timeout: 10, budget: 6 },
  // The stock template of Patroni.
  silent: ({ profiles }) => {
    profiles.proxy!.interval = '3s'
    profiles.proxy!.timeout = '5s'
  },
})
