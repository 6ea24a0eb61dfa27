import { testRule } from '../support.ts'

testRule('GEN-15', {
  fires: ({ profiles }) => {
    profiles.failover = { manager: 'manual' }
    delete profiles.manualPromotion
  },
  at: 'profiles.failover',
  params: { id: 'profiles' },
  silent: ({ profiles }) => {
    profiles.failover = { manager: 'manual' }
  },
})
