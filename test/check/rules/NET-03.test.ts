import { testRule } from '../support.ts'

testRule('NET-03', {
  fires: ({ profiles }) => {
    profiles.failover = { manager: 'manual' }
    profiles.proxy = { technology: 'vip' }
  },
  at: 'profiles.proxy.technology',
  params: { id: 'profiles' },
  silent: ({ profiles }) => {
    profiles.proxy = { technology: 'vip' }
  },
})
