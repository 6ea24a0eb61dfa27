import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('RED-02', {
  fires: ({ element, require }) => {
    element('hot', 'cache').failover = {
      manager: 'sentinel',
      downAfter: '5s',
      votes: ['msk-a', 'msk-a', 'msk-b'],
      minReplicasToWrite: 1,
    }
    require('DUR06', { metric: 'rto', of: 'hot', under: 'zone-loss', target: '<= 10m' })
  },
  at: 'hot.failover.votes',
  params: { id: 'hot', requirement: 'DUR06', place: 'msk-a', inside: 2, votes: 3 },
  silent: ({ require }) => require('DUR06', { metric: 'rto', of: 'hot', under: 'zone-loss', target: '<= 10m' }),
})

test('RED-02 is silent when every copy is in the lost place: there is nothing to elect', () => {
  const told = tell(
    changed(({ require }) => {
      require('DUR06', { metric: 'rto', of: 'hot', under: 'region-loss', target: '<= 10m' })
    }),
  )
  assert.deepEqual(
    told.filter((finding) => finding.code === 'RED-02'),
    [],
  )
})
