import { testRule } from '../support.ts'

testRule('ETCD-01', {
  // Ten round trips of 45 ms fit into a second; of 120 ms they do not.
  fires: ({ patroni, document }) => {
    patroni.votes = ['msk-a', 'ekb-a', 'nsk']
    document.links.find(({ id }) => id === 'msk--nsk')!.roundTrip = '120ms'
  },
  at: 'profiles.failover',
  params: { timeout: 1, roundTrip: 0.12 },
  silent: ({ patroni }) => {
    patroni.votes = ['msk-a', 'ekb-a', 'nsk']
  },
})
