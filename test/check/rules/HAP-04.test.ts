import { testRule } from '../support.ts'

testRule('HAP-04', {
  fires: ({ profiles, element }) => {
    profiles.proxy!.sessionTimeout = '1m'
    element('api', 'service').pool!.idleTimeout = '10m'
  },
  at: 'api.pool.idleTimeout',
  params: { id: 'profiles', session: 60, client: 'api', idle: 600 },
  silent: ({ profiles, element }) => {
    profiles.proxy!.sessionTimeout = '30m'
    element('api', 'service').pool!.idleTimeout = '10m'
  },
})
