import { testRule } from '../support.ts'

testRule('EVT-07', {
  fires: ({ element }) => {
    element('events', 'topic').queue.ordering = 'total'
  },
  at: 'events.queue.ordering',
  params: { id: 'events', partitions: 12 },
  silent: ({ element }) => {
    element('events', 'topic').queue.ordering = 'key'
  },
})
