import { testRule } from '../support.ts'

testRule('HAP-02', {
  fires: ({ element }) => {
    delete element('balancer', 'loadBalancer').healthCheck
  },
  at: 'balancer',
  params: { id: 'balancer' },
  silent: ({ element }) => {
    delete element('balancer', 'loadBalancer').healthCheck
    element('balancer', 'loadBalancer').technology = 'managed'
  },
})
