import { testRule } from '../support.ts'

testRule('KAF-08', {
  fires: ({ element }) => {
    element('events', 'topic').kafka = { deliveryTimeout: '5s' }
  },
  at: 'events.kafka.deliveryTimeout',
  params: { id: 'events', delivery: 5, failover: 10 },
  silent: ({ element }) => {
    element('events', 'topic').kafka = { deliveryTimeout: '30s' }
  },
})
