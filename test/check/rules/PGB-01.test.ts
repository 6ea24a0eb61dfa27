import { testRule } from '../support.ts'

testRule('PGB-01', {
  // Ten replicas of the API with 20 connections each, and 197 that PostgreSQL accepts.
  fires: ({ element }) => {
    element('api', 'service').pool!.size = 20
  },
  at: 'profiles.maxConnections',
  params: { group: 'profiles', wanted: 200, allowed: 197 },
  silent: ({ element, profiles }) => {
    element('api', 'service').pool!.size = 20
    profiles.pool = {
      technology: 'pgbouncer',
      size: 100,
      mode: 'transaction',
      serverLoginRetry: '1s',
      queryWaitTimeout: '500ms',
    }
  },
})
