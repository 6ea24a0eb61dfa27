import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('S3-01', {
  fires: ({ profiles, element }) => {
    delete profiles.backup!.immutable
    delete element('archive', 'objectStore').versioning
    delete element('archive', 'objectStore').objectLock
  },
  at: 'archive',
  params: { bucket: 'archive', store: 'profiles' },
  silent: ({ element }) => {
    delete element('archive', 'objectStore').versioning
    delete element('archive', 'objectStore').objectLock
  },
})

test('S3-01 fires when copies are said to be immutable in a bucket that has no lock', () => {
  const told = tell(
    changed(({ element, profiles }) => {
      element('archive', 'objectStore').versioning = false
      element('archive', 'objectStore').objectLock = false
      profiles.backup!.immutable = true
    }),
  )
  assert.deepEqual(
    told.filter(({ code }) => code === 'S3-01').map(({ params }) => params),
    [{ bucket: 'archive', store: 'profiles' }],
  )
})
