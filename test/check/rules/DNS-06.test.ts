import { testRule } from '../support.ts'

testRule('DNS-06', {
  fires: ({ element }) => {
    element('edge', 'globalBalancer').cnameTtls = ['10s', '1h']
  },
  at: 'edge.cnameTtls',
  params: { id: 'edge', ttl: 30, longest: 3600 },
  silent: ({ element }) => {
    element('edge', 'globalBalancer').cnameTtls = ['30s']
  },
})
