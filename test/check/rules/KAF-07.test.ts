import { testRule } from '../support.ts'

testRule('KAF-07', {
  fires: ({ element }) => {
    element('events', 'topic').kafka = { autoCreateTopics: true }
  },
  at: 'events.kafka.autoCreateTopics',
  params: { id: 'events', factor: 1 },
  silent: ({ element }) => {
    element('events', 'topic').kafka = { autoCreateTopics: true, defaultReplicationFactor: 3 }
  },
})
