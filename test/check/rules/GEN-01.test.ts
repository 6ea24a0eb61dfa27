import { testRule } from '../support.ts'

testRule('GEN-01', {
  fires: ({ profiles, measure }) => {
    profiles.replication = { mode: 'async', members: [{ in: 'msk-a' }] }
    measure('DUR03', { metric: 'rpo', of: 'profiles', under: 'zone-loss', target: '<= 5m' })
  },
  at: 'profiles.replication.members.0',
  params: { id: 'profiles', journey: 'accrue' },
  // The cache is a soft dependency: the journey is served without it.
  silent: ({ element }) => {
    element('hot', 'cache').replication!.members = [{ in: 'msk-a' }]
  },
})
