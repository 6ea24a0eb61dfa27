import { testRule } from '../support.ts'

testRule('RED-01', {
  fires: ({ element }) => {
    element('hot', 'cache').failover = {
      manager: 'sentinel',
      downAfter: '5s',
      votes: ['msk-a', 'msk-b'],
      minReplicasToWrite: 1,
    }
  },
  at: 'hot.failover.votes',
  params: { id: 'hot', votes: 2 },
  silent: ({ element }) => {
    element('hot', 'cache').failover = { manager: 'manual' }
  },
})
