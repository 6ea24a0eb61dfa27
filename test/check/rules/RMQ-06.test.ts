import { testRule } from '../support.ts'

testRule('RMQ-06', {
  fires: ({ rabbit }) => {
    rabbit({ autoAck: true })
  },
  at: 'events.rabbitmq.autoAck',
  params: { id: 'events' },
  silent: ({ rabbit, element }) => {
    rabbit({ autoAck: true })
    element('events', 'topic').queue.delivery = 'at-most-once'
  },
})
