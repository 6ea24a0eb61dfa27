import { testRule } from '../support.ts'

testRule('PBR-02', {
  // 400 GB at 250 MB/s take 1600 s of the promised 1800 s.
  fires: ({ profiles }) => {
    profiles.size = '400GB'
    delete profiles.backup!.processes
  },
  at: 'profiles.backup',
  params: { copy: 1600, target: 1800, requirement: 'DUR04' },
  silent: ({ profiles }) => {
    delete profiles.backup!.processes
  },
})
