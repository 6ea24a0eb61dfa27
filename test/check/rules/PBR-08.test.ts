import { testRule } from '../support.ts'

testRule('PBR-08', {
  // 16 MiB per 2 s are 8.4 MB/s.
  fires: ({ profiles }) => {
    profiles.walRate = '12MB/s'
    profiles.backup!.walArchive = { timeout: '1m' }
  },
  at: 'profiles.backup.walArchive',
  params: { group: 'profiles', rate: 12e6, push: 8_388_608 },
  silent: ({ profiles }) => {
    profiles.walRate = '12MB/s'
    profiles.backup!.walArchive = { timeout: '1m', push: '1s' }
  },
})
