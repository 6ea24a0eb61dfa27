import { testRule } from '../support.ts'

testRule('K8S-11', {
  fires: ({ deployment }) => {
    deployment('worker@msk').kubernetes = { workload: 'StatefulSet' }
  },
  at: 'worker@msk.kubernetes.workload',
  params: { id: 'worker', place: 'msk', replicas: 3 },
  silent: ({ deployment }) => {
    deployment('worker@msk').kubernetes = { workload: 'StatefulSet' }
    deployment('worker@msk').minAvailable = 2
  },
})
