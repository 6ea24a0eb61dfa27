import { testRule } from '../support.ts'

testRule('CAP-03', {
  fires: ({ journey, patroni }) => {
    patroni.watchdog = 'required'
    journey('accrue').consistency = 'linearizable'
    journey('accrue').steps[4] = { from: 'api', to: 'profiles', operation: 'read-replica' }
  },
  at: 'accrue.steps.4',
  params: { who: 'accrue', consistency: 'linearizable', store: 'profiles', path: 'read-replica' },
  silent: ({ journey, patroni }) => {
    patroni.watchdog = 'required'
    journey('accrue').consistency = 'linearizable'
    journey('accrue').steps[4] = { from: 'api', to: 'profiles', operation: 'read' }
  },
  also: ['GEN-10'],
})
