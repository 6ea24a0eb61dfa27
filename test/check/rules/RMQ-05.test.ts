import { testRule } from '../support.ts'

testRule('RMQ-05', {
  fires: ({ rabbit, element, require }) => {
    rabbit({})
    element('events', 'topic').queue.acknowledgements = 'none'
    require('DUR06', { metric: 'rpo', of: 'events', under: 'zone-loss', target: '<= 0s' })
  },
  at: 'events.queue.acknowledgements',
  params: { requirement: 'DUR06', id: 'events' },
  silent: ({ rabbit, require }) => {
    rabbit({})
    require('DUR06', { metric: 'rpo', of: 'events', under: 'zone-loss', target: '<= 0s' })
  },
})
