import { testRule } from '../support.ts'

testRule('RED-04', {
  fires: ({ element }) => {
    Object.assign(element('hot', 'cache'), {
      persistence: 'none',
      redis: { autoRestart: true, maxmemory: '8GB', maxmemoryPolicy: 'allkeys-lru' },
    })
  },
  at: 'hot.redis.autoRestart',
  params: { id: 'hot' },
  silent: ({ element }) => {
    Object.assign(element('hot', 'cache'), {
      persistence: 'aof-everysec',
      redis: { autoRestart: true, maxmemory: '8GB', maxmemoryPolicy: 'allkeys-lru' },
    })
  },
})
