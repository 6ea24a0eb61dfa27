import { testRule } from '../support.ts'

testRule('KAF-02', {
  fires: ({ element }) => {
    delete element('events', 'topic').queue.minInSync
  },
  at: 'events.queue',
  params: { id: 'events' },
  silent: ({ element }) => {
    delete element('events', 'topic').queue.minInSync
    element('events', 'topic').queue.acknowledgements = 'leader'
  },
})
