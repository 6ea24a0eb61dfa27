import { testRule } from '../support.ts'

testRule('KAF-05', {
  fires: ({ element, require }) => {
    element('events', 'topic').queue.acknowledgements = 'leader'
    require('DUR06', { metric: 'rpo', of: 'events', under: 'zone-loss', target: '<= 0s' })
  },
  at: 'events.queue.acknowledgements',
  params: { requirement: 'DUR06', id: 'events', acks: 'leader' },
  silent: ({ require }) => require('DUR06', { metric: 'rpo', of: 'events', under: 'zone-loss', target: '<= 0s' }),
})
