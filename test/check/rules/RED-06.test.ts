import { testRule } from '../support.ts'

testRule('RED-06', {
  fires: ({ element, require, document }) => {
    element('hot', 'cache').failover = {
      manager: 'sentinel',
      failoverTimeout: '9s',
      votes: ['msk-a', 'msk-b', 'msk-c'],
      minReplicasToWrite: 1,
    }
    document.scenarios.push({
      id: 'hot-loss',
      title: 'Hot lost',
      rate: '1/year',
      faults: [{ kind: 'lose-instance', element: 'hot' }],
    })
    require('DUR06', { metric: 'rto', of: 'hot', under: 'hot-loss', target: '<= 20s' })
  },
  at: 'hot.failover',
  params: { downAfter: 30, requirement: 'DUR06', id: 'hot', target: 20 },
  silent: ({ require, document }) => {
    document.scenarios.push({
      id: 'hot-loss',
      title: 'Hot lost',
      rate: '1/year',
      faults: [{ kind: 'lose-instance', element: 'hot' }],
    })
    require('DUR06', { metric: 'rto', of: 'hot', under: 'hot-loss', target: '<= 20s' })
  },
})
