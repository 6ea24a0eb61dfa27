import { testRule } from '../support.ts'

testRule('EVT-03', {
  fires: ({ element }) => {
    Object.assign(element('events', 'topic').queue, { deduplicationWindow: '1h', redelivery: '7d' })
  },
  at: 'events.queue.deduplicationWindow',
  params: { id: 'events', window: 3600, redelivery: 604800 },
  silent: ({ element }) => {
    Object.assign(element('events', 'topic').queue, { deduplicationWindow: '8d', redelivery: '7d' })
  },
})
