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

// A database that one deployment places.
testRule('GEN-01', {
  fires: ({ document, profiles }) => {
    delete profiles.replication
    document.deployments.push({ id: 'profiles@msk-a', element: 'profiles', in: 'msk-a', replicas: 1 })
  },
  at: 'profiles@msk-a.replicas',
  params: { id: 'profiles', journey: 'accrue' },
  silent: ({ document, profiles }) => {
    delete profiles.replication
    document.deployments.push({ id: 'profiles@msk-a', element: 'profiles', in: 'msk-a', replicas: 2 })
  },
})
