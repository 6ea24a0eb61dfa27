import { testRule } from '../support.ts'

/** A session store of two shards; each has a copy in another zone. */
const shardedRedis = {
  kind: 'sessionStore',
  persistence: 'aof-everysec',
  replication: { mode: 'async' },
  failover: { manager: 'redis-cluster', votes: ['msk-a', 'msk-b', 'msk-c'] },
  shards: {
    key: 'slot',
    tool: 'proxy',
    groups: [
      { id: 'slots-1', members: [{ in: 'msk-a' }, { in: 'msk-b' }, { in: 'ekb-a', promotion: 'never' }] },
      { id: 'slots-2', members: [{ in: 'msk-b' }, { in: 'msk-c' }, { in: 'ekb-b', promotion: 'never' }] },
    ],
  },
}

testRule('RED-13', {
  fires: ({ element, relation }) => {
    Object.assign(element('hot', 'cache'), shardedRedis)
    delete relation('api->hot').need
  },
  at: 'hot',
  params: { id: 'hot', journey: 'accrue' },
  silent: ({ element, relation }) => {
    Object.assign(element('hot', 'cache'), {
      ...shardedRedis,
      redis: { clusterRequireFullCoverage: false },
    })
    delete relation('api->hot').need
  },
})
