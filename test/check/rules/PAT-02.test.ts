import { testRule } from '../support.ts'

testRule('PAT-02', {
  fires: ({ patroni }) => {
    patroni.ttl = '15s'
  },
  at: 'profiles.failover.ttl',
  params: { knob: 'ttl', value: 15, minimum: 20 },
  silent: ({ patroni }) => {
    patroni.ttl = '20s'
    patroni.loopWait = '1s'
    patroni.retryTimeout = '3s'
  },
})
