import { testRule } from '../support.ts'

testRule('KAF-12', {
  fires: ({ deployment }) => {
    deployment('worker@msk').autoscaling = { min: 2, max: 20, metric: 'queue-length', target: '80%' }
  },
  at: 'events.queue.partitions',
  params: { id: 'events', partitions: 12, consumer: 'worker', replicas: 20 },
  silent: ({ deployment }) => {
    deployment('worker@msk').autoscaling = { min: 2, max: 12, metric: 'queue-length', target: '80%' }
  },
})
