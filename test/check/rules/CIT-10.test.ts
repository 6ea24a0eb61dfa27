import { testRule } from '../support.ts'

testRule('CIT-10', {
  fires: ({ citus }) => {
    citus({ restorePoints: false })
  },
  at: 'profiles.shards.citus.restorePoints',
  params: { id: 'profiles' },
  silent: ({ citus }) => {
    citus({ restorePoints: true })
  },
})
