import { testRule } from '../support.ts'

testRule('KAF-04', {
  fires: ({ element, require }) => {
    element('events', 'topic').kafka = { uncleanLeaderElection: true }
    require('DUR06', { metric: 'rpo', of: 'events', under: 'zone-loss', target: '<= 0s' })
  },
  at: 'events.kafka.uncleanLeaderElection',
  params: { requirement: 'DUR06', id: 'events' },
  silent: ({ element }) => {
    element('events', 'topic').kafka = { uncleanLeaderElection: true }
  },
})
