import { testRule } from '../support.ts'

testRule('PGB-02', {
  fires: ({ profiles }) => {
    profiles.pool = {
      technology: 'pgbouncer',
      size: 20,
      mode: 'transaction',
      serverLoginRetry: '1s',
      queryWaitTimeout: '400ms',
      sessionFeatures: ['listen'],
    }
  },
  at: 'profiles.pool.sessionFeatures',
  params: { id: 'profiles', mode: 'transaction', features: 'listen' },
  silent: ({ profiles }) => {
    profiles.pool = {
      technology: 'pgbouncer',
      size: 20,
      mode: 'session',
      serverLoginRetry: '1s',
      queryWaitTimeout: '400ms',
      sessionFeatures: ['listen'],
    }
  },
})
