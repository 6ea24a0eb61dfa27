import { testRule } from '../support.ts'

testRule('K8S-03', {
  fires: ({ deployment }) => {
    deployment('api@msk').kubernetes = { liveness: { interval: '20s', failures: 3, depth: 'dependencies' } }
  },
  at: 'api@msk.kubernetes.liveness.depth',
  params: { id: 'api', place: 'msk' },
  silent: ({ deployment }) => {
    deployment('api@msk').kubernetes = { liveness: { interval: '20s', failures: 3, depth: 'process' } }
  },
})
