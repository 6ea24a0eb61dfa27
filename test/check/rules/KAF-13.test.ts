import { testRule } from '../support.ts'

testRule('KAF-13', {
  fires: ({ element }) => {
    element('events', 'topic').kafka = { transactions: true }
  },
  at: 'events.kafka',
  params: { id: 'events' },
  silent: ({ element }) => {
    element('events', 'topic').kafka = { transactions: true, isolationLevel: 'read_committed' }
  },
})
