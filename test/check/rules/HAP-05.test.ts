import { testRule } from '../support.ts'

testRule('HAP-05', {
  fires: ({ deployment, remove }) => {
    deployment('balancer@msk').replicas = 1
    remove('deployments', 'balancer@ekb')
  },
  at: 'balancer@msk.replicas',
  params: { id: 'balancer', role: 'balancer' },
  silent: ({ deployment }) => {
    deployment('balancer@msk').replicas = 1
  },
})
