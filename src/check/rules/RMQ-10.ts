import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RMQ-10',
  severity: 'warning',
  title: { ru: 'Очередь без предела', en: 'A queue without a limit' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: ни длина очереди, ни срок жизни сообщений не ограничены.`,
    en: (p) => `${en.quote(p.id)}: neither the length of the queue nor the life of its messages is limited.`,
  },
  fix: {
    ru: () => 'Задайте maxLength или messageTtl и решите, что делать с лишним.',
    en: () => 'Set maxLength or messageTtl, and decide what happens to the excess.',
  },
  why: {
    ru: 'Когда потребители встали, очередь занимает память и диск, и RabbitMQ останавливает всех отправителей.',
    en: 'When consumers stop, the queue fills memory and disk, and RabbitMQ blocks every publisher.',
  },
  source: 'common practice; RabbitMQ 4.3, docs/alarms',
  example: { id: 'tasks' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'rabbitmq').flatMap(({ id, rabbitmq }) =>
      rabbitmq &&
      rabbitmq.queueType !== 'stream' &&
      rabbitmq.maxLength === undefined &&
      rabbitmq.messageTtl === undefined
        ? [report(context, entry, `${id}.rabbitmq`, { id })]
        : [],
    ),
}
