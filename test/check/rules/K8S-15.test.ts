import { testRule } from '../support.ts'

testRule('K8S-15', {
  fires: ({ deployment }) => {
    deployment('api@msk').kubernetes = { terminationGracePeriod: '1s' }
  },
  at: 'api@msk.kubernetes.terminationGracePeriod',
  params: { id: 'api', place: 'msk', grace: 1, caller: 'balancer', timeout: 2 },
  silent: ({ deployment }) => {
    deployment('api@msk').kubernetes = { terminationGracePeriod: '3s' }
  },
})
