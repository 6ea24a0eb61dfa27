import { testRule } from '../support.ts'

testRule('CIT-05', {
  fires: ({ citus, query }) => {
    citus({})
    query('by-id', { rate: '60/s', byDistributionKey: true })
    query('by-phone', { rate: '40/s', byDistributionKey: false })
  },
  at: 'by-phone.byDistributionKey',
  params: { query: 'by-phone', store: 'profiles', share: 0.4 },
  silent: ({ citus, query }) => {
    citus({})
    query('by-id', { rate: '60/s', byDistributionKey: true })
    query('nightly', { rate: '1/h', byDistributionKey: false })
  },
})
