import { testRule } from '../support.ts'

testRule('RED-09', {
  fires: ({ element }) => {
    Object.assign(element('hot', 'cache'), {
      failover: { manager: 'redis-cluster', votes: ['msk-a', 'msk-b', 'msk-c'] },
      redis: { maxmemory: '8GB', maxmemoryPolicy: 'allkeys-lru', multiKeyCommands: true },
    })
  },
  at: 'hot.redis.multiKeyCommands',
  params: { id: 'hot' },
  silent: ({ element }) => {
    Object.assign(element('hot', 'cache'), {
      failover: { manager: 'redis-cluster', votes: ['msk-a', 'msk-b', 'msk-c'] },
      redis: { maxmemory: '8GB', maxmemoryPolicy: 'allkeys-lru', multiKeyCommands: true, hashTags: true },
    })
  },
})
