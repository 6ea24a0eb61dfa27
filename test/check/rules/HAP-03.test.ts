import { testRule } from '../support.ts'

testRule('HAP-03', {
  fires: ({ element }) => {
    element('balancer', 'loadBalancer').stickySessions = true
  },
  at: 'balancer',
  params: { id: 'balancer' },
  silent: ({ element }) => {
    element('balancer', 'loadBalancer').stickySessions = true
    element('balancer', 'loadBalancer').redispatch = true
  },
})
