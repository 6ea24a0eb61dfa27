import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('KAF-11', {
  fires: ({ element }) => {
    element('events', 'topic').kafka = { controllers: 4 }
  },
  at: 'events.kafka.controllers',
  params: { id: 'events', problemRu: 'контроллеров чётное число: 4', problemEn: 'an even number of controllers: 4' },
  silent: ({ element }) => {
    element('events', 'topic').kafka = { controllers: 3, combinedMode: false }
  },
})

test('KAF-11 fires on the only controller of a cluster that replicates', () => {
  const told = tell(
    changed(({ element }) => {
      element('events', 'topic').kafka = { controllers: 1 }
    }),
  )
  assert.deepEqual(
    told.map(({ code, params }) => [code, params.problemEn]),
    [['KAF-11', 'there is one controller only']],
  )
})
