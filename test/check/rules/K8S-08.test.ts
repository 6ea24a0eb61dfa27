import { testRule } from '../support.ts'

testRule('K8S-08', {
  fires: ({ deployment }) => {
    deployment('api@msk').autoscaling = { min: 1, max: 8, metric: 'cpu', target: '70%' }
  },
  at: 'api@msk.autoscaling.min',
  params: { id: 'api', place: 'msk' },
  silent: ({ deployment }) => {
    deployment('api@msk').autoscaling = { min: 2, max: 8, metric: 'cpu', target: '70%' }
  },
})
