import { testRule } from '../support.ts'

testRule('DNS-04', {
  fires: ({ element, require }) => {
    element('edge', 'globalBalancer').failoverBy = 'record-edit'
    require('DUR06', { metric: 'rto', of: 'accrue', under: 'region-loss', target: '<= 30m' })
  },
  at: 'edge.failoverBy',
  params: { id: 'edge', requirement: 'DUR06', target: 1800 },
  silent: ({ element }) => {
    element('edge', 'globalBalancer').failoverBy = 'record-edit'
  },
})
