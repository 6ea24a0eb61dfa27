import { testRule } from '../support.ts'

testRule('PAT-13', {
  // 30 s lease, 1 s election time-out: 33.5 s, as etcd extends leases on election (published: 32.1 to 33.6 s).
  fires: ({ patroni }) => {
    patroni.votesLeaderWithPrimary = true
  },
  at: 'profiles.failover.votesLeaderWithPrimary',
  params: { worst: 33.5, ttl: 30.5 },
  silent: ({ patroni }) => {
    patroni.votesLeaderWithPrimary = true
    patroni.coordination = 'consul'
  },
})
