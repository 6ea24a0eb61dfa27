import { testRule } from '../support.ts'

testRule('K8S-04', {
  fires: ({ deployment }) => {
    deployment('api@msk').kubernetes = { liveness: { interval: '5s', failures: 2 } }
  },
  at: 'api@msk.kubernetes.liveness',
  params: { id: 'api', place: 'msk', liveness: 10, readiness: 30 },
  silent: ({ deployment }) => {
    deployment('api@msk').kubernetes = { liveness: { interval: '10s', failures: 6 } }
  },
})
