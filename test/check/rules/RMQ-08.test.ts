import { testRule } from '../support.ts'

testRule('RMQ-08', {
  fires: ({ rabbit, element }) => {
    rabbit({})
    element('events', 'topic').queue.members = [{ in: 'msk-a' }, { in: 'msk-b' }, { in: 'ekb-a' }]
  },
  at: 'events.queue.members',
  params: { id: 'events', regions: 'msk, ekb' },
  silent: ({ rabbit }) => rabbit({}),
})
