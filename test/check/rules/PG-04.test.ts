import { testRule } from '../support.ts'

testRule('PG-04', {
  fires: ({ profiles }) => {
    profiles.failover = { manager: 'manual' }
    profiles.slots = true
  },
  at: 'profiles',
  params: {},
  silent: ({ profiles }) => {
    profiles.failover = { manager: 'manual' }
    profiles.slots = true
    profiles.maxSlotWalKeepSize = '50GB'
  },
})
