import { testRule } from '../support.ts'

testRule('HAP-06', {
  fires: ({ profiles }) => {
    profiles.proxy!.maxconn = 500
  },
  at: 'profiles.proxy.maxconn',
  params: { id: 'profiles', maxconn: 500, limit: 200 },
  silent: ({ profiles }) => {
    profiles.proxy!.maxconn = 180
  },
})
