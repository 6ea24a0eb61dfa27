import { testRule } from '../support.ts'

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
