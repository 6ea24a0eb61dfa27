import { testRule } from '../support.ts'

testRule('KAF-01', {
  fires: ({ element }) => {
    element('events', 'topic').queue.replicas = 2
  },
  at: 'events.queue.replicas',
  params: { id: 'events', replicas: 2 },
  silent: ({ element }) => {
    element('events', 'topic').queue.replicas = 4
  },
})
