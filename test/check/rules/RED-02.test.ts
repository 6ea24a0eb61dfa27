import { testRule } from '../support.ts'

testRule('RED-02', {
  fires: ({ element, require }) => {
    element('hot', 'cache').failover = {
      manager: 'sentinel',
      downAfter: '5s',
      votes: ['msk-a', 'msk-a', 'msk-b'],
      minReplicasToWrite: 1,
    }
    require('DUR06', { metric: 'rto', of: 'hot', under: 'zone-loss', target: '<= 10m' })
  },
  at: 'hot.failover.votes',
  params: { id: 'hot', requirement: 'DUR06', place: 'msk-a', inside: 2, votes: 3 },
  silent: ({ require }) => require('DUR06', { metric: 'rto', of: 'hot', under: 'zone-loss', target: '<= 10m' }),
})
