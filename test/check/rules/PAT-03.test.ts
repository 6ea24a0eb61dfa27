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
