import { testRule } from '../support.ts'

testRule('K8S-16', {
  fires: ({ deployment }) => {
    deployment('api@msk').kubernetes = { liveness: { interval: '10s', failures: 3 } }
    deployment('api@msk').startup = { best: '10s', typical: '30s', worst: '90s' }
  },
  at: 'api@msk.kubernetes.liveness',
  params: { id: 'api', place: 'msk', startup: 90, liveness: 30 },
  silent: ({ deployment }) => {
    deployment('api@msk').kubernetes = { liveness: { interval: '10s', failures: 3 }, startupProbe: true }
    deployment('api@msk').startup = '90s'
  },
})
