import { testRule } from '../support.ts'

testRule('SLA-01', {
  fires: ({ element }) => {
    element('edge', 'globalBalancer').availability = '99.9%'
  },
  at: 'AVA01.measures.0.target',
  params: { requirement: 'AVA01', target: 0.9995, dependency: 'edge', availability: 0.9990000000000001 },
  // A soft dependency does not bind: the worker goes on without the fiscal service.
  silent: ({ require }) => require('AVA02', { metric: 'availability', of: 'notify', target: '>= 99.95%' }),
})
