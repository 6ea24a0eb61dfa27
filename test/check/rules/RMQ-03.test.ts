import { testRule } from '../support.ts'

testRule('RMQ-03', {
  fires: ({ rabbit, element }) => {
    rabbit({ queueType: 'quorum' })
    element('events', 'topic').queue.replicas = 4
  },
  at: 'events.queue.replicas',
  params: { id: 'events', replicas: 4, less: 3 },
  silent: ({ rabbit, element }) => {
    rabbit({ queueType: 'quorum' })
    element('events', 'topic').queue.replicas = 5
  },
})
