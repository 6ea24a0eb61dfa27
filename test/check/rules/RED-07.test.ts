import { testRule } from '../support.ts'

testRule('RED-07', {
  fires: ({ require }) => require('DUR06', { metric: 'rto', of: 'hot', under: 'zone-loss', target: '<= 1m' }),
  at: 'hot.failover',
  params: { id: 'hot', wait: 360, requirement: 'DUR06', target: 60 },
  silent: ({ element, require }) => {
    element('hot', 'cache').failover = {
      manager: 'sentinel',
      downAfter: '5s',
      failoverTimeout: '20s',
      votes: ['msk-a', 'msk-b', 'msk-c'],
      minReplicasToWrite: 1,
    }
    require('DUR06', { metric: 'rto', of: 'hot', under: 'zone-loss', target: '<= 1m' })
  },
})
