import { testRule } from '../support.ts'

testRule('K8S-14', {
  fires: ({ deployment }) => {
    deployment('api@msk').kubernetes = { workload: 'StatefulSet', volume: 'ReadWriteOnce' }
    deployment('api@msk').minAvailable = 4
  },
  at: 'api@msk.kubernetes.volume',
  params: { id: 'api', place: 'msk', requirement: 'DUR02', target: 120 },
  silent: ({ deployment }) => {
    deployment('api@msk').kubernetes = { workload: 'StatefulSet', volume: 'ReadWriteOnce', outOfServiceTaint: true }
  },
})
