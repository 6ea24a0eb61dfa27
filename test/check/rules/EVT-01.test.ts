import { testRule } from '../support.ts'

testRule('EVT-01', {
  fires: ({ journey }) => {
    journey('accrue').steps.push({ from: 'api', to: 'events', operation: 'publish' })
  },
  at: 'accrue.steps.6',
  params: { service: 'api', journey: 'accrue', store: 'profiles', queue: 'events' },
  silent: ({ journey, element }) => {
    journey('accrue').steps.push({ from: 'api', to: 'events', operation: 'publish' })
    element('api', 'service').tags = ['outbox']
  },
})
