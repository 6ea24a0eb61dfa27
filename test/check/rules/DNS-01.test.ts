import { testRule } from '../support.ts'

testRule('DNS-01', {
  // Detection 3 x 10 s + 5 s, TTL 5 min.
  fires: ({ element, require }) => {
    element('edge', 'globalBalancer').ttl = '5m'
    require('DUR06', { metric: 'rto', of: 'accrue', under: 'region-loss', target: '<= 5m' })
  },
  at: 'edge.ttl',
  params: { detection: 35, ttl: 300, target: 300, requirement: 'DUR06' },
  silent: ({ element, require }) => {
    element('edge', 'globalBalancer').ttl = '5m'
    element('edge', 'globalBalancer').mechanism = 'anycast'
    require('DUR06', { metric: 'rto', of: 'accrue', under: 'region-loss', target: '<= 5m' })
  },
})
