import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('DNS-05', {
  fires: ({ element }) => {
    element('edge', 'globalBalancer').failback = 'automatic'
  },
  at: 'edge.failback',
  params: { id: 'edge', store: 'profiles' },
  silent: ({ element }) => {
    element('edge', 'globalBalancer').failback = 'manual'
  },
})

test('DNS-05 is silent when the manager itself promotes the copy of the other region', () => {
  const told = tell(
    changed(({ element, profiles, patroni }) => {
      element('edge', 'globalBalancer').failback = 'automatic'
      profiles.replication!.members = [{ in: 'msk-a' }, { in: 'ekb-a' }, { in: 'msk-b', role: 'replica' }]
      patroni.votes = ['msk-a', 'ekb-a', 'nsk']
    }),
  )
  assert.deepEqual(
    told.filter((finding) => finding.code === 'DNS-05'),
    [],
  )
})
