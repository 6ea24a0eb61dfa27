import { testRule } from '../support.ts'

testRule('RMQ-10', {
  fires: ({ element }) => {
    Object.assign(element('events', 'topic'), { technology: 'rabbitmq', rabbitmq: {} })
  },
  at: 'events.rabbitmq',
  params: { id: 'events' },
  silent: ({ rabbit }) => rabbit({}),
})
