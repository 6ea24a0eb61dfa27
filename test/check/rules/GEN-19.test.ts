import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('GEN-19', {
  fires: ({ element }) => {
    element('events', 'topic').queue.deadLetters = false
  },
  at: 'events.queue.deadLetters',
  params: { consumer: 'worker', id: 'events' },
  silent: ({ element }) => {
    delete element('events', 'topic').queue.deadLetters
  },
})

test('GEN-19 sees a consumer that the queue hands its messages to', () => {
  const told = tell(
    changed(({ document, element, journey, remove }) => {
      remove('relations', 'worker->events')
      document.relations.push({ id: 'events->worker', from: 'events', to: 'worker', mode: 'async', need: 'async' })
      journey('accrue').steps.push({ from: 'api', to: 'events', operation: 'publish' }, { to: 'worker' })
      journey('notify').steps.splice(0, 1)
      element('events', 'topic').queue.deadLetters = false
    }),
  )
  assert.equal(told.filter((finding) => finding.code === 'GEN-19').length, 1)
})
