import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RMQ-07',
  severity: 'error',
  title: { ru: 'Неудачные сообщения выбрасываются', en: 'Failed messages are thrown away' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: после 20 неудачных попыток сообщение удаляется, очереди неудавшихся (DLX) нет.`,
    en: (p) => `${en.quote(p.id)}: after 20 failed deliveries a message is dropped; there is no dead-letter exchange.`,
  },
  fix: {
    ru: () => 'Настройте dead-letter-exchange (deadLetters: true) и разбирайте его.',
    en: () => 'Configure a dead-letter exchange (deadLetters: true), and work it off.',
  },
  why: {
    ru: 'Очереди с кворумом по умолчанию ограничивают число доставок: испорченное сообщение исчезает молча.',
    en: 'Quorum queues limit the number of deliveries by default: a poisonous message disappears in silence.',
  },
  source: 'RabbitMQ 4.3, docs/quorum-queues (poison message handling, delivery-limit 20)',
  example: { id: 'tasks' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'rabbitmq').flatMap(({ id, queue, rabbitmq }) =>
      rabbitmq?.queueType === 'quorum' && queue.deadLetters !== true
        ? [report(context, entry, `${id}.queue.deadLetters`, { id })]
        : [],
    ),
}
