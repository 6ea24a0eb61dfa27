import { testRule } from '../support.ts'

testRule('CIT-08', {
  fires: ({ citus, journey }) => {
    citus({})
    journey('accrue').consistency = 'snapshot-isolation'
    journey('accrue').steps.push({ from: 'api', to: 'profiles', operation: 'read' })
  },
  at: 'accrue.consistency',
  params: { journey: 'accrue', consistency: 'snapshot-isolation', store: 'profiles' },
  silent: ({ citus, journey }) => {
    citus({})
    journey('accrue').consistency = 'snapshot-isolation'
  },
})
