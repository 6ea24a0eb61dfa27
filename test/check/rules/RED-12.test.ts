import { testRule } from '../support.ts'

testRule('RED-12', {
  fires: ({ element }) => {
    element('hot', 'cache').redis = { maxmemory: '8GB', maxmemoryPolicy: 'allkeys-lru', behindNat: true }
  },
  at: 'hot.redis.behindNat',
  params: { id: 'hot' },
  silent: ({ element }) => {
    element('hot', 'cache').redis = {
      maxmemory: '8GB',
      maxmemoryPolicy: 'allkeys-lru',
      behindNat: true,
      announceIp: true,
    }
  },
})
