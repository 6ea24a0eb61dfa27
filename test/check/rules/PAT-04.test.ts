import { testRule } from '../support.ts'

testRule('PAT-04', {
  // All votes in one region, whose loss must be survived in two minutes.
  fires: ({ profiles, measure }) => {
    delete profiles.manualPromotion
    measure('DUR02', { metric: 'rto', of: 'accrue', under: 'region-loss', target: '<= 2m' })
  },
  at: 'profiles.failover.votes',
  params: { requirement: 'DUR02', target: 120, place: 'msk', inside: 3, votes: 3 },
  silent: ({ profiles, patroni, measure }) => {
    delete profiles.manualPromotion
    patroni.votes = ['msk-a', 'ekb-a', 'nsk']
    measure('DUR02', { metric: 'rto', of: 'accrue', under: 'region-loss', target: '<= 2m' })
  },
})
