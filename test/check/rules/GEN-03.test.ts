import { testRule } from '../support.ts'

testRule('GEN-03', {
  fires: ({ relation }) => {
    delete relation('api->profiles').timeout
    relation('api->profiles').retries = 2
    relation('api->profiles').idempotent = true
  },
  at: 'api->profiles.retries',
  params: { from: 'api', to: 'profiles' },
  silent: ({ relation }) => {
    relation('api->profiles').retries = 2
    relation('api->profiles').idempotent = true
  },
})
