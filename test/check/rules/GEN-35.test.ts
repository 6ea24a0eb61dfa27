import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('GEN-35', {
  fires: ({ remove, deployment }) => {
    remove('deployments', 'api@ekb')
    deployment('api@msk').in = 'msk-b'
  },
  at: 'api@msk.in',
  params: { id: 'api', zone: 'msk-b', journey: 'accrue' },
  // A second zone in the other region is enough.
  silent: ({ deployment }) => {
    deployment('api@msk').in = 'msk-b'
  },
})

test('GEN-35 sees copies of a store that share a zone, and lets a region of one zone be', () => {
  const one = (change: (places: string[]) => string[]) =>
    tell(
      changed(({ document, profiles }) => {
        const keep = change(document.places.map(({ id }) => id))
        document.places = document.places.filter(({ id }) => keep.includes(id))
        profiles.replication = { mode: 'async', members: [{ in: 'msk-a' }, { in: 'msk-a' }] }
      }),
    ).filter(({ code }) => code === 'GEN-35')
  assert.deepEqual(
    one((all) => all).map(({ params }) => params),
    [{ id: 'profiles', zone: 'msk-a', journey: 'accrue' }],
  )
  assert.deepEqual(
    one((all) => all.filter((id) => id !== 'msk-b' && id !== 'msk-c')),
    [],
  )
})
