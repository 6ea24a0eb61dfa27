import { testRule } from '../support.ts'

testRule('NET-02', {
  fires: ({ relation }) => {
    relation('balancer->api').timeout = '2600ms'
  },
  at: 'edge->balancer.timeout',
  params: { from: 'edge', to: 'balancer', next: 'api', timeout: 2.5, budget: 2.6 },
  silent: ({ relation }) => {
    relation('balancer->api').timeout = '2500ms'
  },
})
