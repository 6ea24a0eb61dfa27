import { testRule } from '../support.ts'

testRule('RED-10', {
  fires: ({ relation }) => {
    relation('api->hot').lock = { fencing: false }
  },
  at: 'api->hot.lock',
  params: { from: 'api', to: 'hot' },
  silent: ({ relation }) => {
    relation('api->hot').lock = { fencing: true }
  },
})
