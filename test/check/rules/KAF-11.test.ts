import { testRule } from '../support.ts'

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
