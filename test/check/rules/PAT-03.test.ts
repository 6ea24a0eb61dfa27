import { testRule } from '../support.ts'

testRule('PAT-03', {
  fires: ({ patroni }) => {
    patroni.votes = ['msk-a', 'msk-b', 'msk-c', 'msk-a']
  },
  at: 'profiles.failover.votes',
  params: { votes: 4, tolerated: 1, better: 5 },
  silent: ({ patroni }) => {
    patroni.votes = ['msk-a', 'msk-b', 'msk-c', 'ekb-a', 'nsk']
    patroni.electionTimeout = '5s'
  },
})

// One more vote mends both: one finding says so.
testRule('PAT-05', {
  fires: ({ profiles, patroni }) => {
    patroni.votes = ['msk-a', 'msk-b']
    profiles.replication = { mode: 'async', members: [{ in: 'msk-a' }, { in: 'msk-b' }] }
  },
  at: 'profiles.failover.votes',
  params: { sites: 'msk-a, msk-b' },
  silent: ({ patroni }) => {
    patroni.votes = ['msk-a', 'msk-b', 'msk-c']
  },
  also: ['PAT-06'],
})
