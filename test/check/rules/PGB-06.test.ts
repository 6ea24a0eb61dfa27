import { testRule } from '../support.ts'

testRule('PGB-06', {
  fires: ({ profiles }) => {
    profiles.pool = { technology: 'pgbouncer', size: 100, serverLoginRetry: '1s' }
  },
  at: 'profiles.pool',
  params: { wait: 120, client: 'api', timeout: 0.5 },
  silent: ({ profiles, relation }) => {
    profiles.pool = { technology: 'pgbouncer', size: 100, serverLoginRetry: '1s', queryWaitTimeout: '400ms' }
    relation('api->profiles').timeout = '400ms'
  },
})
