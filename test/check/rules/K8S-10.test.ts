import { testRule } from '../support.ts'

testRule('K8S-10', {
  fires: ({ deployment }) => {
    deployment('api@msk').minAvailable = 6
  },
  at: 'api@msk.minAvailable',
  params: { id: 'api', minimum: 6, replicas: 6 },
  silent: ({ deployment }) => {
    deployment('api@msk').minAvailable = 5
  },
})
