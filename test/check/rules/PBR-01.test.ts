import { testRule } from '../support.ts'

testRule('PBR-01', {
  // 16 MiB at 10 kB/s fill in 1678 s, which is more than the quarter of an hour promised.
  fires: ({ profiles, measure }) => {
    profiles.backup!.walArchive = { asynchronous: true }
    profiles.walRate = '10kB/s'
    measure('DUR05', { metric: 'rpo', of: 'profiles', under: 'operator-error', target: '<= 15m' })
  },
  at: 'profiles.backup.walArchive',
  params: { requirement: 'DUR05', target: 900, fill: 1677.7216 },
  silent: ({ profiles, measure }) => {
    profiles.backup!.walArchive = { asynchronous: true }
    measure('DUR05', { metric: 'rpo', of: 'profiles', under: 'operator-error', target: '<= 15m' })
  },
})
