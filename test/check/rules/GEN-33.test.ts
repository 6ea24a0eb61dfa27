import { testRule } from '../support.ts'

testRule('GEN-33', {
  fires: ({ deployment }) => {
    deployment('api@msk').autoscaling = { min: 6, max: 12, metric: 'cpu', target: '95%' }
  },
  at: 'api@msk.autoscaling.target',
  params: { id: 'api', place: 'msk', target: 0.95 },
  silent: ({ deployment }) => {
    deployment('api@msk').autoscaling = { min: 6, max: 12, metric: 'cpu', target: '60%' }
  },
})
