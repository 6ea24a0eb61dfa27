import { testRule } from '../support.ts'

testRule('EVT-09', {
  fires: ({ element }) => {
    element('events', 'topic').queue.schemaVersioned = false
  },
  at: 'events.queue.schemaVersioned',
  params: { id: 'events' },
  silent: ({ element }) => {
    element('events', 'topic').queue.schemaVersioned = true
  },
})
