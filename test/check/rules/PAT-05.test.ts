import { testRule } from '../support.ts'

testRule('PAT-05', {
  fires: ({ profiles, patroni }) => {
    patroni.votes = ['msk-a', 'msk-b', 'ekb-a']
    profiles.replication = { mode: 'async', members: [{ in: 'msk-a' }, { in: 'msk-b' }, { in: 'ekb-a' }] }
  },
  at: 'profiles.failover.votes',
  params: { sites: 'msk, ekb' },
  silent: ({ profiles, patroni }) => {
    patroni.votes = ['msk-a', 'ekb-a', 'nsk']
    profiles.replication = { mode: 'async', members: [{ in: 'msk-a' }, { in: 'msk-b' }, { in: 'ekb-a' }] }
  },
  also: ['PAT-06'],
})
