import { testRule } from '../support.ts'

testRule('GEN-05', {
  fires: ({ element }) => {
    element('api', 'service').stateful = true
  },
  at: 'api.stateful',
  params: { service: 'api', balancer: 'edge' },
  silent: ({ element }) => {
    element('api', 'service').stateful = true
    element('edge', 'globalBalancer').policy = 'static'
  },
})
