import { testRule } from '../support.ts'

testRule('NET-01', {
  fires: ({ relation }) => {
    delete relation('api->profiles').timeout
  },
  at: 'api->profiles',
  params: { from: 'api', to: 'profiles', requirement: 'DUR02', target: 120 },
  silent: ({ relation }) => {
    delete relation('api->profiles').timeout
    relation('api->profiles').keepalive = '10s'
  },
})
