import { testRule } from '../support.ts'

testRule('RMQ-01', {
  fires: ({ rabbit }) => {
    rabbit({ version: '4.3.1', partitionHandling: 'pause_minority' })
  },
  at: 'events.rabbitmq.partitionHandling',
  params: { id: 'events', version: '4.3.1' },
  silent: ({ rabbit }) => {
    rabbit({ version: '4.2', partitionHandling: 'pause_minority' })
  },
})
