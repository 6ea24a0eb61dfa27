import { testRule } from '../support.ts'

testRule('PGB-04', {
  fires: ({ profiles }) => {
    profiles.pool = { technology: 'pgbouncer', size: 20, hosts: 1, serverLoginRetry: '1s', queryWaitTimeout: '400ms' }
  },
  at: 'profiles.pool.hosts',
  params: { id: 'profiles' },
  silent: ({ profiles }) => {
    profiles.pool = { technology: 'pgbouncer', size: 20, hosts: 2, serverLoginRetry: '1s', queryWaitTimeout: '400ms' }
  },
})
