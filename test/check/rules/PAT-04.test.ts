import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

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

test('PAT-04 is silent when every copy is lost as well: a restore elsewhere needs no votes', () => {
  const told = tell(
    changed(({ profiles, measure }) => {
      delete profiles.manualPromotion
      profiles.replication!.members!.pop()
      measure('DUR02', { metric: 'rto', of: 'accrue', under: 'region-loss', target: '<= 1d' })
    }),
  )
  assert.deepEqual(
    told.filter((finding) => finding.code === 'PAT-04'),
    [],
  )
})
