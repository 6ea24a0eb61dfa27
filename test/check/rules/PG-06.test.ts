import { testRule } from '../support.ts'

testRule('PG-06', {
  fires: ({ journey }) => {
    journey('accrue').steps.push({ from: 'api', to: 'profiles', operation: 'read-replica' })
  },
  at: 'accrue.steps.6',
  params: { journey: 'accrue', store: 'profiles' },
  silent: ({ journey, profiles }) => {
    journey('accrue').steps.push({ from: 'api', to: 'profiles', operation: 'read-replica' })
    profiles.replication!.commit = 'remote_apply'
  },
})
