import { testRule } from '../support.ts'

testRule('PBR-04', {
  fires: ({ profiles }) => {
    profiles.backup!.walArchive!.queueMax = '10GB'
  },
  at: 'profiles.backup.walArchive.queueMax',
  params: { id: 'profiles', limit: 1e10 },
  silent: ({ profiles, document }) => {
    profiles.backup!.walArchive!.queueMax = '10GB'
    document.metrics[0]!.query = 'pg_stat_archiver_last_archive_age'
  },
})
