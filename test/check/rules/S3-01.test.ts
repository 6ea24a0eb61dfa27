import { testRule } from '../support.ts'

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
