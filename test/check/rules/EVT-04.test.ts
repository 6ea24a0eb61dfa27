import { testRule } from '../support.ts'

testRule('EVT-04', {
  fires: ({ relation }) => {
    relation('api->profiles').retries = 2
  },
  at: 'api->profiles.retries',
  params: { from: 'api', to: 'profiles', retries: 2 },
  silent: ({ relation }) => {
    relation('api->profiles').retries = 2
    relation('api->profiles').idempotent = true
  },
})
