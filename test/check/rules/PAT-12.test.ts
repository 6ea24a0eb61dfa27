import { testRule } from '../support.ts'

testRule('PAT-12', {
  fires: ({ profiles }) => {
    profiles.proxy!.shutdownSessions = false
  },
  at: 'profiles.proxy.shutdownSessions',
  params: {},
  silent: ({ profiles }) => {
    profiles.proxy!.shutdownSessions = true
  },
})
