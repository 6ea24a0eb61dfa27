import { testRule } from '../support.ts'

testRule('ETCD-04', {
  fires: ({ relation }) => {
    relation('api->profiles').lock = { fencing: false }
  },
  at: 'api->profiles.lock',
  params: { from: 'api', to: 'profiles' },
  silent: ({ relation }) => {
    relation('api->profiles').lock = { fencing: true }
  },
})
