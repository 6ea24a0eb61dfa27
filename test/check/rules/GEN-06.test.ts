import { testRule } from '../support.ts'

testRule('GEN-06', {
  fires: ({ element }) => {
    element('hot', 'cache').cache = { level: 'shared', hitRatio: '90%', invalidation: [], whenCold: 'limited' }
  },
  at: 'hot.cache.invalidation',
  params: { id: 'hot' },
  silent: ({ element }) => {
    element('hot', 'cache').cache = { level: 'shared', hitRatio: '90%', invalidation: ['event'] }
  },
})
