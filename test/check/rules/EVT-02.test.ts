import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('EVT-02', {
  fires: ({ element }) => {
    delete element('events', 'topic').queue.consumersIdempotent
  },
  at: 'events.queue',
  params: { id: 'events' },
  silent: ({ element }) => {
    delete element('events', 'topic').queue.consumersIdempotent
    element('events', 'topic').queue.delivery = 'exactly-once'
  },
})

test('EVT-02 sees a consumer that the queue hands its messages to', () => {
  const told = tell(
    changed(({ document, element, journey, remove }) => {
      remove('relations', 'worker->events')
      document.relations.push({ id: 'events->worker', from: 'events', to: 'worker', mode: 'async', need: 'async' })
      journey('accrue').steps.push({ from: 'api', to: 'events', operation: 'publish' }, { to: 'worker' })
      journey('notify').steps.splice(0, 1)
      delete element('events', 'topic').queue.consumersIdempotent
    }),
  )
  assert.equal(told.filter((finding) => finding.code === 'EVT-02').length, 1)
})
