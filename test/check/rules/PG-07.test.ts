import { testRule } from '../support.ts'

testRule('PG-07', {
  fires: ({ profiles, journey }) => {
    profiles.isolation = 'serializable'
    journey('accrue').steps.splice(5, 0, { from: 'api', to: 'profiles', operation: 'read-replica' })
  },
  at: 'accrue.steps.5',
  params: { journey: 'accrue', service: 'api', store: 'profiles' },
  silent: ({ journey }) => {
    journey('accrue').steps.splice(5, 0, { from: 'api', to: 'profiles', operation: 'read-replica' })
  },
})
