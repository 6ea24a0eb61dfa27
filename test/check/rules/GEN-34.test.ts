import { testRule } from '../support.ts'

testRule('GEN-34', {
  fires: ({ relation }) => {
    delete relation('api->hot').timeout
  },
  at: 'api->hot.need',
  params: { from: 'api', to: 'hot' },
  silent: ({ relation }) => {
    delete relation('api->hot').timeout
    relation('api->hot').keepalive = '5s'
  },
})
