import { testRule } from '../support.ts'

testRule('RMQ-09', {
  fires: ({ rabbit, element }) => {
    rabbit({})
    element('events', 'topic').queue.replicas = 7
  },
  at: 'events.queue.replicas',
  params: { id: 'events', replicas: 7 },
  silent: ({ rabbit, element }) => {
    rabbit({})
    element('events', 'topic').queue.replicas = 5
  },
})
