import { testRule } from '../support.ts'

testRule('PAT-10', {
  fires: ({ patroni }) => {
    delete patroni.primaryStartTimeout
  },
  at: 'profiles.failover',
  params: { worst: 320, requirement: 'DUR02', target: 120 },
  silent: ({ patroni, measure }) => {
    delete patroni.primaryStartTimeout
    measure('DUR02', { metric: 'rto', of: 'accrue', under: ['zone-loss', 'primary-loss'], target: '<= 6m' })
  },
})
