import { testRule } from '../support.ts'

testRule('CIT-03', {
  fires: ({ citus }) => {
    citus({ shardCount: 3 })
  },
  at: 'profiles.shards.citus.shardCount',
  params: { id: 'profiles', shards: 3, workers: 2 },
  silent: ({ citus }) => {
    citus({ shardCount: 33 })
  },
})
