import { testRule } from '../support.ts'

testRule('EVT-02', {
  fires: ({ element }) => {
    delete element('events', 'topic').queue.consumersIdempotent
  },
  at: 'events.queue',
  params: { id: 'events' },
  silent: ({ element }) => {
    delete element('events', 'topic').queue.consumersIdempotent
    element('events', 'topic').queue.delivery = 'exactly-once'
  },
})
