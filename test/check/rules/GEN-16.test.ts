import { testRule } from '../support.ts'

testRule('GEN-16', {
  fires: ({ relation, element }) => {
    delete relation('api->hot').need
    Object.assign(element('hot', 'cache').failover!, { failoverTimeout: '15s' })
  },
  at: 'api->hot',
  params: { id: 'hot', journey: 'accrue', store: 'profiles' },
  silent: ({ relation, journey }) => {
    delete relation('api->hot').need
    journey('accrue').critical = false
  },
})
