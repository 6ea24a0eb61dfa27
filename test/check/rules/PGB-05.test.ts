import { testRule } from '../support.ts'

testRule('PGB-05', {
  fires: ({ profiles }) => {
    profiles.pool = {
      technology: 'pgbouncer',
      size: 20,
      target: 'server',
      serverLoginRetry: '1s',
      queryWaitTimeout: '400ms',
    }
  },
  at: 'profiles.pool.target',
  params: { id: 'profiles' },
  silent: ({ profiles }) => {
    profiles.pool = {
      technology: 'pgbouncer',
      size: 20,
      target: 'leader',
      serverLoginRetry: '1s',
      queryWaitTimeout: '400ms',
    }
  },
})
