import { testRule } from '../support.ts'

testRule('GEN-17', {
  fires: ({ relation }) => {
    Object.assign(relation('app->edge'), { retries: 2, backoff: '1s', idempotent: true, timeout: '20s' })
    Object.assign(relation('api->profiles'), { retries: 2, backoff: '10ms', idempotent: true, timeout: '100ms' })
  },
  at: 'api->profiles.retries',
  params: { journey: 'accrue', to: 'profiles', layers: 2, calls: 9 },
  silent: ({ relation }) => {
    Object.assign(relation('app->edge'), { retries: 1, backoff: '1s', idempotent: true, timeout: '20s' })
    Object.assign(relation('api->profiles'), { retries: 1, backoff: '10ms', idempotent: true, timeout: '100ms' })
  },
})
