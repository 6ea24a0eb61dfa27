import { testRule } from '../support.ts'

testRule('K8S-09', {
  fires: ({ deployment }) => {
    Object.assign(deployment('api@msk'), {
      autoscaling: { min: 6, max: 12, metric: 'cpu', target: '60%' },
      kubernetes: { verticalAutoscaler: 'cpu-and-memory' },
    })
  },
  at: 'api@msk.kubernetes.verticalAutoscaler',
  params: { id: 'api', place: 'msk', metric: 'cpu' },
  silent: ({ deployment }) => {
    Object.assign(deployment('api@msk'), {
      autoscaling: { min: 6, max: 12, metric: 'cpu', target: '60%' },
      kubernetes: { verticalAutoscaler: 'memory' },
    })
  },
})
