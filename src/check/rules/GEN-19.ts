import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import { consumersOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-19',
  severity: 'warning',
  title: { ru: 'Неудачные сообщения некуда откладывать', en: 'There is nowhere to put failed messages' },
  message: {
    ru: (p) =>
      `${ru.quote(p.consumer)} забирает сообщения из ${ru.quote(p.id)}, а места для неудавшихся (dead letters) нет.`,
    en: (p) => `${en.quote(p.consumer)} takes messages from ${en.quote(p.id)}, which has no dead letters.`,
  },
  fix: {
    ru: () => 'Заведите очередь неудавшихся (deadLetters: true) и тревогу на её рост.',
    en: () => 'Keep a queue of dead letters (deadLetters: true), with an alert on its growth.',
  },
  why: {
    ru: 'Одно испорченное сообщение либо останавливает весь раздел, либо теряется молча.',
    en: 'One poisonous message either stops its whole partition or is lost in silence.',
  },
  source: 'common practice',
  example: { consumer: 'worker', id: 'events' },
}

/** Quorum queues of RabbitMQ drop such messages: RMQ-07 tells that. */
export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'queue', 'topic').flatMap((queue) => {
      if (queue.queue.deadLetters !== false || queue.rabbitmq?.queueType === 'quorum') return []
      const consumer = consumersOf(context, queue.id)[0]
      if (consumer === undefined) return []
      return [report(context, entry, `${queue.id}.queue.deadLetters`, { consumer, id: queue.id })]
    }),
}
