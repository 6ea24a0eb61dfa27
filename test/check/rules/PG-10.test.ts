import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Change, changed, tell, testRule } from '../support.ts'

// Both confirmations and only two copies near: with FIRST 3 a commit waits for the other region, 28 ms away.
const remote: Change = ({ profiles }) => {
  profiles.replication!.acknowledgements = 3
  delete profiles.replication!.members![3]!.sync
}

testRule('PG-10', {
  fires: remote,
  at: 'profiles.replication.mode',
  params: { group: 'profiles', roundTrip: 0.028, rate: 1 / 0.028 },
  silent: ({ profiles }) => {
    profiles.replication!.acknowledgements = 2
  },
})

test('PG-10 is silent when a requirement allows no loss with the region: the price is paid knowingly', () => {
  const told = (lost: string, target: '<= 0s' | '<= 5s') =>
    tell(
      changed((model) => {
        remote(model)
        model.document.scenarios.push({
          id: 'site-loss',
          title: 'Site loss',
          faults: [{ kind: 'lose-place', place: lost, for: '4h' }],
          rate: '0.1/year',
        })
        model.require('KEEP', { metric: 'rpo', of: 'profiles', under: 'site-loss', target })
      }),
    ).filter((finding) => finding.code === 'PG-10').length
  assert.equal(told('msk', '<= 0s'), 0)
  assert.equal(told('msk', '<= 5s'), 1)
  assert.equal(told('msk-a', '<= 0s'), 1)
})

test('PG-10 tells the groups of a store together: they have one mode', () => {
  const told = tell(
    changed((model) => {
      remote(model)
      const { profiles } = model
      const members = profiles.replication!.members!
      delete profiles.replication!.members
      profiles.shards = { tool: 'application', key: 'region', groups: ['one', 'two'].map((id) => ({ id, members })) }
    }),
  ).filter((finding) => finding.code === 'PG-10')
  assert.deepEqual(
    told.map(({ params }) => params.group),
    ['profiles: one, two'],
  )
})
