import { testRule } from '../support.ts'

testRule('RED-05', {
  fires: ({ element, require }) => {
    element('hot', 'cache').failover = { manager: 'sentinel', downAfter: '5s', votes: ['msk-a', 'msk-b', 'msk-c'] }
    require('DUR06', { metric: 'rpo', of: 'hot', under: 'zone-loss', target: '<= 5s' })
  },
  at: 'hot.failover',
  params: { id: 'hot' },
  // A plain cache may lose writes.
  silent: ({ element }) => {
    element('hot', 'cache').failover = { manager: 'sentinel', downAfter: '5s', votes: ['msk-a', 'msk-b', 'msk-c'] }
  },
})
