import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('GEN-15', {
  fires: ({ profiles }) => {
    profiles.failover = { manager: 'manual' }
    delete profiles.manualPromotion
  },
  at: 'profiles.failover',
  params: { id: 'profiles' },
  silent: ({ profiles }) => {
    profiles.failover = { manager: 'manual' }
  },
})

test('GEN-15 is silent on Elasticsearch, which promotes by itself', () => {
  const told = tell(
    changed(({ search, element }) => {
      search({ masterEligible: 3, dataNodes: 3 })
      delete element('search', 'database').failover
    }),
  )
  assert.deepEqual(
    told.filter((finding) => finding.code === 'GEN-15'),
    [],
  )
})
