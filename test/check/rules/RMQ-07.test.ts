import { testRule } from '../support.ts'

testRule('RMQ-07', {
  fires: ({ rabbit, element }) => {
    rabbit({ queueType: 'quorum' })
    element('events', 'topic').queue.deadLetters = false
  },
  at: 'events.queue.deadLetters',
  params: { id: 'events' },
  silent: ({ rabbit }) => rabbit({ queueType: 'quorum' }),
})
