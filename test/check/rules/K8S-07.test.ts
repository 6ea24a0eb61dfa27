import { testRule } from '../support.ts'

testRule('K8S-07', {
  fires: ({ deployment }) => {
    deployment('api@msk').autoscaling = { min: 4, max: 8, metric: 'cpu', target: '70%' }
    delete deployment('api@msk').cpu
  },
  at: 'api@msk',
  params: { id: 'api' },
  silent: ({ deployment }) => {
    deployment('api@msk').autoscaling = { min: 4, max: 8, metric: 'cpu', target: '70%' }
  },
})
