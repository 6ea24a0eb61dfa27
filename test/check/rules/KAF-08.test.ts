import { testRule } from '../support.ts'

testRule('KAF-08', {
  fires: ({ element }) => {
    element('events', 'topic').kafka = { deliveryTimeout: '30s', brokerSessionTimeout: '45s' }
  },
  at: 'events.kafka.deliveryTimeout',
  params: { id: 'events', delivery: 30, failover: 46 },
  silent: ({ element }) => {
    element('events', 'topic').kafka = { deliveryTimeout: '30s' }
  },
})
