import { testRule } from '../support.ts'

testRule('PAT-09', {
  fires: ({ require }) =>
    require('CON01', { metric: 'consistency', of: 'profiles', operation: 'write', target: '>= linearizable' }),
  at: 'profiles.failover',
  params: { requirement: 'CON01', watchdog: 'automatic' },
  silent: ({ patroni, require }) => {
    patroni.watchdog = 'required'
    require('CON01', { metric: 'consistency', of: 'profiles', operation: 'write', target: '>= linearizable' })
  },
})
