import { testRule } from '../support.ts'

testRule('RMQ-04', {
  fires: ({ rabbit }) => {
    rabbit({ version: '4.1', haMode: true })
  },
  at: 'events.rabbitmq.haMode',
  params: { id: 'events', version: '4.1' },
  silent: ({ rabbit }) => {
    rabbit({ version: '3.13', haMode: true })
  },
})
