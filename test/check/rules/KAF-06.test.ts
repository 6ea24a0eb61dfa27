import { testRule } from '../support.ts'

testRule('KAF-06', {
  fires: ({ element }) => {
    element('events', 'topic').queue.members = ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c'].map((zone) => ({
      in: `msk-${zone}`,
    }))
  },
  at: 'events',
  params: { id: 'events', brokers: 9, zones: 3, replicas: 3 },
  silent: ({ element }) => {
    element('events', 'topic').queue.members = ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c'].map((zone) => ({
      in: `msk-${zone}`,
    }))
    element('events', 'topic').kafka = { brokerRack: true }
  },
})
