import { testRule } from '../support.ts'

testRule('NGX-06', {
  fires: ({ element, deployment }) => {
    element('balancer', 'loadBalancer').healthCheck!.failures = 1
    deployment('api@ekb').replicas = 2
  },
  at: 'balancer.healthCheck.failures',
  params: { id: 'balancer', target: 'api', place: 'ekb' },
  silent: ({ element }) => {
    element('balancer', 'loadBalancer').healthCheck!.failures = 1
  },
})
