import { testRule } from '../support.ts'

testRule('K8S-06', {
  fires: ({ deployment }) => {
    deployment('api@msk').strictSpread = false
  },
  at: 'api@msk.strictSpread',
  params: { scenario: 'zone-loss', id: 'api' },
  // No scenario loses a zone of the other region.
  silent: ({ deployment }) => {
    deployment('api@ekb').strictSpread = false
  },
})
