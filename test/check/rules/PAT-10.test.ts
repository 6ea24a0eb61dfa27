import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

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

test('PAT-10 is silent where only the crashed primary has all the data: replication is asynchronous, nothing may be lost', () => {
  const told = tell(
    changed(({ patroni, profiles }) => {
      delete patroni.primaryStartTimeout
      profiles.replication!.mode = 'async'
    }),
  )
  assert.deepEqual(
    told.map(({ code }) => code),
    ['PAT-06'],
  )
})
