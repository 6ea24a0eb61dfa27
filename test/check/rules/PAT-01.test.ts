import { testRule } from '../support.ts'

testRule('PAT-01', {
  fires: ({ patroni }) => {
    patroni.ttl = '25s'
  },
  at: 'profiles.failover.ttl',
  params: { needed: 30, ttl: 25 },
  silent: ({ patroni }) => {
    patroni.ttl = '20s'
    patroni.loopWait = '3s'
    patroni.retryTimeout = '8s'
  },
})
