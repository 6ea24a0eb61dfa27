import { testRule } from '../support.ts'

testRule('PBR-11', {
  fires: ({ profiles }) => {
    profiles.backup!.repositorySize = '2TB'
  },
  at: 'profiles.backup.repositorySize',
  // 30 full copies of 100 GB, and a tenth of 3 MB/s over 30 days.
  params: { id: 'profiles', retention: 2592000, needed: 3.7776e12, size: 2e12 },
  silent: ({ profiles }) => {
    profiles.backup!.repositorySize = '4TB'
  },
})
