import { testRule } from '../support.ts'

testRule('CIT-07', {
  fires: ({ citus, profiles }) => {
    citus({})
    profiles.maxPreparedTransactions = 0
  },
  at: 'profiles.maxPreparedTransactions',
  params: { id: 'profiles' },
  silent: ({ citus, profiles }) => {
    citus({})
    profiles.maxPreparedTransactions = 200
  },
})
