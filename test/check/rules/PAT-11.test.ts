import { testRule } from '../support.ts'

testRule('PAT-11', {
  fires: ({ profiles, patroni }) => {
    patroni.usePgRewind = true
    profiles.dataChecksums = false
  },
  at: 'profiles.failover.usePgRewind',
  params: { id: 'profiles' },
  silent: ({ profiles, patroni }) => {
    patroni.usePgRewind = true
    profiles.dataChecksums = false
    profiles.walLogHints = true
  },
})
