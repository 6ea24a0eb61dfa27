import { testRule } from '../support.ts'

testRule('KAF-03', {
  fires: ({ element }) => {
    element('events', 'topic').queue.minInSync = 3
  },
  at: 'events.queue.minInSync',
  params: { id: 'events', replicas: 3 },
  silent: ({ element }) => {
    element('events', 'topic').queue.minInSync = 3
    element('events', 'topic').queue.replicas = 4
  },
})
