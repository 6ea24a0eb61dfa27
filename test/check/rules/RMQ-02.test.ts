import { testRule } from '../support.ts'

testRule('RMQ-02', {
  fires: ({ rabbit, element }) => {
    rabbit({})
    element('events', 'topic').queue.members = [{ in: 'msk-a' }, { in: 'msk-b' }]
  },
  at: 'events.queue.members',
  params: { id: 'events' },
  silent: ({ rabbit }) => rabbit({}),
})
