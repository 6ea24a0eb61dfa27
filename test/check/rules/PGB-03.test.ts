import { testRule } from '../support.ts'

testRule('PGB-03', {
  fires: ({ profiles }) => {
    profiles.pool = { technology: 'pgbouncer', size: 100, queryWaitTimeout: '500ms' }
  },
  at: 'profiles.pool',
  params: { retry: 15, target: 120, requirement: 'DUR02' },
  silent: ({ profiles }) => {
    profiles.pool = { technology: 'pgbouncer', size: 100, queryWaitTimeout: '500ms', serverLoginRetry: '1s' }
  },
})
