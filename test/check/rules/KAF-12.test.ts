import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

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

test('KAF-12 sees a consumer that the queue hands its messages to', () => {
  const told = tell(
    changed(({ document, journey, remove, deployment }) => {
      remove('relations', 'worker->events')
      document.relations.push({ id: 'events->worker', from: 'events', to: 'worker', mode: 'async', need: 'async' })
      journey('accrue').steps.push({ from: 'api', to: 'events', operation: 'publish' }, { to: 'worker' })
      journey('notify').steps.splice(0, 1)
      deployment('worker@msk').replicas = 20
    }),
  )
  assert.equal(told.filter((finding) => finding.code === 'KAF-12').length, 1)
})
