import { testRule } from '../support.ts'

testRule('K8S-18', {
  fires: ({ deployment }) => {
    deployment('api@msk').requests = false
  },
  at: 'api@msk.requests',
  params: { id: 'api', place: 'msk', journey: 'accrue' },
  silent: ({ deployment }) => {
    deployment('worker@msk').requests = false
  },
})
