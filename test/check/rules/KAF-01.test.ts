import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('KAF-01', {
  fires: ({ element }) => {
    element('events', 'topic').queue.replicas = 2
  },
  at: 'events.queue.replicas',
  params: { id: 'events', replicas: 2 },
  silent: ({ element }) => {
    element('events', 'topic').queue.replicas = 4
  },
})

test('KAF-01 is silent on a topic whose messages may be lost', () => {
  const told = tell(
    changed(({ element }) => {
      Object.assign(element('events', 'topic').queue, {
        replicas: 2,
        minInSync: 1,
        acknowledgements: 'none',
        delivery: 'at-most-once',
      })
    }),
  )
  assert.deepEqual(
    told.filter(({ code }) => code === 'KAF-01'),
    [],
  )
})
