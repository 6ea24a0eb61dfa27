import { testRule } from '../support.ts'

testRule('NGX-04', {
  fires: ({ element, deployment, remove }) => {
    element('api', 'service').stateful = true
    element('balancer', 'loadBalancer').stickySessions = true
    element('balancer', 'loadBalancer').redispatch = true
    remove('deployments', 'api@ekb')
    deployment('api@msk').replicas = 6
  },
  at: 'api.stateful',
  params: { service: 'api', balancer: 'balancer' },
  silent: ({ element }) => {
    element('balancer', 'loadBalancer').stickySessions = true
  },
})
