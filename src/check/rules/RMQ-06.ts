import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RMQ-06',
  severity: 'error',
  title: { ru: 'Сообщение удаляется в момент выдачи', en: 'A message is deleted as soon as it is handed out' },
  message: {
    ru: (p) => `${ru.quote(p.id)} обещает доставку хотя бы один раз, а потребители подтверждают автоматически.`,
    en: (p) => `${en.quote(p.id)} promises at-least-once delivery, but its consumers acknowledge automatically.`,
  },
  fix: {
    ru: () => 'Подтверждайте вручную после обработки (autoAck: false).',
    en: () => 'Acknowledge by hand after the work is done (autoAck: false).',
  },
  why: {
    ru: 'Всё, что потребитель получил и не успел обработать, пропадает вместе с ним.',
    en: 'Whatever a consumer has received and not yet done is lost with it.',
  },

  source: 'RabbitMQ 4.3, docs/confirms.md (automatic acknowledgement)',
  example: { id: 'tasks' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'rabbitmq').flatMap(({ id, queue, rabbitmq }) =>
      rabbitmq?.autoAck === true && queue.delivery !== 'at-most-once'
        ? [report(context, entry, `${id}.rabbitmq.autoAck`, { id })]
        : [],
    ),
}
