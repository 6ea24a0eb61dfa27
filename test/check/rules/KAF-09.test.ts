import { testRule } from '../support.ts'

testRule('KAF-09', {
  fires: ({ element }) => {
    element('events', 'topic').kafka = { enableAutoCommit: true }
  },
  at: 'events.kafka.enableAutoCommit',
  params: { id: 'events' },
  silent: ({ element }) => {
    element('events', 'topic').kafka = { enableAutoCommit: true }
    element('events', 'topic').queue.delivery = 'at-most-once'
  },
})
