import { testRule } from '../support.ts'

testRule('GEN-32', {
  fires: ({ element }) => {
    element('hot', 'cache').cache!.hitRatio = '100%'
  },
  at: 'hot.cache.hitRatio',
  params: { id: 'hot', hits: 1 },
  silent: ({ element }) => {
    element('hot', 'cache').cache!.hitRatio = '99%'
  },
})
