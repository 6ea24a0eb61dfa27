import { testRule } from '../support.ts'

testRule('PG-11', {
  fires: ({ profiles, journey }) => {
    profiles.maxStandbyDelay = '10m'
    journey('accrue').steps.splice(5, 0, { from: 'api', to: 'profiles', operation: 'read-replica' })
  },
  at: 'profiles.maxStandbyDelay',
  params: { id: 'profiles', delay: 600, requirement: 'DUR02', target: 120 },
  silent: ({ profiles, journey }) => {
    profiles.maxStandbyDelay = '1m'
    journey('accrue').steps.splice(5, 0, { from: 'api', to: 'profiles', operation: 'read-replica' })
  },
})
