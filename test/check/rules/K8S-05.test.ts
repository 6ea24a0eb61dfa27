import { testRule } from '../support.ts'

testRule('K8S-05', {
  fires: ({ deployment }) => {
    deployment('api@msk').spread = 'none'
  },
  at: 'api@msk.spread',
  params: { replicas: 6, id: 'api', place: 'msk' },
  silent: ({ deployment }) => {
    deployment('api@msk').spread = 'zones'
  },
})
