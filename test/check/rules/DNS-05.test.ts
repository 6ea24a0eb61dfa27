import { testRule } from '../support.ts'

testRule('DNS-05', {
  fires: ({ element }) => {
    element('edge', 'globalBalancer').failback = 'automatic'
  },
  at: 'edge.failback',
  params: { id: 'edge', store: 'profiles' },
  silent: ({ element }) => {
    element('edge', 'globalBalancer').failback = 'manual'
  },
})
